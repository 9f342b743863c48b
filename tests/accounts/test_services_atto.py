import pikepdf
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from accounts.models import Accreditamento, AttoDesignazione, IncaricoAmbito, Operatore, Ruolo, StatoRichiesta
from accounts.services import atto as services
from accounts.services import modelli
from accounts.services.registrazione import RegistrazioneError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.norme.selectors import forget
from rdc_platform.pec.models import MessaggioPec
from tests.factories.persone import make_profilo
from tests.factories.richieste import OGGI, cleaned, deliver, make_richiesta

S = StatoRichiesta


def controfirmata(mondo, **values):
    return make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO, **values)


def test_prepare_atto_takes_the_text_in_use_and_the_worker_prints_it(mondo):
    modelli.load_modelli()
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    atto = services.prepare_atto(richiesta, by=mondo.ministero, numero="12/2019", data=OGGI)
    assert deliver("documenti.atto") == 1

    atto.refresh_from_db()
    assert atto.file_ministero.nome == "atto-designazione-122019.pdf"
    with atto.file_ministero.file.open() as file, pikepdf.open(file) as document:
        assert str(document.docinfo.Title) == "Atto di designazione n. 12/2019"
        assert bool(document.Root.MarkInfo.Marked) is True


def test_prepare_atto_refuses_a_number_already_used(mondo):
    used = controfirmata(mondo).atto.numero
    richiesta = make_richiesta(mondo.ambito_b, S.IN_VERIFICA)

    with pytest.raises(services.NumeroUsatoError):
        services.prepare_atto(richiesta, by=mondo.ministero, numero=used, data=OGGI)

    richiesta.refresh_from_db()
    assert richiesta.stato == S.IN_VERIFICA


def test_send_atto_waits_for_the_document(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_PREDISPOSTO)
    AttoDesignazione.objects.filter(richiesta=richiesta).update(file_ministero=None)

    with pytest.raises(services.AttoNonProntoError):
        services.send_atto(richiesta, by=mondo.ministero)

    richiesta.refresh_from_db()
    assert richiesta.stato == S.ATTO_PREDISPOSTO


def test_send_atto_sends_what_the_ministry_signed(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.ATTO_PREDISPOSTO)

    atto = services.send_atto(richiesta, by=mondo.ministero, file_firmato=cleaned("atto-firmato.pdf"))

    messaggio = MessaggioPec.objects.filter(destinatario=mondo.ambito_a.pec).latest("creato_il")
    assert [documento.nome for documento in messaggio.allegati.all()] == ["atto-firmato.pdf"]
    assert atto.file_ministero.nome == "atto-firmato.pdf"


def test_register_amministratore_gives_profile_incarico_and_invitation_and_tells_the_body(mondo):
    richiesta = controfirmata(mondo)

    accreditamento, codice = services.register_amministratore(richiesta, by=mondo.ministero)

    richiesta.refresh_from_db()
    assert richiesta.stato == S.COMUNICATO
    assert richiesta.messaggio_pec.destinatario == mondo.ambito_a.pec
    assert (accreditamento.ruolo, accreditamento.ambito) == (Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)
    assert Accreditamento.objects.in_vigore().filter(pk=accreditamento.pk).exists()
    assert [row.content_object for row in IncaricoAmbito.objects.filter(accreditamento=accreditamento)] == [
        mondo.ambito_a
    ]
    assert codice != ""
    assert codice not in richiesta.messaggio_pec.corpo
    assert not accreditamento.operatore.has_usable_password()


@pytest.mark.parametrize("stato", [S.FORM_INVIATO, S.PEC_RICEVUTA, S.IN_VERIFICA, S.ATTO_PREDISPOSTO, S.ATTO_INVIATO])
def test_register_amministratore_is_impossible_before_the_countersignature(mondo, stato):
    richiesta = make_richiesta(mondo.ambito_a, stato)

    with pytest.raises(TransitionError):
        services.register_amministratore(richiesta, by=mondo.ministero)

    assert not Operatore.objects.of_person(richiesta.codice_fiscale).exists()


