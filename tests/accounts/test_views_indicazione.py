from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import IndicazioneUtente, RigaIndicazione
from tests.factories.accreditamento import make_persona, make_riga, pdf
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries

LIST, CREATE = reverse("accounts:indicazione_list"), reverse("accounts:indicazione_create")


def letter(*rows: dict, **changes) -> dict:
    data = {
        "comune": "D150",
        "firmatario": "Anna Bianchi, Sindaca",
        "protocollo": "90/2019",
        "data": "2019-05-02",
        "file": pdf(),
        "righe-TOTAL_FORMS": str(len(rows)),
        "righe-INITIAL_FORMS": "0",
    }
    for n, row in enumerate(rows):
        data |= {f"righe-{n}-{name}": value for name, value in row.items()}
    return data | changes


def row(cognome: str = "Galli", ruolo: str = "CASE_MANAGER", livello: str = "COMUNE") -> dict:
    persona = make_persona(cognome)
    names = ("codice_fiscale", "nome", "cognome")
    return {name: persona[name] for name in names} | {"ruolo": ruolo, "livello": livello}


def test_indicazione_create_keeps_the_letter_and_its_persons(mondo):
    response = client_for(mondo.amministratore).post(CREATE, letter(row("Galli"), row("Verdi", "COORDINATORE_PATTO")))

    indicazione = IndicazioneUtente.objects.get()
    assert response.url == reverse("accounts:indicazione_detail", args=[indicazione.pk])
    assert (indicazione.ambito, indicazione.comune) == (mondo.ambito_a, mondo.cremona)
    assert sorted(indicazione.righe.values_list("cognome", flat=True)) == ["Galli", "Verdi"]


def test_indicazione_create_twice_leaves_one_letter(mondo):
    client = client_for(mondo.amministratore)
    one = row()
    client.post(CREATE, letter(one))

    text = client.post(CREATE, letter(one)).content.decode()

    assert "già una lettera di questo Comune" in text
    assert RigaIndicazione.objects.count() == 1


def test_indicazione_create_for_a_comune_of_another_ambito_is_refused(mondo):
    response = client_for(mondo.amministratore).post(CREATE, letter(row(), comune="A944"))

    assert list(response.context["form"].errors) == ["comune"]
    assert IndicazioneUtente.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"codice_fiscale": "GLLNRO85A41D150X"}, "l&#x27;ultima lettera"),
        ({"ruolo": "AMMINISTRATORE_AMBITO"}, "Scegli «Ruolo» fra le risposte"),
        ({"ruolo": "RESPONSABILE_ANAGRAFICI", "livello": "AMBITO"}, "solo a livello di Comune"),
        ({"cognome": "Galli 2"}, "Scrivi solo lettere"),
    ],
)
def test_indicazione_create_with_a_bad_row_names_the_fault_and_keeps_the_rest(mondo, changes, text):
    response = client_for(mondo.amministratore).post(CREATE, letter(row() | changes))

    page = response.content.decode()
    assert (text in page, "Anna Bianchi, Sindaca" in page) == (True, True)
    assert IndicazioneUtente.objects.count() == 0


def test_indicazione_create_names_the_same_person_once_for_a_role(mondo):
    one = row()

    page = client_for(mondo.amministratore).post(CREATE, letter(one, one)).content.decode()

    assert "Questa persona c&#x27;è già" in page


def test_indicazione_create_without_persons_asks_for_one(mondo):
    response = client_for(mondo.amministratore).post(CREATE, letter({}))

    assert response.status_code == 200
    assert IndicazioneUtente.objects.count() == 0


def test_indicazione_create_adds_a_row_without_saving(mondo):
    page = client_for(mondo.amministratore).post(CREATE, letter(row(), aggiungi="righe")).content.decode()

    assert ('name="righe-1-nome"' in page, "da correggere" in page) == (True, False)
    assert IndicazioneUtente.objects.count() == 0


def test_indicazione_list_shows_the_letters_of_the_ambito(mondo):
    make_riga(mondo.cremona, persona=make_persona("Galli"))
    make_riga(mondo.bologna, persona=make_persona("Bolognini"))

    text = client_for(mondo.amministratore).get(LIST).content.decode()

    assert ("Galli" in text, "Bolognini" in text) == (True, False)


def test_indicazione_list_asks_as_many_queries_for_one_row_as_for_thirty(mondo):
    client = client_for(mondo.amministratore)
    make_riga(mondo.cremona)
    few = count_queries(client, LIST)
    for _ in range(30):
        make_riga(mondo.cremona)

    assert count_queries(client, LIST) == few
    assert few <= MAX_QUERIES


@pytest.mark.parametrize("quale", ["detail", "download"])
def test_indicazione_pages_of_another_ambito_are_not_there(mondo, quale):
    client = client_for(mondo.amministratore)
    theirs, ours = make_riga(mondo.bologna).indicazione, make_riga(mondo.cremona).indicazione

    codes = []
    for key in (theirs.pk, uuid4(), ours.pk):
        response = client.get(reverse(f"accounts:indicazione_{quale}", args=[key]))
        codes.append(response.status_code)
        response.getvalue()  # a file is closed once it is read

    assert codes == [404, 404, 200]


@pytest.mark.parametrize(
    "who", ["coordinatore", "case_manager", "responsabile_anagrafici", "ministero", "flussi", None]
)
def test_indicazione_pages_are_not_there_for_other_roles(mondo, who):
    client = client_for(getattr(mondo, who)) if who else client_for(None)
    expected = 404 if who else 302

    assert (client.get(LIST).status_code, client.get(CREATE).status_code) == (expected, expected)
