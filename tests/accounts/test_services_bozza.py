from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import tasks
from accounts.models import BozzaRichiesta, RichiestaAccreditamento
from accounts.services import bozza as services
from accounts.services.richiesta import RichiestaDoppiaError
from tests.factories.richieste import make_richiesta, persona


def test_delete_bozze_takes_the_expired_ones_away_and_no_request(mondo):
    richiesta = make_richiesta(mondo.ambito_a)
    kept, _ = services.create_bozza(dati={"nome": "Marta"})
    old = [services.create_bozza(dati={"nome": "Ada"})[0], services.create_bozza(richiesta=richiesta)[0]]
    BozzaRichiesta.objects.filter(pk__in=[row.pk for row in old]).update(scade_il=timezone.now() - timedelta(seconds=1))

    tasks.delete_bozze()

    assert list(BozzaRichiesta.objects.all()) == [kept]
    assert RichiestaAccreditamento.objects.filter(pk=richiesta.pk).exists()


def test_save_bozza_moves_the_day_on(mondo):
    bozza, _ = services.create_bozza(dati={})
    BozzaRichiesta.objects.update(scade_il=timezone.now() + timedelta(days=1))

    assert services.save_bozza(bozza, dati={"nome": "Ada"}) is True

    assert (BozzaRichiesta.objects.get().scade_il - timezone.now()).days == 29


def test_save_bozza_of_an_expired_one_writes_nothing(mondo):
    bozza, _ = services.create_bozza(dati={})
    BozzaRichiesta.objects.update(scade_il=timezone.now())

    assert services.save_bozza(bozza, dati={"nome": "Ada"}) is False

    assert BozzaRichiesta.objects.get().dati == {}


def test_submit_bozza_of_a_double_keeps_the_draft(mondo):
    dati = persona()
    services.submit_bozza(None, ambito=mondo.ambito_a, **dati)
    bozza, _ = services.create_bozza(dati={"nome": "Marta"})

    with pytest.raises(RichiestaDoppiaError):
        services.submit_bozza(bozza, ambito=mondo.ambito_a, **dati)

    bozza.refresh_from_db()
    assert (bozza.richiesta, bozza.dati) == (None, {"nome": "Marta"})


def test_find_bozza_knows_the_token_and_not_its_hash(mondo):
    bozza, link = services.create_bozza(dati={})

    assert services.find_bozza(link.split("/")[-2]) == bozza
    assert services.find_bozza(bozza.token_hash) is None
