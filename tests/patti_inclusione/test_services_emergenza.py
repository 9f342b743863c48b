from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.http import Http404

from accounts.intervalli import instant
from accounts.models import Ruolo
from accounts.selectors.visibilita import who_could_see
from ambiti.models import Nucleo
from patti_inclusione.models import Assegnazione, ConflittoInteressi, Supplenza
from patti_inclusione.permissions import CASI
from patti_inclusione.services import assegnazione, supplenza
from patti_inclusione.services import emergenza as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import AccessoDato
from rdc_platform.monitor.models import Anomalia, TipoAnomalia
from rdc_platform.monitor.services.registro import verify_accessi
from rdc_platform.outbox.models import Message
from tests.factories.casi import give_caso
from tests.factories.persone import make_profilo

ADESSO = datetime.now(UTC).replace(microsecond=0)  # an hour is an hour, also on the night when the clocks change
MOTIVO = "Chiamata del pronto soccorso di stanotte"


@pytest.fixture
def clock():
    with time_machine.travel(ADESSO, tick=False) as traveller:
        yield traveller


def see(profilo):
    return set(CASI.permitted(profilo, "view_fascicolo"))


def give(mondo, motivo=MOTIVO, by="coordinatore", caso=None):
    return services.start_emergenza(
        caso or mondo.caso, supplente=mondo.collega.accreditamento, motivo=motivo, by=getattr(mondo, by)
    )


def cf_of(caso):
    return caso.nucleo.componenti.get(relazione="RICHIEDENTE").codice_fiscale


def test_start_emergenza_opens_the_family_for_a_day_and_closes_it_by_itself(mondo, clock):
    give(mondo)
    assert see(mondo.collega) == {mondo.caso}

    clock.move_to(ADESSO + timedelta(hours=23, minutes=59))
    assert see(mondo.collega) == {mondo.caso}
    clock.move_to(ADESSO + timedelta(hours=24))

    assert see(mondo.collega) == set()
    assert see(mondo.case_manager) == {mondo.caso}


def test_start_emergenza_gives_the_coordinatore_nothing(mondo):
    give(mondo)

    assert see(mondo.coordinatore) == set()


def test_start_emergenza_tells_the_case_manager_the_substitute_every_coordinatore_and_the_dpo(mondo):
    altro = make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a, mondo.cremona)

    made = give(mondo)

    rows = Message.objects.filter(topic="email.emergenza")
    told = {row.payload["accreditamento_id"] for row in rows if row.payload["supplenza_id"] == str(made.pk)}
    people = (mondo.case_manager, mondo.collega, mondo.coordinatore, altro)
    assert told == {"", *(str(chi.accreditamento_id) for chi in people)}
    assert mondo.caso.eventi.get().testo.startswith("In emergenza la vede anche")


def test_end_supplenza_closes_an_emergency_at_the_next_click(mondo):
    made = give(mondo)

    assert supplenza.end_supplenza(made, by=mondo.coordinatore) is True

    assert see(mondo.collega) == set()
    assert supplenza.end_supplenza(made, by=mondo.coordinatore) is False


def test_start_emergenza_is_not_chained_without_a_new_reason(mondo):
    supplenza.end_supplenza(give(mondo), by=mondo.coordinatore)

    with pytest.raises(services.EmergenzaError, match="motivo"):
        give(mondo, motivo=f"  {MOTIVO.upper()} ")

    assert give(mondo, motivo="Un nuovo episodio nella notte").al > ADESSO


def test_start_emergenza_is_refused_while_one_runs(mondo):
    give(mondo)

    with pytest.raises(services.EmergenzaError, match="La vede già"):
        give(mondo, motivo="Un altro motivo abbastanza lungo")


def test_start_emergenza_is_refused_to_who_follows_it_and_for_a_family_in_the_queue(mondo):
    with pytest.raises(services.EmergenzaError, match="La segue già"):
        services.start_emergenza(
            mondo.caso, supplente=mondo.case_manager.accreditamento, motivo=MOTIVO, by=mondo.coordinatore
        )
    with pytest.raises(services.EmergenzaError, match="Nessuno segue"):
        give(mondo, caso=mondo.caso_in_coda)


def test_start_emergenza_is_refused_to_who_must_not_follow_the_family_or_serves_other_comuni(mondo):
    ConflittoInteressi.objects.create(
        nucleo=mondo.caso.nucleo, operatore=mondo.collega.operatore, natura="ALTRO",
        dichiarato_da=mondo.collega.accreditamento,
    )  # fmt: skip

    with pytest.raises(assegnazione.CaseManagerError, match="non può seguire"):
        give(mondo)
    with pytest.raises(assegnazione.CaseManagerError):
        services.start_emergenza(
            mondo.caso, supplente=mondo.case_manager_b.accreditamento, motivo=MOTIVO, by=mondo.coordinatore
        )


