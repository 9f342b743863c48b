import time
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from accounts import tasks
from accounts.models import RichiestaAccreditamento, Sollecito, StatoRichiesta
from accounts.services import sollecito as services
from ambiti.models import Ambito, Referente
from rdc_platform.audit.models import AccessoDato
from rdc_platform.norme.selectors import forget
from rdc_platform.outbox.models import Message
from rdc_platform.pec.models import MessaggioPec
from tests.factories.persone import make_profilo
from tests.factories.richieste import deliver, make_richiesta
from tests.factories.territorio import make_ambito, make_comune

S = StatoRichiesta


def old(ambito, giorni=16, **values):
    """A form that came `giorni` days ago."""
    richiesta = make_richiesta(ambito, **values)
    since = timezone.now() - timedelta(days=giorni)
    RichiestaAccreditamento.objects.filter(pk=richiesta.pk).update(creata_il=since)
    return richiesta


def referente(ambito, nome="Ada"):
    return Referente.objects.create(ambito=ambito, nome=nome, cognome="Rossi", email=f"{nome.lower()}@example.it")


def pass_days(giorni):
    Sollecito.objects.update(inviato_il=timezone.now() - timedelta(days=giorni))


def test_remind_pec_writes_to_the_body_once_a_period_and_refuses_nobody(mondo):
    richiesta, fresh = old(mondo.ambito_a), old(mondo.ambito_a, 14)
    came = old(mondo.ambito_a, stato=S.PEC_RICEVUTA)

    tasks.remind_pec()
    tasks.remind_pec()

    assert [row.richiesta for row in Sollecito.objects.all()] == [richiesta]
    messaggio = Sollecito.objects.get().messaggio_pec
    assert messaggio.destinatario == mondo.ambito_a.pec
    assert richiesta.numero_richiesta in messaggio.corpo
    assert richiesta.cognome not in messaggio.oggetto + messaggio.corpo
    for row, stato in ((richiesta, S.FORM_INVIATO), (fresh, S.FORM_INVIATO), (came, S.PEC_RICEVUTA)):
        row.refresh_from_db()
        assert row.stato == stato


def test_remind_pec_goes_on_every_period_while_the_form_waits(mondo):
    richiesta = old(mondo.ambito_a)

    for _ in range(3):
        tasks.remind_pec()
        pass_days(16)

    assert richiesta.solleciti.count() == 3


def test_remind_pec_stops_when_the_pec_has_come(mondo):
    richiesta = old(mondo.ambito_a)
    tasks.remind_pec()
    pass_days(16)
    pec = {"pec_mittente": "a@pec.example.it", "pec_message_id": "<1@x>", "pec_ricevuta_il": timezone.now()}
    RichiestaAccreditamento.objects.filter(pk=richiesta.pk).update(stato=S.PEC_RICEVUTA, **pec)

    tasks.remind_pec()

    assert richiesta.solleciti.count() == 1


def test_remind_pec_writes_to_the_referenti_where_no_pec_is_known(mondo):
    Ambito.objects.filter(pk=mondo.ambito_a.pk).update(pec="")
    richiesta = old(mondo.ambito_a)
    assert services.remind_pec() == 0  # nobody to write to: neither a reminder nor a refusal
    referente(mondo.ambito_a)

    assert services.remind_pec() == 1

    assert richiesta.solleciti.get().referenti_avvisati == 1
    deliver("email.sollecito")
    assert mail.outbox[0].to == ["ada@example.it"]
    assert richiesta.numero_richiesta in mail.outbox[0].body


def test_remind_ambiti_writes_by_pec_and_to_each_referente(mondo):
    ambito = make_ambito("P09", "F205")
    referente(ambito, "Ada"), referente(ambito, "Ugo")

    fatto = services.remind_ambiti([ambito.pk], by=mondo.ministero)
    deliver("email.sollecito")

    assert fatto.raggiunti == [ambito]
    sollecito = Sollecito.objects.get()
    assert (sollecito.tipo, sollecito.referenti_avvisati) == ("SENZA_MODULO", 2)
    assert sollecito.inviato_da == mondo.ministero.accreditamento
    assert sollecito.messaggio_pec.destinatario == ambito.pec
    assert "/accreditamento/" in sollecito.messaggio_pec.corpo
    assert sorted(message.to[0] for message in mail.outbox) == ["ada@example.it", "ugo@example.it"]
    assert {message.subject for message in mail.outbox} == {services.OGGETTO}
    assert AccessoDato.objects.filter(atto="remind_ambiti").count() == 1


