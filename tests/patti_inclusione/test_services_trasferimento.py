from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.http import Http404
from django.utils import timezone

from accounts.models import IncaricoNucleo
from patti_inclusione.models import CeppoTrasferimento, Scadenza, StatoCaso, Trasferimento
from patti_inclusione.permissions import CASI, CEPPI, TRASFERIMENTI
from patti_inclusione.services import assegnazione
from patti_inclusione.services import trasferimento as services
from patti_inclusione.services import trasferimento_risposta as risposta
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox.models import Message
from tests.factories.convocazioni import make_con_prova
from tests.factories.persone import make_profilo
from tests.factories.spostamenti import RESIDENZA, ask_trasferimento, close_caso, hide_address
from tests.factories.territorio import make_comune

pytestmark = pytest.mark.django_db


def sees(profilo, perm, caso, policy=CASI):
    return policy.permitted(type(profilo)(profilo.accreditamento), perm).filter(pk=caso.pk).exists()


def test_propose_trasferimento_moves_nothing(mondo):
    trasferimento = services.propose_trasferimento(
        mondo.caso, by=mondo.case_manager, comune=mondo.bologna, motivo=RESIDENZA
    )

    mondo.caso.refresh_from_db()
    assert (trasferimento.stato, mondo.caso.stato) == ("PROPOSTO", "ASSEGNATO")
    assert trasferimento.a_ambito == mondo.ambito_b
    assert not sees(mondo.coordinatore_b, "view_trasferimento", trasferimento, TRASFERIMENTI)
    assert sees(mondo.coordinatore, "confirm_trasferimento", trasferimento, TRASFERIMENTI)


def test_propose_trasferimento_of_a_family_of_another_is_not_there(mondo):
    with pytest.raises(Http404):
        services.propose_trasferimento(mondo.caso, by=mondo.collega, comune=mondo.bologna, motivo=RESIDENZA)


@pytest.mark.parametrize("belfiore", ["D150", "G388"])  # its own Comune, and one of no Ambito
def test_start_trasferimento_refuses_where_the_family_cannot_go(mondo, belfiore):
    with pytest.raises(services.TrasferimentoError):
        ask_trasferimento(mondo.caso, make_comune(belfiore), mondo.coordinatore)


def test_start_trasferimento_keeps_where_the_case_was_and_a_second_one_is_refused(mondo):
    mondo.caso.stato = StatoCaso.IN_ANALISI_PRELIMINARE
    mondo.caso.save(update_fields=["stato"])

    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)

    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, trasferimento.stato_prima) == ("IN_TRASFERIMENTO", "IN_ANALISI_PRELIMINARE")
    assert sees(mondo.case_manager, "view_fascicolo", mondo.caso)
    with pytest.raises(services.TrasferimentoError):
        ask_trasferimento(mondo.caso, mondo.stagno, mondo.coordinatore)


def test_start_trasferimento_of_a_closed_case_is_refused(mondo):
    close_caso(mondo.caso, "RINUNCIA", "ASSEGNATO")

    with pytest.raises(TransitionError):
        ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)


def test_confirm_trasferimento_asks_what_was_proposed(mondo):
    proposto = services.propose_trasferimento(mondo.caso, by=mondo.case_manager, comune=mondo.bologna, motivo=RESIDENZA)

    chiesto = services.confirm_trasferimento(proposto, by=mondo.coordinatore)

    mondo.caso.refresh_from_db()
    assert (chiesto.stato, mondo.caso.stato) == ("CHIESTO", "IN_TRASFERIMENTO")
    assert sees(mondo.coordinatore_b, "answer_trasferimento", chiesto, TRASFERIMENTI)
    assert not sees(mondo.coordinatore_b, "view_coda", mondo.caso)


def test_accept_trasferimento_gives_the_family_to_the_other_side_and_leaves_a_stub(mondo):
    """Acceptance test 15."""
    mondo.caso.stato = StatoCaso.IN_ANALISI_PRELIMINARE
    mondo.caso.save(update_fields=["stato"])
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)

    caso = risposta.accept_trasferimento(trasferimento, by=mondo.coordinatore_b)

    caso.refresh_from_db()
    caso.nucleo.refresh_from_db()
    assert (caso.stato, caso.stato_prima, caso.provenienza) == (
        ("DA_ASSEGNARE", "IN_ANALISI_PRELIMINARE", "TRASFERIMENTO")
    )
    assert (caso.nucleo.comune, caso.nucleo.ambito) == (mondo.bologna, mondo.ambito_b)
    old = (mondo.case_manager, mondo.coordinatore, mondo.collega)
    assert not any(sees(chi, perm, caso) for chi in old for perm in ("view_coda", "view_fascicolo", "view_perche"))
    assert not any(sees(chi, "view_trasferimento", trasferimento, TRASFERIMENTI) for chi in old)
    assert sees(mondo.coordinatore_b, "assign_caso", caso)
    assert not IncaricoNucleo.objects.filter(content_object=caso.nucleo).exists()
    ceppo = CeppoTrasferimento.objects.get()
    assert (ceppo.codice_caso, ceppo.a_comune) == (caso.codice, mondo.bologna)
    assert [sees(chi, "view_ceppi", ceppo, CEPPI) for chi in (*old, mondo.coordinatore_b)] == [True, True, False, False]


