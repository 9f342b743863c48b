"""For which reasons a case may be closed now, and what a closure would do (spec §3.2)."""

from collections.abc import Callable
from dataclasses import dataclass

from ambiti.models import Componente
from patti_inclusione.models import (
    Caso,
    CodiceTermine,
    DatiEconomici,
    DifferenzaFornitura,
    MotivoChiusura,
    StatoBeneficio,
    StatoCaso,
    StatoConvocazione,
    StatoIncontro,
    StatoPatto,
    StatoScadenza,
)
from patti_inclusione.selectors.esonero import chiusura_of, read_obblighi
from patti_inclusione.selectors.patto import fine_beneficio
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

_M = MotivoChiusura
CON_NOTA = {_M.ERRORE_DATI, _M.ALTRO, _M.IRREPERIBILE, _M.DECESSO}
PERCORSO = {_M.CONCLUSIONE_PERCORSO, _M.TERMINE_18_MENSILITA}  # by which a Patto ends, and is not broken off
# What happened has to be told to INPS or to the Procura whether the case is open or not.
DOVUTI_COMUNQUE = [CodiceTermine.T04, CodiceTermine.T05, CodiceTermine.T06, CodiceTermine.T07, CodiceTermine.T11]
CORRENTI = [StatoScadenza.APERTA, StatoScadenza.SOSPESA]


@dataclass(frozen=True)
class Motivo:
    """A reason to close; `perche_no` is empty when it holds."""

    codice: str
    testo: str
    perche_no: str

    @property
    def vale(self) -> bool:
        return not self.perche_no


@dataclass(frozen=True)
class Effetti:
    """What a closure would touch: how many appointments, meetings, terms and unfinished texts, and whether a Patto is in force."""

    colloqui: int
    incontri: int
    termini: int
    bozze: int
    patto: bool


def motivi(caso: Caso) -> list[Motivo]:
    """Every reason that a Case manager may give, in the order of the law's list, with what is missing for it."""
    return [Motivo(codice.value, str(codice.label), why(caso)) for codice, why in GUARDIE.items()]


def perche_no(caso: Caso, motivo: str) -> str:
    """Why a case may not be closed for `motivo`; "" if it may. A reason that is no Case manager's is refused."""
    why = GUARDIE.get(MotivoChiusura(motivo))
    return why(caso) if why else "Questo motivo lo scrive la piattaforma da sola."


def effetti(caso: Caso) -> Effetti:
    """What would happen, to say it before the button."""
    bozze = sum(patto.bozze.count() for patto in caso.patti.all()) + caso.bozze_valutazione.count()
    return Effetti(
        colloqui=caso.convocazioni.filter(stato=StatoConvocazione.FISSATA).count(),
        incontri=caso.incontri.filter(stato=StatoIncontro.PIANIFICATO).count(),
        termini=caso.scadenze.filter(stato__in=CORRENTI).exclude(codice__in=DOVUTI_COMUNQUE).count(),
        bozze=bozze,
        patto=caso.patti.filter(stato=StatoPatto.ATTIVO).exists(),
    )


def _concluso(caso: Caso) -> str:
    if caso.stato == StatoCaso.VALUTAZIONE_FINALE:
        return ""
    return "Serve la valutazione finale del Patto."


def _liberi(motivo: MotivoChiusura, altrimenti: str) -> Callable[[Caso], str]:
    """Nobody is bound today, and for this reason and no other."""

    def why(caso: Caso) -> str:
        persone = read_obblighi(caso, calendario.today())
        tenuti = sum(persona.tenuta for persona in persone)
        if tenuti:
            return f"In famiglia {_persone(tenuti)} ancora obblighi."
        return "" if chiusura_of(persone) == motivo else altrimenti

    return why


def _beneficio(*stati: StatoBeneficio) -> Callable[[Caso], str]:
    def why(caso: Caso) -> str:
        dati = DatiEconomici.objects.filter(nucleo=caso.nucleo_id).first()
        if dati is not None and dati.stato_beneficio in stati:
            return ""
        ora = dati.get_stato_beneficio_display().lower() if dati else "non noto"
        return f"Per INPS il beneficio è {ora}."

    return why


def _termine(caso: Caso) -> str:
    fine = fine_beneficio(caso)
    if not _beneficio(StatoBeneficio.TERMINATO_18_MESI)(caso) or (fine is not None and fine < calendario.today()):
        return ""
    return f"Il beneficio finisce il {fine:%d/%m/%Y}." if fine else "INPS non ha detto quando finisce il beneficio."


def _decesso(caso: Caso) -> str:
    if Componente.objects.filter(nucleo=caso.nucleo_id, uscito_il=None).count() <= 1:
        return ""
    return "La famiglia ha più di una persona: il percorso continua con le altre."


def _modificato(caso: Caso) -> str:
    tipi = [DifferenzaFornitura.Tipo.ENTRATO, DifferenzaFornitura.Tipo.USCITO]
    if caso.differenze.filter(tipo__in=tipi).exists():
        return ""
    return "INPS non ha comunicato persone entrate o uscite."


def _irreperibile(caso: Caso) -> str:
    """Absent each time, and each time the notice is known to have arrived, or proven not to have found anybody."""
    needed = intero("IRREPERIBILE_CONVOCAZIONI", calendario.today())
    vane = caso.convocazioni.filter(stato=StatoConvocazione.NON_PRESENTATI, invii__prova__isnull=False).distinct()
    if vane.count() >= needed:
        return ""
    return f"Servono almeno {needed} convocazioni andate a vuoto, con la prova di come sono state mandate."


def _sempre(_: Caso) -> str:
    return ""


def _persone(quante: int) -> str:
    return "una persona ha" if quante == 1 else f"{quante} persone hanno"


GUARDIE: dict[MotivoChiusura, Callable[[Caso], str]] = {
    _M.CONCLUSIONE_PERCORSO: _concluso,
    _M.ESCLUSIONE_OBBLIGHI: _liberi(
        _M.ESCLUSIONE_OBBLIGHI, "Qualcuno è solo esonerato, per un periodo: scegli «Tutti esonerati»."
    ),
    _M.ESONERO_TUTTI: _liberi(
        _M.ESONERO_TUTTI, "Nessuno è esonerato, li esclude la legge: scegli «Tutti esclusi dagli obblighi»."
    ),
    _M.DECADENZA: _beneficio(StatoBeneficio.DECADUTO),
    _M.REVOCA: _beneficio(StatoBeneficio.REVOCATO),
    _M.RINUNCIA: _beneficio(StatoBeneficio.RINUNCIATO),
    _M.TERMINE_18_MENSILITA: _termine,
    _M.DECESSO: _decesso,
    _M.NUCLEO_MODIFICATO: _modificato,
    _M.IRREPERIBILE: _irreperibile,
    _M.ERRORE_DATI: _sempre,
    _M.ALTRO: _sempre,
}
