"""People who have been accredited and have not activated their access, and the e-mails that ask them to."""

import re

from accounts import tasks
from accounts.models import Operatore, Ruolo
from rdc_platform.audit.autori import Sistema
from rdc_platform.outbox import delivery
from tests.factories.persone import make_operatore, make_profilo

BY = Sistema("prova")


def make_invitato(mondo) -> Operatore:
    """A Case manager just accredited, who has never entered."""
    operatore = make_operatore("Nuovi")
    operatore.dispositivo.delete()
    operatore = Operatore.objects.get(pk=operatore.pk)
    operatore.set_unusable_password()
    operatore.save(update_fields=["password"])
    make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a, operatore=operatore)
    return operatore


def deliver() -> None:
    """What the worker does when the bell rings."""
    assert tasks.avvisi  # the handlers are registered by the import
    for message in delivery.claim():
        delivery.deliver_one(message)


def link_in(message) -> str:
    """The path of the activation link in an e-mail."""
    return re.search(r"https?://\S+(/attivazione/\S+/)", message.body)[1]


def path_of(link: str) -> str:
    """The path of a whole address."""
    return "/" + link.split("/", 3)[3]