def test_remind_ambiti_leaves_out_who_was_told_who_asked_and_who_cannot_be_reached(mondo):
    told, asked, mute = (make_ambito(f"P1{n}", each) for n, each in enumerate(["F205", "H501", "A785"]))
    by_mail = make_ambito("P14", "G388")
    services.remind_ambiti([told.pk], by=mondo.ministero)
    make_richiesta(asked)
    Ambito.objects.filter(pk__in=[mute.pk, by_mail.pk]).update(pec="")
    referente(by_mail)
    ids = [each.pk for each in (told, asked, mute, by_mail, mondo.ambito_a)]

    fatto = services.remind_ambiti(ids, by=mondo.ministero)

    assert (fatto.raggiunti, fatto.senza_pec) == ([by_mail], [by_mail])
    assert (fatto.recenti, fatto.senza_recapito) == ([told], [mute])
    assert set(fatto.con_richiesta) == {asked, mondo.ambito_a}
    assert (Sollecito.objects.count(), MessaggioPec.objects.filter(oggetto=services.OGGETTO).count()) == (2, 1)


def test_remind_ambiti_again_after_the_period(mondo):
    ambito = make_ambito("P09", "F205")
    services.remind_ambiti([ambito.pk], by=mondo.ministero)
    pass_days(16)

    assert services.remind_ambiti([ambito.pk], by=mondo.ministero).raggiunti == [ambito]


def test_remind_ambiti_waits_for_the_letters_day(mondo):
    ambito = make_ambito("P09", "F205")

    with time_machine.travel("2019-05-31T12:00:00+02:00", tick=False), pytest.raises(services.TermineApertoError):
        services.remind_ambiti([ambito.pk], by=mondo.ministero)
    with time_machine.travel("2019-06-01T12:00:00+02:00", tick=False):
        forget()
        assert services.remind_ambiti([ambito.pk], by=mondo.ministero).raggiunti == [ambito]
    forget()


def test_remind_ambiti_is_the_ministrys(mondo):
    ambito = make_ambito("P09", "F205")

    for profilo in (mondo.amministratore, mondo.dpo):
        assert services.remind_ambiti([ambito.pk], by=profilo).raggiunti == []


def test_build_sollecito_writes_no_more_to_a_referente_taken_away(mondo):
    ambito = make_ambito("P09", "F205")
    person = referente(ambito)
    services.remind_ambiti([ambito.pk], by=mondo.ministero)
    person.delete()

    deliver("email.sollecito")

    assert mail.outbox == []
    assert Message.objects.get(topic="email.sollecito").stato == "RIFIUTATO"


def test_remind_ambiti_six_hundred_is_one_act_of_few_statements_under_five_seconds(
    mondo, django_assert_max_num_queries
):
    capofila = make_comune("F205")
    rows = [
        Ambito(
            codice=f"S{n:04}", denominazione=f"Ambito n. {n}", codice_regione="03", regione="Lombardia", dal="2019-01-01",
            forma_giuridica="CONVENZIONE", forma_gestione="ASSOCIATA", capofila=capofila, pec=f"a{n}@pec.example.it",
        )
        for n in range(600)
    ]  # fmt: skip
    Ambito.objects.bulk_create(rows)
    Referente.objects.bulk_create(
        Referente(ambito=ambito, nome="Ada", cognome="Rossi", email="ada@example.it") for ambito in rows for _ in "ab"
    )

    begun = time.process_time()  # of this process, whoever else works on the machine
    with django_assert_max_num_queries(16):
        fatto = services.remind_ambiti([ambito.pk for ambito in rows], by=mondo.ministero)

    assert time.process_time() - begun < 5
    assert (len(fatto.raggiunti), Sollecito.objects.count()) == (600, 600)
    assert Message.objects.filter(topic="email.sollecito").count() == 1200


def test_a_reminded_form_stays_where_it_is_in_the_queue(mondo):
    richiesta = old(mondo.ambito_a)
    richiesta.refresh_from_db()
    since = richiesta.stato_dal

    services.remind_pec()

    richiesta.refresh_from_db()
    assert richiesta.stato_dal == since


def test_make_profilo_makes_the_ambito_registered(mondo):
    """What the tests above take for granted: an Ambito with an Amministratore is reminded of nothing."""
    ambito = make_ambito("P09", "F205")
    make_profilo("AMMINISTRATORE_AMBITO", ambito)

    assert services.remind_ambiti([ambito.pk], by=mondo.ministero).con_richiesta == [ambito]
