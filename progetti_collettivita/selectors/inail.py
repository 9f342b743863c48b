"""Reads of what INAIL was told, in words, and what to do about what it refused or heard late (B.5)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from progetti_collettivita.models import (
    AssegnazionePuc,
    ComunicazioneInail,
    StatoAssegnazionePuc,
    StatoComunicazioneInail,
    StatoInail,
    TipoComunicazioneInail,
)
from progetti_collettivita.models.inail import IN_ATTESA, count_ritardo
from rdc_platform.web.formati import data_breve

NON_ASSICURATO = "NON_ASSICURATO"
COSA_FARE = {
    "CF_NON_VALIDO": "Fai correggere il codice fiscale da chi segue la famiglia, poi comunica di nuovo.",
    "PUC_SCONOSCIUTO": "Senti INAIL sul codice del progetto, poi comunica di nuovo.",
    "PAT_SCONOSCIUTA": "Correggi la PAT sulla scheda del progetto, poi comunica di nuovo.",
}
SENTI = "Senti INAIL, poi comunica di nuovo."
TARDI = "È arrivato troppo tardi: sposta l'inizio."
_A, _S, _T, _I = StatoAssegnazionePuc, StatoComunicazioneInail, TipoComunicazioneInail, StatoInail
SUPERATE = {
    _T.ATTIVAZIONE: "Superata da un altro inizio", _T.VARIAZIONE: "Superata da un'altra proroga",
    _T.CESSAZIONE: "Comunicata di nuovo",
}  # fmt: skip
CORRENTI = (_A.ATTIVO, _A.SOSPESO)
DA_SISTEMARE = Q(superata_il=None) & (
    Q(tipo=_T.ATTIVAZIONE, stato__in=[_S.SCARTATA, _S.TARDIVA], assegnazione__stato=_A.ACCETTATO)
    | Q(tipo=_T.CESSAZIONE, stato=_S.SCARTATA) & ~Q(codice_errore=NON_ASSICURATO)
    | Q(tipo=_T.VARIAZIONE, stato=_S.SCARTATA, assegnazione__stato__in=CORRENTI)
)


def in_ritardo(oggi: date) -> Q:
    """Those that left, or still wait, after the last day on which they came in time."""
    return Q(data_ora_invio=None, entro__lt=oggi, superata_il=None) | Q(data_ora_invio__date__gt=F("entro"))


def quali(oggi: date) -> dict[str, tuple[str, Q]]:
    """The usual questions about the communications: label and condition of each."""
    return {
        "sistemare": ("Da sistemare", DA_SISTEMARE),
        "attesa": ("In attesa di INAIL", Q(stato__in=IN_ATTESA)),
        "ritardo": ("In ritardo", in_ritardo(oggi)),
    }


def list_comunicazioni(assegnazioni: QuerySet[AssegnazionePuc]) -> QuerySet[ComunicazioneInail]:
    """Those of the participations that a permission gives."""
    return ComunicazioneInail.objects.filter(assegnazione__in=assegnazioni.values("pk"))


def count_quali(rows: QuerySet[ComunicazioneInail], oggi: date) -> dict[str, int]:
    """How many of each of the usual questions, in one query."""
    return rows.aggregate(**{nome: Count("pk", filter=condition) for nome, (_, condition) in quali(oggi).items()})


def light_rows(rows: QuerySet[ComunicazioneInail]) -> QuerySet[Any]:
    """What a row of the list shows, in one query."""
    return rows.values(
        "id", "tipo", "data_evento", "entro", "data_ora_invio", "stato", "superata_il", "dettaglio_errore", "assegnazione_id",
        cognome=F("assegnazione__persona__cognome"), nome=F("assegnazione__persona__nome"),
        titolo=F("assegnazione__puc__titolo"), codice_puc=F("assegnazione__puc__codice_puc"),
    )  # fmt: skip


def find_by_name(rows: QuerySet[Any], testo: str) -> QuerySet[Any]:
    """The rows of the persons whose name or codice fiscale has `testo`."""
    for parola in testo.lower().split():
        rows = rows.filter(assegnazione__persona__cerca__contains=parola)
    return rows


def ritardo_in_words(row: dict[str, Any]) -> str:
    """Whether it came in time; of one told again with another day, that it counts no more."""
    if row["superata_il"]:
        return SUPERATE[row["tipo"]]
    giorni = count_ritardo(row["entro"], row["data_ora_invio"])
    if not giorni:
        return "In tempo"
    return "In ritardo di un giorno" if giorni == 1 else f"In ritardo di {giorni} giorni"


def comunicazioni_of(assegnazione: AssegnazionePuc) -> list[ComunicazioneInail]:
    """All that INAIL was told of a participation, the latest first."""
    rows = ComunicazioneInail.objects.filter(assegnazione=assegnazione).order_by("-creata_il")
    return list(rows)


def find_rifiuto(row: AssegnazionePuc, comunicazioni: Iterable[ComunicazioneInail]) -> ComunicazioneInail | None:
    """The end, or the longer time of who still takes part, that INAIL refused and nobody told again.

    An end is not told again to an INAIL that does not insure him.
    """
    rifiutate = [each for each in comunicazioni if each.stato == _S.SCARTATA and each.superata_il is None]
    for each in rifiutate:
        fine = each.tipo == _T.CESSAZIONE and each.codice_errore != NON_ASSICURATO
        if fine or (each.tipo == _T.VARIAZIONE and row.stato in CORRENTI):
            return each
    return None


def rifiuto_of(assegnazione: AssegnazionePuc) -> ComunicazioneInail | None:
    """The same, read anew."""
    return find_rifiuto(assegnazione, comunicazioni_of(assegnazione))


def cosa_fare(comunicazione: ComunicazioneInail) -> str:
    """What to do about a refusal."""
    return TARDI if comunicazione.stato == _S.TARDIVA else COSA_FARE.get(comunicazione.codice_errore, SENTI)


def copertura_in_words(row: AssegnazionePuc, comunicazioni: list[ComunicazioneInail]) -> str:
    """Whether he is insured, and from when; if not, why and what to do. `comunicazioni`: the latest first."""
    inizio = next((each for each in comunicazioni if each.tipo == _T.ATTIVAZIONE and not each.superata_il), None)
    fine = next((each for each in comunicazioni if each.tipo == _T.CESSAZIONE), None)
    if row.stato_inail == _I.CONFERMATA:
        dal = f"Assicurato dal {data_breve(row.data_inizio)}"
        return f"{dal} al {data_breve(fine.data_evento)}" if fine else dal
    if row.stato_inail == _I.SCARTATA and inizio is not None:
        perche = "" if inizio.stato == _S.TARDIVA else f" {inizio.dettaglio_errore or inizio.codice_errore}"
        fare = f" {cosa_fare(inizio)}" if row.stato == _A.ACCETTATO else ""
        return f"Non assicurato: INAIL ha scartato l'inizio.{perche}{fare}"
    if row.stato_inail == _I.INVIATA and inizio is not None:
        return f"Comunicato il {data_breve(inizio.data_ora_invio)}: INAIL risponde entro il giorno dopo"
    if row.stato_inail == _I.DA_INVIARE:
        return "In partenza per INAIL"
    if row.stato == _A.ACCETTATO:
        return "Non comunicato: non c'era più tempo per avvisare INAIL. Sposta l'inizio."
    return "Non ancora comunicato: parte quando la persona accetta" if row.stato == _A.PROPOSTO else "Mai comunicato"
