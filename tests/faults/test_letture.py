"""What is read and counted by the clock, under twenty kills of the worker amid it (F1): in = taken + put aside, each once, each answered once.

What Centri ask and answer (M12), what INPS books (M04), the months that the Ministry is told (M15). `bin/test tests/faults -s -m slow`.
"""

import time
from collections import Counter

import pytest
from django.db import connection
from django.utils import timezone

from patti_inclusione.models import (
    Convocazione,
    EventoCaso,
    PrenotazioneInps,
    RichiestaCpi,
    ScartoCpi,
    ScartoPrenotazione,
)
from patti_inclusione.selectors.prenotazione_inps import list_attese
from patti_inclusione.services.prenotazione_conferma import confirm_prenotazione
from rdc_platform.gateways import anpal as gateway_anpal
from rdc_platform.gateways import inps as gateway_inps
from rdc_platform.outbox.models import APERTI, Message, StatoMessaggio
from rdc_platform.outbox.tasks import deliver
from tests.factories.cpi import wanted
from tests.faults.letture import LETTURE, VOLTE, let_come
from tests.faults.processi import UCCISIONI, chance, end_waits, say, wait_until
from tests.faults.test_uscita import check_ministero
from tests.simulators.processi import post_form

pytestmark = pytest.mark.slow
SUBITO = 0.2  # seconds within which a reading that has begun is cut off
GUASTI = ["", "", "doppio", "disordine"]
CORSIE = ("anpal", "ministero")


def is_amid(lettura):
    """Whether somebody has read or written its table in a transaction that has not ended."""
    query = (
        "SELECT count(*) FROM pg_locks JOIN pg_class ON pg_class.oid = relation"
        " WHERE relname = %s AND pid <> pg_backend_pid()"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [lettura.tabella])
        return bool(cursor.fetchone()[0])


def is_dead():
    """The worker's pool dies a moment after it, and what was in hand goes on so long."""
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return not cursor.fetchone()[0]


def tell(broker):
    for lettura in LETTURE:
        broker.tell(lettura.task)


def check_whole():
    """Nothing is half there: what is put aside has its answer on its way, or its line for who follows the flows."""
    asked = ScartoCpi.objects.filter(posto=1) | ScartoCpi.objects.exclude(riferimento="").filter(motivo="ILLEGGIBILE")
    automatic = Message.objects.filter(topic="anpal.risposta_automatica")
    assert sorted(asked.values_list("riferimento", flat=True)) == sorted(
        automatic.values_list("payload__id_scambio", flat=True)
    )
    aside = PrenotazioneInps.objects.exclude(scarto="").values_list("numero", "scarto")
    assert sorted(aside) == sorted(ScartoPrenotazione.objects.values_list("numero", "motivo"))


def confirm_some(by, quante):
    """The Case manager confirms what has come and can be kept."""
    rows = PrenotazioneInps.objects.aperte().filter(scarto="").exclude(caso=None).select_related("caso")
    for row in rows[:quante]:
        confirm_prenotazione(row, versione=row.caso.versione, by=by)


@pytest.fixture
def porte(inps_vuoto, anpal, ministero):
    return {"inps": inps_vuoto, "anpal": anpal, "ministero": ministero}


@pytest.fixture
def offer(mondo_vero, porte):
    """A function that hands over more of each kind, `n` times by now, whose lists then come as `modi` says; how much in all."""
    offered = Counter()

    def more(n, modi):
        for lettura in LETTURE:
            port = porte[lettura.corsia]
            post_form(port, "/console/guasto", modo="")
            offered[lettura.nome] += lettura.offer(mondo_vero, port, n)
            post_form(port, "/console/guasto", modo=modi())
        return offered

    return more


def test_twenty_kills_amid_what_is_read_and_counted_take_each_once(mondo_vero, porte, offer, broker, lavoratori):
    lot, amid = chance(2023), Counter()
    for n in range(UCCISIONI):
        pid, is_ready = lavoratori.begin()
        before, offered = counted(), offer(n, lambda: lot.choice(GUASTI))
        wait_until(is_ready)
        tell(broker)
        prima = lot.choice(LETTURE[:2])  # a month is counted in a moment, and told right after
        wait_until(lambda: is_amid(prima) or prima.count() > before[prima.nome], ogni=0.002)  # noqa: B023 -- at once
        time.sleep(lot.uniform(0, SUBITO))
        lavoratori.kill(pid)
        amid.update(
            each.nome for each in LETTURE if is_amid(each) or before[each.nome] < each.count() < offered[each.nome]
        )
        wait_until(is_dead)
        check_whole()
        confirm_some(mondo_vero.case_manager, 2)
    for port in porte.values():
        post_form(port, "/console/guasto", modo="")
    let_come()

    with lavoratori.working():
        wait_until(lambda: is_well(broker, offered))
    said = ", ".join(f"{amid[each.nome]} amid {each.nome} of {offered[each.nome]}" for each in LETTURE)
    say(f"{UCCISIONI} kills: {said}")
    assert min(amid[each.nome] for each in LETTURE) >= UCCISIONI // 5
    check_whole()
    check_centri(porte["anpal"])
    check_appuntamenti(mondo_vero.case_manager)
    check_ministero(porte["ministero"])


