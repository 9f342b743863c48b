"""The register as persons write it: what is refused and why, what is only said, and the month once validated."""

import threading
import uuid
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.http import Http404

from accounts.models import Ruolo
from progetti_collettivita.models import PresenzaPuc
from progetti_collettivita.ore import Saldo
from progetti_collettivita.selectors.presenze import bilanci, totale
from progetti_collettivita.services import partecipazione, presenze
from progetti_collettivita.services.presenze_regole import ConfermaError, Riga
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.services.tutor import end_tutor, name_tutor
from rdc_platform.audit.stato import VersioneError
from rdc_platform.norme.models import ParametroNormativo
from tests.factories.persone import make_profilo
from tests.factories.puc import assign, follow, make_puc, presence

INIZIO = date(2021, 4, 1)
ORA = time_machine.travel("2021-05-03 10:00+02:00", tick=False)
PERIODO = {"data_inizio": INIZIO, "data_fine_prevista": date(2021, 4, 30)}
pytestmark = pytest.mark.usefixtures("maggio")


@pytest.fixture
def maggio():
    with ORA:
        yield


@pytest.fixture
def row(maggio, mondo):
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=date(2021, 3, 1))
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona)
    return assign(puc, persona, "ATTIVO", **PERIODO)


def write(row, by, giorno=date(2021, 4, 6), ore="4", **campi):
    conferma, chiave = campi.pop("conferma", False), campi.pop("chiave", None)
    riga = Riga(giorno, campi.pop("esito", "PRESENTE"), Decimal(ore), **campi)
    return presenze.record_presenza(row, by=by, riga=riga, conferma=conferma, chiave=chiave)


@pytest.mark.parametrize(
    ("campi", "campo", "testo"),
    [
        ({"giorno": date(2021, 3, 31)}, "data", "Partecipa dal 1 apr 2021 al 30 apr 2021"),
        ({"giorno": date(2021, 5, 1)}, "data", "Partecipa dal"),
        ({"giorno": date(2021, 5, 4)}, "data", "deve ancora venire"),
        ({"ore": "0"}, "ore", "da un quarto d'ora a 8 ore"),
        ({"ore": "8.25"}, "ore", "da un quarto d'ora a 8 ore"),
        ({"ore": "7.1"}, "ore", "quarti d'ora"),
        ({"esito": "ASSENTE_GIUSTIFICATO"}, "causale", "perché è giustificata"),
        ({"ora_inizio": time(9), "ora_fine": time(12)}, "ore", "più di quelle fra"),
        ({"ora_inizio": time(21)}, "ora_inizio", "il giorno dopo"),
        ({"ora_fine": time(12)}, "ora_inizio", "Scrivi anche"),
    ],
)
def test_record_what_cannot_be_is_refused_at_the_field(mondo, row, campi, campo, testo):
    with pytest.raises(PucError, match=testo) as refused:
        write(row, mondo.responsabile_puc, **campi)

    assert refused.value.campo == campo
    assert not PresenzaPuc.objects.exists()


def test_record_twice_with_a_key_is_one_line_and_overlapping_hours_are_refused(mondo, row):
    by, chiave = mondo.responsabile_puc, uuid.uuid4()
    prima = write(row, by, ore="7.5", ora_inizio=time(8), chiave=chiave)
    assert (prima.presenza.ora_fine, prima.gia) == (time(15, 30), False)

    di_nuovo = write(row, by, ore="1", chiave=chiave)
    assert (di_nuovo.presenza, di_nuovo.gia, PresenzaPuc.objects.get().ore) == (prima.presenza, True, Decimal("7.5"))
    with pytest.raises(PucError, match=r"una riga dalle 08:00 alle 15:30"):
        write(row, by, ore="1", ora_inizio=time(15))
    with pytest.raises(PucError, match=r"8,5 ore nello stesso giorno"):
        write(row, by, ore="1", ora_inizio=time(16))


def test_above_his_hours_is_said_above_the_law_s_wants_a_second_yes_and_the_month_has_an_end(mondo, row):
    by = mondo.responsabile_puc
    assert write(row, by, date(2021, 4, 5), "8").avvisi == []
    assert write(row, by, date(2021, 4, 6), "8").avvisi == ["In questa settimana 16 ore, le sue sono 8."]
    with pytest.raises(ConfermaError, match="18 ore in una settimana"):
        write(row, by, date(2021, 4, 7), "2")
    assert write(row, by, date(2021, 4, 7), "2", conferma=True).presenza.ore == 2
    for giorno in (12, 13, 19, 20, 26, 27):
        presence(row, date(2021, 4, giorno), "8")

    with pytest.raises(PucError, match=r"70 ore nel mese: nei 30 giorni .* al massimo 69"):
        write(row, by, date(2021, 4, 28), "4", conferma=True)


