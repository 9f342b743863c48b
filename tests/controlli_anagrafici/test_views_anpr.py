from datetime import date

import pytest
from django.urls import reverse

from controlli_anagrafici.models import ConsultazioneAnpr, Controllo
from controlli_anagrafici.services.anpr import record_anpr
from rdc_platform.gateways.anpr import Convivente, Residenza, Risposta
from tests.factories.controlli import open_famiglia, open_to
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

APP = "controlli_anagrafici"


def page(name, controllo):
    return reverse(f"{APP}:{name}", args=[controllo.pk])


def answer(risposta):
    record_anpr(ConsultazioneAnpr.objects.get().pk, risposta)


def test_the_responsabile_asks_anpr_and_confirms_what_is_ticked(mondo):
    controllo, client = open_to(mondo), client_for(mondo.responsabile_anagrafici)
    text = client.post(page("anpr_ask", controllo), follow=True).content.decode()
    assert "ANPR non ha ancora risposto" in text
    answer(Risposta((Residenza(date(2014, 9, 1), None, mondo.cremona.codice_istat, "CREMONA"),)))
    assert "Periodi proposti" in client.get(page("anpr_detail", controllo)).content.decode()
    assert count_queries(client, page("anpr_detail", controllo)) <= MAX_QUERIES

    senza = client.post(page("anpr_confirm", controllo), follow=True).content.decode()
    assert "Spunta almeno un periodo" in senza
    client.post(page("anpr_confirm", controllo), {"id": [str(controllo.periodi.get().pk)]})

    assert controllo.periodi.get().confermato


def test_famiglia_edit_starts_from_what_anpr_says_and_writes_nothing(mondo):
    controllo, client = open_famiglia(mondo), client_for(mondo.responsabile_anagrafici)
    client.post(page("anpr_ask", controllo))
    cf = controllo.nucleo.componenti.get(relazione="RICHIEDENTE").codice_fiscale
    answer(Risposta(famiglia=(Convivente(cf, "Conti", "Marta"), Convivente("VRDLGU85B02F205X", "Verdi", "Ugo"))))

    text = client.get(page("famiglia_edit", controllo)).content.decode()

    assert "(ANPR: c&#x27;è)" in text
    assert "(ANPR: non c&#x27;è)" in text
    assert 'value="Verdi"' in text
    assert controllo.famiglia.count() == 0


@pytest.mark.parametrize("chi", ["coordinatore_anagrafici", "case_manager"])
def test_anpr_is_not_there_for_who_does_not_have_the_check(mondo, chi):
    controllo = open_to(mondo)

    assert client_for(getattr(mondo, chi)).get(page("anpr_detail", controllo)).status_code == 404
    altro = Controllo.objects.exclude(nucleo=mondo.caso.nucleo).first()
    assert client_for(mondo.responsabile_anagrafici).post(page("anpr_ask", altro)).status_code == 404
