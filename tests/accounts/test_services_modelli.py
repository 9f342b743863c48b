from datetime import date

import pytest
from django.db import DatabaseError, transaction

from accounts.models import ModelloAtto, StatoRichiesta
from accounts.services import atto as atti
from accounts.services import modelli
from ambiti.models import ModelloConvenzione
from rdc_platform.documenti import services as documenti
from tests.factories.pdf import PDF, read_documento
from tests.factories.richieste import OGGI, deliver, make_richiesta
from tests.factories.territorio import make_modello
from tests.factories.testo_pdf import read_testo

CODICE = "USO_PIATTAFORMA"
TESTO = "Convenzione di prova\n\n1. Che cosa regola. Il trattamento dei dati."


@pytest.mark.django_db
def test_load_modelli_adds_the_texts_once():
    first = modelli.load_modelli()
    second = modelli.load_modelli()

    assert first == {"atti": 1, "convenzioni": 1}
    assert second == {"atti": 0, "convenzioni": 0}


@pytest.mark.django_db
def test_load_modelli_has_the_worker_print_the_convention_once():
    modelli.load_modelli()
    modelli.load_modelli()

    assert deliver("documenti.convenzione") == 1

    documento = ModelloConvenzione.objects.get().documento
    assert documento.nome == "convenzione-uso-della-piattaforma-v1.pdf"
    assert "3. Chi fa che cosa" in read_testo(read_documento(documento))
    modelli.load_modelli()
    assert deliver("documenti.convenzione") == 0


@pytest.mark.django_db
def test_load_modelli_never_changes_a_published_version(tmp_path):
    modelli.load_modelli()
    before = ModelloConvenzione.objects.get().testo
    changed = tmp_path / "modelli.toml"
    changed.write_text(modelli.DATI.read_text().replace("Convenzione per l'uso", "Altra convenzione per l'uso"))

    modelli.load_modelli(changed)

    assert ModelloConvenzione.objects.get().testo == before


@pytest.mark.django_db
def test_load_modelli_gives_the_act_what_article_28_wants():
    modelli.load_modelli()
    modello = ModelloAtto.objects.get()

    names = ["oggetto", "durata", "natura_finalita", "tipi_di_dati", "categorie_interessati", "obblighi", "misure"]
    assert [name for name in names if not getattr(modello, name)] == []
    assert "Nessun dato sui beneficiari" in modello.tipi_di_dati


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [{"testo": "altro"}, {"pubblicato_il": "2030-01-01"}, {"versione": 9}, {"obbligatoria": False}]
)
def test_database_refuses_to_change_a_published_convention(change):
    rows = ModelloConvenzione.objects.filter(pk=make_modello().pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


@pytest.mark.django_db
def test_database_takes_the_pdf_of_a_convention_once():
    modelli.load_modelli()
    rows = ModelloConvenzione.objects.all()

    rows.update(documento=documenti.store_pdf(PDF, "uno.pdf"))

    for other in (documenti.store_pdf(PDF, "due.pdf"), None):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(documento=other)


def test_publish_convenzione_makes_the_next_version_and_asks_for_its_pdf(mondo):
    day = date(2019, 9, 1)

    modello = modelli.publish_convenzione(by=mondo.ministero, codice=CODICE, base=1, testo=TESTO, pubblicato_il=day)
    deliver("documenti.convenzione")

    modello.refresh_from_db()
    assert (modello.versione, modello.pubblicato_il, modello.obbligatoria) == (2, day, True)
    assert "1. Che cosa regola" in read_testo(read_documento(modello.documento))


def test_publish_convenzione_of_the_puc_is_a_text_of_its_own(mondo):
    modello = modelli.publish_convenzione(by=mondo.ministero, codice="PUC", base=0, testo=TESTO, pubblicato_il=OGGI)

    assert (modello.versione, modello.obbligatoria) == (1, False)


def test_publish_convenzione_over_an_older_version_is_refused(mondo):
    values = {"by": mondo.ministero, "codice": CODICE, "testo": TESTO, "pubblicato_il": OGGI}
    modelli.publish_convenzione(base=1, **values)

    with pytest.raises(modelli.VersioneError):
        modelli.publish_convenzione(base=1, **values)

    assert ModelloConvenzione.objects.filter(codice=CODICE).count() == 2


def test_publish_atto_is_for_the_acts_to_come(mondo):
    modelli.load_modelli()
    first = make_richiesta(mondo.ambito_a, StatoRichiesta.IN_VERIFICA)
    prepared = atti.prepare_atto(first, by=mondo.ministero, numero="1/A", data=OGGI)
    last = ModelloAtto.objects.latest("versione")
    testi = {field.name: getattr(last, field.name) for field in ModelloAtto._meta.fields[2:]}

    new = modelli.publish_atto(
        by=mondo.ministero, base=last.versione, **testi | {"oggetto": "Nuovo", "valido_dal": OGGI}
    )

    second = make_richiesta(mondo.ambito_b, StatoRichiesta.IN_VERIFICA)
    prepared.refresh_from_db()
    assert new.versione == last.versione + 1
    assert prepared.modello == last
    assert atti.prepare_atto(second, by=mondo.ministero, numero="2/A", data=OGGI).modello == new


def test_publish_atto_over_an_older_version_is_refused(mondo):
    with pytest.raises(modelli.VersioneError):
        modelli.publish_atto(by=mondo.ministero, base=3, oggetto="Nuovo", valido_dal=OGGI)
