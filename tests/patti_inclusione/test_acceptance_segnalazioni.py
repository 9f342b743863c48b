"""The minimal acceptance tests of the specification (§10.7) on reports, each by its number."""

import json
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from patti_inclusione.models import ComunicazioneInps, Segnalazione
from patti_inclusione.selectors.segnalazione_guardie import find_ostacoli
from patti_inclusione.selectors.segnalazione_stima import estimate
from patti_inclusione.services import comunicazione, rettifica
from patti_inclusione.services import segnalazione as services
from patti_inclusione.services import segnalazione_approvazione as approvazioni
from patti_inclusione.services.scadenza import compute_termine
from rdc_platform.outbox.models import Message
from tests.factories.casi import give_caso, make_caso
from tests.factories.patti import adulti_of
from tests.factories.persone import client_for
from tests.factories.segnalazioni import (
    MOTIVO,
    fatto_of,
    make_approvata,
    make_assenza,
    make_impegno_e07,
    make_impegno_e08,
    make_proposta,
    make_richiamo,
    same_person_as_coordinatore,
    scritto,
)


def test_9_a_case_manager_cannot_approve_his_own_report_even_as_coordinatore(mondo):
    segnalazione = make_proposta(mondo.caso, mondo.case_manager)
    stessa = same_person_as_coordinatore(mondo.case_manager, mondo.ambito_a)

    with pytest.raises(approvazioni.AutoreError):
        approvazioni.approve_segnalazione(segnalazione, by=stessa)
    answer = client_for(stessa).post(
        reverse("patti_inclusione:segnalazione_approve", args=[segnalazione.pk]), {"decisione": "approva"}
    )

    assert answer.status_code == 200
    assert "serve l'approvazione di un'altra persona" in answer.content.decode()
    assert Segnalazione.objects.get().stato == "IN_APPROVAZIONE"
    assert not ComunicazioneInps.objects.filter(codice="M07").exists()


def test_10_e07_without_a_richiamo_is_refused_and_the_second_means_three_months(mondo):
    impegno = make_impegno_e07(mondo.caso, mondo.case_manager)
    primo = make_richiamo(impegno, mondo.case_manager)
    fatto = fatto_of(mondo.caso, "E07")
    senza = fatto.__class__(**(fatto.__dict__ | {"richiamo": None}))

    refused = find_ostacoli(mondo.caso, senza, scritto(senza))
    services.draft_segnalazione(mondo.caso, fatto, scritto(fatto), by=mondo.case_manager)
    secondo = make_richiamo(impegno, mondo.case_manager)
    fatto_2 = next(f for f in [fatto_of(mondo.caso, "E07")] if f.richiamo == secondo)
    stima = estimate(mondo.caso, fatto_2, fatto_2.data_evento)

    assert "Prima serve un richiamo formale" in refused[0].testo
    assert (primo.numero, secondo.numero) == (1, 2)
    assert (stima.ordinale, stima.effetto, stima.testo) == (2, "-3", "3 mesi in meno")


def test_11_three_members_absent_at_one_appointment_show_decadenza_with_a_warning(mondo):
    caso = give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, "Treassenti", persone=3), mondo.case_manager, mondo.coordinatore
    )
    make_assenza(caso, *adulti_of(caso))
    fatto = fatto_of(caso)

    stima = estimate(caso, fatto, fatto.data_evento)
    page = (
        client_for(mondo.case_manager)
        .get(f"{reverse('patti_inclusione:segnalazione_create', args=[caso.pk])}?fatto={fatto.chiave}")
        .content.decode()
    )

    assert (stima.ordinale, stima.effetto) == (1, "-1")
    assert (stima.ordinale_massimo, stima.effetto_massimo) == (3, "DECADENZA")
    assert any("sono assenti in 3" in avvertenza for avvertenza in stima.avvertenze)
    assert "Stima: decide INPS." in page
    assert "può perdere il beneficio (decadenza)" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accertamento", "termine"),
    [
        (date(2020, 1, 10), date(2020, 1, 24)),
        (date(2019, 12, 19), date(2020, 1, 8)),
        (date(2021, 3, 31), date(2021, 4, 15)),
        (date(2021, 8, 6), date(2021, 8, 20)),
    ],
)
def test_12_ten_working_days_run_from_the_ascertainment(accertamento, termine):
    assert compute_termine("T06", accertamento) == termine


def test_13_an_event_of_10_april_2020_cannot_be_reported(mondo):
    with time_machine.travel("2020-04-13T09:00+00:00"):
        make_assenza(mondo.caso, adulti_of(mondo.caso)[0], giorni_fa=3)
        fatto = fatto_of(mondo.caso)

        with pytest.raises(services.OstacoliError) as refused:
            services.draft_segnalazione(mondo.caso, fatto, scritto(fatto), by=mondo.case_manager)

    assert fatto.data_evento == date(2020, 4, 10)
    assert "gli obblighi erano sospesi" in str(refused.value)
    assert not Segnalazione.objects.exists()


def test_16_a_correction_after_the_sending_makes_an_m14_and_keeps_the_original(mondo):
    segnalazione = make_approvata(mondo.caso, mondo.case_manager, mondo.coordinatore)
    sent = ComunicazioneInps.objects.get(codice="M07")
    comunicazione.build_comunicazione(sent.pk)
    giusta = segnalazione.data_accertamento.replace(day=1)

    proposta = rettifica.propose_rettifica(
        segnalazione,
        by=mondo.case_manager,
        tipo="CORREZIONE_DATI",
        motivo="ERRORE_DATA",
        giusto=rettifica.Giusto(data_evento=giusta),
    )
    rettifica.approve_rettifica(proposta, by=mondo.coordinatore)
    payload = comunicazione.build_comunicazione(ComunicazioneInps.objects.get(codice="M14").pk)

    kept = Segnalazione.objects.get()
    assert (payload["id_segnalazione"], payload["data_evento"]) == (str(segnalazione.pk), str(giusta))
    assert (kept.data_evento, kept.stato) == (segnalazione.data_evento, "INVIATA")
    assert ComunicazioneInps.objects.get(codice="M07").pk == sent.pk


def test_18_health_text_is_never_in_m07_nor_on_the_approval_page(mondo):
    impegno = make_impegno_e08(mondo.caso, mondo.case_manager)
    make_richiamo(impegno, mondo.case_manager)
    fatto = fatto_of(mondo.caso, "E08")
    salute = "Giaggiolo: ha smesso la cura prescritta dal centro, come dice il medico."
    segnalazione = services.draft_segnalazione(
        mondo.caso, fatto, scritto(fatto, motivazione=salute), by=mondo.case_manager
    )
    services.submit_segnalazione(segnalazione, by=mondo.case_manager)

    client = client_for(mondo.coordinatore)
    page = client.get(reverse("patti_inclusione:segnalazione_approve", args=[segnalazione.pk])).content.decode()
    queue = client.get(reverse("patti_inclusione:segnalazione_queue")).content.decode()
    approvazioni.approve_segnalazione(segnalazione, by=mondo.coordinatore)
    payload = comunicazione.build_comunicazione(ComunicazioneInps.objects.get(codice="M07").pk)
    messages = json.dumps(list(Message.objects.values("payload", "key")), default=str)

    assert "Impegno di prevenzione e cura, n. 3 del Patto" in page
    for parola in ("Gelsomino", "Gladiolo", "Ginestra", "Giaggiolo", MOTIVO):
        assert parola not in page
        assert parola not in queue
        assert parola not in json.dumps(payload)
        assert parola not in messages
