"""M13: what INPS hears of who takes part, and what its answer does; with the simulator, over HTTP, by the outbox."""

import pytest
from django.urls import reverse

from progetti_collettivita.models import AssegnazionePuc, ComunicazionePuc
from progetti_collettivita.services import inps as services
from progetti_collettivita.services import partecipazione
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.factories.inps import deposit
from tests.factories.persone import client_for
from tests.factories.puc import assign, far_day, follow, make_puc
from tests.factories.queries import DI_CHI_PARTECIPA, FIXED, MAX_QUERIES, count_queries

OGGI = calendario.today()
URL = "progetti_collettivita:"


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(-30))


@pytest.fixture
def chi(mondo):
    persona = mondo.caso.nucleo.componenti.order_by("pk").first()
    follow(persona)
    return persona


@pytest.fixture
def by(mondo):
    return mondo.responsabile_puc


def accepted(puc, chi, quota="COMUNE"):
    """Insured, and the day has come."""
    return assign(puc, chi, "ACCETTATO", quota, stato_inail="CONFERMATA", data_inizio=far_day(-2), data_fine_prevista=far_day(60))  # fmt: skip


def begin(row, by):
    return partecipazione.activate_assegnazione(row, by=by, versione=row.versione)


def interrupt(row, by):
    row.refresh_from_db()
    return partecipazione.interrupt_assegnazione(
        row, by=by, versione=row.versione, motivo="INIZIO_LAVORO", data_fine_effettiva=OGGI
    )


def deliver(*topics):
    for topic in topics or ("inps.puc", "inps.puc.esito"):
        for _ in range(2):
            Message.objects.exclude(topic=topic).filter(stato="IN_CODA").update(due_at="2099-01-01T00:00Z")
            Message.objects.filter(topic=topic, stato="IN_CODA").update(due_at="2019-01-01T00:00Z")
            for message in delivery.claim():
                delivery.deliver_one(message)


def told():
    rows = ComunicazionePuc.objects.order_by("tentativo", "creata_il", "il")
    return [(each.fatto, each.il, each.stato) for each in rows]


def test_who_begins_and_ends_is_told_of_and_no_pause_and_no_why(puc, chi, by, inps_nuovo):
    deposit(inps_nuovo, chi.nucleo, [chi.codice_fiscale])
    row = begin(accepted(puc, chi), by)
    row = partecipazione.suspend_assegnazione(row, by=by, versione=row.versione, motivo="MALATTIA")
    row = partecipazione.resume_assegnazione(row, by=by, versione=row.versione)
    first = services.build_comunicazione(ComunicazionePuc.objects.get().pk)
    deliver()
    interrupt(row, by)
    deliver()

    assert first == {
        "codice": "M13",
        "protocollo_inps": chi.nucleo.protocollo_inps,
        "cf_componente": chi.codice_fiscale,
        "comune": "D150",
        "codice_puc": puc.codice_puc,
        "id_partecipazione": str(row.pk),
        "fatto": "INIZIO",
        "il": str(far_day(-2)),
    }
    assert told() == [("INIZIO", far_day(-2), "ACQUISITA"), ("INTERRUZIONE", OGGI, "ACQUISITA")]
    keys = Message.objects.filter(topic="inps.puc").order_by("ordine").values_list("key", "gruppo")
    assert list(keys) == [(f"M13-{row.pk}-{fatto}", f"inps-puc-{row.pk}") for fatto in ("INIZIO", "INTERRUZIONE")]


def test_a_volunteer_is_not_told_and_who_began_before_is_told_with_the_end(puc, chi, by):
    begin(accepted(puc, chi, "VOLONTARIO"), by)
    assert told() == []

    AssegnazionePuc.objects.update(quota="COMUNE")
    interrupt(AssegnazionePuc.objects.get(), by)

    assert told() == [("INIZIO", far_day(-2), "DA_INVIARE"), ("INTERRUZIONE", OGGI, "DA_INVIARE")]


def test_a_refusal_waits_in_oggi_and_is_told_again_from_the_page_in_order(puc, chi, by, inps_nuovo):
    row = interrupt(begin(accepted(puc, chi), by), by)
    deposit(inps_nuovo, chi.nucleo, [])  # the domanda is known, its people are not
    deliver()
    client = client_for(by)
    oggi, url = reverse(f"{URL}puc_today"), reverse(f"{URL}partecipante_detail", args=[row.pk])
    before = client.get(oggi).content.decode(), client.get(url).content.decode()
    deposit(inps_nuovo, chi.nucleo, [chi.codice_fiscale])

    client.post(reverse(f"{URL}partecipante_tell", args=[row.pk]), {"versione": row.versione})
    deliver()

    assert before[0].count("INPS ha rifiutato la comunicazione su") == 1
    assert "Per INPS la persona non è nella famiglia." in before[1]
    assert [stato for _, _, stato in told()] == ["RIFIUTATA"] * 2 + ["ACQUISITA"] * 2
    assert "INPS ha rifiutato" not in client.get(oggi).content.decode()
    assert count_queries(client, oggi) <= MAX_QUERIES
    assert count_queries(client, url) - FIXED <= DI_CHI_PARTECIPA
    with pytest.raises(TransitionError):
        services.resend_inps(row, by=by, versione=row.versione + 1)
