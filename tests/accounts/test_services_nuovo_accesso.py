from datetime import date

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from accounts import sessione
from accounts.models import DispositivoTotp, Identificazione, Invito, Operatore, Ruolo, ScopoIdentificazione
from accounts.services import accreditamento, attivazione, nuovo_accesso
from accounts.services.regole import RegolaError
from rdc_platform.audit.models import AccessoDato
from tests.factories.accessi import PASSWORD, activate, give_code, give_password
from tests.factories.inviti import BY, deliver, link_in, make_invitato, path_of
from tests.factories.persone import client_for, make_profilo
from tests.factories.recuperi import make_codici

DOCUMENTO = {"tipo_documento": "PASSAPORTO", "numero": "ya 1234567", "data": date(2019, 5, 2)}


@pytest.fixture
def persona(mondo):
    """A Case manager of Cremona who can enter."""
    operatore = mondo.case_manager.operatore
    activate(operatore)
    make_codici(operatore)
    return operatore


def reset(accreditamento, by) -> str:
    return nuovo_accesso.reset_accesso(accreditamento, by=by, motivo="TELEFONO_PERSO", **DOCUMENTO)


@pytest.mark.asvs("6.5.6")
@pytest.mark.asvs("7.4.5")
@pytest.mark.asvs("6.4.4")
def test_reset_accesso_ends_everything_and_invites_anew(mondo, persona):
    inside = client_for(mondo.case_manager)

    codice = reset(mondo.case_manager.accreditamento, mondo.amministratore)

    fresh = Operatore.objects.get(pk=persona.pk)
    assert not attivazione.is_activated(fresh)
    assert not fresh.has_usable_password()
    assert not fresh.codici_recupero.exists()
    assert inside.get("/").url.startswith("/accesso/")
    assert give_password(Client(), persona).status_code == 200  # not even to the second step
    deliver()
    assert mail.outbox[0].to == [persona.email]
    client = Client()
    client.get(link_in(mail.outbox[0]))
    assert client.post(reverse("accounts:attivazione_codice"), {"codice": codice}).status_code == 302


@pytest.mark.asvs("6.4.4")
def test_reset_accesso_keeps_how_the_person_was_identified(mondo, persona):
    reset(mondo.case_manager.accreditamento, mondo.amministratore)

    row = Identificazione.objects.get(accreditamento=mondo.case_manager.accreditamento)
    assert (row.scopo, row.ultime_tre, row.effettuata_da_id) == (
        ScopoIdentificazione.NUOVO_ACCESSO,
        "567",
        mondo.amministratore.operatore_id,
    )
    entry = AccessoDato.objects.get(atto="reset_accesso")
    assert (entry.categoria, entry.operatore_id) == ("TELEFONO_PERSO", mondo.amministratore.operatore_id)


def test_reset_accesso_again_is_one_more_identification(mondo, persona):
    for _ in range(2):
        reset(mondo.case_manager.accreditamento, mondo.amministratore)

    assert Identificazione.objects.count() == 2
    assert Invito.objects.count() == 1


@pytest.mark.parametrize("stato", ["RICHIESTO", "SOSPESO", "REVOCATO", "SCADUTO"])
def test_reset_accesso_is_for_an_active_accreditation_only(mondo, persona, stato):
    row = mondo.case_manager.accreditamento
    row.stato, row.motivo_stato = stato, "ALTRO"
    row.save(update_fields=["stato", "motivo_stato"])

    with pytest.raises(RegolaError):
        reset(row, mondo.amministratore)
    assert Operatore.objects.get(pk=persona.pk).check_password(PASSWORD)


def test_reset_accesso_of_someone_elses_is_not_found(mondo, persona):
    for by in (mondo.amministratore_b, mondo.ministero, mondo.coordinatore, mondo.case_manager):
        with pytest.raises(Http404):
            reset(mondo.case_manager.accreditamento, by)
    for by in (mondo.amministratore, mondo.amministratore_b):  # an Amministratore is the Ministry's
        with pytest.raises(Http404):
            reset(mondo.amministratore.accreditamento, by)
    with pytest.raises(Http404):  # and one of the Ministry nobody's
        reset(make_profilo(Ruolo.MINISTERO).accreditamento, mondo.ministero)


def test_reset_accesso_of_an_amministratore_is_the_ministrys(mondo):
    activate(mondo.amministratore.operatore)

    assert reset(mondo.amministratore.accreditamento, mondo.ministero)
    assert not Operatore.objects.get(pk=mondo.amministratore.operatore_id).has_usable_password()


