"""What INAIL hears of who takes part, and what its answer does: with the simulator, over HTTP, by the outbox."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from progetti_collettivita.models import ComunicazioneInail
from progetti_collettivita.services import ciclo, partecipazione, proposta
from progetti_collettivita.services import inail as services
from progetti_collettivita.services.copertura import post_comunicazione
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.gateways.inail import Esito, Riscontro
from rdc_platform.outbox.models import Message
from tests.factories.inail import answer, deliver, fail, flussi, forget, tell
from tests.factories.puc import assign, far_day, file, follow, make_puc

OGGI = calendario.today()


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(-30), inail_pat="12345678")


@pytest.fixture
def row(mondo, puc):
    """Accepted by the acts, to start tomorrow."""
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona)
    return accept(mondo, assign(puc, persona, data_inizio=far_day(1), data_fine_prevista=far_day(60)))


def accept(mondo, row):
    return proposta.accept_assegnazione(
        row, by=mondo.case_manager, versione=row.versione, data_accettazione=OGGI, documento=file()
    )


def told():
    """What was told, in order: what, of which day, in which state."""
    rows = ComunicazioneInail.objects.order_by("creata_il")
    return [(each.tipo, each.data_evento, each.stato) for each in rows]


def stato_inail(row):
    row.refresh_from_db()
    return row.stato_inail


def shift(mondo, row, giorni):
    row.refresh_from_db()
    return services.shift_inizio(
        row, by=mondo.responsabile_puc, versione=row.versione, data_inizio=far_day(giorni),
        data_fine_prevista=row.data_fine_prevista,
    )  # fmt: skip


def test_who_accepts_is_told_of_and_insured_once(mondo, inail, row):
    assert (told(), row.stato_inail) == ([("ATTIVAZIONE", far_day(1), "DA_INVIARE")], "DA_INVIARE")

    deliver()
    assert stato_inail(row) == "INVIATA"
    deliver()

    riga = ComunicazioneInail.objects.get()
    assert (stato_inail(row), riga.stato, riga.entro) == ("CONFERMATA", "CONFERMATA", OGGI)
    (flusso,) = flussi(inail)
    assert flusso["progetti"] == [{"codice_puc": row.puc.codice_puc, "pat": "12345678", "comune": "D150"}]
    assert [each["id"] for each in flusso["righe"]] == [str(riga.pk)]


def test_the_lost_answer_of_inail_is_asked_again_and_nothing_is_told_twice(mondo, inail, row):
    fail(inail, "sordo")
    deliver()
    assert stato_inail(row) == "DA_INVIARE"  # it has it, and we do not know

    fail(inail, "")
    message = Message.objects.get(topic="inail.copertura")
    assert message.due_at > timezone.now()  # the pauses grow to a day: INAIL's own is shorter
    services.requeue_comunicazioni()
    message.refresh_from_db()
    assert message.due_at <= timezone.now()
    deliver(3)

    assert (stato_inail(row), len(flussi(inail))) == ("CONFERMATA", 1)


@pytest.mark.parametrize("esito", ["SCARTATA", "TARDIVA"])
def test_who_is_refused_does_not_start_until_the_start_moves(mondo, inail, row, esito):
    fail(inail, "muto")
    deliver()
    answer(inail, esito)
    fail(inail, "")
    deliver()
    assert (stato_inail(row), told()[0][2]) == ("SCARTATA", esito)

    shift(mondo, row, 2)
    deliver(2)

    assert stato_inail(row) == "CONFERMATA"
    assert told()[1] == ("ATTIVAZIONE", far_day(2), "CONFERMATA")


def test_a_project_that_inail_does_not_know_is_said_with_its_code(mondo, inail, row):
    forget(inail, row.puc.codice_puc)
    deliver(2)

    assert ComunicazioneInail.objects.get().codice_errore == "PUC_SCONOSCIUTO"


def test_who_is_accepted_and_not_in_the_list_of_the_insured_is_not_insured(mondo, row):
    (riga,) = ComunicazioneInail.objects.all()
    services.record_invio(riga.pk, "F")

    services.record_riscontro(riga.pk, Riscontro(Esito.ACCOLTA, assicurato=False))

    riga.refresh_from_db()
    assert (stato_inail(row), riga.codice_errore) == ("SCARTATA", "NON_IN_ELENCO")


def test_who_is_taken_back_before_anything_left_is_told_of_in_order_and_insured_no_more(mondo, inail, row):
    proposta.withdraw_assegnazione(row, by=mondo.responsabile_puc, versione=row.versione, motivo="Un motivo.")
    fail(inail, "503")
    deliver()
    assert sorted(Message.objects.filter(topic="inail.copertura").values_list("attempts", flat=True)) == [0, 1]

    fail(inail, "")
    deliver(4)

    assert [(tipo, stato) for tipo, _, stato in told()] == [("ATTIVAZIONE", "CONFERMATA"), ("CESSAZIONE", "CONFERMATA")]
    assert [each["tipo"] for flusso in reversed(flussi(inail)) for each in flusso["righe"]] == [
        "ATTIVAZIONE",
        "CESSAZIONE",
    ]


def test_who_accepts_too_late_for_inail_is_told_of_only_after_the_start_moves(mondo, puc):
    persona = mondo.caso.nucleo.componenti.first()
    row = accept(mondo, assign(puc, persona, data_inizio=OGGI, data_fine_prevista=far_day(60)))
    assert (row.stato, row.stato_inail, told()) == ("ACCETTATO", "NON_COMUNICATA", [])

    with pytest.raises(PucError, match="INAIL va avvisato prima"):
        shift(mondo, row, 0)
    shift(mondo, row, 1)
    assert told() == [("ATTIVAZIONE", far_day(1), "DA_INVIARE")]
    with pytest.raises(PucError, match="sa già"):
        shift(mondo, row, 1)


def test_a_start_that_moves_while_inail_thinks_takes_nothing_from_the_old_answer(mondo, inail, row):
    deliver()
    shift(mondo, row, 3)
    old, new = ComunicazioneInail.objects.order_by("creata_il")
    assert (old.superata_il is not None, new.superata_il) == (True, None)

    services.record_riscontro(old.pk, Riscontro(Esito.ACCOLTA, assicurato=True))
    assert stato_inail(row) == "DA_INVIARE"  # it is of the day before
    deliver(2)

    old.refresh_from_db()
    assert (old.stato, stato_inail(row)) == ("CONFERMATA", "CONFERMATA")
    assert [each["data"] for flusso in flussi(inail) for each in flusso["righe"]] == [
        far_day(3).isoformat(), far_day(1).isoformat(),
    ]  # fmt: skip


def test_whoever_ends_or_is_taken_back_ends_for_inail_too(mondo, inail, row):
    deliver(2)
    proposta.withdraw_assegnazione(row, by=mondo.responsabile_puc, versione=row.versione, motivo="Un motivo.")
    deliver(2)

    assert told()[1] == ("CESSAZIONE", OGGI, "CONFERMATA")

    altra = assign(row.puc, mondo.caso.nucleo.componenti.first(), "ATTIVO", data_inizio=far_day(-9))
    tell(altra)
    partecipazione.interrupt_assegnazione(
        altra, by=mondo.responsabile_puc, versione=1, motivo="ASSENZE", data_fine_effettiva=far_day(-4)
    )
    fine = ComunicazioneInail.objects.get(assegnazione=altra, tipo="CESSAZIONE")
    assert (fine.data_evento, fine.entro) == (far_day(-4), far_day(-3))


def test_the_end_of_a_project_ends_its_insured_and_tells_nothing_of_who_never_was(mondo, puc):
    uno, due = mondo.caso.nucleo.componenti.all()[:2]
    assign(puc, due)
    tell(assign(puc, uno, "ATTIVO"))

    ciclo.conclude_puc(puc, by=mondo.responsabile_puc, versione=puc.versione, motivo="Il Comune lo chiude.")

    fine = ComunicazioneInail.objects.get(tipo="CESSAZIONE")
    assert (fine.assegnazione.persona, fine.assegnazione.stato, fine.data_evento) == (uno, "INTERROTTO", OGGI)


def test_an_end_that_inail_refused_is_told_again(mondo, inail, row):
    deliver(2)
    fail(inail, "muto")
    proposta.withdraw_assegnazione(row, by=mondo.responsabile_puc, versione=row.versione, motivo="Un motivo.")
    deliver()
    answer(inail, "SCARTATA", 2)
    fail(inail, "")
    deliver()
    row.refresh_from_db()

    chi = {"by": mondo.responsabile_puc, "versione": row.versione}
    services.resend_comunicazione(row, **chi)
    deliver(2)

    assert [stato for tipo, _, stato in told() if tipo == "CESSAZIONE"] == ["SCARTATA", "CONFERMATA"]
    with pytest.raises(TransitionError):
        services.resend_comunicazione(row, **chi)


def test_what_inail_refused_whole_leaves_again_the_day_after(mondo, inail, row, settings):
    token, settings.INAIL_TOKEN = settings.INAIL_TOKEN, "scaduto"
    deliver()
    assert (Message.objects.get(topic="inail.copertura").stato, stato_inail(row)) == ("IN_CODA", "DA_INVIARE")
    Message.objects.filter(topic="inail.copertura").update(
        stato="RIFIUTATO"
    )  # the flow was wrong, and not the door shut

    settings.INAIL_TOKEN = token
    assert (services.requeue_comunicazioni(), services.requeue_comunicazioni()) == (1, 0)
    deliver(2)
    assert stato_inail(row) == "CONFERMATA"
    post_comunicazione(ComunicazioneInail.objects.get(), "un'altra-volta")
    deliver()
    assert len(flussi(inail)) == 1


@pytest.mark.parametrize(
    "campi",
    [
        {"stato": "SCARTATA", "codice_errore": ""},
        {"stato": "INVIATA", "id_flusso": "", "tipo": "CESSAZIONE"},
        {"stato": "DA_INVIARE"},
    ],
)
def test_the_database_refuses_a_communication_that_says_two_things(mondo, puc, campi):
    row = assign(puc, mondo.caso.nucleo.componenti.first(), "ACCETTATO", data_inizio=far_day(1))
    tell(row, "INVIATA")

    with pytest.raises(IntegrityError), transaction.atomic():
        tell(row, **campi)