def test_a_day_of_a_pause_is_not_worked_and_not_due(mondo, row):
    by = mondo.responsabile_puc
    for giorno, stato in ((10, "SOSPESO"), (17, "ATTIVO")):
        evento = row.eventi.create(tipo="x", testo="x", a_stato=stato)
        row.eventi.filter(pk=evento.pk).update(istante=f"2021-04-{giorno}T10:00:00Z")

    with pytest.raises(PucError, match="era sospesa"):
        write(row, by, date(2021, 4, 16))
    assert write(row, by, date(2021, 4, 16), esito="SOSPESO").presenza.ore == 0
    assert write(row, by, date(2021, 4, 17)).presenza.ore == 4
    assert [each.attivi for each in bilanci([row], date(2021, 5, 3))[row.pk]] == [23]


def test_the_balance_of_april_is_half_an_hour_short_and_absences_count_for_nothing(
    mondo, row, django_assert_num_queries
):
    for giorno, ore, campi in (
        (1, 8, {}), (2, 8, {}), (8, 8, {}), (15, 6, {}), (20, 4, {"esito": "RECUPERO"}),
        (22, 4, {"esito": "ASSENTE_GIUSTIFICATO", "causale": "MALATTIA"}), (23, 4, {"annullata": True}),
    ):  # fmt: skip
        presence(row, date(2021, 4, giorno), ore, **campi)

    with django_assert_num_queries(2):
        mesi = bilanci([row], date(2021, 5, 3))[row.pk]
    assert [each.saldo for each in mesi] == [Saldo(Decimal("34.5"), Decimal(30), Decimal(4))]
    assert totale(mesi).differenza == Decimal("-0.5")


def test_once_validated_a_month_changes_only_by_rectification_and_says_what_it_was(mondo, row):
    by = mondo.responsabile_puc
    tutor = make_profilo(Ruolo.TUTOR_PUC, mondo.ambito_a, mondo.cremona)
    name_tutor(row.puc, by=by, tutor=tutor.accreditamento)
    presenza = write(row, tutor).presenza
    riga = Riga(presenza.data, "PRESENTE", Decimal(3))
    presenza = presenze.amend_presenza(presenza, by=tutor, versione=1, riga=riga).presenza
    with pytest.raises(VersioneError):
        presenze.amend_presenza(presenza, by=tutor, versione=1, riga=riga)
    with pytest.raises(PucError, match="non serve una rettifica"):
        presenze.rectify_presenza(presenza, by=by, versione=2, riga=riga, motivo="Errore")
    with pytest.raises(PucError, match="non è ancora finito"):
        presenze.validate_mese(row.puc, by=by, mese=date(2021, 5, 1))
    presenze.validate_mese(row.puc, by=by, mese=INIZIO)
    presenza.refresh_from_db()

    for refused in (
        lambda: presenze.amend_presenza(presenza, by=tutor, versione=3, riga=riga),
        lambda: presenze.remove_presenza(presenza, by=by, versione=3),
        lambda: write(row, tutor, date(2021, 4, 8)),
        lambda: presenze.validate_mese(row.puc, by=by, mese=INIZIO),
    ):
        with pytest.raises(PucError, match="già validato"):
            refused()
    with pytest.raises(Http404):
        presenze.rectify_presenza(presenza, by=tutor, versione=3, riga=riga, motivo="Errore")
    nuova = Riga(presenza.data, "PRESENTE", Decimal("2.5"))
    presenze.rectify_presenza(presenza, by=by, versione=3, riga=nuova, motivo="Il foglio dice due ore e mezza")
    presenze.add_rettifica(row, by=by, riga=Riga(date(2021, 4, 8), "RECUPERO", Decimal(1)), motivo="Dimenticata")

    assert [str(each.ore) for each in presenza.events.order_by("pgh_id")] == ["4.00", "3.00", "3.00"]
    testi = list(row.eventi.order_by("pk").values_list("testo", flat=True))
    assert testi == [
        "Presenza rettificata: 6 apr 2021, Presente, 3 ore, ora 6 apr 2021, Presente, 2,5 ore. Il foglio dice due ore e mezza",
        "Presenza aggiunta a un mese validato: 8 apr 2021, Recupero, 1 ore. Dimenticata",
    ]


