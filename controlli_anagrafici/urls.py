from django.urls import path

from controlli_anagrafici.views import controllo, esito, perche, periodo

app_name = "controlli_anagrafici"
urlpatterns = [
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
]
