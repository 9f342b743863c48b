"""The Case manager's families: light rows for the list, the whole of one for its page."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Concat

from ambiti.models import Componente
from patti_inclusione.models import (
    VALUTABILI,
    Assegnazione,
    Caso,
    CodiceTermine,
    ContattiNucleo,
    Convocazione,
    DatiEconomici,
    EsitoAppuntamento,
    EsitoInvio,
    Incontro,
    InvioConvocazione,
    MotivoRiassegnazione,
    Scadenza,
    SchedaPersona,
    StatoCaso,
    StatoConvocazione,
    StatoIncontro,
    Verbale,
)
from patti_inclusione.selectors import posti
from patti_inclusione.selectors.doppione import da_chiarire
from patti_inclusione.selectors.esonero import Obblighi, obblighi_of, with_esoneri
from patti_inclusione.selectors.famiglie import SPAZIO
from patti_inclusione.selectors.passi import Fatti, Prossimo, next_step
from rdc_platform.audit.pronte import Pronta
from rdc_platform.documenti.models import Documento

DEL_NUCLEO = (
    "nucleo__comune",
    "nucleo__contatti",
    "nucleo__dati_economici",
)  # what a page of the file reads with the case
MASSIMO_INSIEME = 50  # families convened in one act
PER_LA_CONSEGNA = timedelta(days=15)  # how long a hand-over note is asked of who had the family


DEL_PASSO = (
    "id",
    "stato",
    "esito_ap",
    "convocazione_id",
    "appuntamento",
    "mandata",
    "da_valutare",
    "proposto_id",
    "proposto_il",
)  # what `step_of` wants to know of a case


def with_passo(casi: QuerySet) -> QuerySet:
    """Cases with the appointment and the meeting that wait: for `step_of`, of which `DEL_PASSO` are the names."""
    fissate = Convocazione.objects.filter(caso=OuterRef("pk"), stato=StatoConvocazione.FISSATA).order_by("data_ora")
    mandate = InvioConvocazione.objects.filter(convocazione=OuterRef("convocazione_id")).exclude(
        esito__in=[EsitoInvio.DA_FARE, EsitoInvio.FALLITO]
    )
    incontri = Incontro.objects.filter(caso=OuterRef("pk")).order_by("data", "ora", "pk")
    proposti = incontri.filter(stato=StatoIncontro.PIANIFICATO, convocazione=None)
    svolti = incontri.filter(~Exists(Verbale.objects.filter(incontro=OuterRef("pk"))), stato__in=VALUTABILI)
    return casi.annotate(
        da_valutare=Subquery(svolti.values("pk")[:1]),
        proposto_id=Subquery(proposti.values("pk")[:1]),
        proposto_il=Subquery(proposti.values("data")[:1]),
        convocazione_id=Subquery(fissate.values("pk")[:1]),
        appuntamento=Subquery(fissate.values("data_ora")[:1]),
        mandata=Exists(mandate),
    )


def select_casi(casi: QuerySet) -> QuerySet:
    """Light rows of a Case manager's cases with what waits and their next term."""
    scadenze = Scadenza.objects.in_corso().filter(caso=OuterRef("pk")).order_by("termine", "codice")
    return with_passo(casi).values(
        *DEL_PASSO,
        "codice",
        termine=Subquery(scadenze.values("termine")[:1]),
        codice_termine=Subquery(scadenze.values("codice")[:1]),
        cerca=F("nucleo__cerca"),
        famiglia=Concat("nucleo__cognome", SPAZIO, "nucleo__nome"),
        persone=F("nucleo__numero_componenti"),
        comune=F("nucleo__comune__denominazione"),
        arrivata=F("nucleo__data_riconoscimento"),
    )


def step_of(row: dict, adesso: datetime) -> Prossimo:
    """The next action on a row that has the names of `DEL_PASSO`."""
    da_mandare = row["convocazione_id"] is not None and not row["mandata"]
    fatti = Fatti(
        row["id"],
        row["stato"],
        row["appuntamento"],
        row["convocazione_id"],
        da_mandare=da_mandare,
        esito_ap=row["esito_ap"],
        da_valutare=row["da_valutare"],
        proposto_id=row["proposto_id"],
        proposto_il=row["proposto_il"],
    )
    return next_step(fatti, adesso)


@dataclass(frozen=True)
class Persona:
    """A member of the family today: age in years, what binds or frees, what does not agree in the data."""

    componente: Componente
    anni: int
    obblighi: Obblighi
    recapiti: list[str]

    @property
    def scheda(self) -> SchedaPersona | None:
        return getattr(self.componente, "scheda", None)

    @property
    def riservata(self) -> bool:
        """Whether nobody else may know where he lives: he is convened apart."""
        return self.scheda is not None and self.scheda.indirizzo_riservato

    @property
    def email(self) -> str:
        """The person's own address, the checked one first."""
        situazione = getattr(self.componente, "situazione", None)
        return (self.scheda.email_verificata if self.scheda else "") or (situazione.email if situazione else "")


@dataclass(frozen=True)
class Fascicolo:
    """All that the case page shows, beyond the case and its nucleo."""

    riga: dict[str, Any]
    persone: list[Persona]
    usciti: list[Componente]
    contatti: ContattiNucleo | None
    economia: DatiEconomici | None
    scadenze: list[Scadenza]
    convocazioni: list[Convocazione]
    assegnazione: Assegnazione | None
    consegne: list[Assegnazione]


