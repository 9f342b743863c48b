from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import ModelloAtto
from accounts.services import modelli
from ambiti.models import AdesioneConvenzione, ModelloConvenzione
from rdc_platform import calendario
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.richieste import deliver
from tests.factories.territorio import make_modello
from tests.factories.testo_pdf import read_testo

LIST = reverse("accounts:modello_list")
CODICI = ["ATTO", "USO_PIATTAFORMA", "PUC"]
TESTO = "Convenzione nuova\n\n1. Che cosa regola. Tutto."


def create(codice: str) -> str:
    return reverse("accounts:modello_create", args=[codice])


def detail(codice: str, versione: int, page: str = "detail") -> str:
    return reverse(f"accounts:modello_{page}", args=[codice, versione])


@pytest.fixture
def ufficio(mondo):
    modelli.load_modelli()
    return client_for(mondo.ministero)


def form_of(client, codice: str) -> dict[str, object]:
    """What the page of a new version sends back when only what is empty is written."""
    form = client.get(create(codice)).context["form"]
    return {name: form[name].value() or "prova" for name in form.fields}


def test_modello_list_shows_each_text_and_the_version_in_use(ufficio):
    make_modello(2, calendario.today() + timedelta(days=5))

    gruppi = {gruppo["codice"]: gruppo["righe"] for gruppo in ufficio.get(LIST).context["gruppi"]}

    assert list(gruppi) == CODICI
    stati = [(riga["versione"], riga["stato"], riga["quanti"]) for riga in gruppi["USO_PIATTAFORMA"]]
    assert stati == [(2, "Non ancora in uso", 0), (1, "In uso", 3)]
    assert gruppi["PUC"] == []


def test_modello_list_asks_as_many_queries_for_one_version_as_for_thirty(ufficio):
    few = count_queries(ufficio, LIST)
    for versione in range(2, 32):
        make_modello(versione)

    assert count_queries(ufficio, LIST) == few
    assert few <= MAX_QUERIES


@pytest.mark.parametrize("who", ["amministratore", "coordinatore", "flussi", "dpo"])
def test_modello_pages_are_the_ministrys(mondo, who):
    modelli.load_modelli()
    client = client_for(getattr(mondo, who))
    pages = [LIST, create("ATTO"), detail("USO_PIATTAFORMA", 1), detail("USO_PIATTAFORMA", 1, "download")]

    assert {client.get(page).status_code for page in pages} == {404}


def test_modello_pages_of_a_text_that_is_not_there(ufficio):
    pages = [create("ALTRO"), detail("ALTRO", 1), detail("PUC", 1), detail("ATTO", 77), detail("PUC", 1, "download")]

    assert {ufficio.get(page).status_code for page in pages} == {404}


def test_modello_detail_shows_the_text_and_its_pdf(ufficio):
    atto = ufficio.get(detail("ATTO", 1)).content.decode()
    convenzione = ufficio.get(detail("USO_PIATTAFORMA", 1)).content.decode()

    assert ("Misure di sicurezza" in atto, "Testo di prova" in convenzione) == (True, True)
    assert detail("USO_PIATTAFORMA", 1, "download") in convenzione


@pytest.mark.parametrize(("codice", "words"), [("ATTO", "Persona Esempio"), ("USO_PIATTAFORMA", "prova")])
def test_modello_download_hands_over_the_pdf(ufficio, codice, words):
    response = ufficio.get(detail(codice, 1, "download"))

    data = b"".join(response.streaming_content)
    assert response["Content-Type"] == "application/pdf"
    assert words in read_testo(data) if codice == "ATTO" else words.encode() in data


@pytest.mark.parametrize("codice", ["ATTO", "USO_PIATTAFORMA"])
def test_modello_create_begins_from_the_text_of_today(ufficio, codice):
    form = ufficio.get(create(codice)).context["form"]

    modello = ModelloAtto.objects.latest("versione") if codice == "ATTO" else ModelloConvenzione.objects.get()
    assert form["base"].value() == modello.versione
    name = "obblighi" if codice == "ATTO" else "testo"
    assert form[name].value() == getattr(modello, name)


def test_modello_create_previews_without_publishing(ufficio):
    response = ufficio.post(create("ATTO"), form_of(ufficio, "ATTO") | {"oggetto": "Zirconio", "azione": "anteprima"})

    assert "Zirconio" in read_testo(b"".join(response.streaming_content))
    assert not ModelloAtto.objects.filter(oggetto="Zirconio").exists()


def test_modello_create_previews_a_convention(ufficio):
    data = form_of(ufficio, "USO_PIATTAFORMA") | {"testo": TESTO, "azione": "anteprima"}

    text = read_testo(b"".join(ufficio.post(create("USO_PIATTAFORMA"), data).streaming_content))

    assert ("Convenzione nuova" in text, "1. Che cosa regola" in text) == (True, True)


