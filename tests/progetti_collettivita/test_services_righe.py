from datetime import time

import pytest
from django.http import Http404

from progetti_collettivita.services import allegati, righe
from progetti_collettivita.services.puc import PucError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.formati import GIORNI
from tests.factories.puc import assign, make_puc, make_sede, presence
from tests.factories.richieste import deliver
from tests.factories.testo_pdf import read_testo

SEDE = {"denominazione": "Parco", "indirizzo": "Via Po 1", "cap": "26100"}


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_puc


@pytest.fixture
def puc(mondo, resp):
    return make_puc(resp, mondo.cremona, "BOZZA")


def test_save_riga_writes_a_place_and_then_another_time(mondo, puc, resp):
    sede = righe.save_riga(puc, by=resp, quale="sedi", comune_id="D150", **SEDE)
    righe.save_riga(puc, by=resp, quale="sedi", riga=sede.pk, comune_id="D150", **SEDE | {"cap": "26101"})

    assert puc.sedi.get(denominazione="Parco").cap == "26101"
    assert puc.sedi.count() == 2


def test_save_riga_of_a_place_elsewhere_is_refused(mondo, puc, resp):
    with pytest.raises(PucError, match="territorio"):
        righe.save_riga(puc, by=resp, quale="sedi", comune_id="I935", **SEDE)


def test_save_riga_of_a_project_of_the_ambito_may_be_in_any_of_its_comuni(mondo, resp):
    insieme = make_puc(resp, mondo.cremona, "BOZZA", ambito_titolare=mondo.ambito_a)

    assert righe.save_riga(insieme, by=resp, quale="sedi", comune_id="I935", **SEDE).comune_id == "I935"
    with pytest.raises(PucError, match="territorio"):
        righe.save_riga(insieme, by=resp, quale="sedi", comune_id="A944", **SEDE)


def orario(puc, resp, sede, dalle, alle, *, giorno=1):
    return righe.save_riga(
        puc, by=resp, quale="orari", sede_id=sede.pk, giorno_settimana=giorno, ora_inizio=time(dalle),
        ora_fine=time(alle), periodicita="SETTIMANALE",
    )  # fmt: skip


def test_save_riga_of_hours_that_overlap_at_one_place_is_refused(puc, resp):
    sede, altra = puc.sedi.get(), make_sede(puc, denominazione="Archivio")
    orario(puc, resp, sede, 9, 12)

    for dalle, alle in ((11, 13), (8, 10), (9, 12), (10, 11)):
        with pytest.raises(PucError, match="si sovrappone"):
            orario(puc, resp, sede, dalle, alle)
    for each in (orario(puc, resp, sede, 12, 13), orario(puc, resp, sede, 9, 12, giorno=2)):
        assert each.pk
    assert orario(puc, resp, altra, 9, 12).pk


def test_save_riga_at_the_place_of_another_project_finds_nothing(mondo, puc, resp):
    altrove = make_puc(resp, mondo.cremona, "BOZZA")

    with pytest.raises(Http404):
        orario(puc, resp, altrove.sedi.get(), 9, 12)
    with pytest.raises(Http404):
        righe.delete_riga(puc, by=resp, quale="sedi", riga=altrove.sedi.get().pk)


def test_save_riga_of_the_same_body_twice_is_refused(puc, resp):
    ente = {"tipo": "ETS_ODV", "denominazione": "Amici", "codice_fiscale": "80017210727"}
    righe.save_riga(puc, by=resp, quale="attuatori", **ente)

    with pytest.raises(PucError, match="C'è già"):
        righe.save_riga(puc, by=resp, quale="attuatori", **ente)


@pytest.mark.parametrize("stato", ["IN_APPROVAZIONE", "CONCLUSO"])
def test_a_row_of_a_project_that_is_judged_or_over_is_refused(mondo, resp, stato):
    puc = make_puc(resp, mondo.cremona, stato)

    with pytest.raises(TransitionError):
        righe.save_riga(puc, by=resp, quale="costi", voce="DPI", importo=1, fonte="ALTRO", cup="")
    with pytest.raises(TransitionError):
        righe.delete_riga(puc, by=resp, quale="sedi", riga=puc.sedi.get().pk)


def test_delete_riga_keeps_the_only_place_and_the_one_where_somebody_goes(mondo, resp):
    puc = make_puc(resp, mondo.cremona)
    sede = puc.sedi.get()
    with pytest.raises(PucError, match="unica sede"):
        righe.delete_riga(puc, by=resp, quale="sedi", riga=sede.pk)

    altra = make_sede(puc, denominazione="Archivio")
    assign(puc, mondo.caso.nucleo.componenti.first(), sede=sede)
    with pytest.raises(PucError, match="assegnato"):
        righe.delete_riga(puc, by=resp, quale="sedi", riga=sede.pk)
    righe.delete_riga(puc, by=resp, quale="sedi", riga=altra.pk)

    assert list(puc.sedi.all()) == [sede]


def test_ask_scheda_leaves_the_printed_sheet_to_the_worker_once(puc, resp):
    allegato = allegati.ask_scheda(puc, by=resp)
    assert allegato.documento is None

    deliver(allegati.TOPIC)
    deliver(allegati.TOPIC)

    allegato.refresh_from_db()
    with allegato.documento.file.open("rb") as file:
        text = read_testo(file.read())
    assert [each in text for each in ("Aiuto in biblioteca", puc.codice_puc, "Ada Verdi", "Via Roma 1")] == [True] * 4


def test_ask_foglio_leaves_a_row_a_day_with_what_is_written_already_and_no_more_of_anybody(mondo, puc, resp):
    row = assign(puc, mondo.caso.nucleo.componenti.first(), "ATTIVO")
    riga = presence(row, ore="4.5")
    allegato = allegati.ask_foglio(puc, by=resp, mese=riga.data)

    deliver(allegati.TOPIC_FOGLIO)

    allegato.refresh_from_db()
    with allegato.documento.file.open("rb") as file:
        text = read_testo(file.read())
    giorno = f"{riga.data.day}, {GIORNI[riga.data.weekday()]} Presente 4,5"
    assert [each in text for each in (f"{row.persona.cognome} {row.persona.nome}", giorno, puc.codice_puc)] == [
        True
    ] * 3
    assert row.persona.codice_fiscale not in text
