import pytest
from django.db import IntegrityError, transaction

from accounts.models import Accreditamento, IncaricoAmbito, Operatore, RichiestaAccreditamento, Ruolo, StatoRichiesta
from accounts.services import atto as services
from accounts.services import modelli
from accounts.services.registrazione import RegistrazioneError
from rdc_platform.audit.models import AccessoDato
from tests.factories.persone import client_for, make_profilo
from tests.factories.richieste import OGGI, make_richiesta

S = StatoRichiesta


@pytest.fixture
def testi(db):
    """The published texts of the acts."""
    modelli.load_modelli()


def replacing(mondo, stato=S.ATTO_CONTROFIRMATO, **values):
    return make_richiesta(mondo.ambito_a, stato, sostituisce=mondo.amministratore.accreditamento, **values)


def test_register_amministratore_ends_the_one_replaced_in_the_same_act(mondo):
    client = client_for(mondo.amministratore)
    richiesta = replacing(mondo)

    nuovo, _ = services.register_amministratore(richiesta, by=mondo.ministero)

    vecchio = Accreditamento.objects.get(pk=mondo.amministratore.accreditamento_id)
    assert (vecchio.stato, vecchio.motivo_stato) == ("REVOCATO", "SOSTITUZIONE")
    assert Operatore.objects.get(pk=vecchio.operatore_id).sessione == ""
    assert client.get("/amministrazione/").status_code == 302
    assert list(IncaricoAmbito.objects.filter(content_object=mondo.ambito_a).values_list("accreditamento")) == [
        (nuovo.pk,)
    ]
    assert AccessoDato.objects.filter(atto="replace_amministratore", oggetto_id=str(vecchio.pk)).count() == 1
    richiesta.refresh_from_db()
    assert "al suo posto non entra più" in richiesta.messaggio_pec.corpo
    assert mondo.amministratore.operatore.cognome not in richiesta.messaggio_pec.corpo


def test_register_amministratore_leaves_the_operators_of_the_one_replaced(mondo):
    given = [mondo.coordinatore, mondo.case_manager]
    pks = [each.accreditamento_id for each in given]
    Accreditamento.objects.filter(pk__in=pks).update(creato_da=mondo.amministratore.accreditamento)

    services.register_amministratore(replacing(mondo), by=mondo.ministero)

    assert Accreditamento.objects.in_vigore().filter(pk__in=pks).count() == 2


def test_register_amministratore_in_the_place_of_one_suspended(mondo):
    Accreditamento.objects.filter(pk=mondo.amministratore.accreditamento_id).update(
        stato="SOSPESO", motivo_stato="ALTRO"
    )
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)  # so the Ambito is full

    services.register_amministratore(replacing(mondo), by=mondo.ministero)

    assert Accreditamento.objects.get(pk=mondo.amministratore.accreditamento_id).stato == "REVOCATO"


def test_register_amministratore_goes_on_when_the_one_replaced_ended_meanwhile(mondo):
    rows = Accreditamento.objects.filter(pk=mondo.amministratore.accreditamento_id)
    rows.update(stato="REVOCATO", motivo_stato="CESSAZIONE_RAPPORTO")

    services.register_amministratore(replacing(mondo), by=mondo.ministero)

    assert rows.get().motivo_stato == "CESSAZIONE_RAPPORTO"


def test_register_amministratore_says_when_the_place_was_filled_meanwhile(mondo):
    richiesta = replacing(mondo)
    Accreditamento.objects.filter(pk=mondo.amministratore.accreditamento_id).update(
        stato="REVOCATO", motivo_stato="ALTRO"
    )
    for _ in range(2):
        other = make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)

    with pytest.raises(RegistrazioneError, match="scegli di quale"):
        services.register_amministratore(richiesta, by=mondo.ministero)

    services.register_amministratore(richiesta, by=mondo.ministero, sostituisce=other.accreditamento)
    assert Accreditamento.objects.get(pk=other.accreditamento_id).stato == "REVOCATO"


def test_register_amministratore_refused_ends_nobody(mondo):
    known = mondo.case_manager.operatore
    same = {name: getattr(known, name) for name in ("codice_fiscale", "nome", "cognome", "data_nascita")}

    with pytest.raises(RegistrazioneError, match="ha già il ruolo"):
        services.register_amministratore(replacing(mondo, **same), by=mondo.ministero)

    assert Accreditamento.objects.get(pk=mondo.amministratore.accreditamento_id).stato == "ATTIVO"


def test_prepare_atto_tells_the_second_that_would_replace_the_same_person(mondo, testi):
    first = replacing(mondo, S.ATTO_INVIATO)
    second = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)
    values = {"by": mondo.ministero, "data": OGGI, "sostituisce": mondo.amministratore.accreditamento}

    with pytest.raises(RegistrazioneError, match=first.numero_richiesta):
        services.prepare_atto(second, numero="1/2019", **values)

    RichiestaAccreditamento.objects.filter(pk=first.pk).update(stato=S.RITIRATA)
    assert services.prepare_atto(second, numero="1/2019", **values).richiesta.sostituisce_id


def test_database_refuses_two_requests_that_replace_the_same_person(mondo):
    replacing(mondo)

    with pytest.raises(IntegrityError, match="one_richiesta_per_sostituito"), transaction.atomic():
        replacing(mondo)

    replacing(mondo, S.RIFIUTATA)


def test_prepare_atto_refuses_to_replace_who_is_not_of_the_ambito_or_not_there(mondo, testi):
    ended = make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a).accreditamento
    Accreditamento.objects.filter(pk=ended.pk).update(stato="REVOCATO", motivo_stato="ALTRO")
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    for other in (ended, mondo.amministratore_b.accreditamento, mondo.case_manager.accreditamento):
        with pytest.raises(RegistrazioneError, match="non amministra più"):
            services.prepare_atto(richiesta, by=mondo.ministero, numero="1/2019", data=OGGI, sostituisce=other)


def test_prepare_atto_counts_the_place_that_is_given_up(mondo, testi):
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    with pytest.raises(RegistrazioneError, match="scegli di quale"):
        services.prepare_atto(richiesta, by=mondo.ministero, numero="1/2019", data=OGGI)

    atto = services.prepare_atto(
        richiesta, by=mondo.ministero, numero="1/2019", data=OGGI, sostituisce=mondo.amministratore.accreditamento
    )
    assert Accreditamento.objects.get(pk=atto.richiesta.sostituisce_id).stato == "ATTIVO"  # until the registration
