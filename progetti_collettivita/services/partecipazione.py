"""Taking part: the start, with INAIL's cover; a pause; the end, before or when it was due (B.4)."""

from datetime import date

from django.db import transaction

from accounts.profilo import Profilo
from progetti_collettivita.models import (
    AssegnazionePuc,
    Idoneita,
    MotivoInterruzione,
    MotivoSospensione,
    Quota,
    StatoAssegnazionePuc,
    StatoPuc,
)
from progetti_collettivita.selectors.copertura import is_coperta
from progetti_collettivita.selectors.persone import posizione_of
from progetti_collettivita.services import requisiti
from progetti_collettivita.services.assegnazione import lock_assegnazione, move_assegnazione
from progetti_collettivita.services.puc import PucError, require_stato
from rdc_platform import calendario
from rdc_platform.web.formati import data_breve

A = StatoAssegnazionePuc
CON_IL_PROGETTO = {MotivoSospensione.PROGETTO_SOSPESO, MotivoInterruzione.PROGETTO_CHIUSO}


@transaction.atomic
def activate_assegnazione(
    assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, idoneita: str = "",
    dpi_consegnati_il: date | None = None, formazione_svolta_il: date | None = None,
) -> AssegnazionePuc:  # fmt: skip
    """He starts: insured, on the day or after, on a project that runs, where he still lives and is bound. Raises PucError."""
    row = lock_assegnazione(assegnazione, by=by, perm="run_assegnazione", versione=versione)
    require_stato(row, A.ACCETTATO)
    _check_avvio(row)
    idoneita = idoneita or row.idoneita
    if idoneita == Idoneita.NON_IDONEO:
        raise PucError(
            "Non è idoneo: non può cominciare. Ritira la proposta, e chi lo segue ne cerca un'altra.", "idoneita"
        )
    if row.puc.idoneita_fisica_richiesta and not idoneita:
        raise PucError("A questo progetto serve l'idoneità: scrivi che cosa dice la visita medica.", "idoneita")
    move_assegnazione(
        row, A.ATTIVO, by=by, atto="activate_assegnazione", testo="Cominciato", idoneita=idoneita,
        dpi_consegnati_il=dpi_consegnati_il, formazione_svolta_il=formazione_svolta_il,
    )  # fmt: skip
    return row


@transaction.atomic
def suspend_assegnazione(assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, motivo: str) -> AssegnazionePuc:
    """A pause, with its reason; the place stays his. Raises PucError for the reason that only the project gives."""
    row = lock_assegnazione(assegnazione, by=by, perm="stop_assegnazione", versione=versione)
    _check_motivo(motivo)
    testo = f"Sospeso: {MotivoSospensione(motivo).label}"
    move_assegnazione(row, A.SOSPESO, by=by, atto="suspend_assegnazione_puc", testo=testo, motivo_sospensione=motivo)
    return row


@transaction.atomic
def resume_assegnazione(assegnazione: AssegnazionePuc, *, by: Profilo, versione: int) -> AssegnazionePuc:
    """The pause is over; not while the project itself stands still, nor without INAIL. Raises PucError."""
    row = lock_assegnazione(assegnazione, by=by, perm="stop_assegnazione", versione=versione)
    require_stato(row, A.SOSPESO)
    _check_avvio(row)
    move_assegnazione(row, A.ATTIVO, by=by, atto="resume_assegnazione_puc", testo="Ripreso", motivo_sospensione="")
    return row


@transaction.atomic
def interrupt_assegnazione(
    assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, motivo: str, data_fine_effettiva: date
) -> AssegnazionePuc:
    """Ended before it was due. Raises PucError."""
    row = lock_assegnazione(assegnazione, by=by, perm="stop_assegnazione", versione=versione)
    _check_motivo(motivo)
    _check_fine(row, data_fine_effettiva)
    move_assegnazione(
        row, A.INTERROTTO, by=by, atto="interrupt_assegnazione_puc",
        testo=f"Interrotto: {MotivoInterruzione(motivo).label}", motivo_sospensione="", motivo_interruzione=motivo,
        data_fine_effettiva=data_fine_effettiva,
    )  # fmt: skip
    return row


@transaction.atomic
def complete_assegnazione(
    assegnazione: AssegnazionePuc, *, by: Profilo, versione: int, data_fine_effettiva: date, ore_fatte: bool = False
) -> AssegnazionePuc:
    """The period is over, or the hours due are done: the Comune attests it (art. 4 c. 15). Raises PucError."""
    row = lock_assegnazione(assegnazione, by=by, perm="run_assegnazione", versione=versione)
    require_stato(row, A.ATTIVO)
    _check_fine(row, data_fine_effettiva)
    if row.data_fine_prevista and data_fine_effettiva < row.data_fine_prevista and not ore_fatte:
        raise PucError(
            f"La fine prevista è il {data_breve(row.data_fine_prevista)}: se ha già fatto tutte le ore spuntalo, "
            "altrimenti interrompi la partecipazione.",
            "ore_fatte",
        )
    move_assegnazione(
        row, A.COMPLETATO, by=by, atto="complete_assegnazione", testo="Completato",
        data_fine_effettiva=data_fine_effettiva,
    )  # fmt: skip
    return row


def _check_avvio(row: AssegnazionePuc) -> None:
    """All that must hold on every day he takes part."""
    oggi = calendario.today()
    if row.puc.stato != StatoPuc.ATTIVO:
        raise PucError("Il progetto non è attivo: la persona comincia o riprende quando è attivo.")
    if not is_coperta(row):
        raise PucError("INAIL non ha ancora confermato la copertura: senza, la persona non può cominciare.")
    if row.data_inizio is None or row.data_inizio > oggi:
        raise PucError(f"L'inizio è il {data_breve(row.data_inizio)}: prima non può cominciare.")
    check_tenuto(row)


def check_tenuto(row: AssegnazionePuc) -> None:
    """He lives where the project is, and is bound, or asked for it himself. Raises PucError."""
    requisiti.check_persona(row.persona, row.puc, calendario.today())
    posizione = posizione_of(row.persona)
    if row.quota != Quota.VOLONTARIO and not posizione.tenuta:
        raise PucError(
            f"La persona adesso non è tenuta ({posizione.perche}): sente chi la segue se vuole partecipare lo stesso."
        )


def _check_motivo(motivo: str) -> None:
    if motivo in CON_IL_PROGETTO:
        raise PucError("Questo motivo lo scrive il progetto quando si ferma o si chiude: scegline un altro.", "motivo")


def _check_fine(row: AssegnazionePuc, fine: date) -> None:
    if fine > calendario.today() or (row.data_inizio and fine < row.data_inizio):
        raise PucError(f"Scrivi un giorno dal {data_breve(row.data_inizio)} a oggi.", "data_fine_effettiva")
    dopo = row.presenze.valide().filter(data__gt=fine).order_by("data").first()
    if dopo is not None:
        raise PucError(
            f"Nel registro c'è una riga del {data_breve(dopo.data)}: scrivi un ultimo giorno che la comprenda, o togli la riga.",
            "data_fine_effettiva",
        )
