"""Who goes on after the day that was expected: how far, who may, and what INAIL hears of it, with the simulator by the outbox."""

import pytest
from django.http import Http404

from progetti_collettivita.models import ComunicazioneInail
from progetti_collettivita.selectors.oggi import fini
from progetti_collettivita.services import inail as services
from progetti_collettivita.services import partecipazione
from progetti_collettivita.services.proroga import extend_assegnazione
from progetti_collettivita.services.puc import PucError
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web.formati import data_breve
from tests.factories.inail import answer, deliver, fail, flussi, tell
from tests.factories.puc import assign, far_day, follow, make_puc


@pytest.fixture
def row(mondo, inail):
    """Insured by INAIL from tomorrow on, and begun: the day came meanwhile. It should end in thirty days, the project in sixty."""
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(-30), data_fine=far_day(60))
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona)
    days = {"data_inizio": far_day(1), "data_fine_prevista": far_day(30)}
    row = assign(puc, persona, "ACCETTATO", stato_inail="DA_INVIARE", **days)
    services.copertura.communicate_start(row)
    deliver(2)
    type(row).objects.update(stato="ATTIVO")
    row.refresh_from_db()
    assert row.stato_inail == "CONFERMATA"
    return row


@pytest.fixture
def extend(mondo, row):
    def run(giorni, motivo="ORE_DA_FARE", **altro):
        row.refresh_from_db()
        chi = {"by": mondo.responsabile_puc, "versione": row.versione, **altro}
        return extend_assegnazione(row, data_fine_prevista=far_day(giorni), motivo=motivo, **chi)

    return run


def told():
    rows = ComunicazioneInail.objects.exclude(tipo="ATTIVAZIONE").order_by("creata_il")
    return [(each.tipo, each.data_evento, each.stato, bool(each.superata_il)) for each in rows]


def cose():
    return [cosa.testo.partition(":")[0] for cosa in fini(ComunicazioneInail.objects.all())]


def test_each_proroga_is_told_once_in_order_and_the_last_counts(mondo, inail, row, extend):
    extend(40)
    fail(inail, "sordo")  # INAIL takes it, and its answer is lost
    deliver()
    fail(inail, "")
    extend(50, "PROGETTO")
    deliver(4)

    assert told() == [("VARIAZIONE", far_day(40), "CONFERMATA", True), ("VARIAZIONE", far_day(50), "CONFERMATA", False)]
    righe = [(riga["tipo"], riga["data"]) for flusso in reversed(flussi(inail)) for riga in flusso["righe"]]
    assert righe[1:] == [("VARIAZIONE", far_day(40).isoformat()), ("VARIAZIONE", far_day(50).isoformat())]
    assert set(ComunicazioneInail.objects.filter(tipo="VARIAZIONE").values_list("entro", flat=True)) == {far_day(1)}
    row.refresh_from_db()
    assert (row.data_fine_prevista, row.motivo_proroga, row.stato_inail) == (far_day(50), "PROGETTO", "CONFERMATA")
    assert row.eventi.filter(testo=f"Comunicato a INAIL: proroga al {data_breve(far_day(50))}").count() == 1
    eventi = row.eventi.filter(tipo="extend_assegnazione_puc").order_by("istante").values_list("testo", flat=True)
    assert [each.partition(": ")[2] for each in eventi] == ["Restano ore da fare", "Il progetto va avanti"]


def test_one_that_inail_refused_waits_in_oggi_and_takes_no_cover_away_until_it_is_told_again(mondo, inail, row, extend):
    fail(inail, "muto")
    extend(40)
    deliver()
    answer(inail, "SCARTATA", 2)
    fail(inail, "")
    deliver()
    row.refresh_from_db()
    assert (row.stato_inail, cose()) == ("CONFERMATA", [f"INAIL ha scartato la proroga al {data_breve(far_day(40))}"])

    services.resend_comunicazione(row, by=mondo.responsabile_puc, versione=row.versione)
    assert cose() == []
    deliver(2)

    assert [stato for _, _, stato, _ in told()] == ["SCARTATA", "CONFERMATA"]
    with pytest.raises(TransitionError):
        services.resend_comunicazione(row, by=mondo.responsabile_puc, versione=row.versione)


def test_of_who_takes_part_no_more_a_refused_one_is_no_task(mondo, row):
    tell(row, "SCARTATA", "VARIAZIONE")
    assert len(cose()) == 1

    chi = {"by": mondo.responsabile_puc, "versione": row.versione}
    partecipazione.suspend_assegnazione(row, motivo="MALATTIA", **chi)
    assert len(cose()) == 1
    type(row).objects.update(stato="COMPLETATO", motivo_sospensione="", data_fine_effettiva=far_day(0))

    assert cose() == []
    with pytest.raises(TransitionError):
        services.resend_comunicazione(row, by=mondo.responsabile_puc, versione=row.versione + 1)


def test_only_who_takes_part_and_still_may_goes_on_to_a_later_day_within_the_project(mondo, row, extend):
    for giorni in (-1, 30, 61):
        with pytest.raises(PucError, match=f"dal {data_breve(far_day(31))} al {data_breve(far_day(60))}"):
            extend(giorni)
    with pytest.raises(Http404):
        extend(40, by=mondo.case_manager)
    type(row).objects.update(data_inizio=far_day(-9), data_fine_prevista=far_day(-5))
    with pytest.raises(PucError, match=f"dal {data_breve(far_day(0))} al"):
        extend(-1)
    follow(row.persona, tenuta=False)
    with pytest.raises(PucError, match="non è tenuta"):
        extend(40)
    follow(row.persona)
    type(row).objects.update(data_fine_prevista=far_day(60))
    with pytest.raises(PucError, match="scrivi prima la sua nuova fine"):
        extend(70)
    type(row).objects.update(stato="SOSPESO", motivo_sospensione="MALATTIA")
    with pytest.raises(TransitionError):
        extend(40)

    assert told() == []
