"""Posting the pages of an Analisi preliminare, and reading what they show."""

from tests.factories.analisi import pagina, read

GRUPPI = ("servizi", "gravidanze", "conviventi", "minori_fuori", "carichi")


def richiedente(caso):
    return caso.nucleo.componenti.get(relazione="RICHIEDENTE")


def gruppi(**righe) -> dict[str, str]:
    """The management data of every repeated group, and the rows given: `servizi=[{"ente": "ASL"}]`."""
    data = {f"{nome}-{parte}_FORMS": "0" for nome in GRUPPI for parte in ("TOTAL", "INITIAL")}
    for nome, rows in righe.items():
        data[f"{nome}-TOTAL_FORMS"] = str(len(rows))
        data |= {f"{nome}-{n}-{campo}": valore for n, row in enumerate(rows) for campo, valore in row.items()}
    return data


def post(client, caso, sezione, data, persona=None, *, versione=0, name="edit", **righe):
    where = pagina(caso, sezione, persona)
    return client.post(where.url(caso.pk, name), {"versione": str(versione), "vai": "resta", **gruppi(**righe), **data})


def shown(client, caso, sezione, persona=None) -> dict[str, object]:
    """Field name to value as the page shows it now: lists as lists, all else as text."""
    modulo = client.get(pagina(caso, sezione, persona).url(caso.pk)).context["modulo"]
    values = {campo.html_name: campo.value() for campo in modulo.fields()}
    return {nome: value if isinstance(value, list) else str(value) for nome, value in values.items()}


def check_kept(client, caso, sezione, data, persona=None, **righe):
    """What is posted is stored, and the page shows each field again as it was posted."""
    answer = post(client, caso, sezione, data, persona, **righe)
    page = shown(client, caso, sezione, persona)

    posted = data | {k: v for k, v in gruppi(**righe).items() if not k.endswith("_FORMS")}
    assert answer.status_code == 302
    assert {nome: page[nome] for nome in posted} == posted
    assert read(caso).sezioni[sezione, persona.pk if persona else None].bozza is None
