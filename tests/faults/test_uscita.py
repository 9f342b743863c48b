"""What leaves, under twenty kills of the worker amid each kind (F1) and twenty of the broker, emptied each time (F4).

Everything is a process of its own: PostgreSQL, Valkey, Celery's workers and beat, INPS, ANPAL, the Ministry, the operator of
short messages.
`bin/test tests/faults -s -m slow`.
"""

import json
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from patti_inclusione.models import (
    ComunicazioneInps,
    InvioConvocazione,
    RichiestaCpi,
    Scadenza,
    SmsConvocazione,
    StatoComunicazione,
)
from progetti_collettivita.models import ComunicazionePuc
from rdc_platform.audit.models import AccessoDato
from rdc_platform.monitor.models import Rilevazione
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.outbox.models import APERTI, Message, StatoMessaggio
from rdc_platform.outbox.tasks import deliver
from tests.factories.cpi import asked, wanted
from tests.factories.rilevazioni import arrivate
from tests.faults.generi import AMBITI, GENERI
from tests.faults.processi import UCCISIONI, chance, end_waits, say, wait_until
from tests.patti_inclusione.test_faults_m05 import effects, requests, sign_for
from tests.simulators.processi import post_form, request

pytestmark = pytest.mark.slow
GUASTI = ["", "lento", "lento", "appeso", "appeso", "sordo", "tronco", "503"]
PRESA = 0.4  # seconds in which a worker with a hand free has taken what it is told of


def all_received():
    return not ComunicazioneInps.objects.exclude(stato=StatoComunicazione.RICEVUTA).exists()


def check_one_effect_each(port, said):
    """Nothing lost and nothing twice: as many effects at INPS as messages, each with its own receipt and its term kept."""
    found, asked = effects(port), requests(port)
    say(f"{said}: {len(found)} messages, {sum(found.values())} effects, {sum(asked.values())} requests")
    assert len(found) == UCCISIONI
    assert set(found.values()) == {1}
    assert ComunicazioneInps.objects.exclude(protocollo="").values("protocollo").distinct().count() == UCCISIONI
    assert set(Scadenza.objects.filter(codice="T04").values_list("stato", flat=True)) == {"RISPETTATA"}
    assert not Message.objects.filter(topic="inps.comunicazione").exclude(stato=StatoMessaggio.CONSEGNATO).exists()


def mine():
    """The messages of the kinds that are killed here."""
    return Message.objects.filter(Q.create([each.messaggi for each in GENERI], connector=Q.OR))


def is_taken(genere):
    now = timezone.now()
    due = Message.objects.filter(genere.messaggi, stato=StatoMessaggio.IN_CODA, due_at__lte=now)
    return not due.exists()


def wake(genere, broker):
    """Only what is of this kind is due now, and the worker is told: it has some in hand, or has tried."""
    Message.objects.filter(genere.messaggi, stato=StatoMessaggio.IN_CODA).update(due_at=timezone.now())
    broker.tell(deliver, genere.corsia)
    with suppress(AssertionError):
        wait_until(lambda: is_taken(genere), PRESA)


def wake_all(broker):
    """What a killed worker had is due again, and kind after kind goes into the hands of the one that is ready now."""
    end_waits()
    mine().filter(stato__in=APERTI).update(stato=StatoMessaggio.IN_CODA, due_at=timezone.now() + timedelta(hours=1))
    for genere in GENERI:
        wake(genere, broker)


def kinds_in_hand():
    in_hand = Message.objects.filter(stato=StatoMessaggio.IN_CONSEGNA)
    return [genere.nome for genere in GENERI if in_hand.filter(genere.messaggi).exists()]


@pytest.fixture
def mondo_di_giorno(mondo_vero):
    """A short message leaves by day alone: this is a world without night."""
    for codice, valore in (("SMS_ORA_MATTINA", "0"), ("SMS_ORA_SERA", "24")):
        assert ParametroNormativo.objects.filter(codice=codice).update(valore=valore) == 1
    return mondo_vero


@pytest.fixture
def porte(inps_vuoto, operatore, anpal, ministero):
    """Where each counterpart answers, by the lane of its messages."""
    return {"inps": inps_vuoto, "sms": operatore, "anpal": anpal, "ministero": ministero}


def test_twenty_kills_of_the_worker_amid_each_kind_leave_one_effect_each(mondo_di_giorno, porte, broker, lavoratori):
    lot, in_hand = chance(2019), Counter()
    for n in range(UCCISIONI):
        pid, is_ready = lavoratori.begin()
        for genere in GENERI:
            genere.make(mondo_di_giorno, porte[genere.corsia], n)
        for port in porte.values():
            post_form(port, "/console/guasto", modo=lot.choice(GUASTI))
        wait_until(is_ready)
        wake_all(broker)
        time.sleep(lot.uniform(0, 1))
        lavoratori.kill(pid)
        in_hand.update(kinds_in_hand())
    for port in porte.values():
        post_form(port, "/console/guasto", modo="")

    with lavoratori.working():
        wait_until(lambda: all_delivered(broker))

    said = ", ".join(f"{in_hand[each.nome]} with an {each.nome} in hand" for each in GENERI)
    say(f"{UCCISIONI} kills of the worker amid each kind: {said}")
    check_inps(porte["inps"])
    check_telephones(porte["sms"])
    check_centri(porte["anpal"])
    check_ministero(porte["ministero"])


