import pytest

from accounts.models import ModelloAtto
from accounts.services import modelli
from ambiti.models import ModelloConvenzione


@pytest.mark.django_db
def test_load_modelli_adds_the_texts_once():
    first = modelli.load_modelli()
    second = modelli.load_modelli()

    assert first == {"atti": 1, "convenzioni": 1}
    assert second == {"atti": 0, "convenzioni": 0}


@pytest.mark.django_db
def test_load_modelli_never_changes_a_published_version():
    modelli.load_modelli()
    ModelloConvenzione.objects.update(testo="Testo già sottoscritto.")

    modelli.load_modelli()

    assert ModelloConvenzione.objects.get().testo == "Testo già sottoscritto."


@pytest.mark.django_db
def test_load_modelli_gives_the_act_what_article_28_wants():
    modelli.load_modelli()
    modello = ModelloAtto.objects.get()

    names = ["oggetto", "durata", "natura_finalita", "tipi_di_dati", "categorie_interessati", "obblighi", "misure"]
    assert [name for name in names if not getattr(modello, name)] == []
    assert "Nessun dato sui beneficiari" in modello.tipi_di_dati
