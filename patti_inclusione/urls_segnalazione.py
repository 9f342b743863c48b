"""Reports to INPS: the Case manager's, the Coordinatore's approvals, formal warnings and corrections."""

from django.urls import path

from patti_inclusione.views import notizia, rettifica, richiamo, segnalazione
from patti_inclusione.views import segnalazione_approvazione as approvazione
from patti_inclusione.views import segnalazione_bozze as bozze

urlpatterns = [
    # Case manager
    path("segnalazioni/", segnalazione.segnalazione_list, name="segnalazione_list"),
    path("casi/<uuid:pk>/segnalazioni/nuova/", segnalazione.segnalazione_create, name="segnalazione_create"),
    path("casi/<uuid:pk>/segnalazioni/bozze/<str:fatto>/", bozze.segnalazione_draft, name="segnalazione_draft"),
    path(
        "casi/<uuid:pk>/segnalazioni/bozze/<str:fatto>/rinuncia/",
        bozze.segnalazione_draft_discard,
        name="segnalazione_draft_discard",
    ),
    path("segnalazioni/<uuid:pk>/", segnalazione.segnalazione_detail, name="segnalazione_detail"),
    path("segnalazioni/<uuid:pk>/modifica/", segnalazione.segnalazione_edit, name="segnalazione_edit"),
    path("segnalazioni/<uuid:pk>/proposta/", segnalazione.segnalazione_submit, name="segnalazione_submit"),
    path("segnalazioni/<uuid:pk>/ritiro/", segnalazione.segnalazione_withdraw, name="segnalazione_withdraw"),
    path("segnalazioni/<uuid:pk>/rettifica/", rettifica.rettifica_create, name="rettifica_create"),
    path("segnalazioni/allegati/<uuid:pk>/", segnalazione.segnalazione_allegato, name="segnalazione_allegato"),
    path("notizie/<uuid:pk>/", notizia.notizia_decide, name="notizia_decide"),
    path("notizie/<uuid:pk>/riapertura/", notizia.notizia_reopen, name="notizia_reopen"),
    path("impegni/<uuid:pk>/richiami/nuovo/", richiamo.richiamo_create, name="richiamo_create"),
    path("richiami/<uuid:pk>/verifica/", richiamo.richiamo_verify, name="richiamo_verify"),
    path("richiami/<uuid:pk>/documento/", richiamo.richiamo_download, name="richiamo_download"),
    # Coordinatore
    path("approvazioni/", approvazione.segnalazione_queue, name="segnalazione_queue"),
    path("approvazioni/<uuid:pk>/", approvazione.segnalazione_approve, name="segnalazione_approve"),
    path("approvazioni/rettifiche/<uuid:pk>/", approvazione.rettifica_approve, name="rettifica_approve"),
]
