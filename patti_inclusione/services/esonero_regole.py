"""What an exclusion or an exoneration must have to be written (art. 4 c. 2-3 DL 4/2019, Accordo CU 88/2019). It writes nothing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ambiti.models import Componente
from patti_inclusione.models import CodiceEsonero, Disabilita, Esonero, FonteEsonero, StatoEsonero, TipoEsonero
from patti_inclusione.models.esonero import DI_CURA, DI_ETA
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

_C = CodiceEsonero
CERTIFICATI = (_C.Z_SALUTE_TEMPORANEA, _C.Z_GRAVIDANZA)
GRAVI = (Disabilita.GRAVE, Disabilita.NON_AUTOSUFFICIENTE)


class EsoneroError(Exception):
    """What was asked is not foreseen; the text says to who asked what to do, `campo` where ("": nowhere in particular)."""

    def __init__(self, testo: str, campo: str = ""):
        super().__init__(testo)
        self.campo = campo


@dataclass(frozen=True)
class Dati:
    """What the Case manager decides, field by field as the model says; `rivalutazione_il` None: some days before the end."""

    codice: str
    dal: date
    al: date | None
    ambito_obbligo: str
    fonte: str = FonteEsonero.CASE_MANAGER
    assistito: Componente | None = None
    deroga: str = ""
    adesione_volontaria: bool = False
    valutazione_testo: str = ""
    rivalutazione_il: date | None = None


def tipo_of(codice: str) -> TipoEsonero:
    return TipoEsonero.ESCLUSIONE if codice.startswith("X_") else TipoEsonero.ESONERO


def third_birthday(figlio: Componente) -> date:
    """The day from which a child exonerates nobody any more."""
    anni = intero("ESONERO_ANNI_FIGLIO", calendario.today())
    return calendario.add_mesi(figlio.data_nascita, 12 * anni)


def end_of(dati: Dati) -> date | None:
    """The last day: for a child under three the one before the birthday, if no earlier one was written."""
    if dati.codice != _C.Z_CURA_MINORE_3 or dati.assistito is None:
        return dati.al
    ultimo = third_birthday(dati.assistito) - calendario.GIORNO
    return min(dati.al, ultimo) if dati.al else ultimo


def rivalutazione_of(dati: Dati, al: date | None) -> date | None:
    """When to evaluate again: the day written, else ESONERO_GG_RIVALUTAZIONE before the end, halfway of a short one."""
    if dati.rivalutazione_il or al is None:
        return dati.rivalutazione_il
    giorni = intero("ESONERO_GG_RIVALUTAZIONE", calendario.today())
    return max(dati.dal + (al - dati.dal) // 2, al - giorni * calendario.GIORNO)


def check(componente: Componente, dati: Dati, *, has_documento: bool, escluso: Esonero | None = None) -> None:
    """Raises EsoneroError for what is missing or not foreseen; `escluso` is the row that is being written again."""
    if dati.codice in DI_ETA:
        raise EsoneroError("L'età la contiamo noi, giorno per giorno: non serve scriverla.", "codice")
    if dati.codice in DI_CURA:
        _check_cura(componente, dati, has_documento=has_documento, escluso=escluso)
    elif dati.assistito is not None:
        raise EsoneroError("Serve solo per una cura: scegli «Di nessuno».", "assistito")
    if dati.adesione_volontaria and dati.codice != _C.X_DISABILITA_L68:
        raise EsoneroError("Serve solo per la disabilità della L. 68/1999: togli la spunta.", "adesione_volontaria")
    _check_date(dati)
    if tipo_of(dati.codice) == TipoEsonero.ESONERO and not dati.valutazione_testo.strip():
        raise EsoneroError("Scrivi in due righe la valutazione: un esonero lo decide il servizio.", "valutazione_testo")
    if not has_documento and (dati.codice in CERTIFICATI or _corrects_inps(componente, dati)):
        raise EsoneroError("Carica il documento che lo prova.", "documento")
    doppi = _in_vigore(escluso).filter(componente=componente, codice=dati.codice, assistito=dati.assistito)
    if doppi.exists():
        raise EsoneroError("C'è già per lo stesso motivo: torna indietro e scegli «Rivedi».", "codice")


def _check_date(dati: Dati) -> None:
    al = end_of(dati)
    if al is None and tipo_of(dati.codice) == TipoEsonero.ESONERO:
        raise EsoneroError("Un esonero ha sempre una fine: scrivi fino a quando.", "al")
    if al is not None and al < dati.dal:
        raise EsoneroError("La fine viene prima dell'inizio: correggi le date.", "al")
    if dati.rivalutazione_il and not dati.dal <= dati.rivalutazione_il <= (al or dati.rivalutazione_il):
        raise EsoneroError("Scrivi un giorno fra l'inizio e la fine.", "rivalutazione_il")


def _corrects_inps(componente: Componente, dati: Dati) -> bool:
    """An exclusion that INPS does not know of needs a proof."""
    situazione = getattr(componente, "situazione", None)
    nota = situazione is not None and situazione.motivo_esclusione == dati.codice
    return tipo_of(dati.codice) == TipoEsonero.ESCLUSIONE and not nota


def _check_cura(componente: Componente, dati: Dati, *, has_documento: bool, escluso: Esonero | None) -> None:
    """One member of a nucleo for its children under three, and one for each disabled person (Accordo CU 88/2019)."""
    assistito = dati.assistito
    if assistito is None or assistito.nucleo_id != componente.nucleo_id or assistito.pk == componente.pk:
        raise EsoneroError("Scegli di quale persona della famiglia si occupa.", "assistito")
    if dati.codice == _C.Z_CURA_MINORE_3:
        if third_birthday(assistito) <= dati.dal:
            raise EsoneroError(f"{assistito.nome} ha già compiuto l'età fino a cui si può esonerare.", "assistito")
    elif not has_documento and not _is_grave(assistito):
        raise EsoneroError(
            f"INPS non dice che {assistito.nome} ha una disabilità grave: carica il documento.", "documento"
        )
    altro = _altri(componente, dati, escluso).select_related("componente").first()
    if altro is not None and not dati.deroga.strip():
        raise EsoneroError(
            f"Per la stessa cura è già esonerata un'altra persona, {altro.componente.nome}: per una seconda scrivi perché.",
            "deroga",
        )


def _is_grave(persona: Componente) -> bool:
    situazione = getattr(persona, "situazione", None)
    return situazione is not None and situazione.disabilita in GRAVI


def _altri(componente: Componente, dati: Dati, escluso: Esonero | None) -> QuerySet[Esonero]:
    """Other members exonerated for the same care in some of the same days."""
    rows = _in_vigore(escluso).filter(componente__nucleo=componente.nucleo_id, codice=dati.codice)
    rows = rows.exclude(componente=componente).filter(Q(al=None) | Q(al__gte=dati.dal))
    if (al := end_of(dati)) is not None:
        rows = rows.filter(dal__lte=al)
    return rows if dati.codice == _C.Z_CURA_MINORE_3 else rows.filter(assistito=dati.assistito)


def _in_vigore(escluso: Esonero | None) -> QuerySet[Esonero]:
    rows = Esonero.objects.filter(stato=StatoEsonero.IN_VIGORE)
    return rows.exclude(pk=escluso.pk) if escluso else rows
