"""M16, the families in care told to INPS: which and when, what leaves, what comes back."""

import json

import pytest
import time_machine
from django.urls import reverse

from patti_inclusione.models import Caso, ComunicazioneInps, Scadenza
from patti_inclusione.services import comunicazione as services
from patti_inclusione.tasks import tell_prese
from rdc_platform.outbox.models import Message
from tests.factories import quadri
from tests.factories.analisi import MOTIVAZIONE
from tests.factories.casi import give_caso, make_caso
from tests.factories.inps import deposit
from tests.factories.patti import adulti_of
from tests.factories.persone import client_for
from tests.patti_inclusione.test_tasks_comunicazione import deliver_all

OGGI = reverse("patti_inclusione:oggi")
PRESA, FLUSSO = "2023-10-20 10:00+02:00", "2023-10-26 20:30+02:00"


def tell(quando=FLUSSO):
    with time_machine.travel(quando, tick=False):
        tell_prese()
    return list(ComunicazioneInps.objects.filter(codice="M16").order_by("tentativo"))


@pytest.fixture
def presa(mondo):
    """A family whose analysis of October 2023 sends it to a specialist service."""
    with time_machine.travel(PRESA, tick=False):
        return quadri.finish_analisi(mondo.caso, mondo.case_manager, "D")


@pytest.fixture
def known(presa, inps_nuovo):
    deposit(inps_nuovo, presa.nucleo, [persona.codice_fiscale for persona in adulti_of(presa)])
    return inps_nuovo


@pytest.mark.parametrize(
    ("quando", "quante", "termine"),
    [
        ("2023-10-24 20:30+02:00", 0, None),  # before the day of the month
        (FLUSSO, 1, "2023-11-30"),
        ("2023-11-30 20:30+01:00", 1, "2023-11-30"),
        ("2023-12-26 20:30+01:00", 0, None),  # the law is over
    ],
)
def test_the_flow_leaves_in_its_days_alone_and_once(presa, quando, quante, termine):
    tell(quando)

    found = tell(quando)

    assert [str(each.termine) for each in found] == [termine] * quante
    assert Scadenza.objects.filter(codice="T11", stato="APERTA").count() == quante


def test_outcome_a_and_a_family_elsewhere_are_not_told(mondo, presa):
    altro = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Altrove"), mondo.case_manager, mondo.coordinatore)
    quadri.finish_analisi(altro, mondo.case_manager, "A")
    Caso.objects.filter(pk=presa.pk).update(stato="CHIUSO", motivo_chiusura="RINUNCIA")
    assert tell() == []

    Caso.objects.filter(pk=presa.pk).update(
        stato="IN_ANALISI_PRELIMINARE", motivo_chiusura=""
    )  # reopened: in care till the next

    assert [each.caso_id for each in tell()] == [presa.pk]


def test_m16_says_since_when_and_not_with_which_outcome(presa):
    (told,) = tell()

    assert services.build_comunicazione(told.pk) == {
        "codice": "M16",
        "protocollo_inps": presa.nucleo.protocollo_inps,
        "comune": "D150",
        "ambito": presa.nucleo.ambito.codice,
        "data_presa_in_carico": "2023-10-20",
    }
    assert told.chiave == f"M16-{presa.analisi.get().pk}"
    left = Message.objects.get(key=told.chiave)
    assert (left.gruppo, str(left.entro.date())) == (f"caso-{presa.pk}", "2023-11-30")
    assert MOTIVAZIONE not in json.dumps(left.payload)


def test_m16_is_received_and_acquired_and_its_term_is_kept(presa, known):
    (told,) = tell()

    deliver_all()
    deliver_all("inps.esito")

    told.refresh_from_db()
    assert (told.stato, told.acquisita_il is not None) == ("RICEVUTA", True)
    assert Scadenza.objects.get(codice="T11").chiusa_il is not None


def test_m16_refused_waits_in_oggi_and_goes_again_from_the_case(mondo, presa, inps_nuovo):
    (told,) = tell()
    deliver_all()
    told.refresh_from_db()
    client = client_for(mondo.case_manager)
    oggi = client.get(OGGI).content.decode()
    ComunicazioneInps.objects.create(caso=presa, riferimento=presa.pk, codice="M07", chiave="un'altra, dopo")
    caso = client.get(reverse("patti_inclusione:caso_detail", args=[presa.pk])).content.decode()
    deposit(inps_nuovo, presa.nucleo, [])

    response = client.post(reverse("patti_inclusione:comunicazione_resend", args=[told.pk]), follow=True)
    deliver_all()

    assert (told.stato, told.codice_rifiuto) == ("RIFIUTATA", "PROTOCOLLO_SCONOSCIUTO")
    assert ("INPS ha rifiutato un messaggio" in oggi, "Riprova dopo la correzione" in caso) == (True, True)
    assert response.redirect_chain[-1][0].endswith(f"/{presa.pk}/")
    again = ComunicazioneInps.objects.get(codice="M16", tentativo=2)
    assert (again.stato, Scadenza.objects.filter(codice="T11", chiusa_il=None).exists()) == ("RICEVUTA", False)
    assert tell() == [told, again]
