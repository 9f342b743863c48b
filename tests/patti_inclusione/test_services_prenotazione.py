"""A place in an office's hour is taken once, by one family."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from patti_inclusione.models import Convocazione, SchedaPersona, StatoCaso
from patti_inclusione.orari import Orario
from patti_inclusione.services import convoca
from patti_inclusione.services import convocazione as services
from patti_inclusione.services import sede as sedi
from patti_inclusione.services.appuntamento import RiservatoError
from patti_inclusione.services.prenotazione import OrarioError, SovrapposizioneError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox.models import Message
from tests.factories.casi import give_caso, make_caso
from tests.factories.convocazioni import COLLOQUIO, DOPO, OGGI, make_convocazione, persone
from tests.factories.sedi import make_orari, make_sede
from tests.patti_inclusione.test_assegnazione_concorrente import at_once


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OGGI, tick=True) as moving:
        yield moving


def book(caso, orari, by, at=COLLOQUIO, **values):
    caso.refresh_from_db()
    nome = Orario(orari, at, 1).nome
    return convoca.book_orario(caso, nome, **{"chiave": uuid4(), "versione": caso.versione, "by": by} | values)


def test_book_orario_convenes_the_adults_where_and_when_the_office_receives(mondo):
    orari = make_orari(make_sede(mondo.cremona, denominazione="Centro"), stanza="3")

    made = book(mondo.caso, orari, mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert (made.data_ora, made.durata_min, made.luogo) == (COLLOQUIO, 60, "Centro, Via Po 1, 3")
    assert (made.disponibilita, made.sede, made.posto) == (orari, orari.sede, 1)
    assert made.testo.count("giovedì 9 maggio 2019 alle 10:00, Centro, Via Po 1, 3") == 1
    assert set(made.invii.values_list("canale", "esito")) == {("EMAIL", "IN_PARTENZA")}
    assert set(made.componenti.all()) == set(persone(mondo.caso))
    assert mondo.caso.stato == StatoCaso.CONVOCATO


def test_book_orario_twice_with_one_chiave_is_one_appointment(mondo):
    orari, chiave = make_orari(make_sede(mondo.cremona)), uuid4()

    book(mondo.caso, orari, mondo.case_manager, chiave=chiave)
    book(mondo.caso, orari, mondo.case_manager, chiave=chiave)

    assert Convocazione.objects.count() == 1


def test_book_orario_leaves_out_who_has_a_secret_address(mondo):
    first, second = persone(mondo.caso)
    SchedaPersona.objects.create(componente=first, indirizzo_riservato=True, recapito_sicuro="0372 1")

    made = book(mondo.caso, make_orari(make_sede(mondo.cremona)), mondo.case_manager)

    assert list(made.componenti.all()) == [second]


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ({}, COLLOQUIO + timedelta(minutes=30)),
        ({}, COLLOQUIO + timedelta(days=1)),
        ({"valida_al": date(2019, 5, 8)}, COLLOQUIO),
    ],
)
def test_book_orario_at_an_hour_that_is_none_is_refused(mondo, values, at):
    with pytest.raises(OrarioError, match="non c'è più"):
        book(mondo.caso, make_orari(make_sede(mondo.cremona), **values), mondo.case_manager, at)


def test_book_orario_of_another_ambito_or_colleague_or_closed_office_is_refused(mondo):
    others = [
        make_orari(make_sede(mondo.bologna)),
        make_orari(make_sede(mondo.cremona), operatore=mondo.collega.accreditamento),
        make_orari(make_sede(mondo.cremona, attiva=False)),
    ]

    for orari in others:
        with pytest.raises(OrarioError):
            book(mondo.caso, orari, mondo.case_manager)
    assert Convocazione.objects.count() == 0


def test_book_orario_on_a_day_of_closure_is_refused(mondo):
    sede = make_sede(mondo.cremona)
    orari = make_orari(sede)
    sedi.add_chiusura(sede, dal=COLLOQUIO.date(), al=COLLOQUIO.date(), motivo="", by=mondo.coordinatore)

    with pytest.raises(OrarioError):
        book(mondo.caso, orari, mondo.case_manager)


def test_the_last_place_goes_to_one_of_twenty_at_once(mondo_vero):
    mondo, orari = mondo_vero, make_orari(make_sede(mondo_vero.cremona), posti=2)
    profili = [mondo.case_manager, mondo.collega]
    casi = [give_caso(make_caso(mondo.ambito_a, mondo.cremona), profili[n % 2], mondo.coordinatore) for n in range(20)]

    def try_book(n):
        try:
            return book(casi[n], orari, profili[n % 2])
        except OrarioError as refusal:
            return refusal

    outcomes = at_once([lambda n=n: try_book(n) for n in range(20)])

    made = [each for each in outcomes if isinstance(each, Convocazione)]
    assert len(made) == 2
    assert {each.creata_da_id for each in made} == {p.accreditamento_id for p in profili}
    assert sorted(Convocazione.objects.values_list("posto", flat=True)) == [1, 2]


def test_the_database_refuses_a_second_family_in_one_place(mondo):
    orari = make_orari(make_sede(mondo.cremona))
    made = book(mondo.caso, orari, mondo.case_manager)
    made.pk, made.numero_progressivo = uuid4(), 2

    with pytest.raises(IntegrityError, match="one_convocazione_per_posto"), transaction.atomic():
        made.save(force_insert=True)


def test_a_cancelled_appointment_gives_its_place_back(mondo):
    orari = make_orari(make_sede(mondo.cremona))
    made = book(mondo.caso, orari, mondo.case_manager)
    mondo.caso.refresh_from_db()

    services.cancel_convocazione(made, versione=mondo.caso.versione, by=mondo.case_manager)

    assert book(mondo.caso, orari, mondo.case_manager).posto == 1


def test_an_hour_of_an_office_never_meets_another_family_of_his(mondo):
    altra = give_caso(make_caso(mondo.ambito_a, mondo.cremona), mondo.case_manager, mondo.coordinatore)
    make_convocazione(mondo, data_ora=COLLOQUIO + timedelta(minutes=30))

    with pytest.raises(SovrapposizioneError, match="alle 10:30"):
        book(altra, make_orari(make_sede(mondo.cremona)), mondo.case_manager)


def test_book_many_gives_each_its_hour_and_says_whose_is_gone(mondo):
    orari = make_orari(make_sede(mondo.cremona))
    altra = give_caso(make_caso(mondo.ambito_a, mondo.cremona), mondo.case_manager, mondo.coordinatore)
    names = [Orario(orari, at, 1).nome for at in (COLLOQUIO, COLLOQUIO)]
    coppie = [convoca.Coppia(caso.pk, nome, uuid4()) for caso, nome in zip((mondo.caso, altra), names, strict=True)]
    coppie.append(convoca.Coppia(mondo.caso_b.pk, names[0], uuid4()))

    first, second = convoca.book_many(coppie, by=mondo.case_manager)

    assert first.convocazione.caso == mondo.caso
    assert (second.convocazione, second.caso) == (None, altra)
    assert "hai già un colloquio" in second.motivo


def test_reschedule_convocazione_keeps_the_old_in_the_history_and_tells_anew(mondo):
    orari = make_orari(make_sede(mondo.cremona))
    vecchia = make_convocazione(mondo, canali=["EMAIL"])
    dati = services.Appuntamento(
        uuid4(), "PRIMO_COLLOQUIO", COLLOQUIO + timedelta(hours=1), 60, "PRESENZA", "Centro", ["EMAIL"], "Venite",
        disponibilita_id=orari.pk,
    )  # fmt: skip

    nuova = services.reschedule_convocazione(
        vecchia, dati, motivo="UFFICIO", versione=mondo.caso.versione, by=mondo.case_manager
    )

    vecchia.refresh_from_db()
    mondo.caso.refresh_from_db()
    assert (vecchia.stato, vecchia.motivo_fine, nuova.stato, nuova.spostata_da) == (
        "SPOSTATA",
        "UFFICIO",
        "FISSATA",
        vecchia,
    )
    assert set(nuova.componenti.all()) == set(persone(mondo.caso))
    assert mondo.caso.stato == StatoCaso.CONVOCATO
    assert Message.objects.filter(topic="email.disdetta").count() == 2
    assert Message.objects.filter(topic="email.convocazione").count() == 4


def test_reschedule_convocazione_after_its_hour_is_refused(mondo, clock):
    vecchia = make_convocazione(mondo)
    clock.move_to(DOPO)
    dati = services.Appuntamento(uuid4(), "ALTRO", DOPO + timedelta(days=9), 60, "TELEFONO", "", ["SMS"], "Venite")

    with pytest.raises(TransitionError):
        services.reschedule_convocazione(
            vecchia, dati, motivo="FAMIGLIA", versione=mondo.caso.versione, by=mondo.case_manager
        )


def test_fix_convocazione_of_who_has_a_secret_address_with_others_is_refused(mondo):
    SchedaPersona.objects.create(componente=persone(mondo.caso)[0], indirizzo_riservato=True, recapito_sicuro="0372 1")

    with pytest.raises(RiservatoError):
        make_convocazione(mondo)
