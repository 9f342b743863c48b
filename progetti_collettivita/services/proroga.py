"""Going on after the day that was expected, on the same project; INAIL hears of it (B.4, B.5; docs/adr/0039)."""

from datetime import date

from django.db import transaction

from accounts.profilo import Profilo
from progetti_collettivita.models import AssegnazionePuc, MotivoProroga, StatoAssegnazionePuc
from progetti_collettivita.selectors.copertura import day_after
from progetti_collettivita.services import copertura
from progetti_collettivita.services.assegnazione import lock_assegnazione, note_evento
from progetti_collettivita.services.partecipazione import check_tenuto
from progetti_collettivita.services.puc import PucError, require_stato
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.web.formati import data_breve


@transaction.atomic
def extend_assegnazione(
    assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, data_fine_prevista: date, motivo: str
) -> AssegnazionePuc:
    """The expected end moves later, within the project; only of who takes part now, and still may. Raises PucError."""
    row = lock_assegnazione(assegnazione, by=by, perm="run_assegnazione", versione=versione)
    require_stato(row, StatoAssegnazionePuc.ATTIVO)
    _check_fine(row, data_fine_prevista)
    check_tenuto(row)
    row.data_fine_prevista, row.motivo_proroga, row.versione = data_fine_prevista, motivo, row.versione + 1
    row.save(update_fields=["data_fine_prevista", "motivo_proroga", "versione"])
    testo = f"Prorogato al {data_breve(data_fine_prevista)}: {MotivoProroga(motivo).label}"
    note_evento(row, by=by, tipo="extend_assegnazione_puc", testo=testo)
    audit.record("extend_assegnazione_puc", row, by=by, nucleo_id=row.persona.nucleo_id)
    copertura.communicate_change(row, day_after(calendario.today()))
    return row


def _check_fine(row: AssegnazionePuc, fine: date) -> None:
    """After the day that INAIL and he know, and not past."""
    ultima, prevista = row.puc.data_fine, row.data_fine_prevista
    if ultima is None or (prevista is not None and prevista >= ultima):
        raise PucError(
            f"Il progetto finisce il {data_breve(ultima)}, e la partecipazione con lui: se va avanti, scrivi prima la "
            "sua nuova fine nella scheda del progetto.",
            "data_fine_prevista",
        )
    prima = max(calendario.today(), prevista + calendario.GIORNO if prevista else calendario.today())
    if not prima <= fine <= ultima:
        raise PucError(
            f"Scegli un giorno dal {data_breve(prima)} al {data_breve(ultima)}, quando finisce il progetto.",
            "data_fine_prevista",
        )
