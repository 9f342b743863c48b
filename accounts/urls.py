from django.urls import path

from accounts.views import accesso, ambito, attivazione, atto, modulo, profilo, richiesta

app_name = "accounts"

urlpatterns = [
    path("accesso/", accesso.accesso, name="accesso"),
    path("accesso/codice/", accesso.codice, name="codice"),
    path("accesso/entra-come/", accesso.entra_come, name="entra_come"),
    path("accreditamento/", modulo.modulo_create, name="modulo"),
    path("accreditamento/luoghi/", modulo.luogo_search, name="luogo_search"),
    path("accreditamento/<uuid:pk>/", modulo.modulo_receipt, name="modulo_receipt"),
    path("accreditamento/<uuid:pk>/nota/", modulo.modulo_nota, name="modulo_nota"),
    path("ambiti/", ambito.ambito_list, name="ambito_list"),
    path("atti/<uuid:pk>/<slug:quale>/", atto.atto_download, name="atto_download"),
    path("attivazione/codice/", attivazione.attivazione_codice, name="attivazione_codice"),
    path("attivazione/password/", attivazione.attivazione_password, name="attivazione_password"),
    path("attivazione/telefono/", attivazione.attivazione_dispositivo, name="attivazione_dispositivo"),
    path("attivazione/<str:token>/", attivazione.attivazione_open, name="attivazione_open"),
    path("profilo/", profilo.profilo_choose, name="profilo_choose"),
    path("richieste/", richiesta.richiesta_list, name="richiesta_list"),
    path("richieste/allegati/<uuid:pk>/", richiesta.allegato_download, name="allegato_download"),
    path("richieste/<uuid:pk>/", richiesta.richiesta_detail, name="richiesta_detail"),
    path("richieste/<uuid:pk>/atto/", atto.atto_prepare, name="atto_prepare"),
    path("richieste/<uuid:pk>/comunicazione/", atto.richiesta_notify, name="richiesta_notify"),
    path("richieste/<uuid:pk>/controfirma/", atto.atto_countersign, name="atto_countersign"),
    path("richieste/<uuid:pk>/integrazione/", richiesta.richiesta_complete, name="richiesta_complete"),
    path("richieste/<uuid:pk>/integrazione/nuova/", richiesta.richiesta_integrate, name="richiesta_integrate"),
    path("richieste/<uuid:pk>/invio/", atto.atto_send, name="atto_send"),
    path("richieste/<uuid:pk>/pec/", richiesta.richiesta_pec, name="richiesta_pec"),
    path("richieste/<uuid:pk>/registrazione/", atto.richiesta_register, name="richiesta_register"),
    path("richieste/<uuid:pk>/rifiuto/", richiesta.richiesta_refuse, name="richiesta_refuse"),
    path("richieste/<uuid:pk>/ritiro/", richiesta.richiesta_withdraw, name="richiesta_withdraw"),
    path("richieste/<uuid:pk>/verifica/", richiesta.richiesta_verify, name="richiesta_verify"),
    path("uscita/", accesso.uscita, name="uscita"),
]
