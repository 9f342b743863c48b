"""Reading the mailbox: one message, one transaction, and the cursor moves in it. Killed between two, it goes on where it was."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rdc_platform.audit.autori import Sistema
from rdc_platform.gateways import pec_imap
from rdc_platform.gateways.pec_imap import Cartella
from rdc_platform.pec import lettura
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.lettura import NonMessaggioError
from rdc_platform.pec.models import CursoreCasella

LETTORE = Sistema("pec.ricevute")


def is_configured() -> bool:
    """Is there a mailbox to read?"""
    return bool(settings.PEC_IMAP_HOST)


def read_folder(name: str) -> int:
    """Take the receipts that came to a folder since the last time; how many messages it held. Raises GatewayUnavailable.

    Of two readers one goes on, and the other leaves as soon as it finds that it comes second: a mailbox of years takes
    longer to read than until the next one begins.
    """
    with pec_imap.open_folder(name) as cartella:
        start, seen = _start(name, cartella), 0
        for uid, raw in cartella.messages_after(start):
            if not take_message(name, cartella.uidvalidity, uid, raw):
                return seen
            seen += 1
        CursoreCasella.objects.filter(pk=name).update(letto_il=timezone.now())
        return seen


@transaction.atomic
def _start(name: str, cartella: Cartella) -> int:
    """The last UID read; from the beginning when the folder's UIDs no longer mean what they did."""
    CursoreCasella.objects.get_or_create(pk=name)
    cursore = CursoreCasella.objects.select_for_update(of=("self",)).get(pk=name)
    if cursore.uidvalidity != cartella.uidvalidity:
        cursore.uidvalidity, cursore.ultimo_uid = cartella.uidvalidity, 0
        cursore.save(update_fields=["uidvalidity", "ultimo_uid"])
    return cursore.ultimo_uid


@transaction.atomic
def take_message(name: str, uidvalidity: int, uid: int, raw: bytes) -> bool:
    """Take one message and move the cursor past it; False where another reader was quicker, and nothing is to be done.

    Only receipts are kept: the mailbox holds letters of bodies and persons too, and those are nobody's to copy here.
    """
    cursore = CursoreCasella.objects.select_for_update(of=("self",)).get(pk=name)
    if cursore.uidvalidity != uidvalidity or cursore.ultimo_uid >= uid:
        return False
    if _is_ricevuta(raw):
        take_ricevuta(raw, by=LETTORE)
    cursore.ultimo_uid = uid
    cursore.save(update_fields=["ultimo_uid"])
    return True


def _is_ricevuta(raw: bytes) -> bool:
    try:
        return lettura.read(raw).is_ricevuta
    except NonMessaggioError:
        return False
