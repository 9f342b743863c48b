from uuid import uuid4

import pgtrigger
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ambiti.models import AdesioneConvenzione, AppartenenzaComune, ModelloConvenzione
from rdc_platform.audit.models import AccessoDato
from tests.factories.accreditamento import PDF, pdf
from tests.factories.firme import authority, flip, make_certificate, sign_p7m, sign_pdf
from tests.factories.persone import client_for
from tests.factories.queries import MAX_QUERIES, count_queries
from tests.factories.territorio import make_comune

LIST = reverse("accounts:convenzione_list")
PAGES = ["detail", "upload", "verify", "end", "download"]


def url(page: str, comune) -> str:
    return reverse(f"accounts:convenzione_{page}", args=[AppartenenzaComune.objects.get(comune=comune).pk])


def upload(client, comune, **changes):
    data = {
        "data_sottoscrizione": "2019-05-02",
        "firmatario": "Anna Bianchi, Sindaca",
        "protocollo": "77/2019",
        "file": pdf(),
    }
    return client.post(url("upload", comune), data | changes, follow=True)


def test_convenzione_list_shows_the_comuni_of_the_ambito_and_what_is_missing(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()

    text = client_for(mondo.amministratore).get(LIST).content.decode()

    assert ("Cremona" in text, "Stagno Lombardo" in text, "Bologna" in text) == (True, True, False)
    assert "Carica la convenzione firmata" in text


def test_convenzione_list_filters_those_without(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()

    response = client_for(mondo.amministratore).get(LIST, {"senza": "on"})

    assert [row.label for row in response.context["lista"].righe] == ["Stagno Lombardo"]


def test_convenzione_list_asks_as_many_queries_for_two_rows_as_for_thirty(mondo):
    client = client_for(mondo.amministratore)
    few = count_queries(client, LIST)
    for n in range(30):
        comune = make_comune("H501")
        comune.pk, comune.denominazione = f"X{n:03}", f"Comune {n}"
        comune.save(force_insert=True)
        AppartenenzaComune.objects.create(comune=comune, ambito=mondo.ambito_a, dal="2019-01-01")

    assert count_queries(client, LIST) == few
    assert few <= MAX_QUERIES


@pytest.mark.parametrize("quale", PAGES)
def test_convenzione_pages_of_another_ambito_are_not_there(mondo, quale):
    client = client_for(mondo.amministratore)

    assert client.get(url(quale, mondo.bologna)).status_code == 404
    assert client.get(reverse(f"accounts:convenzione_{quale}", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("who", ["coordinatore", "case_manager", "coordinatore_anagrafici", "ministero", "dpo"])
def test_convenzione_pages_are_not_there_for_other_roles(mondo, who):
    client = client_for(getattr(mondo, who))

    assert {client.get(LIST).status_code, *(client.get(url(p, mondo.cremona)).status_code for p in PAGES)} == {404}


def test_convenzione_of_a_comune_that_left_the_ambito_is_not_there(mondo):
    page = url("detail", mondo.stagno)
    AppartenenzaComune.objects.filter(comune=mondo.stagno).update(al="2019-12-31")

    assert client_for(mondo.amministratore).get(page).status_code == 404


def test_convenzione_upload_then_verify_makes_it_valid(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    client = client_for(mondo.amministratore)

    page = upload(client, mondo.stagno)
    client.post(url("verify", mondo.stagno), {"esito": "VALIDA", "verificata": "on"})

    assert "Ora verifica la firma" in page.content.decode()
    adesione = AdesioneConvenzione.objects.get(comune=mondo.stagno)
    assert (adesione.stato, adesione.protocollo, adesione.file_firmato.nome) == ("VALIDA", "77/2019", "firmato.pdf")


def test_convenzione_verify_without_the_tick_asks_for_it(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    client = client_for(mondo.amministratore)
    upload(client, mondo.stagno)

    response = client.post(url("verify", mondo.stagno), {"esito": "VALIDA"})

    assert "dopo averla controllata" in response.content.decode()
    assert AdesioneConvenzione.objects.get(comune=mondo.stagno).stato == "CARICATA"


def test_convenzione_verify_of_a_bad_one_says_why_on_the_page(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    client = client_for(mondo.amministratore)
    upload(client, mondo.stagno)

    client.post(url("verify", mondo.stagno), {"esito": "RESPINTA", "motivo": "Firma di chi non può"})

    assert "Firma di chi non può" in client.get(url("detail", mondo.stagno)).content.decode()


def test_convenzione_upload_where_it_is_valid_already_changes_nothing(mondo):
    page = upload(client_for(mondo.amministratore), mondo.cremona)

    assert "Nel frattempo la convenzione è cambiata" in page.content.decode()
    assert AdesioneConvenzione.objects.get(comune=mondo.cremona).protocollo == "1/2019"


def test_convenzione_upload_of_what_is_no_pdf_keeps_what_was_typed(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    file = pdf()
    file.file.getbuffer()[:4] = b"GIF8"

    text = upload(client_for(mondo.amministratore), mondo.stagno, file=file).content.decode()

    assert ("non è un PDF o P7M" in text, "Anna Bianchi, Sindaca" in text) == (True, True)


def test_convenzione_upload_of_a_day_to_come_is_refused(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()

    text = upload(client_for(mondo.amministratore), mondo.stagno, data_sottoscrizione="2099-01-01").content.decode()

    assert "Questa data è nel futuro" in text


def test_convenzione_end_closes_the_operators_of_the_comune(mondo):
    client = client_for(mondo.amministratore)

    page = client.post(url("end", mondo.stagno), {"motivo": "Delibera 12", "confermo": "on"}, follow=True)

    mondo.coordinatore_stagno.accreditamento.refresh_from_db()
    assert "Disdetta registrata" in page.content.decode()
    assert mondo.coordinatore_stagno.accreditamento.stato == "SOSPESO"


def test_convenzione_end_without_the_confirmation_does_nothing(mondo):
    client_for(mondo.amministratore).post(url("end", mondo.stagno), {"motivo": "Delibera 12"})

    assert AdesioneConvenzione.objects.get(comune=mondo.stagno).stato == "VALIDA"


def test_convenzione_download_hands_the_file_over_and_writes_it_down(mondo):
    response = client_for(mondo.amministratore).get(url("download", mondo.cremona))

    assert (response.getvalue(), response["Content-Disposition"].split(";")[0]) == (PDF, "attachment")
    assert AccessoDato.objects.filter(atto="convenzione_download").count() == 1


def test_convenzione_text_is_the_one_of_today(mondo):
    client, page = client_for(mondo.amministratore), reverse("accounts:convenzione_text")

    response = client.get(page)

    assert (response.getvalue(), response["Content-Disposition"].split(";")[0]) == (PDF, "attachment")
    assert page in client.get(url("upload", mondo.stagno)).content.decode()
    for who in ("coordinatore", "case_manager", "ministero", "dpo"):
        assert client_for(getattr(mondo, who)).get(page).status_code == 404


def test_convenzione_text_waits_for_the_worker(mondo):
    with pgtrigger.ignore("ambiti.ModelloConvenzione:document_comes_once"):
        ModelloConvenzione.objects.update(documento=None)
    client = client_for(mondo.amministratore)

    assert client.get(reverse("accounts:convenzione_text")).status_code == 404
    assert "in preparazione" in client.get(url("upload", mondo.stagno)).content.decode()


def test_convenzione_verify_shows_who_signed(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    client = client_for(mondo.amministratore)
    signed = sign_p7m(PDF, make_certificate("ROSSI ANNA", "RSSNNA70A41I935K", issuer=authority()))

    upload(client, mondo.stagno, file=SimpleUploadedFile("convenzione.pdf.p7m", signed))

    text = client.get(url("verify", mondo.stagno)).content.decode()
    assert ("ROSSI ANNA" in text, "RSSNNA70A41I935K" in text, "Integra, certificato da controllare" in text) == (
        True,
    ) * 3
    content = client.get(url("download", mondo.stagno), {"contenuto": ""})
    assert (content.getvalue(), content["Content-Disposition"]) == (PDF, 'attachment; filename="convenzione.pdf"')


def test_convenzione_verify_refuses_a_signature_that_does_not_hold(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    client = client_for(mondo.amministratore)
    signed = sign_pdf(PDF, make_certificate("ROSSI ANNA", issuer=authority()))
    upload(client, mondo.stagno, file=SimpleUploadedFile("convenzione.pdf", flip(signed, b"prova")))

    response = client.post(url("verify", mondo.stagno), {"esito": "VALIDA", "verificata": "on"})

    assert "firma digitale non valida" in response.context["form"].errors["esito"][0]
    assert AdesioneConvenzione.objects.get(comune=mondo.stagno).stato == "CARICATA"
