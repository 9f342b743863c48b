from django.urls import reverse

from rdc_platform.celery import app
from rdc_platform.monitor import argomenti
from rdc_platform.outbox.handlers import HANDLERS
from rdc_platform.outbox.models import Message, Tentativo
from rdc_platform.outbox.services import post
from tests.factories.persone import client_for


def test_every_message_that_leaves_has_a_name_and_no_name_is_of_nothing():
    app.loader.import_default_modules()

    assert set(argomenti.nomi()) == set(HANDLERS)


def test_who_looks_after_the_exchanges_reads_the_name_of_a_message(mondo):
    post("inps.disponibilita", key="M03-x-v1", sede_id="x", versione=1)
    client = client_for(mondo.flussi)

    lista = client.get(reverse("monitor:messaggio_list")).content.decode()
    pagina = client.get(reverse("monitor:messaggio_detail", args=[Message.objects.get().pk])).content.decode()

    assert ("Orari di una sede (M03)" in lista, "inps.disponibilita" in lista) == (True, False)
    assert "<h1>Orari di una sede (M03)" in pagina


def test_why_a_message_does_not_go_reads_as_a_sentence(mondo):
    message = post("inps.disponibilita", key="M03-x-v1", sede_id="x", versione=1)
    Message.objects.update(error="non risponde", attempts=1, autore=None)
    Tentativo.objects.create(messaggio=message, a_stato="IN_CODA", testo="451 <a@pec.example.it> riprova")
    client = client_for(mondo.flussi)
    pages = [("messaggio_list", []), ("messaggio_detail", [message.pk]), ("scambio_detail", ["inps"])]

    for name, args in pages:
        page = client.get(reverse(f"monitor:{name}", args=args)).content.decode()
        assert ("Non risponde" in page, "non risponde" in page, "a@pec" in page) == (True, False, False), name
