from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.models import Sollecito
from ambiti.models import Ambito, Referente
from tests.factories.persone import client_for
from tests.factories.richieste import make_richiesta
from tests.factories.territorio import make_ambito

LISTA, SOLLECITA = reverse("accounts:ambito_list"), reverse("accounts:sollecito_create")


def test_sollecito_create_shows_first_what_it_would_do(mondo):
    milano, roma = make_ambito("P03", "F205"), make_ambito("P04", "H501")
    Referente.objects.create(ambito=milano, nome="Ada", cognome="Rossi", email="ada@example.it")
    Sollecito.objects.create(ambito=roma, tipo="SENZA_MODULO")
    mute = make_ambito("P05", "A785")
    Ambito.objects.filter(pk=mute.pk).update(pec="")
    client = client_for(mondo.ministero)

    response = client.post(SOLLECITA, {"id": [milano.pk, roma.pk, mute.pk, mondo.ambito_a.pk]})

    page, anteprima = response.content.decode(), response.context["anteprima"]
    assert (anteprima.raggiunti, anteprima.emails) == ([milano], 1)
    assert (anteprima.recenti, anteprima.senza_recapito) == ([roma], [mute])
    assert anteprima.con_richiesta == [mondo.ambito_a]
    assert "Manda il sollecito" in page
    assert "Dal vostro Ambito non ci risulta ancora nessuna richiesta" in page
    assert Sollecito.objects.count() == 1


def test_sollecito_create_sends_when_it_is_confirmed_and_once(mondo):
    milano = make_ambito("P03", "F205")
    client, data = client_for(mondo.ministero), {"id": [milano.pk], "conferma": "si"}

    first, second = client.post(SOLLECITA, data, follow=True), client.post(SOLLECITA, data, follow=True)

    assert "Solleciti in partenza: 1" in first.content.decode()
    assert "Nessun sollecito da mandare" in second.content.decode()
    assert Sollecito.objects.count() == 1


def test_sollecito_create_of_all_takes_those_without_a_request_that_the_filters_show(mondo):
    milano, roma, _ = make_ambito("P03", "F205"), make_ambito("P04", "H501"), make_richiesta(make_ambito("P05", "A785"))
    client = client_for(mondo.ministero)

    everywhere = client.post(SOLLECITA, {"tutti": "si"}).context["anteprima"]
    lombardia = client.post(SOLLECITA, {"tutti": "si", "regione": "03"}).context["anteprima"]

    assert (everywhere.raggiunti, lombardia.raggiunti) == ([milano, roma], [milano])
    page = client.get(LISTA, {"regione": "03"}).content.decode()
    assert "chi non ha mandato una richiesta (1)" in page
    assert '<input type="hidden" name="regione" value="03">' in page


def test_sollecito_create_of_nothing_and_of_nonsense(mondo):
    client = client_for(mondo.ministero)

    assert "Scegli almeno un Ambito" in client.post(SOLLECITA, follow=True).content.decode()
    assert client.post(SOLLECITA, {"id": "x"}).status_code == 404
    assert client.get(SOLLECITA).status_code == 405


def test_sollecito_create_is_the_ministrys_alone(mondo):
    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.dpo):
        response = client_for(profilo).post(SOLLECITA, {"id": [mondo.ambito_a.pk], "conferma": "si"})
        assert response.status_code == 404
    assert client_for(None).post(SOLLECITA).status_code == 302
    assert not Sollecito.objects.exists()


def test_ambito_list_shows_when_each_was_reminded(mondo):
    milano = make_ambito("P03", "F205")
    for giorni in (30, 3):
        Sollecito.objects.create(ambito=milano, tipo="SENZA_MODULO", inviato_il=timezone.now() - timedelta(days=giorni))

    rows = client_for(mondo.ministero).get(LISTA, {"situazione": "SENZA_RICHIESTA"}).context["lista"].righe

    assert [(timezone.now() - riga.row["sollecitato_il"]).days for riga in rows] == [3]
