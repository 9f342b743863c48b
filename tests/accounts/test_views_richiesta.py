from datetime import date

import pytest
from django.urls import reverse

from accounts.models import AllegatoRichiesta, Sollecito, StatoRichiesta
from rdc_platform import codice_fiscale
from rdc_platform.audit.models import AccessoDato
from rdc_platform.documenti import services as documenti
from tests.factories.persone import client_for
from tests.factories.richieste import PDF, make_richiesta, upload

S = StatoRichiesta
LISTA = reverse("accounts:richiesta_list")
# Each page of a step, and the states in which it exists.
PASSI = {
    "richiesta_pec": {S.FORM_INVIATO},
    "richiesta_integrate": {S.IN_VERIFICA},
    "richiesta_complete": {S.INTEGRAZIONE_RICHIESTA},
    "richiesta_refuse": set(S) - {S.CENSITO, S.COMUNICATO, S.RIFIUTATA, S.RITIRATA},
    "richiesta_withdraw": set(S) - {S.CENSITO, S.COMUNICATO, S.RIFIUTATA, S.RITIRATA, S.ATTO_CONTROFIRMATO},
    "atto_prepare": {S.IN_VERIFICA},
    "atto_send": {S.ATTO_PREDISPOSTO},
    "atto_countersign": {S.ATTO_INVIATO},
    "richiesta_register": {S.ATTO_CONTROFIRMATO},
}
STATI = [
    S.FORM_INVIATO,
    S.PEC_RICEVUTA,
    S.IN_VERIFICA,
    S.INTEGRAZIONE_RICHIESTA,
    S.ATTO_PREDISPOSTO,
    S.ATTO_INVIATO,
    S.ATTO_CONTROFIRMATO,
    S.RIFIUTATA,
    S.RITIRATA,
]


def page(name, richiesta):
    return reverse(f"accounts:{name}", args=[richiesta.pk])


def pec_data(richiesta, **values):
    return {
        "pec_mittente": richiesta.ambito.pec,
        "pec_ricevuta_il": "2019-05-20T10:30",
        "pec_message_id": "<opec1@pec.example.it>",
        "firmatario_nome": "Piera",
        "firmatario_cognome": "Sindaca",
        "firmatario_titolo": "LEGALE_RAPPRESENTANTE",
        "nota_autorizzazione": upload("nota.pdf"),
        "documento_identita": upload("carta.pdf"),
        "codice_fiscale": upload("cf.pdf"),
    } | values


def test_richiesta_list_shows_the_open_ones_the_stillest_first(mondo):
    first, second = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_b, S.PEC_RICEVUTA)
    make_richiesta(mondo.ambito_a, S.RIFIUTATA)

    response = client_for(mondo.ministero).get(LISTA)

    assert [riga.key for riga in response.context["lista"].righe] == [str(first.pk), str(second.pk)]
    assert "Modulo inviato (1)" in response.content.decode()


def test_richiesta_list_filters_by_state_and_finds_by_name(mondo):
    make_richiesta(mondo.ambito_a)
    second = make_richiesta(mondo.ambito_b, S.PEC_RICEVUTA, cognome="Zanetti")
    client = client_for(mondo.ministero)

    filtered = client.get(LISTA, {"stato": S.PEC_RICEVUTA})
    found = client.post(LISTA, {"testo": "zanet"})

    assert [riga.key for riga in filtered.context["lista"].righe] == [str(second.pk)]
    assert [riga.key for riga in found.context["lista"].righe] == [str(second.pk)]


def test_richiesta_list_finds_the_forms_whose_pec_has_not_come(mondo):
    stuck, _ = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a)
    type(stuck).objects.filter(pk=stuck.pk).update(creata_il="2019-04-01T10:00+02:00")

    response = client_for(mondo.ministero).get(LISTA, {"senza_pec": "on"})

    assert [riga.key for riga in response.context["lista"].righe] == [str(stuck.pk)]


