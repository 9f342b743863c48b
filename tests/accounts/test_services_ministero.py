"""The Ministry in an emergency, and with the Amministratori: what it may do, what it must say, who is told."""

import pytest
from django.http import Http404

from accounts.models import Accreditamento, IncaricoAmbito, Invito, Ruolo
from accounts.services import accreditamento as services
from accounts.services.regole import RegolaError
from rdc_platform.audit.models import AccessoDato
from tests.factories.inviti import make_invitato
from tests.factories.persone import make_profilo
from tests.factories.vita import MOTIVO, days, sent, write

CHIUSURE = [services.suspend_accreditamento, services.revoke_accreditamento]


def acts_on(row) -> list[str]:
    return list(AccessoDato.objects.filter(oggetto_id=str(row.pk)).order_by("istante").values_list("atto", flat=True))


@pytest.mark.parametrize("close", CHIUSURE)
def test_ministero_closes_an_operator_anywhere_and_his_amministratori_are_told(mondo, close):
    row = mondo.case_manager_b.accreditamento

    close(row, by=mondo.ministero, **MOTIVO)

    row.refresh_from_db()
    assert row.stato in ("SOSPESO", "REVOCATO")
    told = sent("email.atto_ministero")
    assert [each["amministratore_id"] for each in told] == [str(mondo.amministratore_b.accreditamento_id)]


@pytest.mark.parametrize("close", CHIUSURE)
@pytest.mark.parametrize("name", ["coordinatore_anagrafici", "amministratore", "dpo", "flussi"])
def test_ministero_closes_the_last_one_only_if_it_means_it(mondo, close, name):
    row = getattr(mondo, name).accreditamento

    with pytest.raises(RegolaError, match="Serve prima un altro"):
        close(row, by=mondo.ministero, **MOTIVO)
    close(row, by=mondo.ministero, **MOTIVO, senza_sostituto=True)

    assert Accreditamento.objects.get(pk=row.pk).stato in ("SOSPESO", "REVOCATO")
    assert acts_on(row)[-1] == f"{close.__name__}_senza_sostituto"


def test_amministratore_cannot_mean_it(mondo):
    row = mondo.coordinatore_anagrafici.accreditamento

    with pytest.raises(RegolaError):
        services.revoke_accreditamento(row, by=mondo.amministratore, **MOTIVO, senza_sostituto=True)


def test_amministratore_suspends_the_last_coordinatore(mondo):
    row = mondo.coordinatore_anagrafici.accreditamento

    services.suspend_accreditamento(row, by=mondo.amministratore, **MOTIVO)

    row.refresh_from_db()
    assert (row.stato, acts_on(row)) == ("SOSPESO", ["suspend_accreditamento"])


@pytest.mark.parametrize("close", CHIUSURE)
def test_ministero_with_a_substitute_there_asks_nothing(mondo, close):
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)
    row = mondo.amministratore.accreditamento

    close(row, by=mondo.ministero, **MOTIVO, senza_sostituto=True)

    assert acts_on(row)[-1] == close.__name__
    assert sent("email.atto_ministero") == []


@pytest.mark.parametrize("close", CHIUSURE)
def test_ministero_never_closes_itself(mondo, close):
    make_profilo(Ruolo.MINISTERO)

    with pytest.raises(RegolaError, match="è tuo"):
        close(mondo.ministero.accreditamento, by=mondo.ministero, **MOTIVO, senza_sostituto=True)


def test_revoking_an_amministratore_leaves_his_operators_as_they_are(mondo):
    operators = Accreditamento.objects.filter(ambito=mondo.ambito_a).exclude(ruolo=Ruolo.AMMINISTRATORE_AMBITO)
    before = list(operators.order_by("pk").values())

    row = mondo.amministratore.accreditamento
    services.revoke_accreditamento(row, by=mondo.ministero, **MOTIVO, senza_sostituto=True)

    assert list(operators.order_by("pk").values()) == before
    assert not IncaricoAmbito.objects.filter(accreditamento=row).exists()


def test_ministero_reactivates_an_amministratore_on_his_ambito(mondo):
    row = write(mondo.amministratore, stato="SOSPESO", motivo_stato="ALTRO")
    IncaricoAmbito.objects.filter(accreditamento=row).delete()

    services.reactivate_accreditamento(row, by=mondo.ministero, valido_al=None)

    row.refresh_from_db()
    assert row.stato == "ATTIVO"
    assert list(row.incaricoambito_set.values_list("content_object", flat=True)) == [mondo.ambito_a.pk]


def test_ministero_reactivates_an_amministratore_of_two_ambiti(mondo):
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_b, operatore=mondo.amministratore.operatore)
    row = write(mondo.amministratore, stato="SOSPESO", motivo_stato="ALTRO")

    services.reactivate_accreditamento(row, by=mondo.ministero, valido_al=None)

    assert Accreditamento.objects.get(pk=row.pk).stato == "ATTIVO"


def test_ministero_reactivates_no_expired_amministratore_beyond_how_many_there_may_be(mondo):
    row = write(mondo.amministratore, stato="SCADUTO", valido_al=days(-1))
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)

    with pytest.raises(RegolaError, match="tutti gli Amministratori"):
        services.reactivate_accreditamento(row, by=mondo.ministero, valido_al=None)


def test_ministero_reactivates_a_national_role(mondo):
    row = write(mondo.dpo, stato="SOSPESO", motivo_stato="INATTIVITA")

    services.reactivate_accreditamento(row, by=mondo.ministero, valido_al=None)

    assert Accreditamento.objects.get(pk=row.pk).stato == "ATTIVO"


def test_ministero_invites_an_amministratore_again(mondo):
    operatore = mondo.amministratore.operatore
    operatore.dispositivo.delete()
    operatore = type(operatore).objects.get(pk=operatore.pk)
    row = Accreditamento.objects.get(pk=mondo.amministratore.accreditamento_id)

    codice = services.invite_again(row, by=mondo.ministero, email="nuova@example.it")

    assert (len(codice), Invito.objects.filter(operatore=operatore).count()) == (8, 1)


@pytest.mark.parametrize("act", ["reactivate", "invite", "activate", "extend"])
def test_ministero_opens_no_operator(mondo, act):
    """The Amministratore is the only one who accredits operators (letter, p. 2)."""
    row = make_invitato(mondo).accreditamenti.get()
    acts = {
        "reactivate": lambda: services.reactivate_accreditamento(row, by=mondo.ministero, valido_al=None),
        "invite": lambda: services.invite_again(row, by=mondo.ministero, email="a@example.it"),
        "activate": lambda: services.activate_accreditamento(row, by=mondo.ministero),
        "extend": lambda: services.proroga.extend_accreditamento(row, by=mondo.ministero, valido_al=None, testo="x"),
    }

    with pytest.raises(Http404):
        acts[act]()