def test_accept_trasferimento_the_terms_go_on_and_the_case_is_taken_up_where_it_was(mondo):
    mondo.caso.stato = StatoCaso.IN_DEFINIZIONE_PATTO
    mondo.caso.save(update_fields=["stato"])
    before = list(Scadenza.objects.filter(caso=mondo.caso).values())

    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)
    caso = risposta.accept_trasferimento(trasferimento, by=mondo.coordinatore_b)
    assegnazione.assign_caso(caso, mondo.case_manager_b.accreditamento, by=mondo.coordinatore_b, lotto=trasferimento.pk)

    caso.refresh_from_db()
    assert caso.stato == "IN_DEFINIZIONE_PATTO"
    assert list(Scadenza.objects.filter(caso=caso).values()) == before
    assert sees(mondo.case_manager_b, "edit_patto", caso)


def test_accept_trasferimento_cancels_the_appointments_of_the_old_office_and_t02_runs_again(mondo):
    convocazione, _ = make_con_prova(mondo.caso, mondo.case_manager)
    convocazione.invii.update(esito="INVIATO", istante=timezone.now())
    Scadenza.objects.filter(caso=mondo.caso).update(stato="RISPETTATA", chiusa_il=timezone.localdate())
    mondo.caso.refresh_from_db()

    caso = risposta.accept_trasferimento(
        ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore), by=mondo.coordinatore_b
    )

    convocazione.refresh_from_db()
    assert (convocazione.stato, caso.stato_prima) == ("ANNULLATA", "")
    assert Scadenza.objects.get(caso=caso).stato == "APERTA"


def test_accept_trasferimento_within_the_ambito_takes_it_from_the_coordinatore_of_the_comune(mondo):
    di_cremona = make_profilo("COORDINATORE_PATTO", mondo.ambito_a, mondo.cremona)
    trasferimento = ask_trasferimento(mondo.caso, mondo.stagno, di_cremona)

    caso = risposta.accept_trasferimento(trasferimento, by=mondo.coordinatore_stagno)

    assert sees(mondo.coordinatore_stagno, "view_coda", caso)
    assert sees(mondo.coordinatore, "view_coda", caso)  # of the whole Ambito
    assert not sees(di_cremona, "view_coda", caso)


def test_accept_trasferimento_of_an_address_to_hide_leaves_no_destination_behind(mondo):
    hide_address(mondo.caso)
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)

    risposta.accept_trasferimento(trasferimento, by=mondo.coordinatore_b)

    assert CeppoTrasferimento.objects.get().a_comune is None
    assert "Via di prova" not in str(trasferimento.scheda)
    assert [nome for nome, _ in trasferimento.scheda if nome == "Attenzione"] == ["Attenzione"]


def test_accept_trasferimento_by_the_side_that_asks_is_not_there(mondo):
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)

    for chi in (mondo.coordinatore, mondo.coordinatore_stagno, mondo.case_manager):
        with pytest.raises(Http404):
            risposta.accept_trasferimento(trasferimento, by=chi)


def test_accept_trasferimento_of_a_case_closed_meanwhile_says_so(mondo):
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)
    close_caso(mondo.caso, "RINUNCIA", "IN_TRASFERIMENTO")

    with pytest.raises(services.TrasferimentoError, match="chiuso"):
        risposta.accept_trasferimento(trasferimento, by=mondo.coordinatore_b)


def test_accept_trasferimento_of_a_case_that_lost_its_case_manager_keeps_where_it_was(mondo):
    mondo.caso.stato = StatoCaso.PATTO_ATTIVO
    mondo.caso.save(update_fields=["stato"])
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)
    corrente = mondo.caso.assegnazioni.get(al=None)
    assegnazione.withdraw_caso(mondo.caso, attuale=corrente.pk, motivo="ASSENZA", by=mondo.coordinatore)

    caso = risposta.accept_trasferimento(trasferimento, by=mondo.coordinatore_b)

    assert (caso.stato, caso.stato_prima) == ("DA_ASSEGNARE", "PATTO_ATTIVO")
    assert CeppoTrasferimento.objects.get().case_manager is None


