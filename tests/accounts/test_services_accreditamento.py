from datetime import date

import pytest
from django.http import Http404

from accounts.models import Accreditamento, IncaricoComune, Invito, Operatore
from accounts.profilo import Profilo
from accounts.services import accreditamento as services
from accounts.services.regole import RegolaError
from patti_inclusione.permissions import CASI
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from tests.factories.accreditamento import accredit, make_persona, make_riga


def comuni_held(row: Accreditamento) -> set[str]:
    return set(IncaricoComune.objects.filter(accreditamento=row).values_list("content_object", flat=True))


def test_create_accreditamento_opens_nothing_yet(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)

    assert (row.stato, comuni_held(row), Invito.objects.count()) == ("RICHIESTO", set(), 0)
    assert not row.operatore.has_usable_password()


def test_create_accreditamento_keeps_the_document_as_hash_and_three_characters(mondo):
    identificazione = accredit(mondo.amministratore, mondo.cremona).identificazioni.get()

    assert (identificazione.ultime_tre, len(identificazione.numero_hash)) == ("567", 64)
    assert identificazione.effettuata_da == mondo.amministratore.operatore


def test_create_accreditamento_at_level_ambito_takes_all_its_comuni(mondo):
    row = accredit(mondo.amministratore, mondo.cremona, livello="AMBITO")

    assert {comune.pk for comune in row.comuni.all()} == {"D150", "I935"}


def test_create_accreditamento_a_second_time_gives_back_the_first(mondo):
    persona = make_persona()
    riga = make_riga(mondo.cremona, persona=persona)
    first = accredit(mondo.amministratore, mondo.cremona, riga=riga, persona=persona)

    with pytest.raises(services.GiaAccreditataError) as found:
        accredit(mondo.amministratore, mondo.cremona, riga=riga, persona=persona)

    assert found.value.accreditamento == first


def test_create_accreditamento_refuses_comuni_of_another_ambito(mondo):
    with pytest.raises(RegolaError) as found:
        accredit(mondo.amministratore, mondo.cremona, comuni=[mondo.cremona, mondo.bologna])

    assert found.value.campo == "comuni"


def test_create_accreditamento_refuses_oneself(mondo):
    me = mondo.amministratore.operatore

    with pytest.raises(RegolaError, match="te stesso"):
        accredit(mondo.amministratore, mondo.cremona, persona=make_persona(codice_fiscale=me.codice_fiscale))


def test_create_accreditamento_uses_a_person_known_in_another_ambito_as_he_is(mondo):
    persona = make_persona()
    there = accredit(mondo.amministratore_b, mondo.bologna, persona=persona)
    changed = persona | {"email": "altro@comune.example.it", "ente_datore": "Altro ente"}

    here = accredit(mondo.amministratore, mondo.cremona, persona=changed)

    here.operatore.refresh_from_db()
    assert here.operatore == there.operatore
    assert (here.operatore.email, here.operatore.ente_datore) == (persona["email"], persona["ente_datore"])


def test_create_accreditamento_refuses_a_known_person_with_another_birth(mondo):
    persona = make_persona()
    accredit(mondo.amministratore_b, mondo.bologna, persona=persona)

    with pytest.raises(RegolaError) as found:
        accredit(mondo.amministratore, mondo.cremona, persona=persona | {"data_nascita": date(1990, 1, 1)})

    assert (found.value.campo, "Bologna" in str(found.value)) == ("codice_fiscale", False)
    assert Operatore.objects.filter(codice_fiscale=persona["codice_fiscale"]).count() == 1


def test_activate_accreditamento_opens_the_comuni_and_invites(mondo):
    row = accredit(mondo.amministratore, mondo.cremona, livello="AMBITO")

    codice = services.activate_accreditamento(row, by=mondo.amministratore)

    row.refresh_from_db()
    assert (row.stato, comuni_held(row), len(codice)) == ("ATTIVO", {"D150", "I935"}, 8)
    assert Invito.objects.filter(operatore=row.operatore).count() == 1


def test_activate_accreditamento_leaves_out_a_comune_without_convention(mondo):
    mondo.stagno.adesioni.update(stato="CARICATA")
    row = accredit(mondo.amministratore, mondo.cremona, livello="AMBITO")

    services.activate_accreditamento(row, by=mondo.amministratore)

    assert comuni_held(row) == {"D150"}


def test_activate_accreditamento_without_any_convention_is_refused(mondo):
    mondo.stagno.adesioni.update(stato="CARICATA")
    row = accredit(mondo.amministratore, mondo.stagno)

    with pytest.raises(RegolaError, match="Manca la convenzione: Stagno Lombardo"):
        services.activate_accreditamento(row, by=mondo.amministratore)

    row.refresh_from_db()
    assert (row.stato, Invito.objects.count()) == ("RICHIESTO", 0)


def test_activate_accreditamento_twice_is_refused(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)
    services.activate_accreditamento(row, by=mondo.amministratore)

    with pytest.raises(TransitionError):
        services.activate_accreditamento(row, by=mondo.amministratore)


def test_activate_accreditamento_of_another_ambito_is_not_there(mondo):
    row = accredit(mondo.amministratore_b, mondo.bologna)

    with pytest.raises(Http404):
        services.activate_accreditamento(row, by=mondo.amministratore)


def test_activate_accreditamento_of_a_case_manager_opens_no_family(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)
    services.activate_accreditamento(row, by=mondo.amministratore)
    profilo = Profilo(Accreditamento.objects.get(pk=row.pk))

    assert [perm for perm in CASI.rules if CASI.permitted(profilo, perm).exists()] == []


def test_invite_again_mends_the_address_of_who_has_not_activated(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)
    services.activate_accreditamento(row, by=mondo.amministratore)

    codice = services.invite_again(row, by=mondo.amministratore, email="giusta@comune.example.it")

    row.operatore.refresh_from_db()
    assert (row.operatore.email, len(codice)) == ("giusta@comune.example.it", 8)


def test_acts_are_written_in_the_register(mondo):
    row = accredit(mondo.amministratore, mondo.cremona)
    services.activate_accreditamento(row, by=mondo.amministratore)

    atti = AccessoDato.objects.filter(oggetto_id=str(row.pk)).order_by("istante").values_list("atto", flat=True)

    assert sorted(atti) == ["activate_accreditamento", "create_accreditamento"]


def test_create_accreditamento_refuses_a_comune_that_has_not_indicated_the_person(mondo):
    persona = make_persona()
    both = [mondo.cremona, mondo.stagno]

    with pytest.raises(RegolaError):
        accredit(mondo.amministratore, mondo.cremona, persona=persona, comuni=both)
    make_riga(mondo.stagno, persona=persona)
    assert accredit(mondo.amministratore, mondo.cremona, persona=persona, comuni=both).comuni.count() == 2


def test_create_accreditamento_refuses_another_person_than_the_indicated(mondo):
    riga = make_riga(mondo.cremona)

    with pytest.raises(RegolaError) as found:
        accredit(mondo.amministratore, mondo.cremona, riga=riga, persona=make_persona("Verdi"))

    assert found.value.campo == "codice_fiscale"