def test_richiesta_list_exports_and_writes_it_down(mondo):
    make_richiesta(mondo.ambito_a)

    response = client_for(mondo.ministero).get(LISTA, {"formato": "csv"})

    assert "Ferrari Marta" in response.content.decode("utf-8-sig")
    assert AccessoDato.objects.filter(atto="richiesta_list", azione="ESPORTAZIONE").count() == 1


def test_richiesta_list_asks_as_many_queries_for_thirty_as_for_one(mondo, django_assert_max_num_queries):
    make_richiesta(mondo.ambito_a)
    client = client_for(mondo.ministero)
    client.get(LISTA)
    with django_assert_max_num_queries(20) as one:
        client.get(LISTA)
    for _ in range(29):
        make_richiesta(mondo.ambito_a)

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(LISTA)

    assert len(one.captured_queries) <= 5 + 6 + 2  # fixed, the page's own, and the savepoints of the transaction


def test_richiesta_detail_shows_what_does_not_agree(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA, cognome="Bianchi", pec_mittente="altro@pec.example.it")

    text = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).content.decode()

    assert "La PEC viene da altro@pec.example.it" in text
    assert "Controlla il cognome" in text
    assert AccessoDato.objects.filter(atto="richiesta_detail", oggetto_id=str(richiesta.pk)).count() == 1


FIRMA = {"firmatario_nome": "Piera", "firmatario_cognome": "Sindaca"}
PIERA = codice_fiscale.encode("Sindaca", "Piera", "F", date(1970, 1, 1), "D150")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"firmatario_codice_fiscale": PIERA[:-1] + "0"}, "Il codice fiscale di chi firma è sbagliato."),
        ({"firmatario_codice_fiscale": PIERA, "firmatario_cognome": "Bianchi"}, "non va con il suo nome e cognome"),
        ({"firmatario_nome": "MARTA", "firmatario_cognome": "Ferrari"}, "Chi firma la nota è la persona indicata"),
        ({"pec_mittente": "altro@pec.example.it"}, "La PEC viene da altro@pec.example.it"),
    ],
)
def test_richiesta_detail_warns_of_who_signed(mondo, values, says):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, **FIRMA | values)

    avvisi = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"]

    assert [says in avviso for avviso in avvisi] == [True]


def test_richiesta_detail_warns_of_who_signs_for_himself_by_codice_fiscale(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)
    type(richiesta).objects.filter(pk=richiesta.pk).update(firmatario_codice_fiscale=richiesta.codice_fiscale)

    avvisi = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"]

    assert any("Chi firma la nota è la persona indicata" in avviso for avviso in avvisi)


def test_richiesta_detail_has_nothing_to_say_of_a_request_that_agrees(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, firmatario_codice_fiscale=PIERA)

    assert client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"] == []


def test_richiesta_detail_warns_of_who_administers_another_ambito(mondo):
    known = mondo.amministratore_b.operatore
    same = ("codice_fiscale", "nome", "cognome", "data_nascita", "belfiore_nascita", "genere")
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA, **{name: getattr(known, name) for name in same})

    avvisi = client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).context["avvisi"]

    assert avvisi == [f"La persona è già Amministratore di {mondo.ambito_b.denominazione}."]


def test_richiesta_detail_says_whose_place_the_person_takes(mondo):
    client = client_for(mondo.ministero)
    asked = make_richiesta(mondo.ambito_a, chiede_sostituzione=True)
    chosen = make_richiesta(mondo.ambito_a, S.ATTO_INVIATO, sostituisce=mondo.amministratore.accreditamento)

    assert "Sì, lo scrive l&#x27;ente" in client.get(page("richiesta_detail", asked)).content.decode()
    assert mondo.amministratore.nome_completo in client.get(page("richiesta_detail", chosen)).content.decode()


