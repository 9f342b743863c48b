"""What the Responsabile PUC sees and does of INAIL: his day, the cover of each, the list, the certificate."""

import pytest
from django.urls import reverse
from django.utils import timezone

from progetti_collettivita.models import AssegnazionePuc, ComunicazioneInail
from progetti_collettivita.services import inail as services
from rdc_platform.gateways.inail import Esito, Riscontro
from tests.factories.casi import give_caso, make_caso
from tests.factories.inail import tell
from tests.factories.pagine import words
from tests.factories.pdf import PDF
from tests.factories.persone import client_for
from tests.factories.puc import assign, far_day, file, follow, make_puc
from tests.factories.queries import MAX_QUERIES, count_queries

URL = "progetti_collettivita:"


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(-30), posti_comune=60, posti_totali=62)


@pytest.fixture
def client(mondo):
    return client_for(mondo.responsabile_puc)


def accettata(puc, persona, giorni=9, **campi):
    return assign(puc, persona, "ACCETTATO", data_inizio=far_day(giorni), data_fine_prevista=far_day(90), **campi)


def page(client, name, *args, **query):
    return words(client.get(reverse(URL + name, args=args), query))


def test_the_page_of_who_takes_part_says_whether_he_is_insured_and_what_to_do(mondo, puc, client):
    row = accettata(puc, mondo.caso.nucleo.componenti.first())
    assert "Non comunicato: non c'era più tempo" in page(client, "partecipante_detail", row.pk)

    for stato, parole in (
        ("DA_INVIARE", "In partenza per INAIL"),
        ("INVIATA", "INAIL risponde entro il giorno dopo"),
        ("SCARTATA", "Non è valido. Fai correggere il codice fiscale"),
        ("TARDIVA", "È arrivato troppo tardi: sposta l'inizio."),
        ("CONFERMATA", "Assicurato dal"),
    ):
        ComunicazioneInail.objects.all().delete()
        tell(row, stato)
        assert parole in page(client, "partecipante_detail", row.pk)


def test_shift_from_the_page_refuses_a_day_too_near_at_its_field_and_tells_inail_of_a_good_one(mondo, puc, client):
    row = accettata(puc, mondo.caso.nucleo.componenti.first(), 0)
    url = reverse(f"{URL}partecipante_shift", args=[row.pk])
    values = {"versione": 1, "data_inizio": far_day(0).isoformat(), "data_fine_prevista": far_day(90).isoformat()}

    assert "INAIL va avvisato prima" in words(client.post(url, values))
    assert client.post(url, values | {"data_inizio": far_day(2).isoformat()}).status_code == 302

    row.refresh_from_db()
    assert (row.data_inizio, row.stato_inail) == (far_day(2), "DA_INVIARE")


def test_oggi_has_what_inail_refused_what_is_not_confirmed_on_the_eve_and_who_can_start(mondo, puc, client):
    persone = list(mondo.caso.nucleo.componenti.all())[:2]
    persone += list(give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Altri"), mondo.case_manager, mondo.coordinatore)
                    .nucleo.componenti.all())[:2]  # fmt: skip
    refused, eve, insured, far = (accettata(puc, p, n) for p, n in zip(persone, (5, 1, 0, 20), strict=True))
    tell(refused, "SCARTATA")
    tell(eve, "INVIATA")
    tell(insured)
    tell(far, "INVIATA")
    altrove = make_puc(mondo.responsabile_puc, mondo.stagno)
    accettata(altrove, mondo.caso_stagno.nucleo.componenti.first())

    text = page(client, "puc_today")

    assert "ha scartato l'inizio" in text
    assert "non ha ancora confermato" in text
    assert "fallo cominciare" in text
    assert "(3)" in text  # neither who starts in twenty days nor another Comune's
    assert count_queries(client, reverse(f"{URL}puc_today")) <= MAX_QUERIES
    assert "fallo cominciare" not in page(client, "puc_today", tipo="inail")


def test_an_end_that_inail_refused_waits_in_oggi_and_is_told_again_from_the_page(mondo, puc, client):
    row = assign(puc, mondo.caso.nucleo.componenti.first(), "COMPLETATO", stato_inail="CONFERMATA")
    tell(row)
    tell(row, "SCARTATA", "CESSAZIONE")
    assert "ha scartato la fine" in page(client, "puc_today")
    assert "Comunica di nuovo la fine" in page(client, "partecipante_detail", row.pk)

    client.post(reverse(f"{URL}partecipante_resend", args=[row.pk]), {"versione": 1})

    assert ComunicazioneInail.objects.filter(tipo="CESSAZIONE", stato="DA_INVIARE").count() == 1
    assert "ha scartato la fine" not in page(client, "puc_today")


