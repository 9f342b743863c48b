"""The families that move: those that a Coordinatore has to deal with, and the sheet that goes along with each."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, DateTimeField, F, QuerySet, Value, When
from django.db.models.functions import Concat

from accounts.models import Accreditamento, Ruolo
from ambiti.models import AppartenenzaComune, Comune
from patti_inclusione.models import (
    Caso,
    Patto,
    SchedaPersona,
    StatoPatto,
    StatoRiapertura,
    StatoScadenza,
    StatoTrasferimento,
)
from patti_inclusione.models.trasferimento import APERTI, Trasferimento
from patti_inclusione.selectors.famiglie import SPAZIO
from patti_inclusione.selectors.segnalazione import list_in_attesa
from rdc_platform.web.formati import data_breve

DA_APPROVARE = "DA_APPROVARE"
DAL_CPI = "DAL_CPI"
CHIESTE_CPI = "CHIESTE_CPI"


@dataclass(frozen=True)
class Conti:
    """What waits for a Coordinatore: families that move either way or come from the CPI, closed cases to open again, reports to approve."""

    da_confermare: int
    in_arrivo: int
    in_partenza: int
    in_ritardo: int
    da_riaprire: int
    da_approvare: int = 0
    dal_cpi: int = 0
    chieste_cpi: int = 0

    @property
    def niente(self) -> bool:
        return not (self.da_confermare or self.in_arrivo or self.in_partenza or self.da_riaprire)


def select_trasferimenti(trasferimenti: QuerySet, comuni: list[str]) -> QuerySet:
    """Light rows of the open ones; `verso` says which side the Coordinatore of `comuni` is on."""
    verso = Case(
        When(stato=StatoTrasferimento.PROPOSTO, then=Value("Da confermare")),
        When(a_comune__in=comuni, then=Value("In arrivo")),
        default=Value("In partenza"),
    )
    return trasferimenti.filter(stato__in=APERTI).values(
        "id",
        "stato",
        "chiesto_il",
        "sollecitato_il",
        verso=verso,
        famiglia=Concat("caso__nucleo__cognome", SPAZIO, "caso__nucleo__nome"),
        cerca=F("caso__nucleo__cerca"),
        persone=F("caso__nucleo__numero_componenti"),
        da=F("da_comune__denominazione"),
        a=F("a_comune__denominazione"),
    )


def select_ceppi(ceppi: QuerySet) -> QuerySet:
    return ceppi.values("id", "codice_caso", "trasferito_il", a=F("a_comune__denominazione"))


def read_conti(
    trasferimenti: QuerySet,
    riaperture: QuerySet,
    segnalazioni: QuerySet,
    dal_cpi: dict[str, QuerySet],
    comuni: list[str],
) -> Conti:
    """Open transfers, requests to open a case again, reports that wait, of those that he sees: one query.

    `dal_cpi`: the cases that the Centri sent here (DAL_CPI), and of which they ask while nobody follows them (CHIESTE_CPI).
    """
    nessuno = Value("", output_field=CharField())
    mai = Value(None, output_field=DateTimeField())
    mossi = trasferimenti.filter(stato__in=APERTI).order_by().values_list("stato", "a_comune_id", "sollecitato_il")
    chieste = riaperture.order_by().values_list("stato", nessuno, mai)
    attese = list_in_attesa(segnalazioni).order_by().values_list(Value(DA_APPROVARE), nessuno, mai)
    centri = [rows.order_by().values_list(Value(nome), nessuno, mai) for nome, rows in dal_cpi.items()]
    rows = list(mossi.union(chieste, attese, *centri, all=True))
    chiesti = [row for row in rows if row[0] == StatoTrasferimento.CHIESTO]
    arrivo = [row for row in chiesti if row[1] in comuni]
    return Conti(
        da_confermare=sum(row[0] == StatoTrasferimento.PROPOSTO for row in rows),
        in_arrivo=len(arrivo),
        in_partenza=len(chiesti) - len(arrivo),
        in_ritardo=sum(row[2] is not None for row in chiesti),
        da_riaprire=sum(row[0] == StatoRiapertura.CHIESTA for row in rows),
        da_approvare=sum(row[0] == DA_APPROVARE for row in rows),
        dal_cpi=sum(row[0] == DAL_CPI for row in rows),
        chieste_cpi=sum(row[0] == CHIESTE_CPI for row in rows),
    )


def open_of(caso: Caso) -> Trasferimento | None:
    """The transfer of the case that nobody has answered yet."""
    rows = Trasferimento.objects.filter(caso=caso, stato__in=APERTI)
    return rows.select_related("a_comune", "proposto_da__operatore", "chiesto_da__operatore").first()


def find_ambito(comune: Comune, giorno: date) -> Any:
    """The Ambito that the Comune belongs to on that day, or None."""
    row = AppartenenzaComune.objects.on(giorno).filter(comune=comune).select_related("ambito").first()
    return row and row.ambito


def coordinatori_of(comuni: list[str]) -> QuerySet:
    """The Coordinatori in force of some of those Comuni, each once."""
    rows = Accreditamento.objects.in_vigore().filter(ruolo=Ruolo.COORDINATORE_PATTO)
    return rows.filter(incaricocomune__content_object__in=comuni).select_related("operatore").distinct().order_by("pk")


def is_riservato(nucleo_id: UUID) -> bool:
    """Whether somebody of the household has an address that must stay unknown."""
    rows = SchedaPersona.objects.filter(componente__nucleo=nucleo_id, indirizzo_riservato=True)
    return rows.exists()


def draw_scheda(caso: Caso) -> list[tuple[str, str]]:
    """The one-page sheet for who follows the family after: facts and terms, never an address."""
    nucleo = caso.nucleo
    corrente = caso.assegnazioni.filter(al=None).select_related("case_manager__operatore").first()
    aperte = caso.scadenze.filter(stato=StatoScadenza.APERTA).order_by("termine")
    voci = [
        ("Famiglia", f"{nucleo.cognome} {nucleo.nome}, {nucleo.numero_componenti} persone"),
        ("Beneficio riconosciuto il", data_breve(nucleo.data_riconoscimento)),
        ("A che punto era", str(caso.get_stato_display())),
        ("Esito dell'Analisi preliminare", caso.esito_ap),
        ("Patto", _patto(caso)),
        ("Termini in corso", "; ".join(f"{s.get_codice_display()} entro il {data_breve(s.termine)}" for s in aperte)),
        ("La seguiva", corrente.case_manager.operatore.nome_completo if corrente else ""),
        ("Nota di consegna", corrente.nota_consegna if corrente else ""),
    ]
    if is_riservato(nucleo.pk):
        voci.append(("Attenzione", "Una persona ha l'indirizzo riservato: usa solo il suo recapito sicuro."))
    return [(nome, testo) for nome, testo in voci if testo]


def _patto(caso: Caso) -> str:
    patto = Patto.objects.filter(caso=caso, stato=StatoPatto.ATTIVO).first()
    if patto is None:
        return ""
    return f"versione {patto.versione}, firmato il {data_breve(patto.data_sottoscrizione)}, fino al {data_breve(patto.durata_al)}"


def last_scheda(caso: Caso) -> Trasferimento | None:
    """The transfer by which the family came, for who follows it now."""
    rows = Trasferimento.objects.filter(caso=caso, stato=StatoTrasferimento.ACCETTATO)
    return rows.select_related("da_comune").order_by("-risposto_il").first()
