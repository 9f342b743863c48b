from django.urls import reverse

from accounts.models import Accreditamento, StatoRichiesta
from tests.factories.persone import client_for
from tests.factories.queries import count_queries
from tests.factories.richieste import make_richiesta
from tests.factories.territorio import make_ambito

REGIONI, LISTA = reverse("accounts:regione_list"), reverse("accounts:ambito_list")
NUMERI = ("ambiti", "registrati", "in_corso", "senza_richiesta", "ritardi")


def numbers(response) -> dict[str, tuple[int, ...]]:
    return {riga.row["regione"]: tuple(riga.row[name] for name in NUMERI) for riga in response.context["lista"].righe}


def test_regione_list_counts_the_ambiti_of_each_region(mondo):
    Accreditamento.objects.filter(pk=mondo.amministratore_b.accreditamento_id).update(valido_dal="2019-06-15")
    make_richiesta(make_ambito("P03", "G388"), StatoRichiesta.PEC_RICEVUTA)
    make_ambito("P04", "F205")
    make_ambito("P05", "H501")

    response = client_for(mondo.ministero).get(REGIONI)

    assert numbers(response) == {
        "Emilia-Romagna": (1, 1, 0, 0, 1),
        "Lazio": (1, 0, 0, 1, 1),
        "Lombardia": (3, 1, 1, 1, 2),
    }
    assert [(barra.etichetta, barra.valore) for barra in response.context["grafico"].barre] == [
        ("Emilia-Romagna", 100),
        ("Lazio", 0),
        ("Lombardia", 33),
    ]


def test_regione_list_leads_to_the_ambiti_of_the_region(mondo):
    client = client_for(mondo.ministero)

    rows = client.get(REGIONI).context["lista"].righe

    assert [riga.url for riga in rows] == [f"{LISTA}?regione=08", f"{LISTA}?regione=03"]
    assert [riga.row["regione"] for riga in client.get(rows[0].url).context["lista"].righe] == ["Emilia-Romagna"]


def test_regione_list_exports_what_it_shows(mondo):
    text = client_for(mondo.ministero).get(REGIONI, {"formato": "csv"}).content.decode("utf-8-sig")

    assert text.splitlines()[1].replace('"', "").split(";") == ["Emilia-Romagna", "1", "1", "100", "0", "0", "0"]


def test_regione_list_is_the_ministrys_alone(mondo):
    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.dpo):
        assert client_for(profilo).get(REGIONI).status_code == 404


def test_regione_list_asks_as_many_queries_for_many_as_for_few(mondo):
    client = client_for(mondo.ministero)
    client.get(REGIONI)
    few = count_queries(client, REGIONI)
    for n, comune in enumerate(("H501", "F205", "G388")):
        make_ambito(f"P1{n}", comune)

    assert count_queries(client, REGIONI) == few
