from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.utils import timezone

from patti_inclusione.models import CodiceTermine, EsitoInvio, EsitoPresenza, Scadenza, StatoCaso, StatoConvocazione
from patti_inclusione.services import assegnazione as assegnazioni
from patti_inclusione.services import convocazione as services
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.documenti.contenuto import PDF
from rdc_platform.web.formati import ROMA
from tests.factories.pdf import tiny_pdf

OGGI = datetime(2019, 5, 2, 9, 0, tzinfo=ROMA)
COLLOQUIO = datetime(2019, 5, 9, 10, 0, tzinfo=ROMA)
DOPO = datetime(2019, 5, 9, 12, 0, tzinfo=ROMA)
E = EsitoPresenza


def appuntamento(**values) -> services.Appuntamento:
    defaults = {
        "chiave": uuid4(),
        "tipo": "PRIMO_COLLOQUIO",
        "data_ora": COLLOQUIO,
        "durata_min": 60,
        "modalita": "PRESENZA",
        "luogo": "Via Roma 1",
        "canali": ["TELEFONO", "EMAIL"],
        "testo": "Vi aspettiamo.",
    }
    return services.Appuntamento(**defaults | values)


def persone(caso):
    return list(caso.nucleo.componenti.order_by("data_nascita"))


def fix(mondo, *, mandata=False, caso=None, by=None, **values):
    caso = caso or mondo.caso
    caso.refresh_from_db()
    return services.fix_convocazione(
        caso,
        appuntamento(**values),
        persone(caso),
        versione=caso.versione,
        by=by or mondo.case_manager,
        mandata=mandata,
    )


def record(mondo, convocazione, *esiti, versione=None, **values):
    mondo.caso.refresh_from_db()
    presenze = [
        services.Presenza(persona.pk, esito, **values)
        for persona, esito in zip(persone(mondo.caso), esiti, strict=True)
    ]
    versione = mondo.caso.versione if versione is None else versione
    services.record_esiti(convocazione, presenze, versione=versione, by=mondo.case_manager)
    mondo.caso.refresh_from_db()


def t02(mondo):
    row = Scadenza.objects.get(caso=mondo.caso, codice=CodiceTermine.T02)
    return row.stato, row.chiusa_il


@pytest.fixture(autouse=True)
def clock():
    """A week before the interview; `clock.move_to(DOPO)` is the day of it."""
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


def test_fix_convocazione_moves_the_case_and_prepares_a_notice_each(mondo):
    convocazione = fix(mondo)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.CONVOCATO
    assert convocazione.numero_progressivo == 1
    assert set(convocazione.invii.values_list("canale", "recapito", "esito")) == {
        ("TELEFONO", "+39 320 0000000", "DA_FARE"),
        ("EMAIL", "famiglia@example.it", "IN_PARTENZA"),
    }
    assert convocazione.invii.count() == 4
    assert mondo.caso.eventi.get().testo == "Primo colloquio fissato: 9 mag 2019, 10:00"


def test_fix_convocazione_stops_t02_only_once_the_family_was_told(mondo):
    fix(mondo)
    assert t02(mondo) == ("APERTA", None)

    fix(mondo, mandata=True, data_ora=DOPO)
    assert t02(mondo) == ("RISPETTATA", date(2019, 5, 2))


def test_fix_convocazione_after_the_term_leaves_it_lapsed(mondo):
    with time_machine.travel(datetime(2019, 6, 3, 9, 0, tzinfo=ROMA)):
        fix(mondo, mandata=True, data_ora=datetime(2019, 6, 10, 9, 0, tzinfo=ROMA))

    assert t02(mondo) == ("SCADUTA", date(2019, 6, 3))


def test_fix_convocazione_with_the_same_chiave_is_one_appointment(mondo):
    first = fix(mondo)

    second = services.fix_convocazione(
        mondo.caso, appuntamento(chiave=first.pk), persone(mondo.caso), versione=0, by=mondo.case_manager
    )

    assert second == first
    assert mondo.caso.eventi.count() == 1


def test_fix_convocazione_refuses_a_page_opened_before_the_case_moved(mondo):
    with pytest.raises(VersioneError):
        services.fix_convocazione(mondo.caso, appuntamento(), persone(mondo.caso), versione=99, by=mondo.case_manager)


def test_fix_convocazione_on_a_case_further_along_leaves_its_state(mondo):
    mondo.caso.stato = StatoCaso.PATTO_ATTIVO
    mondo.caso.save()

    assert fix(mondo, tipo="MONITORAGGIO").stato == StatoConvocazione.FISSATA
    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, mondo.caso.versione) == (StatoCaso.PATTO_ATTIVO, 1)


def test_fix_convocazione_refuses_a_closed_case(mondo):
    mondo.caso.stato, mondo.caso.motivo_chiusura = StatoCaso.CHIUSO, "RINUNCIA"
    mondo.caso.save()

    with pytest.raises(TransitionError):
        fix(mondo)


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore"])
def test_fix_convocazione_is_not_found_for_who_does_not_follow_the_family(mondo, who):
    with pytest.raises(Http404):
        fix(mondo, by=getattr(mondo, who))


def test_fix_convocazione_is_not_found_once_the_family_changed_hands(mondo):
    accreditamento = mondo.collega.accreditamento
    assegnazioni.assign_caso(mondo.caso, accreditamento, by=mondo.coordinatore, lotto=uuid4(), motivo="ASSENZA")

    with pytest.raises(Http404):
        fix(mondo)


