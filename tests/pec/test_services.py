"""Writing a PEC: what may leave, what it concerns, and sending again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox.models import Message
from rdc_platform.pec import selectors, services
from rdc_platform.pec.models import MessaggioPec, StatoPec
from tests.factories.pec import SISTEMA, deliver_all, make_messaggio

pytestmark = pytest.mark.django_db
A, B, C = "a@pec.example.it", "b@pec.example.it", "c@pec.example.it"
MB = 1024 * 1024
S = StatoPec


def send(destinatario=A, **values):
    return services.send_pec(destinatario=destinatario, oggetto="Registrazione", corpo="Testo.", **values)


def recipients(messaggio):
    return list(messaggio.destinatari.order_by("pk").values_list("indirizzo", "ruolo"))


def heavy(byte):
    return (Documento.objects.create(nome="a.pdf", tipo_contenuto="application/pdf", dimensione=byte, sha256="0" * 64),)


def test_send_pec_keeps_each_recipient_once_and_what_it_concerns(mondo):
    messaggio = send([A, B, "A@pec.example.it"], cc=[C, B], riferimento=mondo.ambito_a, causale="Sollecito")

    assert recipients(messaggio) == [(A, "TO"), (B, "TO"), (C, "CC")]
    assert messaggio.destinatario == A
    assert [voce.messaggio for voce in selectors.messaggi_of(mondo.ambito_a)] == [messaggio]
    assert selectors.messaggi_of(mondo.ambito_b) == []


def test_send_pec_writes_every_recipient_in_sight(casella):
    messaggio = send([A, B], cc=[C])

    deliver_all()

    messaggio.refresh_from_db()
    assert messaggio.stato == S.INVIATO


@pytest.mark.parametrize("destinatario", ["", [], "senza chiocciola", "due@@example.it", "perché@example"])
def test_send_pec_refuses_what_is_no_address(destinatario):
    with pytest.raises(services.PecNonValidaError):
        send(destinatario)
    assert MessaggioPec.objects.count() == Message.objects.count() == 0


@pytest.mark.parametrize(
    ("byte", "to", "fits"), [(20 * MB, [A], True), (23 * MB, [A], False), (20 * MB, [A, B], False)]
)
def test_send_pec_weighs_the_message_for_all_its_recipients_before_the_queue(byte, to, fits):
    if fits:
        send(to, allegati=heavy(byte))
        return
    with pytest.raises(services.PecNonValidaError, match="30 MB"):
        send(to, allegati=heavy(byte))
    assert Message.objects.count() == 0


@pytest.mark.parametrize("stato", [S.FALLITO, S.NON_ACCETTATO, S.MANCATA_CONSEGNA])
def test_resend_pec_is_a_new_message_in_the_place_of_the_old(mondo, stato):
    messaggio = make_messaggio(A, B, stato=stato, causale="Sollecito", riferimento=mondo.ambito_a)

    nuovo = services.resend_pec(messaggio, by=mondo.ministero)

    assert (nuovo.sostituisce, nuovo.stato, nuovo.causale) == (messaggio, S.IN_CODA, "Sollecito")
    assert nuovo.message_id != messaggio.message_id
    assert (nuovo.riferimento_tipo, nuovo.riferimento_id) == (mondo.ambito_a._meta.label, mondo.ambito_a.pk)
    assert recipients(nuovo) == [(A, "TO"), (B, "TO")]
    assert Message.objects.get().key == nuovo.message_id
    assert AccessoDato.objects.filter(atto="resend_pec", oggetto_id=str(messaggio.pk)).exists()


def test_resend_pec_leaves_out_whom_it_reached():
    messaggio = make_messaggio(A, B, stato=S.CONSEGNATO_PARZIALE)
    messaggio.destinatari.filter(indirizzo=A).update(stato="CONSEGNATO", consegnato_il=timezone.now())

    assert recipients(services.resend_pec(messaggio, by=SISTEMA)) == [(B, "TO")]


def test_resend_pec_goes_to_the_address_of_today():
    assert recipients(services.resend_pec(make_messaggio(A, stato=S.FALLITO), by=SISTEMA, destinatario=C)) == [
        (C, "TO")
    ]


@pytest.mark.parametrize(
    "stato", [each for each in S if each not in {S.FALLITO, S.NON_ACCETTATO, S.MANCATA_CONSEGNA, S.CONSEGNATO_PARZIALE}]
)
def test_resend_pec_refuses_what_arrived_or_may_yet(stato):
    with pytest.raises(TransitionError):
        services.resend_pec(make_messaggio(A, stato=stato), by=SISTEMA)


def test_resend_pec_twice_has_one_effect():
    messaggio = make_messaggio(A, stato=S.FALLITO)
    services.resend_pec(messaggio, by=SISTEMA)

    with pytest.raises(TransitionError):
        services.resend_pec(messaggio, by=SISTEMA)
    assert MessaggioPec.objects.count() == 2


@pytest.mark.parametrize(("minuti", "rinviabile"), [(29, False), (31, True)])
def test_an_uncertain_message_goes_to_a_person_after_half_an_hour(minuti, rinviabile):
    messaggio = make_messaggio(A, stato=S.INCERTO, stato_dal=timezone.now() - timedelta(minutes=minuti))

    assert selectors.is_resendable(messaggio) is rinviabile
    assert bool(selectors.avviso(messaggio)) is rinviabile


@pytest.mark.parametrize(
    ("stato", "quando", "ore", "tardi"),
    [
        (S.INVIATO, "inviato_il", 0.9, False),
        (S.INVIATO, "inviato_il", 1.1, True),
        (S.ACCETTATO, "accettato_il", 24.9, False),
        (S.ACCETTATO, "accettato_il", 25.1, True),
        (S.CONSEGNATO, "accettato_il", 100, False),
    ],
)
def test_avviso_and_overdue_say_the_same(stato, quando, ore, tardi):
    messaggio = make_messaggio(A, stato=stato, **{quando: timezone.now() - timedelta(hours=ore)})

    assert bool(selectors.avviso(messaggio)) is tardi
    assert MessaggioPec.objects.filter(selectors.overdue()).exists() is tardi


def test_overdue_counts_an_acceptance_without_its_receipt_from_when_it_was_known():
    messaggio = make_messaggio(A, stato=S.ACCETTATO, stato_dal=timezone.now() - timedelta(hours=26))

    assert selectors.avviso(messaggio)
    assert MessaggioPec.objects.filter(selectors.overdue()).exists()


def test_masked_leaves_the_domain_alone():
    assert selectors.masked("550 <mario.rossi@pec.example.it>: no") == "550 <…@pec.example.it>: no"