@pytest.mark.parametrize("stato", ["ASSEGNATO", "PATTO_ATTIVO", "SOSPESO", "IN_REVISIONE"])
def test_refuse_trasferimento_gives_the_case_back_as_it_was(mondo, stato):
    mondo.caso.stato = stato
    mondo.caso.save(update_fields=["stato"])
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)

    risposta.refuse_trasferimento(trasferimento, by=mondo.coordinatore_b, motivo="Non abita qui.")

    mondo.caso.refresh_from_db()
    assert mondo.caso.stato == stato
    assert sees(mondo.case_manager, "view_fascicolo", mondo.caso)
    assert not sees(mondo.coordinatore_b, "view_trasferimento", trasferimento, TRASFERIMENTI)
    assert mondo.caso.nucleo.comune == mondo.cremona


def test_refuse_trasferimento_from_the_queue_goes_back_to_it(mondo):
    trasferimento = ask_trasferimento(mondo.caso_in_coda, mondo.bologna, mondo.coordinatore)

    risposta.refuse_trasferimento(trasferimento, by=mondo.coordinatore_b, motivo="Non abita qui.")

    mondo.caso_in_coda.refresh_from_db()
    assert (mondo.caso_in_coda.stato, mondo.caso_in_coda.stato_prima) == ("DA_ASSEGNARE", "")


def test_refuse_trasferimento_of_a_case_back_in_the_queue_remembers_where_it_was(mondo):
    mondo.caso.stato = StatoCaso.PATTO_ATTIVO
    mondo.caso.save(update_fields=["stato"])
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)
    corrente = mondo.caso.assegnazioni.get(al=None)
    assegnazione.withdraw_caso(mondo.caso, attuale=corrente.pk, motivo="ASSENZA", by=mondo.coordinatore)

    risposta.refuse_trasferimento(trasferimento, by=mondo.coordinatore_b, motivo="Non abita qui.")

    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, mondo.caso.stato_prima) == ("DA_ASSEGNARE", "PATTO_ATTIVO")


def test_drop_trasferimento_by_who_asked_gives_the_case_back(mondo):
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)

    services.drop_trasferimento(trasferimento, by=mondo.coordinatore, motivo="Era un errore.")

    mondo.caso.refresh_from_db()
    trasferimento.refresh_from_db()
    assert (trasferimento.stato, mondo.caso.stato) == ("ANNULLATO", "ASSEGNATO")
    with pytest.raises(services.TrasferimentoError):
        risposta.accept_trasferimento(
            Trasferimento(pk=trasferimento.pk, caso=mondo.caso, stato="CHIESTO"), by=mondo.coordinatore_b
        )


def test_drop_trasferimento_by_the_case_manager_only_while_proposed(mondo):
    trasferimento = services.propose_trasferimento(
        mondo.caso, by=mondo.case_manager, comune=mondo.bologna, motivo=RESIDENZA
    )
    services.confirm_trasferimento(trasferimento, by=mondo.coordinatore)
    trasferimento.refresh_from_db()

    with pytest.raises(Http404):
        services.drop_trasferimento(trasferimento, by=mondo.case_manager, motivo="Ci ho ripensato.")


def test_remind_trasferimenti_reminds_both_sides_once(mondo):
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)
    assert risposta.remind_trasferimenti() == 0
    trasferimento.chiesto_il = timezone.now() - timedelta(days=15, minutes=1)
    trasferimento.save(update_fields=["chiesto_il"])

    assert [risposta.remind_trasferimenti(), risposta.remind_trasferimenti()] == [1, 0]

    told = set(Message.objects.filter(topic="email.trasferimento").values_list("payload__operatore_id", flat=True))
    assert told == {str(mondo.coordinatore.operatore_id), str(mondo.coordinatore_b.operatore_id)}
    trasferimento.refresh_from_db()
    assert (trasferimento.stato, trasferimento.sollecitato_il is not None) == ("CHIESTO", True)


def test_the_database_refuses_two_open_transfers_and_one_to_the_same_comune(mondo):
    values = {"caso": mondo.caso, "stato": "PROPOSTO", "motivo": RESIDENZA, "a_ambito": mondo.ambito_b}
    Trasferimento.objects.create(da_comune=mondo.cremona, a_comune=mondo.bologna, **values)

    with pytest.raises(IntegrityError, match="one_open_trasferimento"):
        Trasferimento.objects.create(da_comune=mondo.cremona, a_comune=mondo.stagno, **values)


def test_the_database_refuses_a_transfer_to_where_the_family_is(mondo):
    values = {"caso": mondo.caso, "stato": "PROPOSTO", "motivo": RESIDENZA, "a_ambito": mondo.ambito_a}

    with pytest.raises(IntegrityError, match="trasferimento_changes_comune"):
        Trasferimento.objects.create(da_comune=mondo.cremona, a_comune=mondo.cremona, **values)
