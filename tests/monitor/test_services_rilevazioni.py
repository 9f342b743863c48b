"""What the Ministry is told of a month (M15): counted from the facts, told in figures that name nobody, taken or refused."""

import json
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ambiti.models import AppartenenzaComune, Componente
from patti_inclusione.models import Caso, Convocazione
from rdc_platform import calendario
from rdc_platform.monitor import tasks
from rdc_platform.monitor.misure import GRIGLIA
from rdc_platform.monitor.models import Rilevazione
from rdc_platform.monitor.riservatezza import POCHE
from rdc_platform.monitor.selectors.misure import read_misure
from rdc_platform.monitor.services import rilevazioni
from rdc_platform.norme import selectors as norme
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.outbox.models import Message
from tests.factories.rilevazioni import arrivate, deliver, last_chiuso, make_famiglie, make_mese
from tests.simulators.processi import post_form

CELLA = ("NUCLEI_RICEVUTI", "INPS")


@pytest.fixture
def mese():
    return last_chiuso()


def norma(codice, valore):
    ParametroNormativo.objects.filter(codice=codice).update(valore=valore)
    norme.forget()


def ricevuti(row):
    """What is told of the families of Cremona that arrived."""
    (cremona,) = [each for each in row.contenuto["territori"] if "D150" in each["comuni"]]
    return cremona["conteggi"]["NUCLEI_RICEVUTI"]["INPS"]


def test_each_fact_is_counted_once_in_its_month_and_comune(mondo, mese):
    make_mese(mondo, mese)

    misure = read_misure(mese)

    assert misure.conteggi["D150"] == Counter(
        {
            CELLA: 5,
            ("NUCLEI_ASSEGNATI", "TUTTE"): 4,
            ("NUCLEI_CONVOCATI", "TUTTE"): 1,
            ("ANALISI_CONCLUSE", "C"): 1,
            ("PATTI_FIRMATI", "PRIMO"): 1,
            ("PATTI_NON_FIRMATI", "TUTTE"): 1,
            ("SOSTEGNI_ATTIVATI", "d_SOSTEGNO_SOCIO_EDUCATIVO"): 1,
            ("FATTI_COMUNICATI", "E01"): 1,
            ("TERMINI_SCADUTI", "T02"): 1,
            ("CONTROLLI_CONCLUSI", "P01"): 1,
            ("PUC_PARTECIPANTI", "TUTTE"): 1,
            ("PUC_POSTI", "COMUNE"): 2,
            ("PUC_POSTI", "CPI"): 1,
            ("PUC_POSTI", "VOLONTARIO"): 1,
        }
    )
    assert set(misure.conteggi["D150"]) <= set(GRIGLIA)
    assert (misure.attivi, misure.ore, misure.arrivate["D150"]) == ({"D150": 1}, {"D150": 6}, 5)
    attesa = (mese + timedelta(days=9) - date(2019, 4, 15)).days
    assert {nome: dict(quanti) for (comune, nome), quanti in misure.giorni.items() if comune == "D150"} == {
        "ASSEGNAZIONE": {0: 4}, "CONVOCAZIONE": {attesa: 1}, "PATTO": {attesa: 1},
    }  # fmt: skip
    assert not read_misure(calendario.add_mesi(mese, -1)).conteggi
    assert misure.conteggi["A944"] == Counter({CELLA: 1, ("NUCLEI_ASSEGNATI", "TUTTE"): 1})


def test_every_night_what_is_closed_and_not_told_leaves_and_says_nobody(mondo, mese, ministero):
    norma("M15_MESI", "2")
    make_mese(mondo, mese)
    make_famiglie(mondo, 15, mese)

    tasks.tell_ministero()
    tasks.tell_ministero()
    deliver()

    assert Rilevazione.objects.filter(stato="RICEVUTA").count() == Rilevazione.objects.count() == 4
    row = Rilevazione.objects.get(ambito=mondo.ambito_a, mese=mese)
    assert row.protocollo.startswith("MLPS.M15.")
    assert [each["comuni"] for each in row.contenuto["territori"]] == [["D150"], ["I935"]]  # one has twenty families
    detto = row.contenuto["territori"][0]["conteggi"]
    assert (detto["NUCLEI_RICEVUTI"]["INPS"], detto["NUCLEI_ASSEGNATI"]["TUTTE"]) == (20, 5)
    assert detto["ANALISI_CONCLUSE"] == dict.fromkeys("ABCD", POCHE)
    fuori = json.dumps(arrivate(ministero))
    persone = Componente.objects.values_list("cognome", "codice_fiscale", "nucleo__protocollo_inps")
    assert [each for persona in persone for each in persona if each in fuori] == []
    assert {each["chiave"][:4] for each in arrivate(ministero)} == {"M15-"}