def test_modello_create_says_what_the_publication_will_do(ufficio):
    today = calendario.today()

    page = ufficio.post(
        create("USO_PIATTAFORMA"), {"base": 1, "testo": TESTO, "pubblicato_il": today, "azione": "controlla"}
    )

    effetto, text = page.context["effetto"], page.content.decode()
    assert (effetto.comuni, effetto.entro) == (3, today + timedelta(days=90))
    assert "3 Comuni che oggi hanno una convenzione valida devono aderire di nuovo" in text
    assert ModelloConvenzione.objects.filter(codice="USO_PIATTAFORMA").count() == 1


def test_modello_create_keeps_what_was_written_when_one_goes_back(ufficio):
    data = form_of(ufficio, "ATTO") | {"oggetto": "Zirconio"}

    again = ufficio.post(create("ATTO"), data | {"azione": "scrivi"})

    assert again.context["form"]["oggetto"].value() == "Zirconio"
    assert again.context["conferma"] is False


def test_modello_create_publishes_the_act(ufficio):
    last = ModelloAtto.objects.latest("versione").versione

    page = ufficio.post(
        create("ATTO"), form_of(ufficio, "ATTO") | {"oggetto": "Zirconio", "azione": "pubblica"}, follow=True
    )

    assert page.redirect_chain[-1][0] == detail("ATTO", last + 1)
    assert ModelloAtto.objects.latest("versione").oggetto == "Zirconio"


def test_modello_create_publishes_the_first_convention_of_the_puc(ufficio):
    data = {"base": 0, "testo": TESTO, "pubblicato_il": calendario.today(), "azione": "pubblica"}

    ufficio.post(create("PUC"), data)
    assert "in preparazione" in ufficio.get(detail("PUC", 1)).content.decode()
    assert ufficio.get(detail("PUC", 1, "download")).status_code == 404
    deliver("documenti.convenzione")

    assert detail("PUC", 1, "download") in ufficio.get(detail("PUC", 1)).content.decode()


def test_modello_create_twice_publishes_once(ufficio):
    data = {"base": 1, "testo": TESTO, "pubblicato_il": calendario.today(), "azione": "pubblica"}
    ufficio.post(create("USO_PIATTAFORMA"), data)

    page = ufficio.post(create("USO_PIATTAFORMA"), data, follow=True)

    assert "Nel frattempo è stata pubblicata" in page.content.decode()
    assert ModelloConvenzione.objects.filter(codice="USO_PIATTAFORMA").count() == 2


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"pubblicato_il": "2019-01-01"}, "Scegli un giorno da oggi in poi"),
        ({"pubblicato_il": ""}, "Scrivi da quale giorno"),
        ({"testo": " "}, "Scrivi «Testo»."),
    ],
)
def test_modello_create_says_what_is_missing(ufficio, values, says):
    data = {"base": 1, "testo": TESTO, "pubblicato_il": calendario.today(), "azione": "pubblica"} | values

    response = ufficio.post(create("USO_PIATTAFORMA"), data)

    (field,) = values
    assert says in response.context["form"].errors[field][0]
    assert ModelloConvenzione.objects.filter(codice="USO_PIATTAFORMA").count() == 1


def test_a_new_version_warns_the_amministratore_before_its_term_and_after(mondo):
    make_modello(2, calendario.today())
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    pages = [reverse("accounts:oggi_amministratore"), reverse("accounts:convenzione_list")]

    def read() -> list[str]:
        client = client_for(mondo.amministratore)
        return [client.get(page).content.decode() for page in pages]

    before = read()
    with time_machine.travel(calendario.today() + timedelta(days=91), tick=False):
        after = read()

    assert ["va firmata entro il" in text and "non potrai attivare" in text for text in before] == [True, True]
    assert ["andava firmata entro il" in text and "non puoi attivare" in text for text in after] == [True, True]
    assert "Cremona." in before[0]  # Stagno never adhered: it has nothing to renew
    assert "nuova versione, entro il" in before[1]
    assert "nuova versione, serviva entro il" in after[1]


def test_a_new_version_says_nothing_to_who_has_signed_it(mondo):
    modello = make_modello(2, calendario.today())
    old = AdesioneConvenzione.objects.get(comune=mondo.bologna)
    AdesioneConvenzione.objects.create(
        comune=mondo.bologna,
        modello=modello,
        stato="VALIDA",
        data_sottoscrizione=calendario.today(),
        file_firmato=old.file_firmato,
    )

    text = client_for(mondo.amministratore_b).get(reverse("accounts:convenzione_list")).content.decode()

    assert "nuova versione" not in text
