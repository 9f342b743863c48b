"""Reads for the requests that go from Comune to Comune."""

from django.db.models import F, Func, QuerySet, TextField, Value

from controlli_anagrafici.models import Controllo, RinvioVerifica


def light_rows(rinvii: QuerySet) -> QuerySet:
    """What a row of the list shows, in one query."""
    return rinvii.values(
        "id",
        "stato",
        "data_scadenza",
        "controllo__nucleo__cognome",
        "controllo__nucleo__nome",
        "controllo__nucleo__cerca",
        mittente=F("comune_mittente__denominazione"),
        destinatario=F("comune_destinatario__denominazione"),
    )


def find_by_name(rows: QuerySet, text: str) -> QuerySet:
    """The rows whose richiedente has `text` in his name, accents and case aside."""
    return rows.filter(
        controllo__nucleo__cerca__contains=Func(Value(text), function="f_norm", output_field=TextField())
    )


def catena(controllo: Controllo) -> list[RinvioVerifica]:
    """The hops of a check in order, with the names of their Comuni."""
    return list(controllo.rinvii.select_related("comune_mittente", "comune_destinatario"))
