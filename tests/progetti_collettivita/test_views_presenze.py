"""The sheet of a day and of a month, as a tutor and a Responsabile use them, without a script."""

import uuid
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Ruolo
from progetti_collettivita.models import EventoAssegnazione, FasciaOraria, PresenzaPuc, TutorPuc
from progetti_collettivita.services.tutor import name_tutor
from tests.factories.casi import make_caso
from tests.factories.pagine import words
from tests.factories.persone import client_for, make_profilo
from tests.factories.puc import assign, follow, make_puc, presence
from tests.factories.queries import MAX_QUERIES, count_queries

APRILE, MARTEDI = date(2021, 4, 1), date(2021, 5, 4)
PERIODO = {"data_inizio": APRILE, "data_fine_prevista": date(2021, 6, 30)}


def url(name: str, *args, **query) -> str:
    return reverse(f"progetti_collettivita:{name}", args=args, query=query or None)


@pytest.fixture(autouse=True)
def maggio():
    with time_machine.travel("2021-05-04 10:00+02:00", tick=False):
        yield


@pytest.fixture
def row(maggio, mondo):
    puc = make_puc(
        mondo.responsabile_puc, mondo.cremona, data_inizio=date(2021, 3, 1), posti_comune=30, posti_totali=32
    )
    FasciaOraria.objects.create(sede=puc.sedi.get(), giorno_settimana=2, ora_inizio="09:00", ora_fine="12:30")
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona, telefono="333 777")
    return assign(puc, persona, "ATTIVO", sede=puc.sedi.get(), **PERIODO)


@pytest.fixture
def tutor(row, mondo):
    profilo = make_profilo(Ruolo.TUTOR_PUC, mondo.ambito_a, mondo.cremona)
    name_tutor(row.puc, by=mondo.responsabile_puc, tutor=profilo.accreditamento)
    return client_for(profilo)


def tap(row, giorno=MARTEDI, esito="PRESENTE", ore="3.5", **campi) -> dict:
    chiave = {"assegnazione": row.pk, "chiave": uuid.uuid4(), "giorno": giorno.isoformat()}
    return chiave | {"esito": esito, "ore": ore, "ora_inizio": "09:00"} | campi


def test_a_tutor_comes_to_the_sheet_of_today_and_writes_with_one_tap_what_was_planned(row, tutor, mondo):
    assert url("presenze_oggi", row.puc_id) in words(tutor.get("/", follow=True))
    page = tutor.get(url("presenze_oggi", row.puc_id))
    assert 'value="3.5"' in page.content.decode()

    done = words(tutor.post(url("presenze_oggi", row.puc_id), tap(row), follow=True))

    assert "Scritto: Presente, 3,5 ore." in done
    assert "09:00-12:30" in done
    assert row.persona.cognome in done


def test_a_tutor_reads_name_and_hours_and_nothing_else_and_of_no_other_project(row, tutor, mondo):
    presence(row, date(2021, 5, 3), "4", esito="ASSENTE_GIUSTIFICATO", causale="MALATTIA", note="Nota riservata")
    altrove = assign(
        make_puc(mondo.responsabile_puc, mondo.cremona), mondo.caso_in_coda.nucleo.componenti.first(), "ATTIVO"
    )
    pages = [url("presenze_oggi", row.puc_id, giorno="2021-05-03"), url("registro_mese", row.puc_id)]
    seen = " ".join(tutor.get(page).content.decode() for page in pages)

    assert f"{row.persona.cognome} {row.persona.nome}" in seen
    for mai in (row.persona.codice_fiscale, "333 777", "Malattia</", "Nota riservata", "Saldo"):
        assert mai not in seen.replace('<option value="MALATTIA">Malattia</option>', "")
    for nome, pk in (("presenze_oggi", altrove.puc_id), ("registro_mese", altrove.puc_id), ("presenza_create", altrove.pk),
                     ("mese_validate", row.puc_id), ("partecipante_detail", row.pk), ("puc_detail", row.puc_id)):  # fmt: skip
        assert tutor.get(url(nome, pk)).status_code == 404, nome
    TutorPuc.objects.get()
    client_for(mondo.responsabile_puc).post(url("tutor_end", row.puc_id, TutorPuc.objects.get().pk))
    assert tutor.get(pages[0]).status_code == 404


def test_a_refused_tap_keeps_what_was_typed_and_a_second_yes_writes_it(row, tutor):
    presence(row, date(2021, 5, 3), "8")
    oggi = url("presenze_oggi", row.puc_id)
    senza = tutor.post(oggi, tap(row, esito="ASSENTE_GIUSTIFICATO", ore="2.5"))
    assert "Scegli perché è giustificata" in words(senza)
    assert 'value="2.5"' in senza.content.decode()
    json = {"headers": {"accept": "application/json"}}
    detto = tutor.post(oggi, tap(row, ore="8.25"), **json)
    assert (detto.status_code, detto.json()["conferma"]) == (422, False)
    scritta = tutor.post(oggi, dati := tap(row, ore="8", ora_inizio=""), **json)
    assert scritta.json()["avvisi"] == ["In questa settimana 16 ore, le sue sono 8."]
    assert tutor.post(oggi, dati, **json).json()["gia"] is True


