"""What INPS decides of a family that is not here yet: kept, taken once when its case is born, or forgotten in time."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from ambiti.models import Destinazione
from patti_inclusione import scambi_provvedimenti as scambi
from patti_inclusione import tasks
from patti_inclusione.models import (
    Caso,
    EventoCaso,
    ProvvedimentoAttesa,
    ProvvedimentoInps,
    ScartoProvvedimento,
)
from patti_inclusione.services import rinvio_cpi
from patti_inclusione.services.provvedimento import read_provvedimento, record_provvedimento
from rdc_platform import calendario
from rdc_platform import tasks as radice
from rdc_platform.gateways import inps
from tests.factories.casi import make_nucleo
from tests.factories.simulatori import ESEMPIO
from tests.factories.spostamenti import close_caso
from tests.factories.territorio import make_ambito
from tests.simulators.processi import post_form

OGGI = calendario.today()


def row(protocollo, numero="PRV-1", **values):
    base = {"tipo": "DECADENZA", "natura": "SANZIONE", "data": "2020-02-03", "decorrenza": "2020-03-01"}
    return {"numero": numero, "protocollo_inps": protocollo, **base, **values}


def decide(protocollo, **values):
    record_provvedimento(read_provvedimento(row(protocollo, **values)))


def torna(nucleo):
    """A Centro sends the family back."""
    code = nucleo.componenti.order_by("pk")[0].codice_fiscale
    rinvio_cpi.record_rinvio(
        rinvio_cpi.Ricevuto(numero="R.1", cpi="x", data=OGGI, codici_fiscali=[code], motivazioni=["SALUTE"])
    )
    scambi.settle_attese()


def mai_vista(mondo):
    return make_nucleo(mondo.ambito_a, mondo.cremona, "Zamboni", destinazione=Destinazione.CPI)


def andata(mondo):
    return close_caso(mondo.caso, "INVIO_CPI", "INVIATO_CPI").nucleo


@pytest.mark.parametrize("famiglia", [mai_vista, andata])
@pytest.mark.parametrize("prima", ["decide", "torna"])
def test_whichever_comes_first_the_decision_or_the_return_the_case_ends_the_same(mondo, famiglia, prima):
    nucleo = famiglia(mondo)
    for atto in sorted(["decide", "torna"], key=lambda each: each != prima):
        decide(nucleo.protocollo_inps) if atto == "decide" else torna(nucleo)
    scambi.settle_attese()
    decide(nucleo.protocollo_inps)  # INPS tells it again

    caso = Caso.objects.get(nucleo=nucleo)
    assert (caso.stato, caso.motivo_chiusura) == ("CHIUSO", "DECADENZA")
    assert list(ProvvedimentoInps.objects.values_list("caso", "numero")) == [(caso.pk, "PRV-1")]
    assert EventoCaso.objects.filter(caso=caso, testo__startswith="INPS ha deciso").count() == 1
    assert (ProvvedimentoAttesa.objects.count(), ScartoProvvedimento.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_decision_that_comes_before_its_lot_is_taken_with_it(inps_nuovo):
    make_ambito("P10", "H501")
    make_ambito("P11", "F205")
    righe = [json.loads(line) for line in ESEMPIO.read_text().splitlines()[1:]]
    for each in righe:
        decisione = {"tipo": "REVOCA", "natura": "SANZIONE", "protocollo": each["protocollo_inps"]}
        post_form(inps_nuovo, "/console/provvedimento", **decisione)
    tasks.pull_provvedimenti()
    attese = ProvvedimentoAttesa.objects.count()
    assert (attese, ProvvedimentoInps.objects.count()) == (len(righe), 0)

    radice.pull_forniture()

    nati = Caso.objects.count()
    assert nati == Caso.objects.filter(stato="CHIUSO", motivo_chiusura="REVOCA").count() > 0
    assert (ProvvedimentoAttesa.objects.count(), ProvvedimentoInps.objects.count()) == (attese - nati, nati)


def test_who_never_comes_is_forgotten_but_the_number(mondo):
    decide("INPS-RDC-ALTROVE")
    scambi.settle_attese()
    assert ProvvedimentoAttesa.objects.count() == 1

    ProvvedimentoAttesa.objects.update(ricevuto_il=timezone.now() - timedelta(days=549))
    scambi.settle_attese()
    decide("INPS-RDC-ALTROVE")  # and is not kept anew

    assert not ProvvedimentoAttesa.objects.exists()
    assert list(ScartoProvvedimento.objects.values_list("numero", "motivo")) == [("PRV-1", "SENZA_CASO")]


def test_what_cannot_be_read_is_put_aside_the_rest_is_taken_and_sent_well_it_is_taken_too(mondo, monkeypatch):
    protocollo = mondo.caso.nucleo.protocollo_inps
    senza_mesi = row(protocollo, "PRV-1", tipo="DECURTAZIONE")
    righe = [senza_mesi, {"tipo": "DECADENZA"}, row(protocollo, "PRV-2", tipo="SOSPENSIONE", mensilita=4)]
    for mandate in (righe, righe[:1]):
        page = inps.Provvedimenti(mandate, "3", altri=False)
        monkeypatch.setattr(inps, "list_provvedimenti", lambda _dopo, page=page: page)
        scambi.pull_provvedimenti()

    assert list(ScartoProvvedimento.objects.values_list("numero", "motivo")) == [("PRV-1", "ILLEGGIBILE")]
    assert list(ProvvedimentoInps.objects.values_list("numero", flat=True)) == ["PRV-2"]

    decide(protocollo, tipo="DECURTAZIONE", mensilita=2)
    assert ProvvedimentoInps.objects.get(numero="PRV-1").mensilita == 2
    assert not ScartoProvvedimento.objects.exists()
