"""Formal warnings on a commitment (art. 7 c. 9 DL 4/2019): before a report of E07 or E08, and as many as the reports."""

from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Impegno, RichiamoFormale, StatoPatto
from patti_inclusione.models.segnalazione_codici import DEI_RICHIAMI
from patti_inclusione.permissions import RICHIAMI
from patti_inclusione.selectors.segnalazione import richiami_on
from patti_inclusione.selectors.segnalazione_fatti import binds_from
from patti_inclusione.services.caso import lock_caso, note_evento
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import services as documenti

MASSIMO = 4


class RichiamoError(Exception):
    """The warning cannot be given or verified; the text says what to do."""


@dataclass(frozen=True)
class Richiamo:
    """When it was given and received, how, and by when the family has to comply."""

    data: date
    canale: str
    ricevuto_il: date
    termine_adeguamento: date


@transaction.atomic
def warn_impegno(impegno: Impegno, dati: Richiamo, *, by: Profilo, firmato: UploadedFile) -> RichiamoFormale:
    """Record a formal warning that was received. Raises RichiamoError."""
    caso = lock_caso(impegno.patto.caso, by=by, perm="report_caso")
    last = _check_impegno(impegno)
    _check_dates(impegno, dati)
    richiamo = RichiamoFormale.objects.create(
        impegno=impegno,
        numero=last + 1,
        data=dati.data,
        canale=dati.canale,
        ricevuto_il=dati.ricevuto_il,
        termine_adeguamento=dati.termine_adeguamento,
        file_firmato=documenti.store_upload(firmato),
        creato_da=by.accreditamento,
    )
    note_evento(caso, by=by, tipo="richiamo", testo=f"Richiamo formale n. {richiamo.numero}")
    audit.record("warn_impegno", richiamo, by=by, nucleo_id=caso.nucleo_id)
    return richiamo


@transaction.atomic
def verify_richiamo(richiamo: RichiamoFormale, *, by: Profilo, esito: str) -> RichiamoFormale:
    """Say what became of the commitment once the term has passed. Raises TransitionError if it is not over, or was said."""
    Caso.objects.select_for_update(of=("self",)).get(patti__impegni__richiami=richiamo.pk)
    rows = RICHIAMI.permitted(by, "edit_richiamo").select_for_update(of=("self",))
    locked: RichiamoFormale | None = rows.select_related("impegno__patto__caso").filter(pk=richiamo.pk).first()
    if locked is None:
        raise Http404
    if locked.esito_verifica or locked.termine_adeguamento >= calendario.today():
        raise TransitionError("verificato o con il termine ancora aperto")
    locked.esito_verifica, locked.verificato_il = esito, calendario.today()
    locked.save(update_fields=["esito_verifica", "verificato_il"])
    caso = locked.impegno.patto.caso
    note_evento(caso, by=by, tipo="richiamo", testo=f"Richiamo formale n. {locked.numero} verificato")
    audit.record("verify_richiamo", locked, by=by, nucleo_id=caso.nucleo_id)
    return locked


def _check_impegno(impegno: Impegno) -> int:
    """How many warnings there were, on the versions before too; refused where none is due."""
    if not impegno.condizionalita or impegno.tipo_evento_sanzione not in DEI_RICHIAMI:
        raise RichiamoError("Il richiamo formale serve solo per la scuola di un minorenne e per prevenzione e cura.")
    if impegno.patto.stato != StatoPatto.ATTIVO:
        raise RichiamoError("Il Patto non è attivo: non si richiama nessuno.")
    last = next(reversed(richiami_on(impegno)), None)
    if last is not None and not last.esito_verifica:
        raise RichiamoError(f"Prima verifica il richiamo n. {last.numero}.")
    if last is not None and last.numero >= MASSIMO:
        raise RichiamoError("I richiami sono già quattro: dopo il quarto non ce ne sono altri.")
    return last.numero if last is not None else 0


def _check_dates(impegno: Impegno, dati: Richiamo) -> None:
    if dati.data < (dal := binds_from(impegno)):
        raise RichiamoError(f"L'impegno è cominciato il {dal:%d/%m/%Y}: un richiamo di prima non vale.")
    if not dati.data <= dati.ricevuto_il <= calendario.today():
        raise RichiamoError("Controlla le date: prima il richiamo, poi quando è stato ricevuto, non nel futuro.")
    if dati.termine_adeguamento <= dati.ricevuto_il:
        raise RichiamoError(
            "Il termine per mettersi in regola viene dopo il giorno in cui il richiamo è stato ricevuto."
        )
