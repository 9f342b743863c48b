from django.urls import path

from patti_inclusione.views import cpi, cpi_misure

urlpatterns = [
    path("casi/<uuid:pk>/cpi/", cpi.cpi_detail, name="cpi_detail"),
    path("casi/<uuid:pk>/cpi/invio/", cpi.cpi_send, name="cpi_send"),
    path("casi/<uuid:pk>/cpi/richiamo/", cpi.cpi_recall, name="cpi_recall"),
    path("casi/<uuid:pk>/cpi/lettura/", cpi.cpi_read, name="cpi_read"),
    path("cpi/", cpi_misure.cpi_misure, name="cpi_misure"),
    path("cpi/ambiti/", cpi_misure.cpi_misure_ambiti, name="cpi_misure_ambiti"),
    path("cpi/scarti/", cpi_misure.scarto_cpi_list, name="scarto_cpi_list"),
]
