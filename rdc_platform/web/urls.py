from django.urls import path

from rdc_platform.web import views

app_name = "web"

urlpatterns = [
    path("accessibilita/", views.accessibilita, name="accessibilita"),
    path("privacy/", views.privacy, name="privacy"),
    path("aiuto/", views.aiuto, name="aiuto"),
    path("salute", views.salute, name="salute"),
    path("salute/completa", views.salute_completa, name="salute_completa"),
    path("sessione/resta", views.resta, name="resta"),
]
