"""Writing the register. Rows go in unchained: a chain written in the request would make readers wait for each other."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model

from rdc_platform.audit import massa
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.models import AccessoDato, Azione, EsitoAccesso
from rdc_platform.web.richiesta import current_request_id


def record(
    atto: str,
    oggetto: Model | None = None,
    *,
    by: Autore,
    azione: Azione = Azione.MODIFICA,
    nucleo_id: UUID | None = None,
    categoria: str = "",
    esito: EsitoAccesso = EsitoAccesso.CONSENTITO,
) -> None:
    """Write that `by` did `atto` on `oggetto` (and on the household `nucleo_id`); ids only, in the caller's transaction."""
    AccessoDato.objects.create(
        richiesta=current_request_id.get(),
        operatore_id=by.operatore_id,
        accreditamento_id=by.accreditamento_id,
        ruolo=str(by.ruolo),
        azione=azione,
        atto=atto,
        oggetto_tipo=oggetto._meta.label_lower if oggetto is not None else "",
        oggetto_id=str(oggetto.pk) if oggetto is not None else "",
        nucleo_id=nucleo_id or getattr(oggetto, "nucleo_id", None),
        categoria=categoria,
        esito=esito,
    )


def record_each(atto: str, oggetti: Sequence[Model], *, by: Autore, azione: Azione = Azione.MODIFICA) -> None:
    """Write that `by` did `atto` on each of `oggetti`, all of one model: one line each, in one statement."""
    if not oggetti:
        return
    who: dict[str, Any] = {"operatore_id": by.operatore_id, "accreditamento_id": by.accreditamento_id}
    who |= {"ruolo": str(by.ruolo), "richiesta": current_request_id.get(), "azione": azione, "atto": atto}
    rows = {
        "oggetto_id": [row.pk for row in oggetti],
        "nucleo_id": [getattr(row, "nucleo_id", None) for row in oggetti],
    }
    massa.insert_rows(AccessoDato, who | rows | {"oggetto_tipo": oggetti[0]._meta.label_lower})


def record_read(atto: str, oggetto: Model, *, by: Autore, nucleo_id: UUID | None = None, categoria: str = "") -> None:
    """Write that `by` opened `oggetto`: every page with a person's data calls it."""
    record(atto, oggetto, by=by, azione=Azione.LETTURA, nucleo_id=nucleo_id, categoria=categoria)
