import pytest
from django.urls import reverse

from accounts.models import AllegatoRichiesta, StatoRichiesta
from rdc_platform.audit.models import AccessoDato
from rdc_platform.documenti import services as documenti
from tests.factories.persone import client_for
from tests.factories.richieste import PDF, make_richiesta, upload

S = StatoRichiesta
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
