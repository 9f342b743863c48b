"""What INPS books at recognition (M04): kept once, with its place, until the Case manager answers it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.http import Http404
from django.utils import timezone

from patti_inclusione.models import EventoCaso, PrenotazioneInps, ScartoPrenotazione
from patti_inclusione.orari import Orario
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.agenda import list_orari, with_chiusure
from patti_inclusione.selectors.da_fare import read_lavoro, read_voci
from patti_inclusione.selectors.prenotazione_inps import list_attese
from patti_inclusione.services import convoca, convocazione, prenotazione_inps
from patti_inclusione.services.prenotazione import OrarioError
from patti_inclusione.services.prenotazione_conferma import confirm_prenotazione, decline_prenotazione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox.models import Message
from tests.factories.casi import give_caso, make_caso, make_nucleo
from tests.factories.convocazioni import COLLOQUIO, OGGI
from tests.factories.sedi import make_orari, make_sede
from tests.factories.spostamenti import close_caso

pytestmark = pytest.mark.django_db
FONTI = ("prenotazioni", "disdette_inps")
NON_QUI = "INPS-RDC-2019-9999999"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


@pytest.fixture
def orari(mondo):
    return make_orari(make_sede(mondo.cremona, denominazione="Centro"))


def take(protocollo, sede, at=COLLOQUIO, stato="PRENOTATO", numero="APP.1", **others):
    """A row of INPS's list, read and recorded; the booking."""
    row = {"id": numero, "protocollo_inps": protocollo, "sede": str(sede), "data_ora": at.isoformat(), "stato": stato}
    prenotazione_inps.record_prenotazione(prenotazione_inps.read_prenotazione(row | others))
    return PrenotazioneInps.objects.get(numero=numero)


def take_for(caso, orari, **values):
    return take(caso.nucleo.protocollo_inps, orari.sede_id, **values)


def settle():
    for pk in list_attese(timezone.now()):
        prenotazione_inps.settle_attesa(pk)


def confirm(row, by):
    row.caso.refresh_from_db()
    return confirm_prenotazione(row, versione=row.caso.versione, by=by)


def lines(mondo):
    chi = mondo.case_manager
    lavoro = read_lavoro(CASI.permitted(chi, "view_fascicolo"), chi.accreditamento_id, timezone.now())
    return [voce.testo for voce in read_voci(lavoro) if voce.tipo in FONTI]


def liberi(orari):
    """The free places of the hour that was booked."""
    rows = with_chiusure(type(orari).objects.filter(pk=orari.pk), COLLOQUIO.date(), COLLOQUIO.date())
    return [each.liberi for each in list_orari(rows, COLLOQUIO.date(), COLLOQUIO.date()) if each.inizio == COLLOQUIO]


def book(caso, orari, by):
    caso.refresh_from_db()
    nome = Orario(orari, COLLOQUIO, 1).nome
    return convoca.book_orario(caso, nome, chiave=uuid4(), versione=caso.versione, by=by)


def fatti(caso):
    return list(EventoCaso.objects.filter(caso=caso, tipo="inps").order_by("pk").values_list("testo", flat=True))


def test_a_booking_read_twice_is_one_and_its_place_is_given_to_nobody_else(mondo, orari):
    altra = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Zeri"), mondo.collega, mondo.coordinatore)

    row = take_for(mondo.caso, orari)
    take_for(mondo.caso, orari)

    assert (row.caso, row.disponibilita, row.scarto) == (mondo.caso, orari, "")
    assert fatti(mondo.caso) == ["Appuntamento preso con INPS: 9 mag 2019, 10:00"]
    assert lines(mondo) == ["Conferma l'appuntamento preso con INPS, 9 mag 2019, 10:00"]
    assert liberi(orari) == [0]
    with pytest.raises(OrarioError, match="ultimo posto"):
        book(altra, orari, mondo.collega)


def test_confirm_makes_the_appointment_that_the_family_knows_of_by_inps(mondo, orari):
    row = take_for(mondo.caso, orari)

    made = confirm(row, mondo.case_manager)

    assert (made.data_ora, made.disponibilita, made.posto, made.luogo) == (COLLOQUIO, orari, 1, "Centro, Via Po 1")
    assert set(made.invii.values_list("canale", "esito")) == {("INPS", "INVIATO")}
    assert not Message.objects.filter(topic__in=["email.convocazione", "sms.convocazione"]).exists()
    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, lines(mondo), liberi(orari)) == ("CONVOCATO", [], [0])
    with pytest.raises(TransitionError):
        confirm(row, mondo.case_manager)
    with pytest.raises(TransitionError):
        decline_prenotazione(row, by=mondo.case_manager)


def test_confirm_is_refused_where_the_hour_is_no_more_and_the_booking_stays(mondo, orari):
    row = take_for(mondo.caso, orari)
    orari.valida_al = OGGI.date()
    orari.save()

    with pytest.raises(OrarioError, match="non c'è più"):
        confirm(row, mondo.case_manager)
    with pytest.raises(Http404):
        confirm(row, mondo.collega)

    assert len(lines(mondo)) == 1


def test_decline_gives_the_place_back(mondo, orari):
    row = take_for(mondo.caso, orari)

    decline_prenotazione(row, by=mondo.case_manager)

    assert (lines(mondo), liberi(orari)) == ([], [1])
    assert fatti(mondo.caso)[-1] == "L'appuntamento preso con INPS non si tiene: 9 mag 2019, 10:00"


