"""Groups that repeat: "Aggiungi un'altra persona" without JavaScript."""

from django.http import QueryDict


def add_row(data: QueryDict, prefix: str) -> QueryDict:
    """The posted data with one more empty form in the formset `prefix`: bind it again and nothing typed is lost.

    The view does so when the button `name="aggiungi"` with this prefix as its value sent the form, and saves nothing.
    """
    data = data.copy()
    key = f"{prefix}-TOTAL_FORMS"
    total = data.get(key, "0")
    data[key] = str(int(total) + 1 if total.isascii() and total.isdigit() else 1)
    return data