def test_reset_accesso_of_oneself_is_refused(mondo):
    own = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a, operatore=mondo.amministratore.operatore)
    activate(own.operatore)

    with pytest.raises(RegolaError):
        reset(own.accreditamento, mondo.amministratore)
    assert Operatore.objects.get(pk=own.operatore_id).check_password(PASSWORD)


def test_reset_accesso_tells_the_other_amministratore_without_details(mondo, persona):
    make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_b, operatore=persona)

    reset(mondo.case_manager.accreditamento, mondo.amministratore)
    deliver()

    told = [message for message in mail.outbox if message.to == [mondo.amministratore_b.operatore.email]]
    assert [message.subject for message in told] == ["Un operatore del tuo Ambito ha un nuovo accesso"]
    for datum in (persona.nome, persona.cognome, persona.codice_fiscale, persona.email, "Cremona"):
        assert datum not in told[0].body


def test_reset_accesso_opens_a_closed_door(mondo, persona):
    """Who was blocked by wrong guesses has shown a document since."""
    for _ in range(5):
        give_password(Client(), persona, "sbagliata")

    reset(mondo.case_manager.accreditamento, mondo.amministratore)

    assert Operatore.objects.get(pk=persona.pk).bloccato_fino_al is None


def test_nuovo_accesso_gives_a_link_to_a_national_user_alone(mondo, capsys):
    activate(mondo.ministero.operatore)

    call_command("nuovo_accesso", codice_fiscale=mondo.ministero.operatore.codice_fiscale, identificata=True)
    link = capsys.readouterr().out.strip()

    assert Client().get("/" + link.split("/", 3)[3]).url == reverse("accounts:attivazione_codice")
    assert not Operatore.objects.get(pk=mondo.ministero.operatore_id).has_usable_password()


@pytest.mark.parametrize("options", [{}, {"identificata": True}])
def test_nuovo_accesso_of_others_or_unseen_is_refused(mondo, persona, options):
    cf = persona.codice_fiscale if options else mondo.ministero.operatore.codice_fiscale

    with pytest.raises(CommandError):
        call_command("nuovo_accesso", codice_fiscale=cf, **options)
    assert Operatore.objects.get(pk=persona.pk).check_password(PASSWORD)


def test_close_sessions_is_what_ends_them(mondo):
    inside = client_for(mondo.case_manager)

    sessione.close_sessions(mondo.case_manager.operatore)

    assert inside.get("/").url.startswith("/accesso/")


def test_who_gives_a_new_access_does_not_choose_where_its_link_goes(mondo, persona):
    """Link and code would both be his, and with them the families of the person."""
    give_password(client := Client(), persona)
    give_code(client, persona)
    reset(mondo.case_manager.accreditamento, mondo.amministratore)

    accreditamento.invite_again(mondo.case_manager.accreditamento, by=mondo.amministratore, email="mia@example.it")
    invite = reverse("accounts:accreditamento_invite", args=[mondo.case_manager.accreditamento_id])
    page = client_for(mondo.amministratore).get(invite)

    assert Operatore.objects.get(pk=persona.pk).email == persona.email
    assert "email" not in page.context["form"].fields


def test_reset_accesso_ends_who_is_between_password_and_code(mondo, persona):
    client = Client()
    give_password(client, persona)
    assert client.get(reverse("accounts:codice")).status_code == 200

    reset(mondo.case_manager.accreditamento, mondo.amministratore)

    assert client.get(reverse("accounts:codice")).url == reverse("accounts:accesso")


def test_reset_accesso_ends_who_has_just_activated_and_has_not_taken_the_codes(mondo):
    person = make_invitato(mondo)
    row = person.accreditamenti.get()
    intruder = activate_by_link(person)

    reset(row, mondo.amministratore)
    activate_by_link(person)

    codici = reverse("accounts:attivazione_codici")
    assert intruder.post(codici).status_code == 404
    assert intruder.post(codici, {"salvati": "1"}).status_code == 404
    assert not Operatore.objects.get(pk=person.pk).codici_recupero.exists()


def activate_by_link(person) -> Client:
    """The browser of who has activated the access, before the recovery codes."""
    client = Client()
    client.get(path_of(attivazione.invite(person, by=BY, con_codice=False, per_email=False).link))
    client.post(reverse("accounts:attivazione_password"), {"password": PASSWORD, "conferma": PASSWORD})
    device = DispositivoTotp.objects.get(user=person)
    code = f"{TOTP(device.chiave, 30).token():06}"
    assert client.post(reverse("accounts:attivazione_dispositivo"), {"codice": code}).status_code == 302
    return client
