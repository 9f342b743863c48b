"""The addresses of the Patto: its page, its parts, its documents, its signatures."""

from django.urls import path

from patti_inclusione.views import (
    patto,
    patto_bozze,
    patto_firma,
    patto_parti,
    patto_revisione,
    patto_sostegni,
    patto_verifica,
)

PARTI = {"obiettivi": "obiettivo", "risultati": "risultato", "impegni": "impegno", "sostegni": "sostegno"}


def _urls_of(parte: str, nome: str) -> list:
    """A kind of part: `obiettivo_create`, `obiettivo_edit`, `obiettivo_delete`."""
    base, kind = f"patti/<uuid:pk>/{parte}/", {"parte": parte}
    return [
        path(f"{base}nuovo/", patto_parti.parte_create, kind, name=f"{nome}_create"),
        path(f"{base}<uuid:riga>/", patto_parti.parte_edit, kind, name=f"{nome}_edit"),
        path(f"{base}<uuid:riga>/rimozione/", patto_parti.parte_delete, kind, name=f"{nome}_delete"),
    ]


urlpatterns = [
    path("casi/<uuid:pk>/patto/", patto.patto_detail, name="patto_detail"),
    path("casi/<uuid:pk>/patto/nuovo/", patto.patto_create, name="patto_create"),
    path("patti/<uuid:pk>/accordi/", patto.patto_edit, name="patto_edit"),
    path("patti/<uuid:pk>/bisogni/", patto.bisogno_edit, name="bisogno_edit"),
    *(url for parte, nome in PARTI.items() for url in _urls_of(parte, nome)),
    path("patti/<uuid:pk>/bozze/<str:modulo>/", patto_bozze.patto_draft, name="patto_draft"),
    path("patti/<uuid:pk>/bozze/<str:modulo>/rinuncia/", patto_bozze.patto_draft_discard, name="patto_draft_discard"),
    path("patti/<uuid:pk>/chiusura-testo/", patto.patto_freeze, name="patto_freeze"),
    path("patti/<uuid:pk>/riapertura-testo/", patto.patto_unfreeze, name="patto_unfreeze"),
    path("patti/<uuid:pk>/documento/", patto.patto_documento, name="patto_documento"),
    path("patti/<uuid:pk>/documento/da-firmare/", patto.patto_download, {"quale": "da-firmare"}, name="patto_download"),
    path(
        "patti/<uuid:pk>/documento/firmato/", patto.patto_download, {"quale": "firmato"}, name="patto_download_firmato"
    ),
    path("patti/<uuid:pk>/sottoscrizione/", patto_firma.patto_sign, name="patto_sign"),
    path("patti/<uuid:pk>/revisione/", patto_revisione.patto_revise, name="patto_revise"),
    path("patti/<uuid:pk>/revisione/rinuncia/", patto_revisione.patto_drop, name="patto_drop"),
    path("patti/<uuid:pk>/revisione/in-vigore/", patto_revisione.patto_enact, name="patto_enact"),
    path("patti/<uuid:pk>/riscrittura/", patto_revisione.patto_rewrite, name="patto_rewrite"),
    path("casi/<uuid:pk>/patto/versioni/", patto_revisione.patto_versions, name="patto_versions"),
    path("patti/<uuid:pk>/copie/", patto_sostegni.copia_create, name="copia_create"),
    path("patti/<uuid:pk>/copie/<uuid:riga>/", patto_sostegni.copia_download, name="copia_download"),
    path("sostegni/", patto_sostegni.sostegno_list, name="sostegno_list"),
    path("patti/<uuid:pk>/sostegni/<uuid:riga>/stato/", patto_sostegni.sostegno_move, name="sostegno_move"),
    path("verifica/", patto_verifica.documento_verify, name="verifica"),
    path("verifica/<slug:codice>/", patto_verifica.documento_verify, name="verifica_codice"),
    path("comunicazioni/<uuid:pk>/reinvio/", patto_firma.comunicazione_resend, name="comunicazione_resend"),
]
