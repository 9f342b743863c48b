"""The addresses of the Analisi preliminare; words of the page before the names of its sections."""

from django.urls import path

from patti_inclusione.views import analisi, analisi_fine

BASE = "casi/<uuid:pk>/analisi/"


def _di_pagina(view, fine: str, name: str) -> list:
    """The address of a page of the household, and of one of a person."""
    return [
        path(f"{BASE}<slug:sezione>/{fine}", view, name=name),
        path(f"{BASE}<slug:sezione>/<uuid:componente>/{fine}", view, name=name),
    ]


urlpatterns = [
    path(BASE, analisi.analisi_detail, name="analisi_detail"),
    path(f"{BASE}inizio/", analisi.analisi_start, name="analisi_start"),
    path(f"{BASE}controllo/", analisi_fine.analisi_check, name="analisi_check"),
    path(f"{BASE}conclusione/", analisi_fine.analisi_finalize, name="analisi_finalize"),
    path(f"{BASE}riapertura/", analisi_fine.analisi_reopen, name="analisi_reopen"),
    path(f"{BASE}versioni/<int:versione>/", analisi_fine.analisi_version, name="analisi_version"),
    *_di_pagina(analisi.analisi_edit, "", "analisi_edit"),
    *_di_pagina(analisi.analisi_autosave, "bozza/", "analisi_autosave"),
    *_di_pagina(analisi.analisi_stato, "stato/", "analisi_stato"),
]
