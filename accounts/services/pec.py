"""Sending a PEC of the accreditation once more, where a person has seen that it did not arrive."""

from django.db import transaction

from accounts.models import IndicazioneUtente, RichiestaAccreditamento, Sollecito
from rdc_platform.audit.autori import Autore
from rdc_platform.pec import services as pec
from rdc_platform.pec.models import MessaggioPec


@transaction.atomic
def resend_messaggio(messaggio: MessaggioPec, *, by: Autore) -> MessaggioPec:
    """A new PEC in the place of one that did not arrive, to the address that the body has today.

    Raises TransitionError where there is nothing to send again, PecNonValidaError where it could never leave.
    """
    nuovo = pec.resend_pec(messaggio, by=by, destinatario=_indirizzo(messaggio))
    RichiestaAccreditamento.objects.filter(messaggio_pec=messaggio).update(messaggio_pec=nuovo)
    IndicazioneUtente.objects.filter(ricevuta=messaggio).update(ricevuta=nuovo)
    Sollecito.objects.filter(messaggio_pec=messaggio).update(messaggio_pec=nuovo)
    return nuovo


def _indirizzo(messaggio: MessaggioPec) -> str:
    """Where what the PEC is about writes to now; "" to leave it as it was."""
    pk = messaggio.riferimento_id
    if pk is None:
        return ""
    if messaggio.riferimento_tipo == RichiestaAccreditamento._meta.label:
        return RichiestaAccreditamento.objects.select_related("ambito").get(pk=pk).pec_ente
    if messaggio.riferimento_tipo == IndicazioneUtente._meta.label:
        return IndicazioneUtente.objects.get(pk=pk).pec_comune
    return ""
