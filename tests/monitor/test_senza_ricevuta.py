"""A PEC that left and of which nobody knows is an alarm of its counterpart until a receipt says what became of it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from rdc_platform.monitor.services import allarmi
from rdc_platform.pec.acquisizione import take_ricevuta
from rdc_platform.pec.models import MessaggioPec
from tests.factories.pagine import words
from tests.factories.pec import SISTEMA, make_eml, make_messaggio
from tests.factories.persone import client_for


def url(name: str, *args) -> str:
    return reverse(f"monitor:{name}", args=args)


def test_a_pec_without_its_receipt_is_said_by_mail_and_in_the_metrics_until_it_comes(mondo, client, settings):
    settings.METRICHE_TOKEN, flussi = "segreto", client_for(mondo.flussi)
    messaggio = make_messaggio("ambito@pec.example.it")
    row = MessaggioPec.objects.filter(pk=messaggio.pk)
    row.update(stato="INVIATO", inviato_il=timezone.now() - timedelta(minutes=59))

    def told():
        said = client.get(url("metriche"), headers={"authorization": "Bearer segreto"}).content.decode()
        return (
            "manca la ricevuta" in words(flussi.get(url("scambi_oggi"))),
            "manca la ricevuta" in words(flussi.get(url("scambio_detail", "pec"))),
            'senza_ricevuta{controparte="pec"} 1' in said,
            allarmi.warn_scambi() == 1,
        )

    assert told() == (False, False, False, False)
    row.update(inviato_il=timezone.now() - timedelta(minutes=61))
    assert told() == (True, True, True, True)
    take_ricevuta(make_eml(messaggio, "accettazione"), by=SISTEMA)
    assert told() == (True, True, True, True)  # certified long ago: by now it should be known whether it arrived
    take_ricevuta(make_eml(messaggio, "avvenuta-consegna", "ambito@pec.example.it", after=1), by=SISTEMA)
    assert told() == (False, False, False, False)
