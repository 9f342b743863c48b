from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from patti_inclusione import tasks
from patti_inclusione.models import CodiceTermine, Convocazione, Patto, StatoCaso
from patti_inclusione.services.scadenza import (
    close_scadenza,
    open_scadenza,
)
from patti_inclusione.services.termine_incontro import open_incontri, settle_t10
from rdc_platform.documenti import services as documenti
from rdc_platform.web.formati import ROMA
from tests.factories.pdf import PDF
from tests.factories.persone import client_for

pytestmark = pytest.mark.usefixtures("forget_norme")  # what a test changed in the rules is not remembered
C = CodiceTermine


def make_attivo(caso, firmato=date(2022, 1, 20)):
    """A case whose Patto was signed on a day."""
    type(caso).objects.filter(pk=caso.pk).update(stato=StatoCaso.PATTO_ATTIVO)
    return Patto.objects.create(
        caso=caso, versione=1, tipo="SEMPLICE", stato="ATTIVO", data_sottoscrizione=firmato,
        figura_riferimento=caso.assegnazioni.get().case_manager, file_firmato=documenti.store_pdf(PDF, "f.pdf"),
    )  # fmt: skip


def meet(mondo, quando, numero=1, modalita="PRESENZA", stato="SVOLTA"):
    return Convocazione.objects.create(
        caso=mondo.caso, numero_progressivo=numero, tipo="MONITORAGGIO", data_ora=quando, modalita=modalita,
        luogo="Via Roma 1", canali=["SMS"], creata_da=mondo.case_manager.accreditamento, stato=stato,
    )  # fmt: skip


def t10(caso):
    return list(caso.scadenze.filter(codice="T10").order_by("decorrenza").values_list("termine", "stato", "chiusa_il"))


def test_open_incontri_starts_one_term_a_month_for_each_patto_in_force(mondo):
    make_attivo(mondo.caso)

    counts = [open_incontri(date(2022, 2, day)) for day in (1, 1, 15)]
    open_incontri(date(2022, 3, 2))

    assert counts == [1, 0, 0]
    assert t10(mondo.caso) == [
        (date(2022, 2, 28), "SCADUTA", date(2022, 3, 1)),
        (date(2022, 3, 31), "APERTA", None),
    ]


@pytest.mark.parametrize(
    ("oggi", "firmato"), [(date(2021, 12, 1), date(2021, 11, 3)), (date(2022, 2, 10), date(2022, 2, 3))]
)
def test_open_incontri_asks_for_none_before_2022_nor_in_the_month_of_the_signature(mondo, oggi, firmato):
    make_attivo(mondo.caso, firmato)

    assert open_incontri(oggi) == 0


@pytest.mark.parametrize(
    ("quando", "values", "met"),
    [
        (datetime(2022, 2, 10, 9, 0, tzinfo=ROMA), {}, True),
        (datetime(2022, 1, 31, 23, 30, tzinfo=UTC), {}, True),  # it is February in Rome
        (datetime(2022, 2, 10, 9, 0, tzinfo=ROMA), {"modalita": "DOMICILIO"}, True),
        (datetime(2022, 2, 10, 9, 0, tzinfo=ROMA), {"modalita": "VIDEO"}, False),
        (datetime(2022, 2, 10, 9, 0, tzinfo=ROMA), {"stato": "NON_PRESENTATI"}, False),
        (datetime(2022, 1, 31, 9, 0, tzinfo=ROMA), {}, False),
    ],
)
def test_a_meeting_in_person_in_the_month_meets_the_term(mondo, quando, values, met):
    make_attivo(mondo.caso)
    open_incontri(date(2022, 2, 1))

    meet(mondo, quando, **values)
    settle_t10(mondo.caso)

    ((_, stato, chiusa),) = t10(mondo.caso)
    assert (stato, chiusa) == (("RISPETTATA", quando.astimezone(ROMA).date()) if met else ("APERTA", None))


def test_a_meeting_recorded_before_the_night_s_work_counts(mondo):
    make_attivo(mondo.caso)
    meet(mondo, datetime(2022, 2, 1, 9, 0, tzinfo=ROMA))

    open_incontri(date(2022, 2, 3))

    assert t10(mondo.caso) == [(date(2022, 2, 28), "RISPETTATA", date(2022, 2, 1))]


@time_machine.travel(datetime(2022, 2, 1, 0, 5, tzinfo=ROMA), tick=True)
def test_update_scadenze_is_done_by_beat_in_the_role_of_the_tasks(mondo):
    make_attivo(mondo.caso)

    tasks.update_scadenze()

    assert {s.stato for s in mondo.caso.scadenze.filter(codice="T02")} == {"SCADUTA"}
    assert len(t10(mondo.caso)) == 1


def test_the_case_shows_each_clock_with_its_article(mondo):
    mondo.caso.scadenze.all().delete()
    with time_machine.travel(datetime(2019, 5, 10, 9, 0, tzinfo=ROMA), tick=True):
        open_scadenza(mondo.caso, C.T06, date(2019, 5, 2))
        open_scadenza(mondo.caso, C.T09, date(2019, 5, 6))
        open_scadenza(mondo.caso, C.T04, date(2019, 4, 1))
        close_scadenza(mondo.caso, C.T04, date(2019, 4, 3))
        text = client_for(mondo.case_manager).get(reverse("patti_inclusione:caso_detail", args=[mondo.caso.pk]))

    text = " ".join(text.content.decode().split())
    for words in ("In scadenza", "In corso", "Rispettata", "chiusa il 3 apr 2019", "Artt. 5-6 d.lgs. 147/2017"):
        assert words in text