def test_register_invii_writes_what_became_of_each_and_stops_t02_on_the_first_day(mondo):
    convocazione = fix(mondo)
    mondo.caso.refresh_from_db()
    first, second = list(convocazione.invii.order_by("pk"))[:2]
    prova = SimpleUploadedFile("ricevuta.pdf", tiny_pdf())
    prova.tipo = PDF
    ieri = timezone.now() - timedelta(days=1)

    services.register_invii(
        convocazione,
        [
            services.Invio(first.pk, EsitoInvio.CONSEGNATO, "0372 1", ieri, prova),
            services.Invio(second.pk, EsitoInvio.FALLITO, "0372 2", timezone.now()),
        ],
        versione=mondo.caso.versione,
        by=mondo.case_manager,
    )

    first.refresh_from_db()
    assert (first.esito, first.recapito, first.prova.nome) == ("CONSEGNATO", "0372 1", "ricevuta.pdf")
    assert t02(mondo) == ("RISPETTATA", date(2019, 5, 1))


def test_register_invii_lets_t02_run_again_when_every_notice_failed(mondo):
    convocazione = fix(mondo, mandata=True)
    mondo.caso.refresh_from_db()

    services.register_invii(
        convocazione,
        [services.Invio(row.pk, EsitoInvio.FALLITO, "", timezone.now()) for row in convocazione.invii.all()],
        versione=mondo.caso.versione,
        by=mondo.case_manager,
    )

    assert t02(mondo) == ("APERTA", None)


def test_cancel_convocazione_leaves_the_case_to_convene_and_t02_running(mondo):
    convocazione = fix(mondo, mandata=True)
    mondo.caso.refresh_from_db()

    services.cancel_convocazione(convocazione, versione=mondo.caso.versione, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert convocazione.stato == StatoConvocazione.ANNULLATA
    assert mondo.caso.stato == StatoCaso.ASSEGNATO
    assert t02(mondo) == ("APERTA", None)


def test_cancel_convocazione_keeps_the_case_convened_by_another_one(mondo):
    first, _ = fix(mondo), fix(mondo, data_ora=DOPO)
    mondo.caso.refresh_from_db()

    services.cancel_convocazione(first, versione=mondo.caso.versione, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == StatoCaso.CONVOCATO


def test_record_esiti_with_one_present_opens_the_analisi(mondo, clock):
    convocazione = fix(mondo)
    clock.move_to(DOPO)

    record(mondo, convocazione, E.PRESENTE, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE)

    assert convocazione.stato == StatoConvocazione.SVOLTA
    assert mondo.caso.stato == StatoCaso.IN_ANALISI_PRELIMINARE
    assert t02(mondo) == ("RISPETTATA", date(2019, 5, 9))


@pytest.mark.parametrize(
    ("esiti", "stato", "caso"),
    [
        ((E.ASSENTE_NON_GIUSTIFICATO, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE), "NON_PRESENTATI", "CONVOCATO"),
        ((E.ASSENTE_NON_GIUSTIFICATO, E.RINVIATO_DAL_SERVIZIO), "NON_PRESENTATI", "CONVOCATO"),
        ((E.RINVIATO_DAL_SERVIZIO, E.NON_CONVOCATO_CORRETTAMENTE), "ANNULLATA", "ASSEGNATO"),
    ],
)
def test_record_esiti_with_nobody_present(mondo, clock, esiti, stato, caso):
    convocazione = fix(mondo)
    clock.move_to(DOPO)

    record(mondo, convocazione, *esiti)

    assert (convocazione.stato, mondo.caso.stato) == (stato, caso)


def test_record_esiti_of_another_kind_of_appointment_does_not_open_the_analisi(mondo, clock):
    convocazione = fix(mondo, tipo="ALTRO")
    clock.move_to(DOPO)

    record(mondo, convocazione, E.PRESENTE, E.PRESENTE)

    assert mondo.caso.stato == StatoCaso.CONVOCATO


def test_record_esiti_before_the_day_is_refused(mondo):
    convocazione = fix(mondo)

    with pytest.raises(TransitionError):
        record(mondo, convocazione, E.PRESENTE, E.PRESENTE)


def test_record_esiti_twice_is_refused(mondo, clock):
    convocazione = fix(mondo)
    clock.move_to(DOPO)
    record(mondo, convocazione, E.PRESENTE, E.PRESENTE)

    with pytest.raises(TransitionError):
        record(mondo, convocazione, E.ASSENTE_NON_GIUSTIFICATO, E.PRESENTE)


def test_record_esiti_settles_later_the_absence_that_waited(mondo, clock):
    convocazione = fix(mondo)
    clock.move_to(DOPO)
    record(mondo, convocazione, E.PRESENTE, E.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE)
    absent = persone(mondo.caso)[1]
    presenza = services.Presenza(absent.pk, E.ASSENTE_GIUSTIFICATO, motivo="MALATTIA_INFORTUNIO")

    services.record_esiti(convocazione, [presenza], versione=mondo.caso.versione, by=mondo.case_manager)

    assert convocazione.esiti.get(componente=absent).motivo_giustificazione == "MALATTIA_INFORTUNIO"
    assert services.in_attesa(convocazione) == set()


def test_record_esiti_refuses_a_stale_page(mondo, clock):
    convocazione = fix(mondo)
    clock.move_to(DOPO)

    with pytest.raises(VersioneError):
        record(mondo, convocazione, E.PRESENTE, E.PRESENTE, versione=0)
