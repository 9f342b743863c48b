"""Absences: who justifies them, by when, and who decides when nobody did."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from patti_inclusione.models import EsitoPresenza, Esonero, SituazioneComponente
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import da_fare_fonti  # noqa: F401 -- the sources of the list
from patti_inclusione.selectors.da_fare import read_lavoro, read_voci
from patti_inclusione.services import convocazione as services
from patti_inclusione.services.esito import Presenza
from patti_inclusione.tasks import ask_giustificazioni
from rdc_platform.audit.stato import TransitionError
from tests.factories.casi import give_caso, make_caso
from tests.factories.convocazioni import DOPO, OGGI, make_convocazione, persone

E = EsitoPresenza


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


@pytest.fixture
def convocazione(mondo, clock):
    made = make_convocazione(mondo)
    clock.move_to(DOPO)
    return made


def record(mondo, convocazione, *presenze):
    mondo.caso.refresh_from_db()
    services.record_esiti(convocazione, presenze, versione=mondo.caso.versione, by=mondo.case_manager)


def all_absent(mondo, convocazione, esito, **values):
    record(mondo, convocazione, *[Presenza(p.pk, esito, **values) for p in persone(mondo.caso)])


def first_esito(mondo, convocazione):
    return convocazione.esiti.get(componente=persone(mondo.caso)[0])


def test_an_absence_that_waits_has_its_last_day(mondo, convocazione):
    all_absent(mondo, convocazione, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE)

    esito = first_esito(mondo, convocazione)
    assert (esito.giustificare_entro, esito.accertato_il) == (date(2019, 5, 10), None)


def test_the_last_day_comes_after_the_impediment(mondo, convocazione):
    all_absent(mondo, convocazione, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE, impedimento_al=date(2019, 5, 20))

    assert first_esito(mondo, convocazione).giustificare_entro == date(2019, 5, 21)


def test_an_absence_without_reason_is_found_on_the_day_it_is_written(mondo, convocazione):
    all_absent(mondo, convocazione, E.ASSENTE_NON_GIUSTIFICATO)

    assert first_esito(mondo, convocazione).accertato_il == DOPO.date()


def test_three_absent_at_one_appointment_are_each_recorded(mondo, clock):
    caso = give_caso(make_caso(mondo.ambito_a, mondo.cremona, persone=3), mondo.case_manager, mondo.coordinatore)
    mondo.caso = caso
    made = make_convocazione(mondo)
    clock.move_to(DOPO)

    all_absent(mondo, made, E.ASSENTE_NON_GIUSTIFICATO)

    assert list(made.esiti.values_list("accertato_il", flat=True)) == [DOPO.date()] * 3


@pytest.mark.parametrize(
    ("fuori_scala", "motivo"),
    [
        ("DETENUTO", "LIMITAZIONE_MOBILITA_LEGALE"),
        ("MISURA_CAUTELARE", "LIMITAZIONE_MOBILITA_LEGALE"),
        ("STRUTTURA_CARICO_STATO", "MALATTIA_INFORTUNIO"),
    ],
)
@pytest.mark.parametrize("esito", [E.ASSENTE_NON_GIUSTIFICATO, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE])
def test_who_is_held_or_in_care_is_justified_by_that(mondo, convocazione, fuori_scala, motivo, esito):
    SituazioneComponente.objects.filter(pk=persone(mondo.caso)[0].pk).update(motivo_fuori_scala=fuori_scala)

    all_absent(mondo, convocazione, esito)

    found = first_esito(mondo, convocazione)
    assert (found.esito, found.motivo_giustificazione) == ("ASSENTE_GIUSTIFICATO", motivo)


def test_who_the_case_manager_knows_to_be_held_is_justified_by_that(mondo, convocazione):
    giorno = convocazione.data_ora.date()
    for codice in ("Z_TIROCINIO", "Z_FUORI_SCALA"):
        Esonero.objects.all().delete()
        Esonero.objects.create(
            componente=persone(mondo.caso)[0], tipo="ESONERO", codice=codice, dal=giorno, al=giorno
        )  # fmt: skip
        all_absent(mondo, convocazione, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE)

    found = first_esito(mondo, convocazione)
    assert (found.esito, found.motivo_giustificazione) == ("ASSENTE_GIUSTIFICATO", "FORZA_MAGGIORE")


def test_past_the_day_a_person_is_asked_and_nothing_becomes_unjustified(mondo, convocazione, clock):
    all_absent(mondo, convocazione, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE)
    clock.move_to(DOPO + timedelta(days=1))
    ask_giustificazioni()
    assert first_esito(mondo, convocazione).da_definire_dal is None

    clock.move_to(DOPO + timedelta(days=2))
    ask_giustificazioni()
    ask_giustificazioni()

    esito = first_esito(mondo, convocazione)
    assert (esito.esito, esito.da_definire_dal) == ("ASSENTE_IN_ATTESA_GIUSTIFICAZIONE", date(2019, 5, 11))
    assert mondo.caso.eventi.filter(testo__contains="passato il giorno").count() == 2  # one a person
    casi = CASI.permitted(mondo.case_manager, "view_fascicolo")
    voci = read_voci(read_lavoro(casi, mondo.case_manager.accreditamento_id, datetime.now(OGGI.tzinfo)))
    assert [voce.caso_id for voce in voci if voce.tipo == "assenze"] == [mondo.caso.pk]


def test_a_late_justification_takes_back_the_absence(mondo, convocazione):
    all_absent(mondo, convocazione, E.ASSENTE_NON_GIUSTIFICATO)
    first = persone(mondo.caso)[0]

    record(mondo, convocazione, Presenza(first.pk, E.ASSENTE_GIUSTIFICATO, motivo="MALATTIA_INFORTUNIO"))

    esito = first_esito(mondo, convocazione)
    assert (esito.esito, esito.accertato_il) == ("ASSENTE_GIUSTIFICATO", None)
    with pytest.raises(TransitionError):
        record(mondo, convocazione, Presenza(first.pk, E.PRESENTE))