def test_richiesta_detail_and_list_show_the_reminders(mondo):
    richiesta, client = make_richiesta(mondo.ambito_a), client_for(mondo.ministero)
    Sollecito.objects.create(ambito=mondo.ambito_a, tipo="SENZA_PEC", richiesta=richiesta, referenti_avvisati=2)

    response = client.get(page("richiesta_detail", richiesta))
    righe = client.get(LISTA).context["lista"].righe

    assert [voce.titolo for voce in response.context["storia"]] == ["Sollecitata la PEC", "Modulo inviato"]
    assert "Abbiamo sollecitato la PEC una volta" in response.content.decode()
    assert [riga.row["sollecitata_il"] is not None for riga in righe] == [True]


def test_richiesta_list_orders_by_the_age_of_the_state_and_not_of_the_last_save(mondo):
    older, younger = make_richiesta(mondo.ambito_a), make_richiesta(mondo.ambito_a)
    rows = type(older).objects
    rows.filter(pk=older.pk).update(stato_dal="2019-05-01T10:00+02:00")
    rows.filter(pk=younger.pk).update(stato_dal="2019-05-03T10:00+02:00")
    older.telefono = "0372 999999"
    older.save(update_fields=["telefono", "aggiornata_il"])

    righe = client_for(mondo.ministero).get(LISTA).context["lista"].righe

    assert [riga.key for riga in righe] == [str(older.pk), str(younger.pk)]


def test_richiesta_detail_asks_for_the_delegation_only_of_a_delegate(mondo):
    client = client_for(mondo.ministero)
    ruler = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA)
    delegate = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA, firmatario_titolo="DELEGATO")

    assert "Provvedimento di delega" not in client.get(page("richiesta_detail", ruler)).content.decode()
    assert "Provvedimento di delega" in client.get(page("richiesta_detail", delegate)).content.decode()


@pytest.mark.parametrize("stato", STATI)
def test_richiesta_detail_opens_in_each_state(mondo, stato):
    richiesta = make_richiesta(mondo.ambito_a, stato)

    assert client_for(mondo.ministero).get(page("richiesta_detail", richiesta)).status_code == 200


@pytest.mark.parametrize("name", PASSI)
def test_each_step_exists_in_its_states_alone(mondo, name):
    client = client_for(mondo.ministero)
    for stato in STATI:
        richiesta = make_richiesta(mondo.ambito_a, stato)

        shown, posted = client.get(page(name, richiesta)), client.post(page(name, richiesta))

        assert shown.status_code == (200 if stato in PASSI[name] else 302), stato
        if stato not in PASSI[name]:
            assert posted.status_code == 302
            richiesta.refresh_from_db()
            assert richiesta.stato == stato


@pytest.mark.parametrize("name", [*PASSI, "richiesta_detail", "richiesta_verify", "richiesta_notify"])
def test_each_page_is_the_ministrys_alone(mondo, name):
    richiesta = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA)

    for profilo in (mondo.amministratore, mondo.amministratore_b, mondo.coordinatore, mondo.case_manager, mondo.dpo):
        client = client_for(profilo)
        assert client.get(page(name, richiesta)).status_code in (404, 405)
        assert client.post(page(name, richiesta)).status_code in (404, 405)
    assert client_for(None).post(page(name, richiesta)).status_code in (302, 405)
    richiesta.refresh_from_db()
    assert richiesta.stato == S.PEC_RICEVUTA


