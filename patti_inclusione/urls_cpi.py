from django.urls import path

from patti_inclusione.views import cpi

urlpatterns = [
    path("casi/<uuid:pk>/cpi/", cpi.cpi_detail, name="cpi_detail"),
    path("casi/<uuid:pk>/cpi/invio/", cpi.cpi_send, name="cpi_send"),
    path("casi/<uuid:pk>/cpi/richiamo/", cpi.cpi_recall, name="cpi_recall"),
    path("casi/<uuid:pk>/cpi/lettura/", cpi.cpi_read, name="cpi_read"),
]
