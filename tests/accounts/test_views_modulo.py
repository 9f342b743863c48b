import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RichiestaAccreditamento, Ruolo
from rdc_platform.audit.models import AccessoDato
from tests.factories.bozze import nine
from tests.factories.persone import client_for, make_profilo
from tests.factories.richieste import deliver

MODULO = reverse("accounts:modulo")


def send(client, dati):
    return client.post(MODULO, dati)


def errors(response) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)


def test_modulo_create_is_for_anyone_and_asks_the_nine_fields(mondo):
    response = Client().get(MODULO)

    assert response.status_code == 200
    names = set(re.findall(r'name="(\w+)"', response.content.decode())) - {"csrfmiddlewaretoken", "viewport", "robots"}
    assert names >= {
        "codice_fiscale",
        "nome",
        "cognome",
        "data_nascita",
        "luogo_nascita",
        "genere",
        "ambito",
        "email",
        "telefono",
    }
    assert str(mondo.ambito_a.pk) in response.content.decode()


def test_modulo_create_keeps_the_request_and_leads_to_its_receipt(mondo):
    client = Client()

    response = send(client, nine(mondo))

    richiesta = RichiestaAccreditamento.objects.latest("creata_il")
    assert response.headers["Location"] == reverse("accounts:modulo_receipt", args=[richiesta.pk])
    assert (richiesta.stato, richiesta.belfiore_nascita, richiesta.ambito) == ("FORM_INVIATO", "D150", mondo.ambito_a)
    page = client.get(response.headers["Location"]).content.decode()
    assert richiesta.numero_richiesta in page
    assert "accreditamento.ambitirdc@pec.lavoro.gov.it" in page
    assert AccessoDato.objects.filter(atto="submit_richiesta", oggetto_id=str(richiesta.pk)).count() == 1


def test_modulo_create_twice_makes_one_request(mondo):
    client, dati = Client(), nine(mondo)
    count = RichiestaAccreditamento.objects.count()

    first, second = send(client, dati), send(client, dati)

    assert first.headers["Location"] == second.headers["Location"]
    assert RichiestaAccreditamento.objects.count() == count + 1


def test_modulo_create_of_somebody_elses_request_says_so_without_its_number(mondo):
    dati = nine(mondo)
    send(Client(), dati)

    response = send(Client(), dati)

    assert "C'è già una richiesta in corso" in errors(response)["__all__"][0]
    assert "AMB-" not in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("codice_fiscale", "FRRMRT75A42D150X", "l'ultima lettera dovrebbe essere"),
        ("codice_fiscale", "FRRMRT75A42D15", "ha 14 caratteri"),
        ("nome", "M4rta", "Scrivi solo lettere"),
        ("data_nascita", "1/1/2090", "nel futuro"),
        ("data_nascita", "1/1/2020", "almeno 18 anni"),
        ("luogo_nascita", "Nonesiste", "Non troviamo questo posto"),
        ("genere", "", "Scegli il genere."),
        ("ambito", "", "Scegli l'Ambito di riferimento."),
        ("ambito", "00000000-0000-0000-0000-000000000000", "Scegli «Ambito di riferimento» fra le risposte"),
        ("email", "marta", "un indirizzo è fatto così"),
        ("telefono", "chiamami", "sole cifre"),
    ],
)
def test_modulo_create_says_at_the_field_what_to_do_and_keeps_what_was_typed(mondo, field, value, says):
    response = send(Client(), nine(mondo, **{field: value}))

    assert response.status_code == 200
    assert says in " ".join(errors(response)[field])
    assert "marta" in response.content.decode().lower()
    assert not RichiestaAccreditamento.objects.filter(stato="FORM_INVIATO").exists()


def test_modulo_create_warns_of_data_that_disagree_and_takes_them_when_confirmed(mondo):
    client, dati = Client(), nine(mondo, cognome="Bianchi")

    response = send(client, dati)
    assert errors(response)["conferma"] == ["Guarda gli avvisi: correggi i dati, o spunta «I dati sono giusti così»."]
    assert "nel codice fiscale c&#x27;è FRR" in response.content.decode()

    assert send(client, dati | {"conferma": "on"}).status_code == 302


def test_modulo_create_warns_of_a_certified_mailbox(mondo):
    response = send(Client(), nine(mondo, email="marta@pec.comune.example.it"))

    assert response.context["form"].avvisi == [
        "L'indirizzo e-mail sembra una PEC: di solito non riceve messaggi da indirizzi ordinari."
    ]


def test_modulo_create_asks_which_place_where_several_bear_the_name(mondo):
    client, dati = Client(), nine(mondo, luogo_nascita="Livo", conferma="on")

    response = send(client, dati)
    assert errors(response) == {"luogo_scelto": ["Più posti si chiamano così: scegli il posto giusto."]}
    assert "Livo (CO)" in response.content.decode()

    assert send(client, dati | {"luogo_scelto": "E623"}).status_code == 302
    assert RichiestaAccreditamento.objects.latest("creata_il").belfiore_nascita == "E623"


