from django.urls import path

from patti_inclusione.views import riapertura

urlpatterns = [
    path("casi/<uuid:pk>/riapertura/", riapertura.riapertura_ask, name="riapertura_ask"),
    path("riaperture/", riapertura.riapertura_list, name="riapertura_list"),
    path("riaperture/<uuid:pk>/", riapertura.riapertura_answer, name="riapertura_answer"),
]
