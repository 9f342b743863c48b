"""How it goes with each of those we call: what waits, since when, what went wrong and why, today and in the last days."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, DateTimeField, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from rdc_platform import calendario
from rdc_platform.monitor.ragioni import ragione
from rdc_platform.outbox.corsie import CORSIE, corsia_of
from rdc_platform.outbox.flussi import FLUSSI
from rdc_platform.outbox.handlers import topics_in_mano
from rdc_platform.outbox.models import (
    APERTI,
    DA_GUARDARE,
    UN_GIORNO,
    Controparte,
    Giornata,
    LetturaFlusso,
    Message,
    StatoMessaggio,
)
from rdc_platform.pec.models import MessaggioPec
from rdc_platform.pec.selectors import overdue

GIORNI = 14  # of the chart
RAGIONI = 5  # the commonest that a counterpart shows
# What waits for its time by its nature, and was never tried, is not late.
ASPETTA = Q(stato__in=APERTI) & (Q(due_at__lte=Now()) | Q(attempts__gt=0))


@dataclass
class Scambio:
    """One counterpart. `dal` is since when the oldest could have left and has not; `scaduti` wait beyond their day.

    `senza_ricevuta` are the PEC that left and of which what should have come has not. One that goes wrong at each attempt could have left at the first; what waits for a decision that is not there yet is no
    delay of ours.
    """

    chiave: str
    oggi: Giornata
    aspettano: int = 0
    dal: datetime | None = None
    scaduti: int = 0
    da_guardare: int = 0
    senza_ricevuta: int = 0
    ragioni: list[tuple[str, int]] = field(default_factory=list)
    giorni: list[tuple[date, Giornata]] = field(default_factory=list)
    controparte: Controparte | None = None
    letture: list[LetturaFlusso] = field(default_factory=list)

    @property
    def nome(self) -> str:
        return corsia_of(self.chiave).nome

    @property
    def in_ritardo(self) -> bool:
        """Something waits for too long, or beyond its day."""
        inps = self.chiave == "inps"  # that wants to hear within a quarter of an hour
        attesa = timedelta(minutes=settings.SCAMBI_ALLARME_INPS_MINUTI if inps else settings.SCAMBI_ALLARME_MINUTI)
        return self.scaduti > 0 or (self.dal is not None and timezone.now() - self.dal > attesa)

    @property
    def stato(self) -> str:
        """A word of `StatoScambio`."""
        if self.controparte and self.controparte.in_pausa_dal:
            return "IN_PAUSA"
        if self.controparte and self.controparte.riprova_il:
            return "NON_RISPONDE"
        if self.in_ritardo:
            return "IN_RITARDO"
        della_lettura = {stato_of(each) for each in self.letture}
        if "NON_SI_LEGGE" in della_lettura:
            return "NON_SI_LEGGE"
        return (
            "DA_GUARDARE"
            if self.da_guardare or self.senza_ricevuta
            else "NON_TORNA"
            if "NON_TORNA" in della_lettura
            else "REGOLARE"
        )


def stato_of(lettura: LetturaFlusso) -> str:
    """A word of `StatoScambio` for something that is read."""
    return "NON_SI_LEGGE" if lettura.non_si_legge else "NON_TORNA" if lettura.diverse else "REGOLARE"


def list_scambi() -> list[Scambio]:
    """Each counterpart, those that somebody has to look at first; five queries whatever the messages."""
    giornate = _giornate()
    rows = {chiave: _empty(chiave, giornate[chiave]) for chiave in [*CORSIE, *sorted(set(giornate) - set(CORSIE))]}
    for each in _conti():
        chiave = each.pop("controparte")
        row = rows.setdefault(chiave, _empty(chiave, {}))
        for name, value in each.items():
            setattr(row, name, value or getattr(row, name))
    for chiave, testo, quanti in _ragioni():
        if len(rows[chiave].ragioni) < RAGIONI:
            rows[chiave].ragioni.append((ragione(testo), quanti))
    for controparte in Controparte.objects.all():
        if controparte.nome in rows:
            rows[controparte.nome].controparte = controparte
    for lettura in LetturaFlusso.objects.filter(flusso__in=FLUSSI).order_by("flusso"):
        lettura.motivo = lettura.motivo and f"{ragione(lettura.motivo).rstrip('.')}."
        rows[lettura.dove.controparte].letture.append(lettura)
    return sorted(rows.values(), key=lambda row: row.stato == "REGOLARE")


def find_scambio(chiave: str) -> Scambio | None:
    return next((each for each in list_scambi() if each.chiave == chiave), None)


def _empty(chiave: str, giornate: dict[date, Giornata]) -> Scambio:
    oggi = calendario.today()
    giorni = [oggi - n * calendario.GIORNO for n in reversed(range(GIORNI))]
    found = [(giorno, giornate.get(giorno) or Giornata(controparte=chiave, giorno=giorno)) for giorno in giorni]
    return Scambio(chiave, found[-1][1], giorni=found)


def _giornate() -> dict[str, dict[date, Giornata]]:
    found: dict[str, dict[date, Giornata]] = defaultdict(dict)
    for row in Giornata.objects.filter(giorno__gt=calendario.today() - GIORNI * calendario.GIORNO):
        found[row.controparte][row.giorno] = row
    return found


def _conti() -> list[dict[str, Any]]:
    """What waits and, in rows of their own, what went wrong, and the PEC of which nobody knows, in one query."""
    return list(_attese().union(_guasti(), _pec(), all=True))


def _attese() -> QuerySet[Message, dict[str, Any]]:
    rows = Message.objects.filter(ASPETTA).order_by().values("controparte")
    poteva = Coalesce("fallisce_dal", Case(When(due_at__lte=Now(), then="due_at")))
    scaduti = Count("pk", filter=Q(entro__lt=Now()))
    return rows.annotate(
        aspettano=Count("pk"), dal=Min(poteva), scaduti=scaduti, da_guardare=Value(0), senza_ricevuta=Value(0)
    )


def _guasti() -> QuerySet[Message, dict[str, Any]]:
    """Those that stand until somebody looks; what went back to who left it is shown for a day: one is his, many are ours."""
    ridati = Q(stato=StatoMessaggio.RIFIUTATO, topic__in=topics_in_mano(), delivered_at__lte=Now() - UN_GIORNO)
    rows = Message.objects.filter(stato__in=DA_GUARDARE).exclude(ridati).order_by().values("controparte")
    nessuno = Value(None, output_field=DateTimeField())
    return rows.annotate(
        aspettano=Value(0), dal=nessuno, scaduti=Value(0), da_guardare=Count("pk"), senza_ricevuta=Value(0)
    )


def _pec() -> QuerySet[MessaggioPec, dict[str, Any]]:
    """Of what has no message any more, for it left: the receipt is late, or nobody knows whether it left."""
    rows = MessaggioPec.objects.filter(overdue(), sostituito_da=None).order_by()
    rows = rows.annotate(controparte=Value("pec")).values("controparte")
    nessuno = Value(None, output_field=DateTimeField())
    conti = {"aspettano": Value(0), "dal": nessuno, "scaduti": Value(0), "da_guardare": Value(0)}
    return rows.annotate(**conti, senza_ricevuta=Count("pk"))


def _ragioni() -> list[tuple[str, str, int]]:
    """Why messages do not go through now, the commonest first."""
    bad = Q(stato__in=DA_GUARDARE) | Q(stato__in=APERTI, attempts__gt=0)
    rows = Message.objects.filter(bad).exclude(error="").values("controparte", "error").annotate(n=Count("pk"))
    return list(rows.order_by("-n", "error").values_list("controparte", "error", "n")[:200])