def test_a_line_taken_away_frees_its_hours_and_its_key_makes_it_no_more(mondo, row):
    by, chiave = mondo.responsabile_puc, uuid.uuid4()
    presenza = write(row, by, chiave=chiave).presenza
    presenze.remove_presenza(presenza, by=by, versione=1)
    with pytest.raises(Http404):
        presenze.remove_presenza(presenza, by=by, versione=2)

    assert write(row, by, chiave=chiave).gia
    assert write(row, by).presenza.ore == 4
    assert list(PresenzaPuc.objects.valide().values_list("ore", flat=True)) == [4]


def test_a_tutor_writes_on_his_project_while_he_is_named_and_of_who_has_begun(mondo, row):
    by, tutor = mondo.responsabile_puc, make_profilo(Ruolo.TUTOR_PUC, mondo.ambito_a, mondo.cremona)
    altrove = make_profilo(Ruolo.TUTOR_PUC, mondo.ambito_b, mondo.bologna)
    with pytest.raises(PucError, match="non è più accreditato"):
        name_tutor(row.puc, by=by, tutor=altrove.accreditamento)
    with pytest.raises(Http404):
        write(row, tutor)
    nomina = name_tutor(row.puc, by=by, tutor=tutor.accreditamento)
    with pytest.raises(PucError, match="già tutor"):
        name_tutor(row.puc, by=by, tutor=tutor.accreditamento)
    accettata = assign(row.puc, mondo.caso_in_coda.nucleo.componenti.first(), "ACCETTATO", data_inizio=INIZIO)
    with pytest.raises(Http404):
        write(accettata, tutor)
    with pytest.raises(Http404):
        write(row, mondo.case_manager)

    assert write(row, tutor).presenza.registrato_da == tutor.accreditamento
    end_tutor(nomina, by=by)
    with pytest.raises(Http404):
        write(row, tutor, date(2021, 4, 8))


def test_a_participation_never_ends_before_a_line_of_its_register(mondo, row):
    presence(row, date(2021, 4, 20))
    with pytest.raises(PucError, match="c'è una riga del 20 apr 2021"):
        interrupt(row, mondo, date(2021, 4, 19))

    assert interrupt(row, mondo, date(2021, 4, 20)).stato == "INTERROTTO"


def interrupt(row, mondo, fine: date):
    return partecipazione.interrupt_assegnazione(
        row, by=mondo.responsabile_puc, versione=row.versione, motivo="ALTRO", data_fine_effettiva=fine
    )


def test_unjustified_hours_are_a_fact_past_a_threshold_once_and_never_for_the_rdc(mondo, row, forget_norme):
    by, giorno = mondo.responsabile_puc, date(2021, 4, 5)
    write(row, by, giorno, "8", esito="ASSENTE_INGIUSTIFICATO")
    assert not row.eventi.exists()

    for codice, ore in (("RICHIAMO", 8), ("DECADENZA", 24)):
        ParametroNormativo.objects.filter(codice=f"PUC_ORE_ASSENZA_{codice}").update(valore=str(ore))

    forget_norme()
    for giorni in (1, 2):
        write(row, by, giorno + timedelta(days=giorni), "8", esito="ASSENTE_INGIUSTIFICATO")
    assert list(row.eventi.order_by("pk").values_list("tipo", "testo")) == [
        ("assenze_puc_richiamo", "Assenze ingiustificate: 16 ore, la soglia è 8"),
        ("assenze_puc_decadenza", "Assenze ingiustificate: 24 ore, la soglia è 24"),
    ]


def test_the_same_key_sent_twice_at_once_is_one_line(mondo_vero):
    puc = make_puc(mondo_vero.responsabile_puc, mondo_vero.cremona, data_inizio=date(2021, 3, 1))
    row = assign(puc, mondo_vero.caso.nucleo.componenti.first(), "ATTIVO", **PERIODO)
    chiave, ready, found = uuid.uuid4(), threading.Barrier(2), []

    def run():
        try:
            ready.wait()
            found.append(write(row, mondo_vero.responsabile_puc, chiave=chiave).gia)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [False, True]
    assert PresenzaPuc.objects.count() == 1
