"""What INAIL and INPS were told of a participation, and what they answered, as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.urls import reverse

from progetti_collettivita.models import AssegnazionePuc, ComunicazioneInail, ComunicazionePuc, StatoComunicazioneInail
from progetti_collettivita.selectors.inail import copertura_in_words, find_rifiuto
from rdc_platform.inps.models import StatoMessaggioInps
from rdc_platform.web.formati import in_frase


@dataclass(frozen=True)
class Riga:
    """`il`: the day of what was told; `note`: what there is to say of the answer."""

    cosa: str
    il: date
    mandata_il: datetime | None
    stato: TextChoices
    note: Sequence[str]
    tardi: bool = False


@dataclass(frozen=True)
class Detto:
    """One body: what it knows, in a sentence, and row by row, the latest first.

    `quando` heads the column of the days; `rimanda` are words and address of what tells again what it refused.
    """

    ente: str
    frase: str
    quando: str
    righe: list[Riga]
    rimanda: tuple[str, str] | None


def detto_a_inail(row: AssegnazionePuc, comunicazioni: list[ComunicazioneInail]) -> Detto:
    rifiutata = find_rifiuto(row, comunicazioni)
    righe = [
        Riga(
            each.get_tipo_display(),
            each.data_evento,
            each.data_ora_invio,
            StatoComunicazioneInail(each.stato),
            [each.dettaglio_errore, "Superata" if each.superata_il else ""],
            tardi=bool(each.ritardo and not each.superata_il),
        )
        for each in comunicazioni
    ]
    cosa = in_frase(rifiutata.get_tipo_display()) if rifiutata else ""
    rimanda = (f"Comunica di nuovo la {cosa}", _url("resend", row)) if rifiutata else None
    return Detto("INAIL", copertura_in_words(row, comunicazioni), "Dal, o al", righe, rimanda)


def detto_a_inps(row: AssegnazionePuc, comunicazioni: list[ComunicazionePuc]) -> Detto:
    """`comunicazioni`: each says as `ripresa` whether it was told again."""
    rifiutata = any(each.stato == StatoMessaggioInps.RIFIUTATA and not each.ripresa for each in comunicazioni)
    righe = [
        Riga(
            each.get_fatto_display(),
            each.il,
            each.inviata_il,
            StatoMessaggioInps(each.stato),
            [each.motivo_rifiuto, "Comunicata di nuovo" if each.ripresa else ""],
        )
        for each in comunicazioni
    ]
    rimanda = ("Comunica di nuovo a INPS", _url("tell", row)) if rifiutata else None
    frase = "INPS sa quando la partecipazione comincia e quando finisce, e non perché."
    return Detto("INPS", frase, "Il", righe, rimanda)


def _url(atto: str, row: AssegnazionePuc) -> str:
    return reverse(f"progetti_collettivita:partecipante_{atto}", args=[row.pk])
