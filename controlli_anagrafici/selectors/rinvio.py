"""Reads for the requests that go from Comune to Comune."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, F, Func, QuerySet, TextField, Value, When

from ambiti.selectors import has_protetta
from controlli_anagrafici.models import Controllo, RinvioVerifica, StatoRinvio
from controlli_anagrafici.models.rinvio import APERTI

UN_COMUNE = "Un altro Comune"
TAPPE = {
    StatoRinvio.INVIATO: "deve rispondere",
    StatoRinvio.PRESO_IN_CARICO: "sta rispondendo",
    StatoRinvio.RESTITUITO: "ha risposto",
    StatoRinvio.PROSEGUITO: "ha chiesto più indietro",
    StatoRinvio.RESPINTO: "non può rispondere",
    StatoRinvio.ANNULLATO: "non deve più rispondere",
}


@dataclass(frozen=True)
class Tappa:
    """A Comune that the check has passed, what it did there, and whether it is there now."""

    nome: str
    detto: str
    adesso: bool = False


def light_rows(rinvii: QuerySet) -> QuerySet:
    """What a row of the list shows, in one query."""
    return rinvii.values(
        "id",
        "stato",
        "data_scadenza",
        "controllo__nucleo__cognome",
        "controllo__nucleo__nome",
        "controllo__nucleo__cerca",
        mittente=shown_mittente(),
        destinatario=F("comune_destinatario__denominazione"),
    )


def shown_mittente() -> Case:
    """The Comune that asks; not by name where the person's own one must stay unknown."""
    return Case(
        When(has_protetta("controllo__nucleo"), then=Value(UN_COMUNE)),
        default=F("comune_mittente__denominazione"),
        output_field=TextField(),
    )


def shown_catena(rinvio: RinvioVerifica) -> list[RinvioVerifica]:
    """The hops that the asked Comune sees: all; of a protected person its own alone."""
    return [rinvio] if rinvio.protetta else catena(rinvio.controllo)


def find_by_name(rows: QuerySet, text: str) -> QuerySet:
    """The rows whose richiedente has `text` in his name, accents and case aside."""
    return rows.filter(
        controllo__nucleo__cerca__contains=Func(Value(text), function="f_norm", output_field=TextField())
    )


def catena(controllo: Controllo) -> list[RinvioVerifica]:
    """The hops of a check in order, with the names of their Comuni."""
    return list(controllo.rinvii.select_related("comune_mittente", "comune_destinatario"))


def list_tappe(rinvii: Sequence[RinvioVerifica]) -> list[Tappa]:
    """The whole way of a check from the Comune of the domanda, and back to it where no hop is open."""
    tappe: list[Tappa] = []
    for rinvio in rinvii:
        if not tappe or tappe[-1].nome != rinvio.comune_mittente.denominazione:
            tappe.append(Tappa(rinvio.comune_mittente.denominazione, "di nuovo qui" if tappe else "ha la domanda"))
        aperto = rinvio.stato in APERTI
        tappe.append(Tappa(rinvio.comune_destinatario.denominazione, TAPPE[StatoRinvio(rinvio.stato)], aperto))
    if tappe and not tappe[-1].adesso:
        tappe.append(Tappa(tappe[0].nome, "decide", adesso=True))
    return tappe
