"""What to do next on a case: one answer for the list, the case page and the home. Pure, but for reversing a URL and a dated parameter."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from patti_inclusione.models import CodiceTermine, EsitoAnalisi, StatoCaso
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve, data_ora

_S = StatoCaso
ASSEGNATO, CONVOCATO, ANALISI, QUADRO, PATTO, MONITORAGGIO, CHIUSO = (
    "Assegnato", "Convocato", "Analisi", "Quadro", "Patto", "Monitoraggio", "Chiuso",
)  # fmt: skip


@dataclass(frozen=True)
class Fatti:
    """What decides the next step: the state, the first appointment still without outcome, whether its notice left.

    Of a Patto in force also the first meeting held and not evaluated, and the first one proposed and not told.
    """

    caso_id: UUID
    stato: str
    appuntamento: datetime | None = None
    convocazione_id: UUID | None = None
    da_mandare: bool = False
    esito_ap: str = ""
    da_valutare: UUID | None = None
    proposto_id: UUID | None = None
    proposto_il: date | None = None


@dataclass(frozen=True)
class Prossimo:
    """The one next action: in words, where it is done ("" if nowhere yet), its step, and the term that presses."""

    testo: str
    url: str
    fase: str
    termine: str = ""


MONITORATI = {_S.PATTO_ATTIVO, _S.IN_REVISIONE}

# State: step on the stepper, words, where, term.
PASSI: dict[str, tuple[str, str, str, str]] = {
    _S.DA_ASSEGNARE: (ASSEGNATO, "Aspetta un Case manager", "", CodiceTermine.T02),
    _S.ASSEGNATO: (ASSEGNATO, "Fissa il primo colloquio", "convocazione_create", CodiceTermine.T02),
    _S.CONVOCATO: (CONVOCATO, "Fissa un nuovo colloquio", "convocazione_create", CodiceTermine.T02),
    _S.IN_ANALISI_PRELIMINARE: (ANALISI, "Compila l'analisi preliminare", "analisi_detail", ""),
    _S.AP_FINALIZZATA: (ANALISI, "Rivedi l'esito dell'analisi", "analisi_detail", ""),
    _S.INVIATO_CPI: (ANALISI, "Aspetta la risposta del Centro per l'impiego", "cpi_detail", CodiceTermine.T03),
    _S.INVIATO_SPECIALISTICO: (
        ANALISI,
        "Aspetta la risposta del servizio specialistico",
        "quadro_detail",
        CodiceTermine.T09,
    ),
    _S.IN_QUADRO_ANALISI: (QUADRO, "Completa il quadro di analisi", "quadro_detail", CodiceTermine.T09),
    _S.IN_DEFINIZIONE_PATTO: (PATTO, "Scrivi il Patto con la famiglia", "patto_detail", CodiceTermine.T09),
    _S.PATTO_DA_FIRMARE: (PATTO, "Raccogli le firme del Patto", "patto_detail", CodiceTermine.T09),
    _S.PATTO_ATTIVO: (MONITORAGGIO, "Segui il Patto: incontri e impegni", "incontro_list", CodiceTermine.T04),
    _S.IN_REVISIONE: (MONITORAGGIO, "Completa la nuova versione del Patto", "patto_detail", ""),
    _S.VALUTAZIONE_FINALE: (MONITORAGGIO, "Scrivi la valutazione finale", "valutazione_edit", ""),
    _S.SOSPESO: (MONITORAGGIO, "Il caso è sospeso: riprendilo quando si può", "sospensione_resume", ""),
    _S.IN_TRASFERIMENTO: (MONITORAGGIO, "Aspetta la risposta dell'altro Comune", "", ""),
    _S.CHIUSO: (CHIUSO, "Il caso è chiuso", "", ""),
}
# After the analysis the outcome says what comes next.
DOPO_ANALISI: dict[str, tuple[str, str, str, str]] = {
    EsitoAnalisi.A: (ANALISI, "Manda la famiglia al Centro per l'impiego", "cpi_detail", ""),
    EsitoAnalisi.C: (QUADRO, "Scegli l'équipe per il quadro di analisi", "quadro_detail", CodiceTermine.T09),
    EsitoAnalisi.D: (ANALISI, "Manda la persona al servizio specialistico", "quadro_detail", CodiceTermine.T09),
}


def next_step(fatti: Fatti, adesso: datetime) -> Prossimo:
    """The next action on the case of `fatti` at the instant `adesso`."""
    if fatti.appuntamento is not None:
        return _of_appuntamento(fatti, adesso)
    if fatti.stato in MONITORATI and (incontro := _of_incontri(fatti, calendario.rome_date(adesso))):
        return incontro
    dopo = DOPO_ANALISI.get(fatti.esito_ap) if fatti.stato == _S.AP_FINALIZZATA else None
    fase, testo, name, termine = dopo or PASSI[fatti.stato]
    return Prossimo(testo, reverse_or_empty(name, fatti.caso_id), fase, termine)


def _of_appuntamento(fatti: Fatti, adesso: datetime) -> Prossimo:
    """An appointment without outcome comes before all else: send it, wait for it, say who came."""
    fase = PASSI[fatti.stato][0]
    if fatti.da_mandare and adesso < fatti.appuntamento:
        url = reverse_or_empty("invio_edit", fatti.convocazione_id)
        return Prossimo("Manda la convocazione e scrivi come", url, fase, CodiceTermine.T02)
    if adesso < fatti.appuntamento:
        url = reverse_or_empty("convocazione_detail", fatti.convocazione_id)
        return Prossimo(f"Colloquio {data_ora(fatti.appuntamento)}", url, fase)
    return Prossimo("Scrivi chi è venuto al colloquio", reverse_or_empty("esito_edit", fatti.convocazione_id), fase)


def _of_incontri(fatti: Fatti, oggi: date) -> Prossimo | None:
    """What the meetings of the Patto ask for: to evaluate the one held, to call the family to the next."""
    if fatti.da_valutare is not None:
        return Prossimo(
            "Scrivi com'è andato l'incontro", reverse_or_empty("incontro_evaluate", fatti.da_valutare), MONITORAGGIO
        )
    if fatti.proposto_il is None or fatti.proposto_il > oggi + timedelta(days=intero("INCONTRO_GG_PROSSIMO", oggi)):
        return None
    url = reverse_or_empty("incontro_detail", fatti.proposto_id)
    if fatti.proposto_il < oggi:
        return Prossimo(
            f"Sposta l'incontro del {data_breve(fatti.proposto_il)}: il giorno è passato", url, MONITORAGGIO
        )
    return Prossimo(f"Convoca la famiglia all'incontro del {data_breve(fatti.proposto_il)}", url, MONITORAGGIO)


def steps(stato: str, esito_ap: str = "") -> list[str]:
    """The labels of the stepper: the Quadro only for who is there, or is to come there by the outcome."""
    in_quadro = stato == _S.IN_QUADRO_ANALISI or (stato == _S.AP_FINALIZZATA and esito_ap == EsitoAnalisi.C)
    quadro = [QUADRO] if in_quadro else []
    return [ASSEGNATO, CONVOCATO, ANALISI, *quadro, PATTO, MONITORAGGIO, CHIUSO]


def reverse_or_empty(name: str, pk: object) -> str:
    """The URL of a page of this app, or "" for a page that is not there."""
    try:
        return reverse(f"patti_inclusione:{name}", args=[pk]) if name else ""
    except NoReverseMatch:
        return ""
