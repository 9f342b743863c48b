from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import Accreditamento, DispositivoTotp, IndicazioneUtente, RigaIndicazione
from accounts.services.accreditamento import activate_accreditamento
from ambiti.models import AdesioneConvenzione
from rdc_platform import calendario, codice_fiscale
from tests.factories.accreditamento import accredit, make_persona, make_riga, pdf
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


def accredit_riga(mondo, riga) -> Accreditamento:
    nascita = codice_fiscale.decode(riga.codice_fiscale, calendario.today()).data_nascita
    persona = make_persona(riga.cognome, codice_fiscale=riga.codice_fiscale, data_nascita=nascita)
    return accredit(mondo.amministratore, mondo.cremona, persona=persona, riga=riga)


def make_dispositivo(operatore) -> None:
    DispositivoTotp.objects.create(user=operatore, name="telefono", segreto=b"x", confirmed=True)


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


def test_indicazione_create_sends_the_comune_its_receipt_and_shows_how_it_goes(mondo):
    client = client_for(mondo.amministratore)

    page = client.post(CREATE, letter(row("Galli"), row("Verdi"), pec_comune="comune@pec.example.it"), follow=True)

    messaggio = IndicazioneUtente.objects.get().ricevuta
    assert (messaggio.destinatario, "Persone registrate: 2." in messaggio.corpo) == ("comune@pec.example.it", True)
    text = page.content.decode()
    assert "<strong>Ricevuta dell&#x27;indicazione</strong>" in text
    assert ("comune@pec.example.it" in text, "In coda" in text) == (True, True)


def test_indicazione_create_starts_from_the_last_pec_of_the_comune(mondo):
    client = client_for(mondo.amministratore)
    client.post(CREATE, letter(row(), pec_comune="prima@pec.example.it"))
    client.post(CREATE, letter(row(), pec_comune="comune@pec.example.it", protocollo="91/2019"))
    client.post(CREATE, letter(row(), protocollo="92/2019"))

    assert 'value="comune@pec.example.it"' in client.get(CREATE, {"comune": "D150"}).content.decode()
    assert "pec.example.it" not in client.get(CREATE, {"comune": "I935"}).content.decode()
    theirs = client_for(mondo.amministratore_b).get(CREATE, {"comune": "D150"})
    assert "pec.example.it" not in theirs.content.decode()


def test_indicazione_detail_says_what_each_person_misses_and_where_to_do_it(mondo):
    client = client_for(mondo.amministratore)
    client.post(CREATE, letter(row("Galli"), row("Verdi"), row("Neri"), row("Bini"), row("Zani")))
    righe = {riga.cognome: riga for riga in RigaIndicazione.objects.all()}
    given = {name: accredit_riga(mondo, righe[name]) for name in ("Verdi", "Neri", "Bini", "Zani")}
    for name in ("Neri", "Zani"):
        activate_accreditamento(given[name], by=mondo.amministratore)
    make_dispositivo(given["Zani"].operatore)
    Accreditamento.objects.filter(pk=given["Bini"].pk).update(stato="SOSPESO", motivo_stato="ALTRO")

    page = client.get(reverse("accounts:indicazione_detail", args=[IndicazioneUtente.objects.get().pk]))

    found = {v["riga"].cognome: (v["manca"], v["azione"] and v["azione"].label) for v in page.context["righe"]}
    assert found == {
        "Galli": ("Manca l'accreditamento.", "Accredita"),
        "Verdi": ("Manca l'attivazione.", "Attiva"),
        "Neri": ("Attivo, ma la persona non è ancora entrata.", "Manda di nuovo l'invito"),
        "Bini": ("Sospeso: non entra.", "Riattiva"),
        "Zani": ("Lavora.", None),
    }
    for voce in page.context["righe"]:
        if voce["azione"]:
            assert client.get(voce["azione"].url).status_code == 200


def test_indicazione_detail_says_that_the_convention_is_missing(mondo):
    riga = make_riga(mondo.cremona, persona=make_persona("Galli"))
    accredit_riga(mondo, riga)
    AdesioneConvenzione.objects.filter(comune=mondo.cremona).update(stato="DISDETTA")

    page = client_for(mondo.amministratore).get(reverse("accounts:indicazione_detail", args=[riga.indicazione_id]))

    assert [(v["manca"], v["azione"]) for v in page.context["righe"]] == [("Manca la convenzione del Comune.", None)]


def test_indicazione_detail_asks_as_many_queries_for_one_person_as_for_thirty(mondo):
    one, many = make_riga(mondo.cremona).indicazione, make_riga(mondo.cremona).indicazione
    for _ in range(29):
        other = make_riga(mondo.cremona)
        other.indicazione = many
        other.save(update_fields=["indicazione"])
        accredit_riga(mondo, other)
    client = client_for(mondo.amministratore)
    few = count_queries(client, reverse("accounts:indicazione_detail", args=[one.pk]))

    assert count_queries(client, reverse("accounts:indicazione_detail", args=[many.pk])) == few
    assert few <= MAX_QUERIES


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