def test_who_goes_on_is_told_of_from_his_page_and_a_day_too_late_is_said_at_its_field(mondo, puc, client):
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona)
    row = assign(puc, persona, "ATTIVO", data_fine_prevista=far_day(9))
    tell(row)
    url = reverse(f"{URL}partecipante_extend", args=[row.pk])
    assert url in page(client, "partecipante_detail", row.pk)
    values = {"versione": 1, "data_fine_prevista": far_day(999).isoformat(), "motivo": "ORE_DA_FARE"}
    late = client.post(url, values)
    assert "quando finisce il progetto" in str(late.context["form"].errors["data_fine_prevista"])
    assert "motivo" in client.post(url, values | {"motivo": "MALATTIA"}).context["form"].errors

    client.post(url, values | {"data_fine_prevista": puc.data_fine.isoformat()})

    (proroga,) = ComunicazioneInail.objects.filter(tipo="VARIAZIONE")
    assert (proroga.data_evento, proroga.entro) == (puc.data_fine, far_day(1))
    text = page(client, "partecipante_detail", row.pk)
    assert ("Proroga" in text, url in text) == (True, False)  # no later day is left
    proroga.stato, proroga.data_ora_invio, proroga.id_flusso = "INVIATA", timezone.now(), "F"
    proroga.save()
    services.record_riscontro(proroga.pk, Riscontro(Esito.SCARTATA, "NON_ASSICURATO", "Non è assicurata."))
    assert "ha scartato la proroga" in page(client, "puc_today")
    assert "Da sistemare (1)" in page(client, "comunicazione_list")
    assert "Comunica di nuovo la proroga" in page(client, "partecipante_detail", row.pk)


def test_the_list_counts_what_is_late_filters_it_and_costs_the_same_with_thirty_rows(mondo, puc, client):
    row = accettata(puc, mondo.caso.nucleo.componenti.first())
    tell(row, "SCARTATA")
    tell(row, "INVIATA", "CESSAZIONE", entro=far_day(-2))
    altrove = make_puc(mondo.responsabile_puc, mondo.stagno)
    tell(accettata(altrove, mondo.caso_stagno.nucleo.componenti.first()))
    url = reverse(f"{URL}comunicazione_list")
    few = count_queries(client, url)

    text = page(client, "comunicazione_list")
    assert [each in text for each in ("Da sistemare (1)", "In attesa di INAIL (1)", "In ritardo (1)")] == [True] * 3
    assert "<strong>in ritardo</strong>" in page(client, "partecipante_detail", row.pk)
    late = page(client, "comunicazione_list", quali="ritardo")
    assert "In ritardo di 2 giorni" in late
    assert "Non è valido." not in late
    assert "Stagni" not in text
    assert "Scartata" in client.get(url, {"formato": "csv"}).content.decode("utf-8-sig")

    for n in range(30):
        tell(row, "TARDIVA", data_evento=far_day(n))
    assert count_queries(client, url) == few <= MAX_QUERIES


def test_the_certificate_is_kept_with_its_pat_and_a_wrong_one_is_said_at_its_field(mondo, puc, client):
    url = reverse(f"{URL}certificato_edit", args=[puc.pk])
    tell(accettata(puc, mondo.caso.nucleo.componenti.first()))
    assert "manca il suo certificato" in page(client, "puc_detail", puc.pk)
    values = {"versione": 1, "inail_pat": "12-34", "numero": "77", "data": far_day(-1).isoformat()}
    assert "Scrivi la PAT con le sole cifre" in words(client.post(url, values | {"documento": file()}))
    future = values | {"inail_pat": "12345678", "data": far_day(1).isoformat(), "documento": file()}
    assert "data futura" in words(client.post(url, future))
    bozza = make_puc(mondo.responsabile_puc, mondo.cremona, "BOZZA")
    early = client.post(
        url.replace(str(puc.pk), str(bozza.pk)), values | {"inail_pat": "12345678", "documento": file()}
    )
    assert "in cui questo non si può fare" in words(early)

    client.post(url, values | {"inail_pat": "12345678", "documento": file()})

    puc.refresh_from_db()
    assert (puc.inail_pat, puc.inail_certificato_numero) == ("12345678", "77")
    text = page(client, "puc_detail", puc.pk)
    assert ("n. 77 del" in text, "manca il suo certificato" in text) == (True, False)
    got = client.get(reverse(f"{URL}certificato_download", args=[puc.pk]))
    assert b"".join(got.streaming_content) == PDF


def test_the_case_manager_reads_the_cover_and_has_no_act_on_it(mondo, puc):
    row = accettata(puc, mondo.caso.nucleo.componenti.first())
    tell(row)
    client = client_for(mondo.case_manager)

    text = page(client, "partecipante_detail", row.pk)

    assert "Assicurato dal" in text
    assert "Sposta l'inizio" not in text
    assert client.get(reverse(f"{URL}partecipante_shift", args=[row.pk])).status_code == 404
    assert AssegnazionePuc.objects.count() == 1