def test_a_version_leaves_when_a_later_month_closes_and_several_families_changed(mondo, mese, ministero):
    """Neither the night on which one is put right, nor she alone, are ever seen."""
    make_famiglie(mondo, 7, mese)
    assert rilevazioni.count_mese(mese, mese) == 2
    make_famiglie(mondo, 20, mese)
    assert rilevazioni.count_mese(mese, mese) == 0  # not tonight

    nuovi = Caso.objects.filter(nucleo__cognome="Nuovi").values("pk")
    Caso.objects.filter(pk__in=nuovi[9:]).update(arrivato_il="2019-05-05T00:00Z")
    assert rilevazioni.count_mese(mese, calendario.add_mesi(mese, 1)) == 0  # nine told as seven were: five
    make_famiglie(mondo, 1, mese)
    assert rilevazioni.count_mese(mese, calendario.add_mesi(mese, 2)) == 1
    deliver()

    righe = Rilevazione.objects.filter(ambito=mondo.ambito_a, mese=mese).order_by("versione")
    assert [(each.versione, each.stato, ricevuti(each), bool(each.conteggi)) for each in righe] == [
        (1, "RICEVUTA", 5, False), (2, "RICEVUTA", 10, True),
    ]  # fmt: skip
    assert [each["versione"] for each in arrivate(ministero) if each["ambito"] == "P01"] == [2, 1]
    assert rilevazioni.forget_conteggi(calendario.add_mesi(mese, 1)) == 2
    assert rilevazioni.count_mese(mese, calendario.add_mesi(mese, 3)) == 0


def test_a_comune_that_passes_with_its_past_is_not_told_of_in_two_groups(mondo, mese):
    """Ambito B tells of the month for the first time after Cremona came to it: A told of it already, beside another Comune."""
    make_famiglie(mondo, 7, mese)
    rilevazioni.count_mese(mese, mese)
    Rilevazione.objects.filter(ambito=mondo.ambito_b).delete()
    AppartenenzaComune.objects.filter(comune="D150").update(ambito=mondo.ambito_b)

    rilevazioni.count_mese(mese, mese)
    assert [[*each["comuni"]] for each in Rilevazione.objects.get(ambito=mondo.ambito_b).contenuto["territori"]] == [
        ["A944"]
    ]
    AppartenenzaComune.objects.filter(comune="A944").update(ambito=mondo.ambito_a)
    Rilevazione.objects.filter(ambito=mondo.ambito_a).update(ambito=mondo.ambito_b, versione=2)
    assert rilevazioni.count_mese(mese, mese) == 0  # to A nothing is left that was not told


def test_what_the_ministry_refuses_waits_for_who_looks_after_the_flows(mondo, mese, ministero):
    rilevazioni.count_mese(mese, mese)
    row = Rilevazione.objects.get(ambito=mondo.ambito_a)
    row.contenuto["territori"][0]["conteggi"]["NUCLEI_RICEVUTI"]["INPS"] = 2
    row.save(update_fields=["contenuto"])
    post_form(ministero, "/console/guasto", modo="503")
    deliver()
    assert set(Message.objects.values_list("stato", "error")) == {("IN_CODA", "dice che non è disponibile (503)")}

    post_form(ministero, "/console/guasto", modo="")
    Message.objects.update(due_at="2019-01-01T00:00Z")
    deliver()

    row.refresh_from_db()
    assert (row.stato, row.codice_rifiuto) == ("RIFIUTATA", "CELLA_SOTTO_SOGLIA")
    message = Message.objects.get(key__startswith=f"M15-{row.ambito_id}")
    assert message.stato == "RIFIUTATO"


def test_months_close_some_days_after_their_end(db):
    norma("M15_MESI", "3")

    assert rilevazioni.mesi_chiusi(date(2026, 1, 10)) == [date(2025, 9, 1), date(2025, 10, 1), date(2025, 11, 1)]
    assert rilevazioni.mesi_chiusi(date(2026, 1, 11))[-1] == date(2025, 12, 1)


def test_the_queries_are_as_many_whatever_the_families(mondo, mese):
    with CaptureQueriesContext(connection) as poche:
        rilevazioni.count_mese(mese, mese)
    make_famiglie(mondo, 6, mese)
    Rilevazione.objects.all().delete()
    Message.objects.all().delete()
    with CaptureQueriesContext(connection) as molte:
        rilevazioni.count_mese(mese, mese)

    assert len(poche) == len(molte) < 25
    assert not Convocazione.objects.exists()