def test_the_responsabile_validates_what_is_unusual_on_top_then_rectifies_and_sees_what_it_was(row, mondo):
    resp = client_for(mondo.responsabile_puc)
    bene = assign(row.puc, mondo.caso_in_coda.nucleo.componenti.first(), "ATTIVO", sede=row.sede, **PERIODO)
    for giorno in range(5, 30):
        if date(2021, 4, giorno).weekday() in (0, 1):
            presence(bene, date(2021, 4, giorno), "4")
    presence(bene, APRILE, "2.5")
    presence(row, date(2021, 4, 6), "4", esito="ASSENTE_INGIUSTIFICATO")
    assert "aprile 2021" in words(resp.get(url("presenze_list"))).lower()

    page = words(resp.get(url("mese_validate", row.puc_id)))
    assert page.index(row.persona.cognome) < page.index(bene.persona.cognome)  # against the alphabet
    assert "4 ore di assenza ingiustificata, ore in meno" in page
    da_guardare = words(resp.get(url("registro_mese", row.puc_id, mese="2021-04", quali="guardare", formato="csv")))
    assert f"{row.persona.cognome} {row.persona.nome}" in da_guardare
    assert bene.persona.cognome not in da_guardare
    done = words(resp.post(url("mese_validate", row.puc_id), {"mese": "2021-04"}, follow=True))
    assert "Aprile 2021 validato" in done
    assert "Nessun mese da validare" in words(resp.get(url("presenze_list")))

    riga = PresenzaPuc.objects.get(assegnazione=row)
    rettifica = url("presenza_rectify", row.pk, riga.pk)
    dati = {"data": "2021-04-06", "esito": "PRESENTE", "ore": "4", "versione": riga.versione, "motivo": ""}
    assert "Scrivi «Perché la rettifichi»" in words(resp.post(rettifica, dati))
    resp.post(rettifica, dati | {"motivo": "C'era, lo dice il foglio"})
    com_era = words(resp.get(rettifica))
    assert "Assente ingiustificato, 4 ore" in com_era
    assert "Presenza rettificata: 6 apr 2021" in words(resp.get(url("partecipante_detail", row.pk)))
    assert EventoAssegnazione.objects.filter(tipo="rectify_presenza").count() == 1
    assert "Rettificate" in words(resp.get(url("presenza_list", stato="rettificate")))
    assert resp.get(url("presenza_list", mese="2021-04", formato="csv"))["Content-Type"].startswith("text/csv")


def test_a_line_is_corrected_taken_away_and_added_on_another_day(row, tutor):
    presenza = presence(row, date(2021, 5, 3), "4")
    pagina = url("presenza_edit", row.pk, presenza.pk)
    dati = {"data": "2021-05-03", "esito": "PRESENTE", "ore": "7,1", "versione": 1}
    assert "quarti d'ora" in words(tutor.post(pagina, dati))
    assert "Presenza corretta." in words(tutor.post(pagina, dati | {"ore": "7,25"}, follow=True))
    assert "qualcuno l'ha cambiata" in words(tutor.post(pagina, dati | {"ore": "7"}))
    for quando in ("0001-01-01", "9999-12", "x"):
        assert tutor.get(url("presenze_oggi", row.puc_id, giorno=quando)).status_code == 200
        assert tutor.get(url("registro_mese", row.puc_id, mese=quando[:7])).status_code == 200
    assert "Presenza tolta." in words(tutor.post(pagina, {"togli": "on", "versione": 2}, follow=True))
    nuova = {"data": "2021-04-06", "esito": "RECUPERO", "ore": "1"}
    assert "Presenza scritta." in words(tutor.post(url("presenza_create", row.pk), nuova, follow=True))
    assert list(PresenzaPuc.objects.order_by("data").values_list("data", "annullata")) == [
        (date(2021, 4, 6), False), (date(2021, 5, 3), True),
    ]  # fmt: skip


def test_the_pages_of_the_register_ask_the_same_for_one_and_for_thirty(row, tutor, mondo):
    resp = client_for(mondo.responsabile_puc)
    pages = [(who, url(name, *args)) for who in (tutor, resp) for name, *args in (
        ("presenze_list",), ("presenze_oggi", row.puc_id), ("registro_mese", row.puc_id))]  # fmt: skip
    pages += [(resp, url("mese_validate", row.puc_id)), (resp, url("presenza_list"))]
    presence(row, MARTEDI)
    one = [count_queries(who, page) for who, page in pages]
    for n in range(14):
        for persona in make_caso(mondo.ambito_a, mondo.cremona, f"Tanti{n}").nucleo.componenti.all():
            presence(assign(row.puc, persona, "ATTIVO", **PERIODO), MARTEDI)

    assert [count_queries(who, page) for who, page in pages] == one
    assert max(one) <= MAX_QUERIES, one
