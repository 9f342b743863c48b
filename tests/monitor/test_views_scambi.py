"""The exchanges at a glance, a counterpart, a message: what the flow operator sees and does, and what the officer only sees."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from rdc_platform.audit.models import AccessoDato
from rdc_platform.gateways.errors import GatewayPending, GatewayRefusal, GatewayUnavailable
from rdc_platform.gateways.pdnd import errori
from rdc_platform.monitor import tasks
from rdc_platform.monitor.selectors.scambi import list_scambi
from rdc_platform.outbox import circuito, delivery
from rdc_platform.outbox.handlers import HANDLERS, handles
from rdc_platform.outbox.models import Controparte, LetturaFlusso, Message
from rdc_platform.outbox.services import post
from rdc_platform.web import formati
from tests.factories.pagine import words
from tests.factories.persone import client_for
from tests.factories.queries import FIXED, OWN, count_queries

MOTIVO = {"motivo": "INPS ha corretto i suoi archivi"}


def url(name: str, *args) -> str:
    return reverse(f"monitor:{name}", args=args)


@pytest.fixture
def inps():
    """A topic of INPS that answers what one puts in it: by key, an error to raise."""
    errors: dict[str, Exception] = {}

    def send(_request, key):
        if key in errors:
            raise errors[key]

    handles("inps.prova", send=send)(lambda message: message.payload)
    yield errors
    del HANDLERS["inps.prova"]


@pytest.fixture
def flussi(mondo):
    return client_for(mondo.flussi)


def run(controparte: str = "inps") -> None:
    while batch := delivery.claim_lane(controparte):
        delivery.deliver_batch(batch)


def lasciato(key: str, **campi) -> Message:
    message = post("inps.prova", key=key, caso_id="7")
    Message.objects.filter(pk=message.pk).update(**campi)
    return message


def test_at_a_glance_all_is_well_or_who_is_to_be_looked_at_and_why(mondo, inps, flussi):
    assert "Tutto va bene" in words(flussi.get(url("scambi_oggi")))
    lasciato("buono")
    lasciato("no")
    inps["no"] = GatewayRefusal("E12", "protocollo sconosciuto a mario@pec.example.it", 422)
    run()
    lasciato("vecchio", due_at=timezone.now() - timedelta(hours=2))

    page = words(flussi.get(url("scambi_oggi")))
    assert "Da guardare: INPS." in page
    assert "In ritardo" in page
    one = words(flussi.get(url("scambio_detail", "inps")))
    assert "Oggi: consegnati 1, rifiutati 1, chiamate senza risposta 0" in one
    assert "protocollo sconosciuto" in one
    assert "mario@" not in one  # an answer may name whom it refuses
    assert flussi.get(url("scambio_detail", "altrove")).status_code == 404
    assert count_queries(flussi, url("scambi_oggi")) - FIXED <= OWN


def test_what_fails_again_and_again_is_late_and_what_is_not_there_yet_is_not(mondo, inps, flussi):
    inizio = timezone.now()
    inps |= {"guasto": GatewayUnavailable("dice che non è disponibile (503)"), "atteso": GatewayPending("deciderà")}
    for key in inps:
        lasciato(key)
    run()
    atteso, guasto = (Message.objects.get(key=key) for key in ("atteso", "guasto"))
    assert atteso.fallisce_dal is None
    assert inizio < guasto.fallisce_dal < guasto.due_at
    assert "In ritardo" not in words(flussi.get(url("scambi_oggi")))

    Message.objects.filter(pk=guasto.pk).update(fallisce_dal=inizio - timedelta(hours=2), due_at=inizio)
    run()  # once more in vain: the next attempt is to come, and it waits since the first
    guasto.refresh_from_db()
    assert guasto.due_at > timezone.now()
    assert guasto.fallisce_dal == inizio - timedelta(hours=2)
    assert "In ritardo" in words(flussi.get(url("scambi_oggi")))

    inps["guasto"] = GatewayPending("deciderà")
    Message.objects.filter(pk=guasto.pk).update(due_at=inizio)
    run()
    assert "In ritardo" not in words(flussi.get(url("scambi_oggi")))


def test_a_refused_message_is_opened_put_back_with_a_reason_and_goes_once_more(mondo, inps, flussi):
    message = lasciato("k1")
    inps["k1"] = GatewayRefusal("E12", "protocollo sconosciuto", 422)
    run()
    pagina = url("messaggio_detail", message.pk)
    assert "E12: protocollo sconosciuto" in words(flussi.get(pagina))
    assert "Scrivi perché" in words(flussi.post(url("messaggio_replay", message.pk), {"motivo": ""}))

    inps.clear()
    flussi.post(url("messaggio_replay", message.pk), MOTIVO)
    run()

    message.refresh_from_db()
    storia = words(flussi.get(pagina))
    assert message.stato == "CONSEGNATO"
    assert [each in storia for each in ("Consegnato", "Rimesso in coda", MOTIVO["motivo"], "Lasciato")] == [True] * 4
    assert mondo.flussi.accreditamento.operatore.nome_completo in storia
    assert AccessoDato.objects.filter(atto="replay_messaggio").count() == 1
    assert "Qualcuno lo ha già fatto" in words(flussi.post(url("messaggio_replay", message.pk), MOTIVO, follow=True))


def test_a_message_is_thrown_away_with_a_reason_and_its_case_goes_on(mondo, inps, flussi):
    inps["primo"] = GatewayUnavailable("non risponde")
    primo, secondo = (post("inps.prova", key=key, gruppo="caso-1") for key in ("primo", "secondo"))
    run()
    assert Message.objects.get(pk=secondo.pk).stato == "IN_CODA"  # it waits for the first

    flussi.post(url("messaggio_discard", primo.pk), MOTIVO)
    run()

    assert set(Message.objects.values_list("key", "stato")) == {("primo", "SCARTATO"), ("secondo", "CONSEGNATO")}
    assert "Rimetti in coda" in words(flussi.get(url("messaggio_detail", primo.pk)))


def test_what_waits_is_tried_at_once(inps, flussi):
    message = lasciato("k1", due_at=timezone.now() + timedelta(hours=6), attempts=4)

    flussi.post(url("messaggio_retry", message.pk))
    run()

    assert Message.objects.get().stato == "CONSEGNATO"
    assert "Qualcuno lo ha già fatto" in words(flussi.post(url("messaggio_retry", message.pk), follow=True))


def test_a_pec_is_never_put_back_under_its_own_key(mondo, flussi):
    message = post("pec.invio", key="<1@pec>", messaggio_id="x")
    Message.objects.update(stato="RIFIUTATO")

    assert "Rimetti in coda" not in words(flussi.get(url("messaggio_detail", message.pk)))
    flussi.post(url("messaggio_replay", message.pk), MOTIVO)
    assert Message.objects.get().stato == "RIFIUTATO"


def test_a_counterpart_is_held_and_let_go_with_who_and_why(mondo, inps, flussi):
    lasciato("k1")
    flussi.post(url("controparte_pause", "inps"), MOTIVO)
    run()
    assert Message.objects.get().stato == "IN_CODA"
    assert MOTIVO["motivo"] in words(flussi.get(url("scambio_detail", "inps")))
    assert Controparte.objects.get().in_pausa_da == mondo.flussi.accreditamento_id
    assert "Qualcuno lo ha già fatto" in words(flussi.post(url("controparte_pause", "inps"), MOTIVO, follow=True))

    flussi.post(url("controparte_resume", "inps"))
    run()
    assert Message.objects.get().stato == "CONSEGNATO"


def test_who_does_not_answer_is_said_and_tried_at_once_by_hand(inps, flussi):
    named = (errori.OrologioSfasatoError, errori.VoucherScadutoError, errori.AudienceErrataError)
    frasi = [each.frase for each in named] + ["chiede di rallentare (429)", "dice che non è disponibile (503)"]
    for n, frase in enumerate(frasi):
        lasciato(f"k{n}")
        inps[f"k{n}"] = GatewayUnavailable(frase)
    run()
    page = words(flussi.get(url("scambio_detail", "inps")))
    assert "Non risponde da 5 chiamate" in page
    assert [frase for frase in frasi if formati.frase(frase) not in unescape(page)] == []

    inps.clear()
    flussi.post(url("controparte_resume", "inps"))
    assert circuito.allowed("inps") == 1
    run()
    assert set(Message.objects.values_list("stato", flat=True)) == {"CONSEGNATO"}


def test_the_officer_sees_and_does_nothing(mondo, inps):
    dpo = client_for(mondo.dpo)
    message = lasciato("k1", stato="RIFIUTATO")

    assert "Rimetti" not in words(dpo.get(url("messaggio_detail", message.pk)))
    assert "Ferma gli invii" not in words(dpo.get(url("scambio_detail", "inps")))
    assert dpo.post(url("messaggio_replay", message.pk), MOTIVO).status_code == 404


def test_messages_are_found_by_counterpart_and_key(inps, flussi):
    trovato, altro = (url("messaggio_detail", lasciato(key).pk) for key in ("M05-1", "M07-1"))

    page = words(flussi.get(url("messaggio_list") + "?controparte=inps&chiave=M05"))

    assert (trovato in page, altro in page) == (True, False)
    assert trovato not in words(flussi.get(url("messaggio_list") + "?controparte=anpal"))


def test_a_monitoring_system_reads_numbers_with_its_token_and_nobody_else(client, mondo, inps, settings):
    lasciato("k1", due_at=timezone.now() - timedelta(seconds=90))
    settings.METRICHE_TOKEN = "gettone"
    assert client.get(url("metriche")).status_code == 404
    assert client.get(url("metriche"), headers={"Authorization": "Bearer altro"}).status_code == 404

    page = client.get(url("metriche"), headers={"Authorization": "Bearer gettone"})

    assert page["Content-Type"].startswith("text/plain; version=0.0.4")
    rows = dict(line.rsplit(" ", 1) for line in page.text.splitlines() if not line.startswith("#"))
    assert rows['rdc_scambi_in_attesa{controparte="inps"}'] == "1"
    assert 90 <= int(rows['rdc_scambi_attesa_secondi{controparte="inps"}']) < 120
    assert rows['rdc_scambi_fermo{controparte="pec"}'] == "0"
    settings.METRICHE_TOKEN = ""
    assert client.get(url("metriche"), headers={"Authorization": "Bearer "}).status_code == 404


def test_who_looks_after_the_exchanges_hears_once_a_day_of_what_does_not_go(mondo, inps, mailoutbox):
    tasks.warn_scambi()
    assert not Message.objects.filter(topic="email.scambi").exists()
    lasciato("k1", stato="RIFIUTATO", error="E1: no")

    tasks.warn_scambi()
    tasks.warn_scambi()
    run("email")

    (email,) = mailoutbox
    assert email.to == [mondo.flussi.accreditamento.operatore.email]
    assert email.subject == "Scambi con INPS: da guardare"
    assert "qualche messaggio è stato rifiutato" in email.body


def letta(flusso, **values):
    return LetturaFlusso.objects.create(flusso=flusso, provata_il=timezone.now(), **values)


def test_what_is_not_read_is_said_on_the_page_by_mail_and_to_the_monitoring_system(mondo, flussi, settings, mailoutbox):
    vecchia, motivo = timezone.now() - timedelta(days=2), "Il servizio non accetta il gettone impostato."
    letta("inps.lotti", riuscita_il=vecchia, fallisce_dal=vecchia, motivo=motivo, righe=3)
    letta("anpal.rinvii", riuscita_il=timezone.now(), righe=1)
    letta("inps.riconciliazione", riuscita_il=timezone.now(), diverse=2)
    Controparte.objects.create(  # what is held is read all the same
        nome="inps", in_pausa_dal=timezone.now(), in_pausa_da=mondo.flussi.accreditamento.pk, motivo_pausa="x"
    )

    page = words(flussi.get(url("scambi_oggi")))
    assert "Da INPS non si legge: lotti delle domande, dal" in page
    assert (motivo in page, "Riproviamo da soli" in page, "Da ANPAL non si legge" in page) == (True, True, False)
    assert "ha trovato differenze: Comuni 2" in page
    assert "Famiglie rimandate dai Centri: l'ultima volta il" in words(flussi.get(url("scambio_detail", "anpal")))

    for _ in range(2):
        tasks.warn_scambi()
    run("email")
    assert sorted(each.subject for each in mailoutbox) == [
        "Scambi con INPS: non si legge",
        "Scambi con INPS: non torna",
    ]
    assert any("(lotti delle domande)" in each.body for each in mailoutbox)
    assert not any(motivo in each.body for each in mailoutbox)

    settings.METRICHE_TOKEN = "gettone"
    page = flussi.get(url("metriche"), headers={"Authorization": "Bearer gettone"}).text
    rows = dict(line.rsplit(" ", 1) for line in page.splitlines() if not line.startswith("#"))
    assert int(rows['rdc_letture_eta_secondi{flusso="inps.lotti"}']) >= 2 * 24 * 3600
    fallisce = [rows[f'rdc_letture_fallisce{{flusso="{each}"}}'] for each in ("inps.lotti", "anpal.rinvii")]
    assert (fallisce, rows['rdc_letture_diverse{flusso="inps.riconciliazione"}']) == (["1", "0"], "2")


def test_a_counterpart_from_which_nothing_is_read_is_not_well(mondo, flussi):
    assert list_scambi()[0].stato == "REGOLARE"
    letta("anpal.messaggi", fallisce_dal=timezone.now() - timedelta(days=1), motivo="x", subito=True)

    (primo, *altri) = list_scambi()

    assert (primo.chiave, primo.stato, {each.stato for each in altri}) == ("anpal", "NON_SI_LEGGE", {"REGOLARE"})
    assert "Da guardare: ANPAL" in words(flussi.get(url("scambi_oggi")))


def test_what_goes_to_inps_is_late_after_a_quarter_of_an_hour(mondo):
    for topic in ("inps.comunicazione", "anpal.rinvio"):
        Message.objects.create(topic=topic, key=topic, due_at=timezone.now() - timedelta(minutes=20))

    stati = {each.chiave: each.stato for each in list_scambi()}

    assert (stati["inps"], stati["anpal"]) == ("IN_RITARDO", "REGOLARE")