def test_modulo_create_does_not_take_a_place_that_was_not_offered(mondo):
    response = send(Client(), nine(mondo, luogo_nascita="Livo", luogo_scelto="H501", conferma="on"))

    assert "luogo_scelto" in errors(response)


def test_modulo_create_takes_a_state_of_birth(mondo):
    send(Client(), nine(mondo, luogo_nascita="Marocco", conferma="on"))

    assert RichiestaAccreditamento.objects.latest("creata_il").belfiore_nascita == "Z330"


def test_modulo_create_refuses_an_ambito_that_has_all_its_amministratori(mondo):
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)

    response = send(Client(), nine(mondo))

    assert "tutti gli Amministratori che può avere" in errors(response)["ambito"][0]
    assert mondo.amministratore.operatore.cognome not in response.content.decode()


def test_modulo_create_lets_a_full_ambito_go_on_in_somebodys_place(mondo):
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)

    response = send(Client(), nine(mondo, chiede_sostituzione="on"))

    assert response.status_code == 302
    richiesta = RichiestaAccreditamento.objects.latest("creata_il")
    assert (richiesta.chiede_sostituzione, richiesta.sostituisce) == (True, None)


def test_modulo_create_stops_a_session_after_five_in_an_hour(mondo):
    client = Client()
    codes = [send(client, nine(mondo)).status_code for _ in range(6)]

    assert codes == [302] * 5 + [429]
    assert send(Client(), nine(mondo)).status_code == 302


def test_modulo_receipt_opens_in_the_session_that_sent_it_alone(mondo):
    client = Client()
    address = send(client, nine(mondo)).headers["Location"]
    deliver("documenti.nota")

    for other in (Client(), client_for(mondo.ministero), client_for(mondo.amministratore)):
        assert other.get(address).status_code == 404
        assert other.get(f"{address}nota/").status_code == 404


@pytest.mark.parametrize(
    ("stato", "titolo", "motivo"),
    [
        ("FORM_INVIATO", "inviata", False),
        ("PEC_RICEVUTA", "pec ricevuta", False),
        ("IN_VERIFICA", "in verifica", False),
        ("INTEGRAZIONE_RICHIESTA", "manca qualcosa", True),
        ("ATTO_PREDISPOSTO", "in verifica", False),
        ("ATTO_INVIATO", "accolta", False),
        ("ATTO_CONTROFIRMATO", "accolta", False),
        ("RIFIUTATA", "non accolta", True),
        ("RITIRATA", "ritirata", False),
    ],
)
def test_modulo_receipt_says_where_the_request_stands_and_what_the_body_was_told(mondo, stato, titolo, motivo):
    client = Client()
    address = send(client, nine(mondo)).headers["Location"]
    pec = {"pec_mittente": "a@pec.example.it", "pec_message_id": "<1@x>", "pec_ricevuta_il": "2019-05-02T10:00Z"}
    RichiestaAccreditamento.objects.filter(numero_richiesta__startswith="AMB-").exclude(stato="COMUNICATO").update(
        stato=stato, motivo="Manca il retro del documento.", **pec
    )

    page = client.get(address).content.decode()

    assert f"A che punto è: {titolo}<" in page
    assert ("Manca il retro del documento." in page) == motivo
    assert ("Che cosa fare adesso" in page) == (stato == "FORM_INVIATO")


def test_modulo_receipt_keeps_a_reason_that_no_pec_told(mondo):
    client = Client()
    address = send(client, nine(mondo)).headers["Location"]
    type(mondo.ambito_a).objects.filter(pk=mondo.ambito_a.pk).update(pec="")
    RichiestaAccreditamento.objects.filter(stato="FORM_INVIATO").update(stato="RIFIUTATA", motivo="Non risulta.")

    assert "Non risulta." not in client.get(address).content.decode()


def test_modulo_nota_comes_once_the_worker_has_made_it(mondo):
    client = Client()
    address = send(client, nine(mondo)).headers["Location"]
    assert client.get(f"{address}nota/").status_code == 404
    assert "in preparazione" in client.get(address).content.decode()

    deliver("documenti.nota")

    response = client.get(f"{address}nota/")
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert b"".join(response.streaming_content)[:5] == b"%PDF-"
    assert response.headers["Cache-Control"] == "no-store"


def test_luogo_search_suggests_while_one_types(mondo):
    response = Client().post(reverse("accounts:luogo_search"), {"luogo_nascita": "cremon"})

    assert response.content.decode().strip() == '<option value="Cremona (CR)"></option>'
    assert Client().get(reverse("accounts:luogo_search")).status_code == 405


def test_modulo_pages_keep_no_personal_datum_in_their_addresses(mondo):
    dati = nine(mondo)

    address = send(Client(), dati).headers["Location"]

    assert re.fullmatch(r"/accreditamento/[0-9a-f-]{36}/", address)
