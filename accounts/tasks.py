"""Work of the accreditation outside a request: documents (read, render with no transaction open, keep), and what expires."""

from celery import shared_task
from django.utils.text import slugify

from accounts import avvisi, inviti, preavvisi, ripristini, solleciti, stampe
from accounts.database import as_tasks
from accounts.models import AttoDesignazione, RichiestaAccreditamento
from accounts.services import bozza, importazione, scadenze, sollecito
from accounts.services import preavvisi as services
from ambiti.models import ModelloConvenzione
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.outbox import services as outbox
from rdc_platform.outbox.handlers import handles
from rdc_platform.outbox.models import Message

__all__ = [
    "avvisi",
    "inviti",
    "preavvisi",
    "ripristini",
    "solleciti",
]  # the handlers of e-mails, for the worker to find


def render(stampa: stampe.Stampa, _key: str) -> bytes:
    """Make the PDF; the same input gives the same bytes, so a second delivery is one effect."""
    return render_pdf(stampa.template, stampa.context, titolo=stampa.titolo)


def keep_nota(message: Message, data: bytes) -> None:
    richiesta = RichiestaAccreditamento.objects.get(pk=message.payload["richiesta_id"])
    if richiesta.nota_id is None:
        richiesta.nota = documenti.store_pdf(data, f"nota-{richiesta.numero_richiesta.lower()}.pdf")
        richiesta.save(update_fields=["nota"])


@handles("documenti.nota", send=render, record=keep_nota)
def build_nota(message: Message) -> stampe.Stampa:
    """The note of authorisation, ready to be signed by the legal representative."""
    rows = RichiestaAccreditamento.objects.select_related("ambito__capofila")
    return stampe.nota(rows.get(pk=message.payload["richiesta_id"]))


def keep_atto(message: Message, data: bytes) -> None:
    """An act already signed or sent by then stays as it is."""
    atto = AttoDesignazione.objects.select_for_update(of=("self",)).get(pk=message.payload["atto_id"])
    if atto.file_ministero_id is None and atto.data_controfirma is None:
        atto.file_ministero = documenti.store_pdf(data, f"atto-designazione-{slugify(atto.numero)}.pdf")
        atto.save(update_fields=["file_ministero"])


@handles("documenti.atto", send=render, record=keep_atto)
def build_atto(message: Message) -> stampe.Stampa:
    """The designation act (art. 28 GDPR) from the version of its text it was written with."""
    rows = AttoDesignazione.objects.select_related("modello", "richiesta__ambito")
    return stampe.atto(rows.get(pk=message.payload["atto_id"]))


def keep_convenzione(message: Message, data: bytes) -> None:
    """The text of a convention gets its PDF once."""
    modello = ModelloConvenzione.objects.select_for_update(of=("self",)).get(pk=message.payload["modello_id"])
    if modello.documento_id is None:
        nome = f"convenzione-{slugify(modello.get_codice_display())}-v{modello.versione}.pdf"
        modello.documento = documenti.store_pdf(data, nome)
        modello.save(update_fields=["documento"])


@handles("documenti.convenzione", send=render, record=keep_convenzione)
def build_convenzione(message: Message) -> stampe.Stampa:
    """A version of a convention, ready to be signed by the Comuni."""
    return stampe.convenzione(ModelloConvenzione.objects.get(pk=message.payload["modello_id"]))


@shared_task
def expire_accreditamenti():
    """Close the profiles whose last day has passed. Nobody can act with them meanwhile: a session looks at the dates."""
    _each(scadenze.list_over, scadenze.expire)


@shared_task
def suspend_accreditamenti():
    """Suspend the profiles that nobody confirmed or used."""
    _each(scadenze.list_unconfirmed, scadenze.suspend_unconfirmed)
    _each(scadenze.list_unused, scadenze.suspend_unused)


@shared_task
def warn_accreditamenti():
    """Tell who can still do something about it: ends of profiles, confirmations, profiles not used."""
    _post("email.fine_accreditamento", services.endings)
    _post("email.conferma_operatori", services.confirmations)
    _post("email.inattivita", services.inactivities)


def _each(find, close) -> None:
    """A transaction for each, so that one that fails or a worker that stops undoes none of the others."""
    with as_tasks():
        keys = find()
    for key in keys:
        with as_tasks():
            close(key)


def _post(topic: str, batches) -> None:
    with as_tasks():
        found = list(batches())
    for batch in found:
        with as_tasks():
            outbox.post_many(topic, batch)


@shared_task
def expire_importazioni():
    """Delete the lists that were uploaded and never recorded: persons whom nobody accredits are nobody's to keep."""
    with as_tasks():
        importazione.expire_importazioni()


@shared_task
def remind_pec():
    """Remind the bodies whose form waits for its PEC."""
    with as_tasks():
        sollecito.remind_pec()


@shared_task
def delete_bozze():
    """Delete the drafts whose link holds no more."""
    with as_tasks():
        bozza.delete_expired()
