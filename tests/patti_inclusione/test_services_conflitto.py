from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import Ruolo
from patti_inclusione.models import Assegnazione, ConflittoInteressi, StatoCaso
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.caso import list_consegne
from patti_inclusione.services import annullamento, assegnazione, emergenza
from patti_inclusione.services import conflitto as services
from tests.factories.persone import make_profilo


def see(profilo):
    return set(CASI.permitted(profilo, "view_fascicolo"))


def declare(mondo, by="case_manager"):
    return services.declare_conflitto(mondo.caso, natura="PARENTELA", by=getattr(mondo, by))


def test_declare_conflitto_takes_the_family_from_him_at_once_with_a_neutral_reason(mondo):
    declare(mondo)

    mondo.caso.refresh_from_db()
    assert see(mondo.case_manager) == set()
    assert mondo.caso.stato == StatoCaso.DA_ASSEGNARE
    assert mondo.caso.eventi.get().testo == "Ritornata in coda"
    assert list(list_consegne(mondo.case_manager.accreditamento_id, timezone.now())) == []


def test_declare_conflitto_holds_for_every_profile_of_the_person(mondo):
    altro = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a, operatore=mondo.case_manager.operatore)
    declare(mondo)

    for profilo in (mondo.case_manager, altro):
        with pytest.raises(assegnazione.CaseManagerError, match="non può seguire"):
            assegnazione.assign_caso(mondo.caso, profilo.accreditamento, by=mondo.coordinatore, lotto=uuid4())


def test_declare_conflitto_of_a_substitute_closes_the_family_to_him_and_leaves_it_to_its_case_manager(mondo):
    emergenza.start_emergenza(
        mondo.caso, supplente=mondo.collega.accreditamento, motivo="Un pericolo che non aspetta", by=mondo.coordinatore
    )

    declare(mondo, by="collega")

    assert see(mondo.collega) == set()
    assert see(mondo.case_manager) == {mondo.caso}


@pytest.mark.parametrize("who", ["collega", "case_manager_b", "coordinatore"])
def test_declare_conflitto_is_for_who_sees_the_family(mondo, who):
    with pytest.raises(Http404):
        declare(mondo, by=who)


def test_undo_never_gives_a_family_back_to_who_must_not_follow_it(mondo):
    lotto = uuid4()
    assegnazione.assign_caso(
        mondo.caso, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=lotto, motivo="CARICO"
    )
    ConflittoInteressi.objects.create(
        nucleo=mondo.caso.nucleo, operatore=mondo.case_manager.operatore, natura="ALTRO",
        dichiarato_da=mondo.case_manager.accreditamento,
    )  # fmt: skip

    assert annullamento.undo_assegnazioni(lotto, by=mondo.coordinatore) == 0
    assert see(mondo.collega) == {mondo.caso}


def test_lift_conflitto_lets_the_family_be_given_again(mondo):
    conflitto = declare(mondo)

    services.lift_conflitto(conflitto, motivo="Era un'altra famiglia con lo stesso cognome", by=mondo.coordinatore)
    assegnazione.assign_caso(mondo.caso, mondo.case_manager.accreditamento, by=mondo.coordinatore, lotto=uuid4())

    assert see(mondo.case_manager) == {mondo.caso}


def test_lift_conflitto_is_never_of_the_person_himself(mondo):
    conflitto = declare(mondo)
    lui = make_profilo(Ruolo.COORDINATORE_PATTO, mondo.ambito_a, operatore=mondo.case_manager.operatore)

    with pytest.raises(services.StessaPersonaError):
        services.lift_conflitto(conflitto, motivo="Non c'è più nessun conflitto", by=lui)


def test_the_database_refuses_to_lift_without_a_reason(mondo):
    conflitto = declare(mondo)
    conflitto.tolto_il, conflitto.tolto_da = timezone.now(), mondo.coordinatore.accreditamento

    with pytest.raises(IntegrityError, match="conflitto_tolto"), transaction.atomic():
        conflitto.save(update_fields=["tolto_il", "tolto_da"])
    assert Assegnazione.objects.filter(caso=mondo.caso, al=None).count() == 0