def read_fascicolo(caso: Caso, oggi: date, riga: dict[str, Any] | None = None) -> Fascicolo:
    """The file of one case, read with the same number of queries whatever its size; `riga` is what it waits for, if it is read.

    The caller brings `nucleo__contatti` and `nucleo__dati_economici` with the case: `DEL_NUCLEO`.
    """
    componenti = COMPONENTI.read(nucleo=caso.nucleo_id, giorno=oggi)
    assegnazioni = list(caso.assegnazioni.select_related("case_manager__operatore").order_by("-dal"))
    return Fascicolo(
        riga=riga or with_passo(Caso.objects.filter(pk=caso.pk)).values(*DEL_PASSO).get(),
        persone=[_persona(row, oggi) for row in componenti if row.uscito_il is None],
        usciti=[row for row in componenti if row.uscito_il is not None],
        contatti=getattr(caso.nucleo, "contatti", None),
        economia=getattr(caso.nucleo, "dati_economici", None),
        scadenze=list(caso.scadenze.order_by("termine")),
        convocazioni=list_convocazioni(caso),
        assegnazione=next((a for a in assegnazioni if a.al is None), None),
        consegne=[a for a in assegnazioni if a.al is not None and a.nota_consegna],
    )


def list_persone(caso: Caso, oggi: date) -> list[Persona]:
    """The members who have not left, the eldest first."""
    return [_persona(row, oggi) for row in _componenti(caso.nucleo_id, oggi).filter(uscito_il=None)]


def list_convocazioni(caso: Caso) -> list[Convocazione]:
    """The appointments of a case, the latest first, with their outcomes."""
    esiti = Prefetch("esiti", EsitoAppuntamento.objects.select_related("componente"))
    return list(caso.convocazioni.prefetch_related(esiti).order_by("-data_ora"))


def list_da_convocare(casi: QuerySet) -> list[Caso]:
    """The families without a first appointment, those whose term lapses first on top."""
    t02 = Scadenza.objects.in_corso().filter(caso=OuterRef("pk"), codice=CodiceTermine.T02)
    rows = casi.filter(stato=StatoCaso.ASSEGNATO).exclude(convocazioni__stato=StatoConvocazione.FISSATA)
    rows = rows.annotate(termine=Subquery(t02.values("termine")[:1])).select_related("nucleo__comune")
    return list(rows.order_by(F("termine").asc(nulls_last=True), "pk")[:MASSIMO_INSIEME])


def list_eventi(caso: Caso, tipi: tuple[str, ...] = ()) -> QuerySet:
    """The facts of the case, the latest first; only those of `tipi` if given."""
    rows = caso.eventi.select_related("accreditamento__operatore").order_by("-istante", "-pk")
    return rows.filter(tipo__in=tipi) if tipi else rows


def read_documenti(caso: Caso) -> list[Documento]:
    """The files of a case: `list_documenti`."""
    return DOCUMENTI.read(caso=caso.pk, nucleo=caso.nucleo_id)


def list_documenti(caso: UUID, nucleo: UUID) -> QuerySet:
    """The files of a case: proofs of what was sent, justifications, proofs of the commitments."""
    return Documento.objects.filter(
        Q(invii__convocazione__caso=caso)
        | Q(esoneri__componente__nucleo=nucleo)
        | Q(esiti__convocazione__caso=caso)
        | Q(verifiche__verbale__incontro__caso=caso)
    ).distinct().order_by("-creato_il")  # fmt: skip


def list_consegne(accreditamento_id, adesso: datetime) -> QuerySet:
    """The hand-over notes that a Case manager still owes, for families taken from him in the last days."""
    return (
        Assegnazione.objects.filter(case_manager=accreditamento_id, al__gte=adesso - PER_LA_CONSEGNA, nota_consegna="")
        .exclude(motivo__in=["", MotivoRiassegnazione.INCOMPATIBILITA])
        .select_related("caso")
        .order_by("-al")
    )


def can_write_consegna(assegnazione: Assegnazione, adesso: datetime) -> bool:
    """While the family is his, and for some days after it was taken from him."""
    return assegnazione.al is None or assegnazione.al >= adesso - PER_LA_CONSEGNA


def _componenti(nucleo: UUID, giorno: date) -> QuerySet:
    """Those who left too, the eldest first."""
    rows = Componente.objects.filter(nucleo=nucleo).select_related("situazione", "scheda")
    return with_esoneri(rows.annotate(da_chiarire=da_chiarire()).order_by("data_nascita", "pk"), giorno)


def _persona(componente: Componente, oggi: date) -> Persona:
    obblighi, situazione = obblighi_of(componente, oggi), getattr(componente, "situazione", None)
    recapiti = [testo for testo in (situazione.telefono, situazione.email) if testo] if situazione else []
    return Persona(componente, obblighi.anni, obblighi, recapiti)


COMPONENTI = Pronta(_componenti, nucleo=posti.NUCLEO, giorno=posti.GIORNO)
DOCUMENTI = Pronta(list_documenti, caso=posti.CASO, nucleo=posti.NUCLEO)