def counted():
    return {each.nome: each.count() for each in LETTURE}


def is_well(broker, offered):
    """All is taken, the families that were waited for have what is theirs, and every answer has gone."""
    end_waits()
    tell(broker)
    for corsia in CORSIE:
        broker.tell(deliver, corsia)
    time.sleep(0.5)
    waits = Message.objects.filter(stato__in=APERTI, controparte__in=CORSIE).exists()
    return counted() == offered and not waits and not list_attese(timezone.now())


def read_all(lista, nome):
    """Every row of a list of theirs, page after page."""
    rows, cursore, altri = [], "", True
    while altri:
        page = lista(cursore)
        rows += getattr(page, nome)
        cursore, altri = page.cursore, page.altri
    return rows


def check_centri(port):
    """Each thing asked is for somebody or put aside, and the Centro has its one answer; each answer is on what it answers, or aside."""
    rows = read_all(gateway_anpal.list_messaggi, "messaggi")
    asked = [each["id_scambio"] for each in rows if each["tipo"] == "RICHIESTA"]
    taken, ours = (RichiestaCpi.objects.filter(verso=verso) for verso in ("DAL_CPI", "AL_CPI"))
    aside = ScartoCpi.objects.all()
    say(f"M12: {len(rows)} in, {len(taken)} asked and {len(ours)} answered taken, {len(aside)} put aside")
    assert len(rows) == len(taken) + len(ours) + len(aside)
    found = Counter(map(str, taken.values_list("id_scambio", flat=True)))
    answers = {each["id_scambio"]: each["risposta"] for each in wanted(port)}
    expected = {str(row.id_scambio): None for row in taken.filter(stato="DA_RISPONDERE")}
    expected |= {str(row.id_scambio): {"esito": "NON_IN_CARICO"} for row in taken.filter(stato="CONCLUSA")}
    for row in aside.exclude(motivo="RISPOSTA_INATTESA"):
        found[row.riferimento] += 1
        no = {"motivo": "ILLEGGIBILE"} if row.motivo == "ILLEGGIBILE" else {}
        expected[row.riferimento] = {"esito": "NON_ACCOLTA" if no else "NON_IN_CARICO", **no}
    assert found == dict.fromkeys(asked, 1)
    assert answers == expected
    assert Counter(ours.values_list("stato", flat=True)) == {"CONCLUSA": VOLTE * UCCISIONI}
    assert Counter(aside.values_list("motivo", flat=True))["RISPOSTA_INATTESA"] == VOLTE * UCCISIONI
    facts = EventoCaso.objects.filter(tipo="richiesta_cpi")
    assert facts.filter(testo__startswith="Il Centro per l'impiego chiede").count() == len(taken)
    assert facts.filter(testo__startswith="Il Centro per l'impiego risponde").count() == len(ours)
    assert set(Message.objects.filter(controparte="anpal").values_list("stato", flat=True)) == {
        StatoMessaggio.CONSEGNATO
    }


def check_appuntamenti(by):
    """Each booking is there once: of a family, cancelled or put aside. Each that can be kept becomes one appointment."""
    confirm_some(by, None)
    numbers = Counter(each["id"] for each in read_all(gateway_inps.list_appuntamenti, "appuntamenti"))
    rows = PrenotazioneInps.objects.all()
    kept, cancelled, aside = (
        rows.filter(scarto="", stato="PRENOTATO"),
        rows.filter(stato="ANNULLATO"),
        rows.exclude(scarto=""),
    )
    say(f"M04: {len(numbers)} in, {len(kept)} taken, {len(cancelled)} cancelled, {len(aside)} put aside")
    assert sorted(rows.values_list("numero", flat=True)) == sorted(numbers)
    assert set(cancelled.values_list("numero", flat=True)) == {each for each, times in numbers.items() if times == 2}
    each_sort = VOLTE * UCCISIONI
    assert Counter(aside.values_list("scarto", flat=True)) == dict.fromkeys(
        ("AL_CENTRO", "UFFICIO_SCONOSCIUTO", "PIENO"), each_sort
    )
    assert (len(kept), len(cancelled), len(aside)) == (2 * each_sort, each_sort, 3 * each_sort)
    confirmed = rows.exclude(
        convocazione=None
    )  # one that INPS cancels after it was confirmed stands, and a line says so
    assert set(confirmed.values_list("convocazione", flat=True)) == set(
        Convocazione.objects.values_list("pk", flat=True)
    )
    assert set(kept) <= set(confirmed) <= {*kept, *cancelled}
    told = Counter(
        EventoCaso.objects.filter(tipo="inps", testo__startswith="Appuntamento").values_list("caso", flat=True)
    )
    for_somebody = set(rows.filter(stato="PRENOTATO").exclude(caso=None).values_list("caso", flat=True))
    assert set(told.values()) == {1}
    assert set(told) - set(cancelled.values_list("caso", flat=True)) == for_somebody
