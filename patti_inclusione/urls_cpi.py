from django.urls import path

from patti_inclusione.views import cpi, cpi_misure, richiesta_cpi, scarto

urlpatterns = [
    path("casi/<uuid:pk>/cpi/", cpi.cpi_detail, name="cpi_detail"),
    path("casi/<uuid:pk>/cpi/invio/", cpi.cpi_send, name="cpi_send"),
    path("casi/<uuid:pk>/cpi/richiamo/", cpi.cpi_recall, name="cpi_recall"),
    path("casi/<uuid:pk>/cpi/lettura/", cpi.cpi_read, name="cpi_read"),
    path("casi/<uuid:pk>/cpi/richieste/nuova/", richiesta_cpi.richiesta_cpi_create, name="richiesta_cpi_create"),
    path("cpi/richieste/<uuid:pk>/", richiesta_cpi.richiesta_cpi_detail, name="richiesta_cpi_detail"),
    path("cpi/richieste/<uuid:pk>/risposta/", richiesta_cpi.richiesta_cpi_answer, name="richiesta_cpi_answer"),
    path("cpi/richieste/<uuid:pk>/correzione/", richiesta_cpi.richiesta_cpi_retry, name="richiesta_cpi_retry"),
    path("cpi/richieste/<uuid:pk>/lettura/", richiesta_cpi.richiesta_cpi_read, name="richiesta_cpi_read"),
    path("cpi/richieste/<uuid:pk>/rinuncia/", richiesta_cpi.richiesta_cpi_drop, name="richiesta_cpi_drop"),
    path("cpi/", cpi_misure.cpi_misure, name="cpi_misure"),
    path("cpi/ambiti/", cpi_misure.cpi_misure_ambiti, name="cpi_misure_ambiti"),
    path("cpi/scarti/", scarto.scarto_cpi_list, name="scarto_cpi_list"),
]
