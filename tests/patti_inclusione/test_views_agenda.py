"""The calendar by day, week and month, and the hours booked from it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from patti_inclusione.avvisi import render_lettere
from patti_inclusione.models import Convocazione, SchedaPersona, StampaLettere, StatoCaso
from patti_inclusione.orari import Orario
from patti_inclusione.services.lettere import attach_lettere, read_lettere
from rdc_platform.documenti.services import store_pdf
from tests.factories.casi import give_caso, make_caso
from tests.factories.convocazioni import COLLOQUIO, OGGI, make_convocazione, persone, posted, url
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.sedi import make_orari, make_sede
from tests.patti_inclusione.test_services_prenotazione import book

AGENDA, UFFICIO = "patti_inclusione:agenda", "patti_inclusione:agenda_ufficio"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def page(name, **values):
    query = "&".join(f"{k}={v}" for k, v in values.items())
    return f"{reverse(name)}?{query}"


@pytest.mark.parametrize(
    ("vista", "giorno", "there"),
    [
        ("giorno", "2019-05-09", True),
        ("giorno", "2019-05-10", False),
        ("settimana", "2019-05-06", True),
        ("settimana", "2019-05-13", False),
        ("mese", "2019-05-31", True),
        ("mese", "2019-06-01", False),
        ("boh", "boh", False),
        ("mese", "9999-12-31", False),
    ],
)
def test_agenda_shows_the_days_asked_for(mondo, client, vista, giorno, there):
    make_convocazione(mondo)

    text = client.get(page(AGENDA, vista=vista, giorno=giorno)).content.decode()

    assert (url("convocazione_detail", Convocazione.objects.get()) in text) is there


def test_agenda_names_nobody_with_a_secret_address_and_counts_free_hours(mondo, client):
    first, _ = persone(mondo.caso)
    make_convocazione(mondo).componenti.set([first])
    SchedaPersona.objects.create(componente=first, indirizzo_riservato=True, recapito_sicuro="0372 1")
    make_orari(make_sede(mondo.cremona))

    text = client.get(page(AGENDA, giorno="2019-05-09")).content.decode()

    assert "Riservato" in text
    assert "Conti" not in text
    assert "1 orario libero" in text  # ten o'clock is his own appointment


def test_agenda_says_which_day_is_a_holiday(client):
    assert "Festa della Repubblica" in client.get(page(AGENDA, vista="mese", giorno="2019-06-01")).content.decode()


def test_agenda_ufficio_shows_names_to_who_follows_the_family_alone(mondo, client):
    orari = make_orari(make_sede(mondo.cremona), posti=2)
    book(mondo.caso, orari, mondo.case_manager)
    when = page(UFFICIO, giorno="2019-05-09")

    mine = client.get(when).content.decode()
    others = [client_for(who).get(when).content.decode() for who in (mondo.collega, mondo.coordinatore)]

    assert "Conti" in mine
    for text in others:
        assert "Conti" not in text
        assert "1 posto" in text
        assert "2 posti" in text


def test_agenda_ufficio_of_another_ambito_is_not_there(mondo, client):
    altrove = make_sede(mondo.bologna)

    assert client.get(page(UFFICIO, sede=altrove.pk)).status_code == 404
    assert "Nessuna sede riceve ancora" in client.get(page(UFFICIO)).content.decode()


@pytest.mark.parametrize("name", [AGENDA, UFFICIO])
@pytest.mark.parametrize("vista", ["giorno", "settimana", "mese"])
def test_agenda_asks_the_same_queries_for_one_and_for_thirty(mondo, client, name, vista):
    sede = make_sede(mondo.cremona)
    orari = make_orari(sede, posti=40)
    book(mondo.caso, orari, mondo.case_manager)
    where = page(name, vista=vista, giorno="2019-05-09")
    client.get(where)
    few = count_queries(client, where)

    for n in range(30):
        altro = give_caso(make_caso(mondo.ambito_a, mondo.cremona), mondo.case_manager, mondo.coordinatore)
        rows = {"disponibilita": orari, "sede": sede, "posto": n + 2}
        Convocazione.objects.create(
            caso=altro, numero_progressivo=1, tipo="ALTRO", data_ora=COLLOQUIO, modalita="TELEFONO", canali=[],
            creata_da=mondo.case_manager.accreditamento, **rows,
        )  # fmt: skip

    assert count_queries(client, where) == few <= MAX_QUERIES


def test_orario_choose_books_in_one_press(mondo, client):
    orari = make_orari(make_sede(mondo.cremona))
    where = url("orario_choose", mondo.caso)
    text = client.get(where).content.decode()
    nome = Orario(orari, COLLOQUIO, 1).nome
    assert f'value="{nome}"' in text

    data = {"chiave": mondo.caso.pk, "versione": mondo.caso.versione, "orario": nome}
    answer = client.post(where, data)

    made = Convocazione.objects.get()
    assert answer.url == url("convocazione_detail", made)
    assert f'value="{nome}"' not in client.get(where).content.decode()
    gone = client_for(mondo.collega)
    assert gone.get(where).status_code == 404


def test_orario_choose_of_an_hour_taken_meanwhile_says_so(mondo, client):
    orari = make_orari(make_sede(mondo.cremona))
    altro = give_caso(make_caso(mondo.ambito_a, mondo.cremona), mondo.collega, mondo.coordinatore)
    book(altro, orari, mondo.collega)

    data = {"chiave": mondo.caso.pk, "versione": 0, "orario": Orario(orari, COLLOQUIO, 1).nome}
    text = client.post(url("orario_choose", mondo.caso), data).content.decode()

    assert "Nel frattempo qualcuno ha preso l&#x27;ultimo posto" in text


def test_convocazione_create_takes_the_hour_that_was_pressed(mondo, client):
    orari = make_orari(make_sede(mondo.cremona))
    nome = Orario(orari, COLLOQUIO, 1).nome
    start = client.get(f"{url('convocazione_create', mondo.caso)}?orario={nome}").content.decode()
    assert f'value="{nome}"' in start
    assert 'value="2019-05-09"' in start

    client.post(url("convocazione_create", mondo.caso), posted(mondo.caso, orario=nome))

    assert Convocazione.objects.get().disponibilita == orari


def test_convocazione_create_at_another_hour_than_the_office_s_takes_none(mondo, client):
    nome = Orario(make_orari(make_sede(mondo.cremona)), COLLOQUIO, 1).nome

    client.post(url("convocazione_create", mondo.caso), posted(mondo.caso, orario=nome, ora="15:00"))

    assert Convocazione.objects.get().disponibilita is None


def test_convocazione_bulk_proposes_and_then_fixes(mondo, client):
    make_orari(make_sede(mondo.cremona))
    give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Donati"), mondo.case_manager, mondo.coordinatore)
    where = reverse("patti_inclusione:convocazione_bulk")
    assert "Scegli almeno una famiglia." in client.post(where, {}).content.decode()
    ids = list(mondo.case_manager.accreditamento.assegnazioni.values_list("caso", flat=True))

    preview = client.post(where, {"id": ids})
    coppie = [coppia for _, _, coppia in preview.context["proposte"]]
    assert Convocazione.objects.count() == 0
    done = client.post(where, {"coppia": coppie})

    assert sorted(Convocazione.objects.values_list("data_ora", flat=True)) == [
        COLLOQUIO,
        COLLOQUIO + timedelta(hours=1),
    ]
    assert done.content.decode().count("9 mag 2019") == 2
    assert "Tutte le tue famiglie" in client.get(where).content.decode()
    assert client.post(where, {"coppia": ["boh"]}).status_code == 302


def test_convocazione_reschedule_moves_it(mondo, client):
    vecchia = make_convocazione(mondo)
    where = url("convocazione_reschedule", vecchia)
    data = posted(mondo.caso, motivo="FAMIGLIA", ora="15:00")
    assert "Sposta il colloquio" in client.get(where).content.decode()

    answer = client.post(where, data)

    nuova = Convocazione.objects.get(spostata_da=vecchia)
    assert answer.url == url("convocazione_detail", nuova)
    assert "Prima era" in client.get(answer.url).content.decode()
    assert "Spostato a" in client.get(url("convocazione_detail", vecchia)).content.decode()
    assert "non si sposta più" in client.get(where).content.decode()
    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.CONVOCATO


def test_scheda_edit_keeps_what_is_known_and_shows_it_on_the_case(mondo, client):
    persona = persone(mondo.caso)[0]
    where = url("scheda_edit", persona)
    data = {
        "versione": 0,
        "telefono_verificato": "333 1",
        "lingua": "ar",
        "tutela": "TUTORE",
        "tutela_nome": "Ada Rossi",
    }
    bad = client.post(where, data | {"tutela_nome": "", "indirizzo_riservato": "on"}).content.decode()
    assert "Scrivi chi lo assiste." in bad
    assert "Scrivi il recapito sicuro" in bad

    client.post(where, data)

    scheda = SchedaPersona.objects.get()
    assert (scheda.telefono_verificato, scheda.lingua, scheda.tutela, scheda.versione) == ("333 1", "ar", "TUTORE", 1)
    assert "Tutore: Ada Rossi" in client.get(url("caso_detail", mondo.caso)).content.decode()
    stale = client.post(where, data | {"tutela_nome": "Altra"}).content.decode()
    assert "Intanto la scheda è stata cambiata altrove" in stale


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore", "amministratore", "dpo"])
def test_scheda_edit_is_for_who_follows_the_family(mondo, who):
    assert client_for(getattr(mondo, who)).get(url("scheda_edit", persone(mondo.caso)[0])).status_code == 404


def test_letters_become_one_pdf_and_none_is_for_a_secret_address(mondo, client):
    first, second = persone(mondo.caso)
    made = make_convocazione(mondo, canali=["RACCOMANDATA_AR"])
    SchedaPersona.objects.create(componente=first, indirizzo_riservato=True, recapito_sicuro="0372 1")
    where = reverse("patti_inclusione:lettere_print")
    assert second.nome in client.get(where).content.decode()

    answer = client.post(where, {"id": [row.pk for row in made.invii.all()]})

    stampa = StampaLettere.objects.get()
    righe = read_lettere(stampa.pk)
    assert answer.url == url("lettere_detail", stampa)
    assert [(r["a"], r["indirizzo"]) for r in righe] == [
        (f"{second.nome} {second.cognome}", "Via di prova 1, 26100 Cremona")
    ]
    assert 'data-hx-trigger="every 2s"' in client.get(answer.url).content.decode()
    attach_lettere(stampa.pk, store_pdf(render_lettere(righe, ""), "lettere.pdf"))
    assert b"".join(client.get(url("lettere_download", stampa)).streaming_content).startswith(b"%PDF")
