"""The addresses of what follows outcomes C and D: the équipe, the specialist service, the Quadro di analisi."""

from django.urls import path

from patti_inclusione.views import equipe, ospite, quadro, quadro_fine, quadro_invio

CASO = "casi/<uuid:pk>/"
BASE = f"{CASO}quadro/"


def _di_pagina(view, fine: str, name: str) -> list:
    """The address of a page of the household, and of one of a person."""
    return [
        path(f"{BASE}<slug:sezione>/{fine}", view, name=name),
        path(f"{BASE}<slug:sezione>/<uuid:componente>/{fine}", view, name=name),
    ]


def _di_ospite(view, fine: str, name: str) -> list:
    return [
        path(f"ospite/parti/<slug:sezione>/{fine}", view, name=name),
        path(f"ospite/parti/<slug:sezione>/<uuid:componente>/{fine}", view, name=name),
    ]


urlpatterns = [
    path(f"{CASO}equipe/nuovo/", equipe.membro_create, name="membro_create"),
    path("equipe/<uuid:pk>/", equipe.membro_edit, name="membro_edit"),
    path("equipe/<uuid:pk>/fine/", equipe.membro_end, name="membro_end"),
    path("equipe/<uuid:pk>/invito/", equipe.membro_invite, name="membro_invite"),
    path(f"{CASO}servizio/", quadro_invio.servizio_send, name="servizio_send"),
    path(f"{CASO}servizio/risposta/", quadro_invio.servizio_answer, name="servizio_answer"),
    path(BASE, quadro.quadro_detail, name="quadro_detail"),
    path(f"{BASE}inizio/", quadro_invio.quadro_start, name="quadro_start"),
    path(f"{BASE}provvisorio/", quadro_invio.quadro_skip, name="quadro_skip"),
    path(f"{BASE}controllo/", quadro_fine.quadro_check, name="quadro_check"),
    path(f"{BASE}conclusione/", quadro_fine.quadro_finalize, name="quadro_finalize"),
    path(f"{BASE}riapertura/", quadro_fine.quadro_reopen, name="quadro_reopen"),
    path(f"{BASE}versioni/<int:versione>/", quadro_fine.quadro_version, name="quadro_version"),
    path(f"{BASE}versioni/<int:versione>/confronto/", quadro_fine.quadro_compare, name="quadro_compare"),
    *_di_pagina(quadro.quadro_edit, "", "quadro_edit"),
    *_di_pagina(quadro.quadro_autosave, "bozza/", "quadro_autosave"),
    *_di_pagina(quadro.quadro_stato, "stato/", "quadro_stato"),
    # Guests of an équipe: no profile, a session of their own
    path("ospite/", ospite.ospite_detail, name="ospite_detail"),
    path("ospite/codice/", ospite.ospite_codice, name="ospite_codice"),
    path("ospite/uscita/", ospite.ospite_leave, name="ospite_leave"),
    path("ospite/invito/<str:token>/", ospite.ospite_open, name="ospite_open"),
    *_di_ospite(ospite.ospite_edit, "", "ospite_edit"),
    *_di_ospite(ospite.ospite_autosave, "bozza/", "ospite_autosave"),
]
