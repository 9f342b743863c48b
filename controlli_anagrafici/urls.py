from django.urls import include, path

from controlli_anagrafici.views import controllo, convocazione, esito, perche, periodo, rinvio, rinvio_invio, titolo

app_name = "controlli_anagrafici"
urlpatterns = [
    path("", include("controlli_anagrafici.urls_carte")),
    path("", include("controlli_anagrafici.urls_piano")),
    path("controlli/", controllo.controllo_list, name="controllo_list"),
    path("controlli/assegnazione/", controllo.controllo_assign, name="controllo_assign"),
    path("controlli/<uuid:pk>/", controllo.controllo_detail, name="controllo_detail"),
    path("controlli/<uuid:pk>/perche/", perche.controllo_perche, name="controllo_perche"),
    path("controlli/<uuid:pk>/inizio/", esito.controllo_open, name="controllo_open"),
    path("controlli/<uuid:pk>/periodi/", periodo.periodo_create, name="periodo_create"),
    path("controlli/<uuid:pk>/periodi/prova/", periodo.periodo_preview, name="periodo_preview"),
    path("controlli/<uuid:pk>/periodi/<uuid:riga>/", periodo.periodo_edit, name="periodo_edit"),
    path("controlli/<uuid:pk>/periodi/<uuid:riga>/togli/", periodo.periodo_delete, name="periodo_delete"),
    path("controlli/<uuid:pk>/requisiti/", esito.requisiti_edit, name="requisiti_edit"),
    path("controlli/<uuid:pk>/conclusione/", esito.controllo_conclude, name="controllo_conclude"),
    path("controlli/<uuid:pk>/approvazione/", esito.negativo_approve, name="negativo_approve"),
    path("controlli/<uuid:pk>/rifiuto/", esito.negativo_reject, name="negativo_reject"),
    path("controlli/<uuid:pk>/residenza-effettiva/", esito.effettiva_accept, name="effettiva_accept"),
    path("controlli/<uuid:pk>/riapertura/", esito.controllo_reopen, name="controllo_reopen"),
    path("controlli/<uuid:pk>/annullamento/", esito.controllo_cancel, name="controllo_cancel"),
    path("controlli/<uuid:pk>/titoli/", titolo.titolo_create, name="titolo_create"),
    path("controlli/<uuid:pk>/titoli/<uuid:riga>/togli/", titolo.titolo_delete, name="titolo_delete"),
    path("controlli/<uuid:pk>/convocazione/", convocazione.controllo_convene, name="controllo_convene"),
    path("controlli/<uuid:pk>/colloquio/", convocazione.controllo_hear, name="controllo_hear"),
    path("controlli/<uuid:pk>/iscrizione/", convocazione.iscrizione_await, name="iscrizione_await"),
    path("controlli/<uuid:pk>/altro-comune/", rinvio_invio.rinvio_create, name="rinvio_create"),
    path("controlli/<uuid:pk>/altro-comune/ritira/", rinvio_invio.rinvio_cancel, name="rinvio_cancel"),
    path("controlli/<uuid:pk>/altro-comune/arrivata/", rinvio_invio.rinvio_close, name="rinvio_close"),
    path("controlli/<uuid:pk>/altro-comune/di-nuovo/", rinvio_invio.rinvio_resend, name="rinvio_resend"),
    path("", include("controlli_anagrafici.urls_anpr")),
    path("", include("controlli_anagrafici.urls_famiglia")),
    path("", include("controlli_anagrafici.urls_ricalcolo")),
    path("altri-comuni/", rinvio.rinvio_list, name="rinvio_list"),
    path("altri-comuni/<uuid:pk>/", rinvio.rinvio_detail, name="rinvio_detail"),
    path("altri-comuni/<uuid:pk>/perche/", perche.rinvio_perche, name="rinvio_perche"),
    path("altri-comuni/<uuid:pk>/presa/", rinvio.rinvio_take, name="rinvio_take"),
    path("altri-comuni/<uuid:pk>/risposta/", rinvio.rinvio_return, name="rinvio_return"),
    path("altri-comuni/<uuid:pk>/periodi/", rinvio.rinvio_periodo_create, name="rinvio_periodo_create"),
    path(
        "altri-comuni/<uuid:pk>/periodi/<uuid:riga>/togli/", rinvio.rinvio_periodo_delete, name="rinvio_periodo_delete"
    ),
    path("altri-comuni/<uuid:pk>/prima/", rinvio.rinvio_forward, name="rinvio_forward"),
    path("altri-comuni/<uuid:pk>/respinta/", rinvio.rinvio_reject, name="rinvio_reject"),
]