def all_delivered(broker):
    end_waits()
    for corsia in {each.corsia for each in GENERI}:
        broker.tell(deliver, corsia)
    time.sleep(0.5)
    return not mine().filter(stato__in=APERTI).exists()


def check_inps(port):
    """As many effects as keys left, one each, and nothing at INPS of which we do not know."""
    counts = json.loads(request(port, "GET", "/console/conteggi.json")[2])["comunicazioni"]
    left = mine().filter(topic__in=["inps.comunicazione", "inps.puc"]).values_list("key", flat=True)
    say(f"INPS: {len(left)} keys, {sum(each['richieste'] for each in counts.values())} requests")
    assert {key: each["effetti"] for key, each in counts.items()} == dict.fromkeys(left, 1)
    assert Counter(key[:3] for key in counts) == {"M05": UCCISIONI, "M13": UCCISIONI, "M16": UCCISIONI}
    casi, puc = ComunicazioneInps.objects.exclude(protocollo=""), ComunicazionePuc.objects.exclude(protocollo="")
    assert set(casi.values_list("stato", flat=True)) == {"RICEVUTA"}
    assert set(puc.values_list("stato", flat=True)) == {"ACQUISITA"}
    receipts = {*casi.values_list("protocollo", flat=True), *puc.values_list("protocollo", flat=True)}
    assert len(receipts) == 3 * UCCISIONI
    assert set(Scadenza.objects.filter(codice="T04").values_list("stato", flat=True)) == {"RISPETTATA"}
    assert set(mine().values_list("stato", flat=True)) == {StatoMessaggio.CONSEGNATO}


def check_telephones(port):
    """Each telephone rang once: an answer that was lost is asked for again under the same key. Nobody is left uncertain."""
    arrived = json.loads(request(port, "GET", "/console/messaggi.json")[2])
    rows = SmsConvocazione.objects.values_list("recapito", "stato")
    say(f"SMS: {len(rows)} left, {len(arrived)} arrived")
    assert Counter(row["destinatario"] for row in arrived) == {numero: 1 for numero, _ in rows}
    assert Counter(stato for _, stato in rows) == {"CONSEGNATO": UCCISIONI}
    assert {row["chiave"] for row in arrived} == set(
        mine().filter(topic="sms.convocazione").values_list("key", flat=True)
    )
    assert set(InvioConvocazione.objects.filter(canale="SMS").values_list("esito", flat=True)) == {"CONSEGNATO"}


def check_centri(port):
    """Each thing asked is there once, each Centro has one answer, and each was written here once."""
    chieste, poste = asked(port), [each for each in wanted(port) if each["risposta"]]
    nostre, loro = (RichiestaCpi.objects.filter(verso=verso) for verso in ("AL_CPI", "DAL_CPI"))
    keys = mine().filter(controparte="anpal")
    say(f"M12: {len(keys)} keys, {len(chieste)} asked, {len(poste)} answered, {sum_attempts(keys)} attempts")
    assert Counter(each["id_scambio"] for each in chieste) == {str(row.id_scambio): 1 for row in nostre}
    assert Counter(each["id_scambio"] for each in poste) == {str(row.id_scambio): 1 for row in loro}
    assert Counter(nostre.values_list("stato", flat=True)) == {"IN_ATTESA": UCCISIONI}
    assert Counter(loro.values_list("stato", flat=True)) == {"CONCLUSA": UCCISIONI}
    assert len(set(nostre.values_list("numero", flat=True))) == UCCISIONI
    written = AccessoDato.objects.filter(atto="record_ricevuta_richiesta_cpi").values_list("oggetto_id", flat=True)
    assert Counter(written) == {str(row.pk): 1 for row in (*nostre, *loro)}


def check_ministero(port):
    """Each month of each Ambito is there once, under its key, and here with the number that it has there."""
    found, rows = arrivate(port), Rilevazione.objects.all()
    keys = mine().filter(controparte="ministero")
    say(f"M15: {len(keys)} keys, {len(found)} months at the Ministry, {sum_attempts(keys)} attempts")
    assert Counter(each["chiave"] for each in found) == {row.chiave: 1 for row in rows}
    assert {row.protocollo: row.chiave for row in rows} == {
        f"MLPS.M15.{each['numero']:07}": each["chiave"] for each in found
    }
    assert Counter(row.stato for row in rows) == {"RICEVUTA": AMBITI * UCCISIONI}


def sum_attempts(rows):
    return sum(rows.values_list("attempts", flat=True))


def test_twenty_kills_of_the_broker_lose_nothing(mondo_vero, inps_vuoto, broker, lavoratori):
    """The worker lives, and must find its way back each time; what its doorbell was to tell it, beat's sweep does."""
    lot, unheard = chance(2020), 0
    with lavoratori.working():
        lavoratori.start("beat")
        for n in range(UCCISIONI):
            sign_for(mondo_vero, inps_vuoto, n)
            before = lot.random() < 0.5
            if before:
                broker.kill()
            with suppress(OperationalError):
                broker.tell(deliver, "inps")
            time.sleep(lot.uniform(0, 0.3))
            if not before:
                broker.kill()
            unheard += not all_received()
        started = time.monotonic()
        wait_until(all_received)

    back = time.monotonic() - started
    check_one_effect_each(
        inps_vuoto, f"{UCCISIONI} kills of the broker, {unheard} with a message waiting, {back:.0f} s"
    )