def test_richiesta_pec_records_it_with_its_files(mondo):
    richiesta = make_richiesta(mondo.ambito_a)

    response = client_for(mondo.ministero).post(page("richiesta_pec", richiesta), pec_data(richiesta))

    assert response.headers["Location"] == page("richiesta_detail", richiesta)
    richiesta.refresh_from_db()
    assert richiesta.stato == S.PEC_RICEVUTA
    assert richiesta.allegati.count() == 3


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("nota_autorizzazione", None, "senza non si registra la PEC"),
        ("documento_identita", upload("carta.pdf", b"GIF89a"), "non è un PDF"),
        ("codice_fiscale", upload("cf.png"), "Il nome del file dice una cosa"),
        ("delega", None, "Allega la delega"),
        ("pec_ricevuta_il", "2090-01-01T10:00", "nel futuro"),
        ("pec_ricevuta_il", "ieri", "6/3/2019 9:30"),
        ("pec_message_id", "non so", "Copia l'identificativo"),
        ("pec_mittente", "", "Scrivi «PEC del mittente»"),
    ],
)
def test_richiesta_pec_says_at_the_field_what_is_wrong(mondo, field, value, says):
    richiesta = make_richiesta(mondo.ambito_a)
    titolo = "DELEGATO" if field == "delega" else "LEGALE_RAPPRESENTANTE"
    data = pec_data(richiesta, firmatario_titolo=titolo, **{field: value})

    response = client_for(mondo.ministero).post(
        page("richiesta_pec", richiesta), {name: each for name, each in data.items() if each is not None}
    )

    assert says in " ".join(response.context["form"].errors[field])
    assert "opec1" in response.content.decode() or field == "pec_message_id"
    richiesta.refresh_from_db()
    assert richiesta.stato == S.FORM_INVIATO


def test_richiesta_pec_refuses_a_file_of_thirty_megabytes(mondo, settings):
    settings.MAX_UPLOAD = 1024
    richiesta = make_richiesta(mondo.ambito_a)
    data = pec_data(richiesta, nota_autorizzazione=upload("nota.pdf", b"%PDF-" + b"x" * 2048))

    response = client_for(mondo.ministero).post(page("richiesta_pec", richiesta), data)

    assert "troppo grande" in response.context["form"].errors["nota_autorizzazione"][0]


def test_richiesta_verify_goes_by_post_alone(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA)
    client = client_for(mondo.ministero)

    assert client.get(page("richiesta_verify", richiesta)).status_code == 405
    client.post(page("richiesta_verify", richiesta))

    richiesta.refresh_from_db()
    assert richiesta.stato == S.IN_VERIFICA


def test_richiesta_refuse_wants_a_reason_and_tells_it(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)
    client = client_for(mondo.ministero)

    assert "Scrivi «Motivo»." in client.post(page("richiesta_refuse", richiesta), {"motivo": " "}).content.decode()
    client.post(page("richiesta_refuse", richiesta), {"motivo": "La nota non è firmata."})

    assert "La nota non è firmata." in client.get(page("richiesta_detail", richiesta)).content.decode()


def test_richiesta_complete_wants_a_file(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.INTEGRAZIONE_RICHIESTA)
    client = client_for(mondo.ministero)

    empty = client.post(page("richiesta_complete", richiesta))
    assert "Carica almeno un file" in empty.content.decode()
    client.post(page("richiesta_complete", richiesta), {"documento_identita": upload("carta.pdf")})

    richiesta.refresh_from_db()
    assert (richiesta.stato, richiesta.motivo) == (S.IN_VERIFICA, "")


def test_richiesta_detail_tells_what_happened_and_who_did_it(mondo):
    richiesta = make_richiesta(mondo.ambito_a)
    client = client_for(mondo.ministero)
    client.post(page("richiesta_pec", richiesta), pec_data(richiesta))

    storia = client.get(page("richiesta_detail", richiesta)).context["storia"]

    assert [(voce.titolo, voce.chi) for voce in storia] == [
        ("PEC ricevuta", mondo.ministero.nome_completo),
        ("Modulo inviato", ""),
    ]


def test_allegato_download_is_the_ministrys_and_is_written_down(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA)
    documento = documenti.store_pdf(PDF, "carta.pdf")
    allegato = AllegatoRichiesta.objects.create(richiesta=richiesta, tipo="DOCUMENTO_IDENTITA", documento=documento)
    address = page("allegato_download", allegato)

    response = client_for(mondo.ministero).get(address)

    assert b"".join(response.streaming_content) == PDF
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert AccessoDato.objects.filter(atto="allegato_download", oggetto_id=str(allegato.pk)).count() == 1
    for profilo in (mondo.amministratore, mondo.coordinatore, mondo.dpo):
        assert client_for(profilo).get(address).status_code == 404
