"""The parts that receipts are made of, and what the worker and beat do with PEC, called by hand."""

import time
from datetime import UTC, datetime, timedelta

from rdc_platform.outbox import delivery
from rdc_platform.pec import casella
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import MessaggioPec, RicevutaPec, StatoPec
from rdc_platform.simulators import pec_ricevute
from rdc_platform.simulators.pec_ricevute import Fatto, Originale

ORA = datetime(2026, 8, 7, 10, 0, tzinfo=UTC)
SISTEMA = casella.LETTORE
PAZIENZA = 15  # seconds for the simulated provider to answer


def make_messaggio(*indirizzi: str, stato: str = StatoPec.INVIATO, riferimento=None, **values) -> MessaggioPec:
    """A PEC that left, to these addresses, about the row `riferimento`."""
    if riferimento is not None:
        values |= {"riferimento_tipo": riferimento._meta.label, "riferimento_id": riferimento.pk}
    indirizzi = indirizzi or ("ambito@pec.example.it",)
    n = MessaggioPec.objects.count()
    messaggio = MessaggioPec.objects.create(
        message_id=f"<rdc.prova.{n}.{time.monotonic_ns()}@pec.example.it>",
        mittente="accreditamento@pec.example.it",
        destinatario=indirizzi[0],
        oggetto="Registrazione",
        corpo="Testo.",
        stato=stato,
        **{"inviato_il": datetime.now(UTC), "stato_dal": datetime.now(UTC)} | values,
    )
    for indirizzo in indirizzi:
        messaggio.destinatari.create(indirizzo=indirizzo)
    return messaggio


def make_eml(messaggio: MessaggioPec, tipo: str, destinatario: str = "", *, after: int = 0, **options) -> bytes:
    """A receipt about `messaggio`, certified `after` minutes; `esterni` are recipients without PEC."""
    esterni = options.pop("esterni", ())
    original = f"Message-ID: {options.pop('message_id', messaggio.message_id)}\r\nSubject: {messaggio.oggetto}\r\n\r\nTesto.\r\n"
    tipi = {d.indirizzo: "esterno" if d.indirizzo in esterni else "certificato" for d in messaggio.destinatari.all()}
    identificativo = options.pop("identificativo", f"sim.{messaggio.pk}")
    originale = Originale(original.encode(), messaggio.mittente, tipi, identificativo)
    return pec_ricevute.make(Fatto(tipo, destinatario, **options), originale, ORA + timedelta(minutes=after))


def give_ricevuta(riferimento) -> RicevutaPec:
    """The acceptance of a PEC about that row."""
    return take_ricevuta(make_eml(make_messaggio(riferimento=riferimento), "accettazione"), by=SISTEMA)


def ricevuta_of(riferimento) -> RicevutaPec:
    """The last receipt of a PEC about that row."""
    return RicevutaPec.objects.filter(messaggio__riferimento_id=riferimento.pk).latest("acquisita_il")


def deliver_all() -> None:
    """What the worker does: one attempt for each message that is due."""
    for message in delivery.claim():
        delivery.deliver_one(message)


def read_until(messaggio: MessaggioPec, *stati: str) -> MessaggioPec:
    """Read the mailbox as beat does, until the message is in one of `stati`."""
    deadline = time.monotonic() + PAZIENZA
    while time.monotonic() < deadline:
        casella.read_folder("INBOX")
        messaggio.refresh_from_db()
        if messaggio.stato in stati:
            return messaggio
        time.sleep(0.1)
    raise AssertionError(f"{messaggio.stato}, and not {stati}: {list(RicevutaPec.objects.values_list('tipo'))}")
