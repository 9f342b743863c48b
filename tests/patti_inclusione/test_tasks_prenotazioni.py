"""M04 with the INPS simulator, a process of its own: booked into the hours that M03 told, and read with the decisions."""

from datetime import datetime, time, timedelta

import pytest

from patti_inclusione.models import PrenotazioneInps
from patti_inclusione.services import prenotazione_inps
from patti_inclusione.services.comunicazione_sede import build_m03
from patti_inclusione.tasks import pull_provvedimenti
from rdc_platform import calendario
from rdc_platform.gateways import inps
from tests.factories.sedi import make_orari, make_sede
from tests.simulators.processi import post_form, request


@pytest.fixture
def orari(mondo, inps_nuovo):
    """Two hours of one day to come, which INPS knows."""
    giorno = calendario.today() + timedelta(days=14)
    while calendario.is_festivo(giorno, mondo.cremona.pk):
        giorno += timedelta(days=1)
    orari = make_orari(make_sede(mondo.cremona, versione=1), giorno_settimana=None, data=giorno)
    inps.post_comunicazione(build_m03(orari.sede_id, 1), "M03-prova")
    return orari


def at(orari, ora):
    return f"{datetime.combine(orari.data, time(ora)):%Y-%m-%d %H:%M}"


def test_m04_is_booked_into_hours_that_were_told_and_read_once_through_every_fault(mondo, inps_nuovo, orari):
    protocollo, sede = mondo.caso.nucleo.protocollo_inps, str(orari.sede_id)
    prende = {"protocollo": protocollo, "sede": sede}
    for values in (
        prende | {"data_ora": at(orari, 9)},
        prende | {"data_ora": "domani"},
        prende | {"data_ora": at(orari, 10), "sede": "x"},
        prende | {"data_ora": at(orari, 10), "protocollo": ""},
    ):
        assert post_form(inps_nuovo, "/console/appuntamento", **values) == 422
    assert post_form(inps_nuovo, "/console/appuntamento", **prende, data_ora=at(orari, 10)) == 303
    assert (
        post_form(inps_nuovo, "/console/appuntamento", **prende, data_ora=at(orari, 10)) == 422
    )  # its one place is given
    post_form(inps_nuovo, "/console/appuntamento", **prende, data_ora=at(orari, 11))
    numeri = [row["id"] for row in inps.list_appuntamenti().appuntamenti]
    assert [post_form(inps_nuovo, "/console/disdetta", id=n) for n in (numeri[1], numeri[1], "x")] == [303, 409, 404]

    for guasto in ("503", "tronco", "doppio", "disordine", ""):
        post_form(inps_nuovo, "/console/guasto", modo=guasto)
        prenotazione_inps.CURSORE.keep("")
        pull_provvedimenti()

    rows = {row.numero: row for row in PrenotazioneInps.objects.all()}
    assert {numero: row.stato for numero, row in rows.items()} == {numeri[0]: "PRENOTATO", numeri[1]: "ANNULLATO"}
    presa = rows[numeri[0]]
    assert (presa.caso, presa.disponibilita, presa.data_ora.astimezone(calendario.ROMA).hour) == (mondo.caso, orari, 10)
    page = request(inps_nuovo, "GET", "/")[2].decode()
    assert (numeri[0] in page, orari.sede.denominazione in page) == (True, True)


def test_a_row_that_cannot_be_read_is_put_aside_and_the_others_are_taken(mondo, orari, inps_nuovo, monkeypatch):
    buona = {"id": "B", "protocollo_inps": "INPS-1", "sede": str(orari.sede_id), "stato": "PRENOTATO"}
    buona["data_ora"] = datetime.combine(orari.data, time(10), calendario.ROMA).isoformat()
    page = inps.Appuntamenti([{"id": "A", "nome": "x"}, {"stato": "PRENOTATO"}, buona], "3", altri=False)
    monkeypatch.setattr(inps, "list_appuntamenti", lambda _dopo: page)

    pull_provvedimenti()

    assert dict(PrenotazioneInps.objects.values_list("numero", "scarto")) == {"A": "ILLEGGIBILE", "B": ""}
