"""The public form as a browser sends it, and the link that reopens it."""

import re

from tests.factories.richieste import persona


def nine(mondo, **values):
    """The nine fields as a browser sends them."""
    dati = persona()
    dati["data_nascita"] = f"{dati['data_nascita']:%d/%m/%Y}"
    dati.pop("belfiore_nascita")
    return dati | {"luogo_nascita": "Cremona (CR)", "ambito": str(mondo.ambito_a.pk)} | values


def link_on(response) -> str:
    """The path of the link that a page shows once."""
    return re.search(r"https?://[^/]+(/accreditamento/riprendi/[\w-]{43}/)", response.content.decode())[1]