@pytest.mark.parametrize("who", ["coordinatore_b", "coordinatore_stagno", "collega", "amministratore"])
def test_start_emergenza_is_not_found_for_who_may_not(mondo, who):
    with pytest.raises(Http404):
        give(mondo, by=who)


def test_take_emergenza_opens_a_colleagues_family_by_the_codice_fiscale_of_a_member(mondo):
    made = services.take_emergenza(cf_of(mondo.caso).lower(), motivo=MOTIVO, by=mondo.collega)

    assert made.disposta_da == mondo.collega.accreditamento
    assert see(mondo.collega) == {mondo.caso}


@pytest.mark.parametrize("name", ["caso_in_coda", "caso_b", "caso"])
def test_take_emergenza_says_the_same_of_what_is_not_there_not_followed_or_his(mondo, name):
    by = mondo.case_manager if name == "caso" else mondo.collega

    with pytest.raises(services.EmergenzaError) as refusal:
        services.take_emergenza(cf_of(getattr(mondo, name)), motivo=MOTIVO, by=by)
    with pytest.raises(services.EmergenzaError) as nothing:
        services.take_emergenza("RSSMRA80A01H501U", motivo=MOTIVO, by=by)

    assert str(refusal.value) == str(nothing.value)


def test_note_tentativo_stops_after_five_in_a_day_and_writes_each(mondo):
    for _ in range(5):
        services.note_tentativo(by=mondo.collega)

    with pytest.raises(services.EmergenzaError, match="troppe volte"):
        services.note_tentativo(by=mondo.collega)
    assert AccessoDato.objects.filter(atto="try_emergenza", azione="RICERCA").count() == 5


def test_every_reading_in_an_emergency_is_shown_to_the_dpo_and_none_is_without_a_link(mondo):
    made = give(mondo)
    audit.record_read("caso_detail", mondo.caso, by=mondo.collega, categoria="fascicolo")
    audit.record_read("caso_detail", mondo.caso, by=mondo.case_manager, categoria="fascicolo")

    verify_accessi(made.dal - timedelta(hours=1), made.dal + timedelta(hours=1), by=mondo.dpo)

    found = Anomalia.objects.exclude(tipo=TipoAnomalia.DI_NOTTE).values_list("tipo", "accreditamento_id")
    assert list(found) == [(TipoAnomalia.IN_EMERGENZA, mondo.collega.accreditamento_id)]


def test_a_reading_after_the_end_of_an_emergency_would_be_without_a_link(mondo):
    made = give(mondo)
    dopo = made.al + timedelta(minutes=5)
    AccessoDato.objects.create(
        operatore_id=mondo.collega.operatore_id, accreditamento_id=mondo.collega.accreditamento_id, ruolo="CASE_MANAGER",
        azione="LETTURA", atto="caso_detail", nucleo_id=mondo.caso.nucleo_id, istante=dopo,
    )  # fmt: skip

    verify_accessi(dopo - timedelta(hours=1), dopo + timedelta(hours=1), by=mondo.dpo)

    assert Anomalia.objects.filter(tipo=TipoAnomalia.SENZA_LEGAME).count() == 1


def test_who_could_see_tells_the_hours_of_an_emergency(mondo):
    made = give(mondo)

    def seen_at(istante):
        return {each.accreditamento.pk for each in who_could_see(Nucleo, mondo.caso.nucleo_id, instant(istante))}

    assert mondo.collega.accreditamento_id in seen_at(made.dal + timedelta(hours=1))
    assert mondo.collega.accreditamento_id not in seen_at(made.al + timedelta(seconds=1))


def test_an_emergency_ends_when_the_family_gets_another_case_manager(mondo):
    give(mondo)
    terzo = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)
    attuale = Assegnazione.objects.get(caso=mondo.caso, al=None)

    scelta = assegnazione.Scelta(mondo.caso.pk, attuale.pk, terzo.accreditamento_id)
    assegnazione.assign_casi([scelta], by=mondo.coordinatore, lotto=uuid4(), motivo="CARICO")

    assert see(mondo.collega) == set()
    assert Supplenza.objects.get().chiusa_il is not None


def test_an_emergency_on_one_family_opens_no_other_of_the_same_case_manager(mondo):
    give_caso(mondo.caso_in_coda, mondo.case_manager, mondo.coordinatore)

    give(mondo)

    assert see(mondo.collega) == {mondo.caso}