def test_a_booking_before_its_domanda_waits_with_its_place_until_the_lot_or_its_hour(mondo, orari, clock):
    nuova = make_caso(mondo.ambito_a, mondo.cremona, "Zeri")
    protocollo = nuova.nucleo.protocollo_inps
    type(nuova.nucleo).objects.filter(pk=nuova.nucleo_id).update(protocollo_inps=NON_QUI)
    row = take(protocollo, orari.sede_id)
    perduta = take("INPS-RDC-2019-8888888", orari.sede_id, at=COLLOQUIO + timedelta(hours=1), numero="APP.2")
    settle()
    assert (liberi(orari), list_attese(timezone.now())) == ([0], [])

    type(nuova.nucleo).objects.filter(pk=nuova.nucleo_id).update(protocollo_inps=protocollo)
    settle()
    settle()

    row.refresh_from_db()
    assert (row.caso, fatti(nuova)) == (nuova, ["Appuntamento preso con INPS: 9 mag 2019, 10:00"])
    clock.move_to(COLLOQUIO + timedelta(days=1))
    settle()
    perduta.refresh_from_db()
    row.refresh_from_db()
    assert (perduta.scarto, perduta.protocollo_inps, row.scarto) == ("PASSATO", "", "")


@pytest.mark.parametrize("quale", ["UFFICIO_SCONOSCIUTO", "ALTRO_AMBITO", "FUORI_ORARIO", "PIENO"])
def test_what_has_no_place_is_put_aside_and_who_follows_the_family_hears_of_it(mondo, orari, quale):
    sede, at = orari.sede_id, COLLOQUIO
    if quale == "UFFICIO_SCONOSCIUTO":
        sede = "non-una-chiave"
    elif quale == "ALTRO_AMBITO":
        sede = make_orari(make_sede(mondo.bologna)).sede_id
    elif quale == "FUORI_ORARIO":
        at += timedelta(minutes=30)
    else:
        take(NON_QUI, sede, numero="APP.0")

    row = take(mondo.caso.nucleo.protocollo_inps, sede, at=at)

    assert (row.scarto, row.caso, row.disponibilita) == (quale, mondo.caso, None)
    assert list(ScartoPrenotazione.objects.values_list("numero", "motivo")) == [("APP.1", quale)]
    assert "non si può tenere" in lines(mondo)[0]
    with pytest.raises(OrarioError):
        confirm(row, mondo.case_manager)
    decline_prenotazione(row, by=mondo.case_manager)
    assert lines(mondo) == []


@pytest.mark.parametrize("quale", ["PASSATO", "AL_CENTRO", "CHIUSO"])
def test_whom_nobody_waits_for_is_put_aside_without_the_protocol(mondo, orari, quale):
    nucleo, at = mondo.caso.nucleo, COLLOQUIO
    if quale == "PASSATO":
        at = OGGI - timedelta(days=7)
    elif quale == "AL_CENTRO":
        nucleo = make_nucleo(mondo.ambito_a, mondo.cremona, destinazione="CPI")
    else:
        close_caso(mondo.caso, "RINUNCIA", "ASSEGNATO")

    row = take(nucleo.protocollo_inps, orari.sede_id, at=at)

    assert (row.scarto, row.protocollo_inps, row.caso, row.disponibilita) == (quale, "", None, None)
    assert (fatti(mondo.caso), liberi(orari)) == ([], [1])
    assert list(ScartoPrenotazione.objects.values_list("numero", "motivo")) == [("APP.1", quale)]


def test_a_cancelled_booking_goes_and_does_not_come_back(mondo, orari):
    take_for(mondo.caso, orari)

    take_for(mondo.caso, orari, stato="ANNULLATO")
    row = take_for(mondo.caso, orari)
    take_for(mondo.caso, orari, stato="ANNULLATO", numero="APP.2")  # a list read backwards
    alla_rovescia = take_for(mondo.caso, orari, numero="APP.2")

    assert (row.stato, alla_rovescia.stato) == ("ANNULLATO", "ANNULLATO")
    assert (lines(mondo), liberi(orari)) == ([], [1])
    assert fatti(mondo.caso)[1:] == ["INPS ha annullato l'appuntamento: 9 mag 2019, 10:00"]


def test_an_appointment_made_of_it_stands_when_inps_cancels_and_a_line_says_so(mondo, orari):
    made = confirm(take_for(mondo.caso, orari), mondo.case_manager)

    take_for(mondo.caso, orari, stato="ANNULLATO")

    made.refresh_from_db()
    assert made.stato == "FISSATA"
    assert lines(mondo)[0].startswith("INPS ha annullato l'appuntamento del 9 mag 2019, 10:00")
    mondo.caso.refresh_from_db()
    convocazione.cancel_convocazione(made, versione=mondo.caso.versione, by=mondo.case_manager)
    assert lines(mondo) == []


def test_nothing_is_kept_beside_what_was_agreed_and_of_what_cannot_be_read_the_number_alone(mondo, orari):
    take_for(mondo.caso, orari, codice_fiscale="RSSMRA80A01H501U", nome="Zirconio")
    for row in ({"id": "APP.9", "protocollo_inps": NON_QUI}, {"id": "APP.9"}):
        with pytest.raises(ValueError, match="incompleto"):
            prenotazione_inps.read_prenotazione(row)
        prenotazione_inps.discard_prenotazione("APP.9")
    with pytest.raises(ValueError, match="fuso"):
        take(NON_QUI, orari.sede_id, at=COLLOQUIO.replace(tzinfo=None))

    assert "RSSMRA80A01H501U" not in str(list(PrenotazioneInps.objects.values()))
    assert "Zirconio" not in str(list(PrenotazioneInps.objects.values()))
    scartata = PrenotazioneInps.objects.get(numero="APP.9")
    assert (scartata.scarto, scartata.protocollo_inps, scartata.data_ora) == ("ILLEGGIBILE", "", None)