def test_database_refuses_an_active_amministratore_without_the_countersigned_act(mondo):
    atto = make_richiesta(mondo.ambito_a, S.ATTO_INVIATO).atto
    values = {"ruolo": Ruolo.AMMINISTRATORE_AMBITO, "livello": "AMBITO", "ambito": mondo.ambito_a, "valido_dal": OGGI}

    with pytest.raises(IntegrityError), transaction.atomic():
        Accreditamento.objects.create(operatore=mondo.dpo.operatore, stato="ATTIVO", atto=atto, **values)


def test_database_refuses_to_change_a_countersigned_act(mondo):
    atto = controfirmata(mondo).atto

    with pytest.raises(ProgrammingError), transaction.atomic():
        AttoDesignazione.objects.filter(pk=atto.pk).update(numero="altro")
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_attodesignazione WHERE id = %s", [atto.pk])


def test_register_amministratore_uses_the_person_it_knows(mondo):
    known = mondo.amministratore_b.operatore
    same = {
        name: getattr(known, name)
        for name in ("codice_fiscale", "nome", "cognome", "data_nascita", "belfiore_nascita", "genere")
    }
    richiesta = controfirmata(mondo, **same)

    accreditamento, _ = services.register_amministratore(richiesta, by=mondo.ministero)

    assert accreditamento.operatore == known
    assert known.accreditamenti.count() == 2


def test_register_amministratore_refuses_known_person_with_other_data(mondo):
    known = mondo.amministratore_b.operatore
    richiesta = controfirmata(mondo, codice_fiscale=known.codice_fiscale)

    with pytest.raises(RegistrazioneError, match="altri dati"):
        services.register_amministratore(richiesta, by=mondo.ministero)


@pytest.mark.parametrize("stato", ["ATTIVO", "SOSPESO", "RICHIESTO"])
def test_register_amministratore_refuses_who_holds_another_role(mondo, stato):
    known = mondo.case_manager.operatore
    known.accreditamenti.update(stato=stato, motivo_stato="ALTRO")
    richiesta = controfirmata(
        mondo,
        **{
            name: getattr(known, name)
            for name in ("codice_fiscale", "nome", "cognome", "data_nascita", "belfiore_nascita", "genere")
        },
    )

    with pytest.raises(RegistrazioneError, match="Case manager"):
        services.register_amministratore(richiesta, by=mondo.ministero)


def test_register_amministratore_keeps_to_the_number_an_ambito_may_have(mondo):
    make_profilo(Ruolo.AMMINISTRATORE_AMBITO, mondo.ambito_a)  # the second of two
    richiesta = controfirmata(mondo)

    with pytest.raises(RegistrazioneError, match="tutti gli Amministratori"):
        services.register_amministratore(richiesta, by=mondo.ministero)

    ParametroNormativo.objects.filter(codice="MAX_AMMINISTRATORI_PER_AMBITO").update(valore="3")
    forget()
    assert services.register_amministratore(richiesta, by=mondo.ministero)[0].stato == "ATTIVO"
    forget()


def test_register_amministratore_twice_has_one_effect(mondo):
    richiesta = controfirmata(mondo)
    services.register_amministratore(richiesta, by=mondo.ministero)

    with pytest.raises(TransitionError):
        services.register_amministratore(richiesta, by=mondo.ministero)

    assert Operatore.objects.of_person(richiesta.codice_fiscale).get().accreditamenti.count() == 1


def test_notify_again_sends_a_new_message_only_where_the_last_did_not_surely_leave(mondo):
    richiesta = controfirmata(mondo)
    services.register_amministratore(richiesta, by=mondo.ministero)
    richiesta.refresh_from_db()
    with pytest.raises(TransitionError):
        services.notify_again(richiesta, by=mondo.ministero)
    MessaggioPec.objects.filter(pk=richiesta.messaggio_pec_id).update(stato="FALLITO")

    again = services.notify_again(richiesta, by=mondo.ministero)

    assert again.messaggio_pec_id != richiesta.messaggio_pec_id
