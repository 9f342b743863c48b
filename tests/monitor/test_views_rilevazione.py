"""What the Ministry was told, in words: the list with its filters, a message, its file; no number that did not leave."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from patti_inclusione.models import Caso
from rdc_platform.monitor.models import Rilevazione
from rdc_platform.monitor.services.rilevazioni import count_mese
from rdc_platform.web.formati import mese_in_words
from tests.factories.pagine import words
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.rilevazioni import last_chiuso, make_famiglie

URL = reverse("monitor:rilevazione_list")


@pytest.fixture
def dette(mondo):
    """A month of two Ambiti, of which one has a Comune with enough families; the row of that one."""
    mese = last_chiuso()
    make_famiglie(mondo, 19, mese)
    Caso.objects.update(arrivato_il=Caso.objects.filter(nucleo__cognome="Nuovi").first().arrivato_il)
    count_mese(mese, mese)
    return Rilevazione.objects.get(ambito=mondo.ambito_a)


def read(response):
    """The page as it is read aloud."""
    return " ".join(strip_tags(words(response)).split())


def page_of(row):
    return reverse("monitor:rilevazione_detail", args=[row.pk])


def test_each_month_is_found_by_ambito_state_and_month(mondo, dette):
    flussi = client_for(mondo.flussi)
    assert "Al Ministero non è stato ancora detto niente" not in words(flussi.get(URL))

    trovate = words(flussi.get(URL, {"ambito": "CREMONÀ", "mese": dette.mese.isoformat(), "ultime": "on"}))
    assert "Ambito di prova di Cremona" in trovate
    assert "Bologna" not in trovate
    assert mese_in_words(dette.mese) in trovate
    nessuna = words(flussi.get(URL, {"stato": "RIFIUTATA"}))
    assert "Ambito di prova" not in nessuna
    file = flussi.get(URL, {"formato": "csv"}).content.decode()
    assert (file.count("Ambito di prova"), "Nuovi" in file) == (2, False)


def test_a_message_reads_as_it_left_one_territory_at_a_time(mondo, dette):
    """A count as it was told, the small ones in one line; of the families there is nothing to see."""
    for chi in (mondo.flussi, mondo.dpo):
        cremona = read(client_for(chi).get(page_of(dette)))
        assert f"Ambito di prova di Cremona, {mese_in_words(dette.mese)} In partenza" in cremona
        assert "Famiglie arrivate, da dove INPS 20 Centro per l'impiego; Trasferimento" in cremona
        assert "21" not in cremona.split("Famiglie arrivate", 1)[1]
        assert "Dall'arrivo all'assegnazione, metà entro" in cremona
    stagno = read(client_for(mondo.flussi).get(page_of(dette), {"territorio": "1"}))
    assert "INPS; Centro per l'impiego" in stagno

    righe = client_for(mondo.flussi).get(page_of(dette), {"formato": "csv"}).content.decode().splitlines()
    assert "Cremona;Famiglie arrivate, da dove;INPS;20" in righe
    assert "Stagno Lombardo;Famiglie arrivate, da dove;INPS;meno di 3" in righe
    assert client_for(mondo.flussi).get(page_of(dette), {"territorio": "2"}).status_code == 404
    assert count_queries(client_for(mondo.flussi), page_of(dette)) <= MAX_QUERIES


def test_a_refusal_says_why_and_where_it_is_put_right(mondo, dette):
    Rilevazione.objects.filter(pk=dette.pk).update(
        stato="RIFIUTATA", codice_rifiuto="SOGLIA", motivo_rifiuto="La soglia è 5: con una più bassa non si riceve."
    )
    flussi = client_for(mondo.flussi)

    response = flussi.get(page_of(dette))

    assert "Il Ministero non l'ha presa. La soglia è 5" in read(response)
    link = f"{reverse('monitor:messaggio_list')}?chiave={dette.chiave}"
    assert link in response.content.decode()
    assert "Conteggi di un mese (M15)" in words(flussi.get(link))
