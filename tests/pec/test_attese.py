"""When a PEC is tried again: the worker's own rounds over a real mailbox, with the minutes that pass at will."""

from collections import defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone

from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Controparte, Message, StatoMessaggio
from rdc_platform.pec.models import MessaggioPec, StatoPec
from rdc_platform.pec.services import send_pec
from tests.pec.test_tasks import messages

pytestmark = pytest.mark.django_db
GIRO = timedelta(minutes=1)


class Orologio:
    """The time that Django tells, from now on; a round of the worker each minute of it."""

    def __init__(self, monkeypatch) -> None:
        self.inizio = self.ora = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: self.ora)

    def run(self, minuti: int) -> dict[str, list[int]]:
        """The minutes, from the start, of the attempts of each message by its key."""
        fine, tentati = self.ora + timedelta(minutes=minuti), defaultdict(list)
        while self.ora < fine:
            self.ora += GIRO
            while batch := delivery.claim_lane("pec"):
                for each in batch:
                    tentati[each.key].append(int((self.ora - self.inizio).total_seconds() // 60))
                delivery.deliver_batch(batch)
        return tentati


@pytest.fixture
def orologio(monkeypatch):
    return Orologio(monkeypatch)


def send(destinatario: str) -> MessaggioPec:
    return send_pec(destinatario=destinatario, oggetto="Registrazione", corpo="Testo della lettera.")


def states() -> dict[str, str]:
    return dict(MessaggioPec.objects.values_list("message_id", "stato"))


def test_a_provider_away_for_an_hour_and_a_half_fails_no_pec_and_all_leave_once(casella, settings, orologio):
    porta, settings.PEC_SMTP_PORT = settings.PEC_SMTP_PORT, 1
    rows = [send(f"ambito.p0{n}@pec.example.it") for n in range(6)]

    tentati = orologio.run(90)

    assert set(states().values()) == {StatoPec.IN_CODA}
    assert {each.tentativi for each in MessaggioPec.objects.all()} == {0}
    assert min(len(tentati[row.message_id]) for row in rows) >= 2  # each has its turn, and none is tried all the time
    assert sum(map(len, tentati.values())) < 20
    assert Controparte.objects.get(nome="pec").riprova_il > orologio.ora

    settings.PEC_SMTP_PORT = porta
    orologio.run(11)  # the pause that was under way ends
    assert set(states().values()) == {StatoPec.INVIATO}
    assert sorted(each["message_id"] for each in messages(casella)) == sorted(row.message_id for row in rows)


def test_a_recipient_that_is_postponed_for_ever_fails_after_five_attempts_and_the_others_go(casella, orologio):
    occupati = [send("occupato@pec.example.it"), send("occupato@altrove.example.it")]
    altri = [send(f"ambito.p0{n}@pec.example.it") for n in range(6)]

    tentati = orologio.run(83)

    assert [tentati[row.message_id] for row in occupati] == [[1, 2, 7, 22, 82]] * 2
    assert {states()[row.message_id] for row in occupati} == {StatoPec.FALLITO}
    occupati[0].refresh_from_db()
    assert (occupati[0].tentativi, "451" in occupati[0].ultimo_errore) == (5, True)
    assert {tuple(tentati[row.message_id]) for row in altri} == {(1,)}
    assert Message.objects.filter(stato=StatoMessaggio.CONSEGNATO).count() == 6


def test_after_an_outage_a_postponed_recipient_keeps_its_minutes_and_does_not_hold_the_others(
    casella, settings, orologio
):
    occupato = send("occupato@pec.example.it")
    assert orologio.run(2)[occupato.message_id] == [1, 2]
    porta, settings.PEC_SMTP_PORT = settings.PEC_SMTP_PORT, 1
    altri = [send(f"ambito.p0{n}@pec.example.it") for n in range(6)]
    away = orologio.run(4)  # to the sixth minute: before its next attempt
    settings.PEC_SMTP_PORT = porta

    assert occupato.message_id not in away
    after = orologio.run(12)
    assert after[occupato.message_id][0] >= 7  # its own minute, or the end of the pause
    assert {states()[row.message_id] for row in altri} == {StatoPec.INVIATO}


def test_what_is_about_one_thing_leaves_in_its_order(casella, orologio, mondo):
    of_one = {"oggetto": "Appuntamento", "corpo": "Testo.", "riferimento": mondo.caso}
    prima = send_pec(destinatario="occupato@pec.example.it", **of_one)
    disdetta = send_pec(destinatario="famiglia@pec.example.it", **of_one)
    altra = send("ambito.p01@pec.example.it")

    tentati = orologio.run(83)

    assert (tentati[prima.message_id][-1], tentati[altra.message_id]) == (82, [1])
    assert tentati[disdetta.message_id] == [82]
