"""The work-list of the Responsabile PUC: whom the CPI proposes and has not answered yet, what of INAIL waits for him, who can start today, which months he has to validate.

Each function gives the lines of one kind, in one query of the rows that the view permits; to add a kind, add its name to
`TIPI`, a function here and its call in `views.oggi`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from progetti_collettivita.models import (
    APERTE,
    COMINCIATE,
    Puc,
    Quota,
    SedePuc,
    StatoAssegnazionePuc,
    StatoInail,
    TipoComunicazioneInail,
)
from progetti_collettivita.selectors.copertura import last_day
from progetti_collettivita.selectors.inail import DA_SISTEMARE
from progetti_collettivita.selectors.inps import is_rifiutata
from progetti_collettivita.selectors.registro import da_validare
from rdc_platform import calendario
from rdc_platform.web.formati import data_breve, mese_in_words

PROPOSTE, VIA, INAIL, INIZI, MESI, TRIMESTRI = "proposte", "via", "inail", "inizi", "mesi", "trimestri"
INPS = "inps"
TIPI = {
    PROPOSTE: "Proposte del CPI", VIA: "Non abita più qui", INAIL: "INAIL", INIZI: "Inizi", MESI: "Presenze",
    TRIMESTRI: "Trimestri INAIL", INPS: "INPS",
}  # fmt: skip
MASSIMO = 2000  # lines of a kind: nobody works on more
_A, _I = StatoAssegnazionePuc, StatoInail
DEL_CPI = Q(stato=_A.PROPOSTO, quota=Quota.CPI)
CHI = {"cognome": F("persona__cognome"), "nome": F("persona__nome")}


@dataclass(frozen=True)
class Cosa:
    """A line: of whom or of what, what to do, where. `termine` is a term of the law; `giorno`, when to do it: none is now."""

    id: str
    di: str
    testo: str
    url: str
    tipo: str
    termine: date | None = None
    giorno: date | None = None

    def scaduta(self, oggi: date) -> bool:
        return self.termine is not None and self.termine < oggi


def in_order(*gruppi: Iterable[Cosa]) -> list[Cosa]:
    """All the lines, what waits already and what lapses first on top."""
    cose = [cosa for gruppo in gruppi for cosa in gruppo]
    return sorted(cose, key=lambda cosa: (cosa.giorno or date.min, cosa.termine or date.max, cosa.di, cosa.id))


def persone(assegnazioni: QuerySet[Any], oggi: date) -> list[Cosa]:
    """Whom the CPI proposes; who has moved away; of whom INPS refused to hear; who has accepted and cannot start, or can. One query.

    Of the first nobody else here hears the answer; the last are refused, not told, not confirmed on the eve, insured.
    """
    domani = oggi + calendario.GIORNO
    inizia = Q(stato_inail__in=[_I.NON_COMUNICATA, _I.SCARTATA]) | Q(data_inizio__lte=domani)
    rows = assegnazioni.annotate(via=is_away(), rifiutata=is_rifiutata()).filter(
        DEL_CPI | Q(inizia, stato=_A.ACCETTATO) | Q(via=True, stato__in=APERTE) | Q(rifiutata=True)
    )
    campi = ("pk", "stato", "stato_inail", "data_inizio", "scadenza_risposta", "via", "rifiutata")
    values = rows.values(*campi, titolo=F("puc__titolo"), **CHI)[:MASSIMO]
    rifiutate = [_rifiutata(row) for row in values if row["rifiutata"]]
    return [*rifiutate, *(cosa for row in values if (cosa := _cosa(row, oggi)))]


def is_away() -> Exists:
    """Whether he no longer lives where the project has a place (B.1: only in the Comune of residence)."""
    qui = SedePuc.objects.filter(puc=OuterRef("puc"), comune=OuterRef("persona__nucleo__comune"))
    return ~Exists(qui)


def _cosa(row: dict[str, Any], oggi: date) -> Cosa | None:
    if row["via"] and row["stato"] in APERTE:
        return _via(row)
    if row["stato"] == _A.ACCETTATO:
        return _inizio(row, oggi)
    return _proposta(row) if row["stato"] == _A.PROPOSTO else None


def _rifiutata(row: dict[str, Any]) -> Cosa:
    return Cosa(
        f"inps-{row['pk']}", f"{row['cognome']} {row['nome']}",
        f"INPS ha rifiutato la comunicazione su «{row['titolo']}»: guarda perché e comunica di nuovo",
        reverse("progetti_collettivita:partecipante_detail", args=[row["pk"]]), INPS,
    )  # fmt: skip


def _via(row: dict[str, Any]) -> Cosa:
    """It ends, or is taken back: INAIL has to know of the day."""
    atto, pagina = ("interrompi", "interrupt") if row["stato"] in COMINCIATE else ("ritira la proposta", "withdraw")
    return Cosa(
        f"via-{row['pk']}", f"{row['cognome']} {row['nome']}",
        f"Non abita più dove si fa «{row['titolo']}»: senti chi segue la famiglia, poi {atto}",
        reverse(f"progetti_collettivita:partecipante_{pagina}", args=[row["pk"]]), VIA,
    )  # fmt: skip


def mesi(puc: QuerySet[Puc], oggi: date) -> list[Cosa]:
    """The months of the register that are over and not validated; one query."""
    return [
        Cosa(
            f"mese-{each.puc}-{each.mese:%Y-%m}", each.titolo, f"Valida le presenze di {mese_in_words(each.mese)}",
            f"{reverse('progetti_collettivita:mese_validate', args=[each.puc])}?mese={each.mese:%Y-%m}", MESI,
        )
        for each in da_validare(puc, oggi)[:MASSIMO]
    ]  # fmt: skip


def _proposta(row: dict[str, Any]) -> Cosa:
    """Without an answer in time the place is free again."""
    return Cosa(
        f"proposta-{row['pk']}", f"{row['cognome']} {row['nome']}",
        f"Proposta del CPI per «{row['titolo']}»: consegna la lettera e scrivi la risposta",
        reverse("progetti_collettivita:partecipante_detail", args=[row["pk"]]), PROPOSTE, row["scadenza_risposta"],
    )  # fmt: skip


def _inizio(row: dict[str, Any], oggi: date) -> Cosa | None:
    inizio, stato = row["data_inizio"], row["stato_inail"]
    quando = data_breve(inizio)
    tipo, pagina = INAIL, "partecipante_shift"
    if stato == _I.SCARTATA:
        testo = f"INAIL ha scartato l'inizio del {quando}: guarda perché e comunica di nuovo"
        pagina = "partecipante_detail"
    elif stato == _I.NON_COMUNICATA:
        testo = f"Sposta l'inizio del {quando}: INAIL non si può più avvisare in tempo"
    elif stato != _I.CONFERMATA:
        testo = f"Comincia il {quando} e INAIL non ha ancora confermato: se non conferma, sposta l'inizio"
    elif inizio <= oggi:
        testo, tipo, pagina = (
            f"È assicurato e l'inizio è il {quando}: fallo cominciare",
            INIZI,
            "partecipante_activate",
        )
    else:
        return None
    url = reverse(f"progetti_collettivita:{pagina}", args=[row["pk"]])
    entro = last_day(inizio, oggi) if tipo == INAIL and inizio else None
    return Cosa(f"{tipo}-{row['pk']}", f"{row['cognome']} {row['nome']}", testo, url, tipo, entro)


def fini(comunicazioni: QuerySet[Any]) -> list[Cosa]:
    """The ends that INAIL refused, and the longer times: told late, they cost."""
    cosa = {TipoComunicazioneInail.CESSAZIONE: "fine del", TipoComunicazioneInail.VARIAZIONE: "proroga al"}
    rows = comunicazioni.filter(DA_SISTEMARE, tipo__in=cosa)
    chi = {name: F(f"assegnazione__{field.name}") for name, field in CHI.items()}
    return [
        Cosa(
            f"fine-{row['pk']}", f"{row['cognome']} {row['nome']}",
            f"INAIL ha scartato la {cosa[row['tipo']]} {data_breve(row['data_evento'])}: guarda perché e comunica di nuovo",
            reverse("progetti_collettivita:partecipante_detail", args=[row["assegnazione_id"]]), INAIL, row["entro"],
        )
        for row in rows.values("pk", "tipo", "assegnazione_id", "data_evento", "entro", **chi)[:MASSIMO]
    ]  # fmt: skip


def trimestri(righe: list[dict[str, Any]]) -> list[Cosa]:
    """The quarters that are over, had somebody active and were not told: as `giorni_effettivi.da_comunicare` gives them."""
    return [
        Cosa(
            f"trimestre-{row['id']}", row["comune"], f"Comunica a INAIL i giorni del {row['trimestre']}",
            reverse("progetti_collettivita:trimestre_detail", args=[row["id"]]),
            TRIMESTRI, row["scadenza"],
        )
        for row in righe
    ]  # fmt: skip
