"""The addresses of the monitoring: meetings, their evaluation, how it goes, the end and the stops of a case."""

from django.urls import path

from patti_inclusione.views import chiusura, incontro, incontro_andamento, incontro_valutazione, valutazione

urlpatterns = [
    path("casi/<uuid:pk>/incontri/", incontro.incontro_list, name="incontro_list"),
    path("casi/<uuid:pk>/incontri/nuovo/", incontro.incontro_create, name="incontro_create"),
    path("casi/<uuid:pk>/andamento/", incontro_andamento.incontro_andamento, name="incontro_andamento"),
    path("incontri/<uuid:pk>/", incontro.incontro_detail, name="incontro_detail"),
    path("incontri/<uuid:pk>/scheda/", incontro.incontro_edit, name="incontro_edit"),
    path("incontri/<uuid:pk>/convocazione/", incontro.incontro_convoke, name="incontro_convoke"),
    path("incontri/<uuid:pk>/annullamento/", incontro.incontro_cancel, name="incontro_cancel"),
    path("incontri/<uuid:pk>/valutazione/", incontro_valutazione.incontro_evaluate, name="incontro_evaluate"),
    path("incontri/<uuid:pk>/valutazione/bozza/", incontro_valutazione.incontro_draft, name="incontro_draft"),
    path(
        "incontri/<uuid:pk>/valutazione/bozza/rinuncia/",
        incontro_valutazione.incontro_draft_discard,
        name="incontro_draft_discard",
    ),
    path("risultati/", incontro_andamento.risultato_list, name="risultato_list"),
    path("casi/<uuid:pk>/valutazione-finale/", valutazione.valutazione_edit, name="valutazione_edit"),
    path("casi/<uuid:pk>/valutazione-finale/inizio/", valutazione.valutazione_start, name="valutazione_start"),
    path("casi/<uuid:pk>/valutazione-finale/rinuncia/", valutazione.valutazione_leave, name="valutazione_leave"),
    path("casi/<uuid:pk>/valutazione-finale/bozza/", valutazione.valutazione_draft, name="valutazione_draft"),
    path("casi/<uuid:pk>/valutazione-finale/conclusa/", valutazione.valutazione_detail, name="valutazione_detail"),
    path("casi/<uuid:pk>/chiusura/", chiusura.chiusura_create, name="chiusura_create"),
    path("casi/<uuid:pk>/sospensione/", chiusura.sospensione_create, name="sospensione_create"),
    path("casi/<uuid:pk>/ripresa/", chiusura.sospensione_resume, name="sospensione_resume"),
]
