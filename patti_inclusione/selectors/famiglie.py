"""What the lists of families share."""

from datetime import date

from django.db.models import Func, QuerySet, TextField, Value

SPAZIO = Value(" ")


def search_cognome(rows: QuerySet, testo: str, cerca: str = "nucleo__cerca") -> QuerySet:
    """The rows whose applicant's surname and name, at the path `cerca`, contain `testo`, accents and capitals apart."""
    return rows.filter(**{f"{cerca}__contains": Func(Value(testo), function="f_norm", output_field=TextField())})


def age(nascita: date, oggi: date) -> int:
    """Whole years."""
    return oggi.year - nascita.year - ((oggi.month, oggi.day) < (nascita.month, nascita.day))
