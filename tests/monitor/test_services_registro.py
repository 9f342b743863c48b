"""The walk over the register: every opening had its link, or is shown to the data-protection officer."""

from datetime import datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import incarichi
from accounts.intervalli import Intervallo
from patti_inclusione.models import Assegnazione
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import AccessoDato, Azione, EsitoAccesso
from rdc_platform.monitor import tasks
from rdc_platform.monitor.models import Anomalia, TipoAnomalia, VerificaAccessi
from rdc_platform.monitor.services import registro as services
from tests.factories.casi import make_nucleo
from tests.factories.storia import moment

ORA = timedelta(hours=1)


def read(profilo, caso, istante=None, **values):
    """One line of the register: `profilo` opened the family of `caso`, at `istante`."""
    AccessoDato.objects.create(
        operatore_id=profilo.operatore_id,
        accreditamento_id=profilo.accreditamento_id,
        ruolo=profilo.ruolo,
        nucleo_id=caso.nucleo_id,
        **{"istante": istante or timezone.now(), "azione": Azione.LETTURA, "atto": "caso_detail"} | values,
    )


def verify():
    """Everything, whenever it was."""
    services.verify_accessi(moment() - timedelta(days=400), moment() + timedelta(days=400), by=Sistema("prova"))
    return {(a.accreditamento_id, a.nucleo_id) for a in Anomalia.objects.filter(tipo=TipoAnomalia.SENZA_LEGAME)}


def test_verify_accessi_finds_nothing_where_each_reader_had_his_link(mondo):
    for profilo in (mondo.case_manager, mondo.coordinatore, mondo.coordinatore_anagrafici):
        read(profilo, mondo.caso)

    assert verify() == set()
    assert VerificaAccessi.objects.get().letture == 3


def test_verify_accessi_finds_who_opened_what_he_did_not_hold(mondo):
    read(mondo.collega, mondo.caso)
    read(mondo.coordinatore_b, mondo.caso)
    read(mondo.case_manager, mondo.caso)

    assert verify() == {
        (profilo.accreditamento_id, mondo.caso.nucleo_id) for profilo in (mondo.collega, mondo.coordinatore_b)
    }


def test_verify_accessi_finds_who_opened_it_before_or_after_he_held_it(mondo):
    read(mondo.case_manager, mondo.caso, timezone.now() - ORA)
    incarichi.revoke(mondo.case_manager.accreditamento, [mondo.caso.nucleo])
    read(mondo.case_manager, mondo.caso_in_coda, timezone.now() + ORA)
    read(mondo.case_manager, mondo.caso, timezone.now() + ORA)

    assert len(verify()) == 2
    assert Anomalia.objects.filter(tipo=TipoAnomalia.SENZA_LEGAME).count() == 3


def test_verify_accessi_allows_what_a_request_lasts(mondo):
    incarichi.revoke(mondo.case_manager.accreditamento, [mondo.caso.nucleo])
    read(mondo.case_manager, mondo.caso, timezone.now() + timedelta(seconds=5))

    assert verify() == set()


def test_verify_accessi_knows_the_note_that_stays_ones_own(mondo):
    assegnazione = Assegnazione.objects.get(caso=mondo.caso)
    incarichi.revoke(mondo.case_manager.accreditamento, [mondo.caso.nucleo])
    own = {"atto": "consegna_edit", "oggetto_tipo": "patti_inclusione.assegnazione", "oggetto_id": str(assegnazione.pk)}
    read(mondo.case_manager, mondo.caso, timezone.now() + ORA, **own)
    read(mondo.collega, mondo.caso, timezone.now() + ORA, **own)

    assert verify() == {(mondo.collega.accreditamento_id, mondo.caso.nucleo_id)}


def test_verify_accessi_leaves_refusals_acts_and_the_system_alone(mondo):
    read(mondo.collega, mondo.caso, esito=EsitoAccesso.NEGATO)
    read(mondo.collega, mondo.caso, azione=Azione.MODIFICA)
    audit.record_read("caso_detail", mondo.caso, by=Sistema("prova"))

    assert verify() == set()


def test_the_same_walk_again_finds_nothing_new(mondo):
    read(mondo.collega, mondo.caso)

    assert verify() == verify()
    assert Anomalia.objects.filter(tipo=TipoAnomalia.SENZA_LEGAME).count() == 1


@pytest.mark.parametrize(("hour", "night"), [(21, False), (22, True), (3, True), (5, True), (6, False)])
def test_an_opening_at_night_is_shown(mondo, hour, night):
    read(mondo.case_manager, mondo.caso, datetime(2019, 7, 1, hour, 30, tzinfo=calendario.ROMA))
    services.verify_accessi(
        datetime(2019, 7, 1, tzinfo=calendario.ROMA), datetime(2019, 7, 2, tzinfo=calendario.ROMA), by=Sistema("prova")
    )

    assert Anomalia.objects.filter(tipo=TipoAnomalia.DI_NOTTE).exists() == night


def test_many_families_in_one_hour_are_shown_once(mondo):
    hour = datetime(2019, 7, 1, 10, tzinfo=calendario.ROMA)
    for minute in range(61):
        nucleo = type("Caso", (), {"nucleo_id": uuid4()})
        read(mondo.case_manager, nucleo, hour + timedelta(seconds=50 * minute))
        read(mondo.collega, mondo.caso, hour + timedelta(seconds=50 * minute))
    services.verify_accessi(hour, hour + ORA, by=Sistema("prova"))

    [anomalia] = Anomalia.objects.filter(tipo=TipoAnomalia.MOLTE_FAMIGLIE)
    assert (anomalia.accreditamento_id, anomalia.quante) == (mondo.case_manager.accreditamento_id, 61)


def test_the_job_goes_on_from_where_it_stopped_by_whole_hours(mondo):
    tasks.verify_accessi()
    tasks.verify_accessi()

    [verifica] = VerificaAccessi.objects.all()
    assert (verifica.al.minute, verifica.al - verifica.dal > timedelta(hours=22)) == (0, True)


def test_verifica_accessi_says_what_it_found_and_fails_on_an_opening_without_a_link(mondo):
    read(mondo.case_manager, mondo.caso)
    out = StringIO()
    call_command("verifica_accessi", stdout=out)
    assert "Letture guardate: 1." in out.getvalue()
    assert "Lettura senza legame: 0." in out.getvalue()

    read(mondo.collega, mondo.caso)
    with pytest.raises(CommandError, match="non poteva vedere"):
        call_command("verifica_accessi", stdout=StringIO())


def test_find_unlinked_asks_as_much_for_one_reading_as_for_thirty(mondo, django_assert_max_num_queries):
    for n in range(30):
        read(
            mondo.coordinatore,
            type("Caso", (), {"nucleo_id": make_nucleo(mondo.ambito_a, mondo.cremona, f"Prova{n}").pk}),
        )
    letture = list(services.read_letture(moment() - ORA, moment() + ORA))

    with django_assert_max_num_queries(7):
        assert services.find_unlinked(letture) == []


def test_an_interval_is_over_at_its_end():
    now = timezone.now()

    assert now not in Intervallo(now - ORA, now)
