from datetime import timedelta

import pytest
from django.http import Http404

from progetti_collettivita.models import Puc
from progetti_collettivita.services import partecipazione
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from tests.factories.puc import assign, far_day, follow, make_puc

OGGI = calendario.today()


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(-30))


@pytest.fixture
def chi(mondo):
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona)
    return persona


def accettata(puc, chi, **campi):
    valori = {"stato_inail": "CONFERMATA", "data_inizio": OGGI}
    return assign(puc, chi, "ACCETTATO", **valori | campi)


def activate(row, by, **campi):
    return partecipazione.activate_assegnazione(row, by=by, versione=row.versione, **campi)


def test_activate_with_inail_on_the_day(mondo, puc, chi):
    row = activate(accettata(puc, chi), mondo.responsabile_puc, idoneita="IDONEO", dpi_consegnati_il=OGGI)

    assert (row.stato, row.idoneita, row.dpi_consegnati_il) == ("ATTIVO", "IDONEO", OGGI)


@pytest.mark.parametrize("stato", ["NON_COMUNICATA", "DA_INVIARE", "INVIATA", "SCARTATA"])
def test_nobody_is_active_without_inail_s_confirmation(mondo, puc, chi, stato):
    with pytest.raises(PucError, match="INAIL non ha ancora confermato"):
        activate(accettata(puc, chi, stato_inail=stato), mondo.responsabile_puc)


def test_activate_before_the_day_or_on_a_project_that_stands_still_is_refused(mondo, puc, chi):
    row = accettata(puc, chi, data_inizio=far_day(1))
    with pytest.raises(PucError, match="prima non può cominciare"):
        activate(row, mondo.responsabile_puc)

    Puc.objects.filter(pk=puc.pk).update(stato="SOSPESO", pubblico_in_catalogo=False)
    with pytest.raises(PucError, match="non è attivo"):
        activate(row, mondo.responsabile_puc)


def test_activate_who_moved_away_or_is_no_more_bound_is_refused(mondo, puc, chi):
    row = accettata(puc, chi)
    follow(chi, fuori_puc=True)
    with pytest.raises(PucError, match="adesso non è tenuta"):
        activate(row, mondo.responsabile_puc)

    follow(chi)
    chi.nucleo.comune = mondo.stagno
    chi.nucleo.save(update_fields=["comune"])
    with pytest.raises(PucError, match="non risiede"):
        activate(row, mondo.responsabile_puc)


def test_activate_a_volunteer_wants_no_bond(mondo, puc, chi):
    follow(chi, tenuta=False)

    assert activate(accettata(puc, chi, quota="VOLONTARIO"), mondo.responsabile_puc).stato == "ATTIVO"


def test_activate_wants_the_visit_where_the_project_does_and_never_who_is_not_fit(mondo, chi):
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, idoneita_fisica_richiesta=True)
    row = accettata(puc, chi)
    for idoneita, testo in (("", "serve l'idoneità"), ("NON_IDONEO", "Non è idoneo")):
        with pytest.raises(PucError, match=testo):
            activate(row, mondo.responsabile_puc, idoneita=idoneita)

    assert activate(row, mondo.responsabile_puc, idoneita="CON_LIMITAZIONI").stato == "ATTIVO"


def test_activate_and_complete_are_of_the_responsabile_of_its_comune_alone(mondo, puc, chi):
    row = accettata(puc, chi)
    for altro in (mondo.case_manager, mondo.case_manager_b):
        with pytest.raises(Http404):
            activate(row, altro)


def test_suspend_and_resume_are_of_both(mondo, puc, chi):
    row = assign(puc, chi, "ATTIVO")
    row = partecipazione.suspend_assegnazione(row, by=mondo.case_manager, versione=row.versione, motivo="MALATTIA")
    assert (row.stato, row.motivo_sospensione) == ("SOSPESO", "MALATTIA")

    row = partecipazione.resume_assegnazione(row, by=mondo.responsabile_puc, versione=row.versione)
    assert (row.stato, row.motivo_sospensione) == ("ATTIVO", "")


def test_resume_while_the_project_stands_still_is_refused(mondo, puc, chi):
    row = assign(puc, chi, "SOSPESO")
    Puc.objects.filter(pk=puc.pk).update(stato="SOSPESO", pubblico_in_catalogo=False)

    with pytest.raises(PucError, match="non è attivo"):
        partecipazione.resume_assegnazione(row, by=mondo.case_manager, versione=row.versione)


def test_the_reasons_of_the_project_are_not_written_by_hand(mondo, puc, chi):
    row = assign(puc, chi, "ATTIVO")

    with pytest.raises(PucError, match="lo scrive il progetto"):
        partecipazione.suspend_assegnazione(
            row, by=mondo.case_manager, versione=row.versione, motivo="PROGETTO_SOSPESO"
        )
    with pytest.raises(PucError, match="lo scrive il progetto"):
        partecipazione.interrupt_assegnazione(
            row, by=mondo.case_manager, versione=row.versione, motivo="PROGETTO_CHIUSO", data_fine_effettiva=OGGI
        )


def test_interrupt_says_why_and_since_when_also_of_who_is_suspended(mondo, puc, chi):
    row = assign(puc, chi, "SOSPESO")
    for giorno in (far_day(1), far_day(-1)):
        with pytest.raises(PucError, match="a oggi"):
            partecipazione.interrupt_assegnazione(
                row, by=mondo.case_manager, versione=row.versione, motivo="ASSENZE", data_fine_effettiva=giorno
            )

    row = partecipazione.interrupt_assegnazione(
        row, by=mondo.case_manager, versione=row.versione, motivo="ASSENZE", data_fine_effettiva=OGGI
    )
    assert (row.stato, row.motivo_interruzione, row.data_fine_effettiva) == ("INTERROTTO", "ASSENZE", OGGI)


def complete(row, by, **campi):
    valori = {"versione": row.versione, "data_fine_effettiva": OGGI}
    return partecipazione.complete_assegnazione(row, by=by, **valori | campi)


def test_complete_when_it_was_due_or_with_all_the_hours_done(mondo, puc, chi):
    row = assign(puc, chi, "ATTIVO", data_fine_prevista=OGGI + timedelta(days=9))
    with pytest.raises(PucError) as refused:
        complete(row, mondo.responsabile_puc)
    with pytest.raises(Http404):
        complete(row, mondo.case_manager)

    assert refused.value.campo == "ore_fatte"
    assert complete(row, mondo.responsabile_puc, ore_fatte=True).stato == "COMPLETATO"
    with pytest.raises(TransitionError):
        complete(assign(puc, chi, "SOSPESO"), mondo.responsabile_puc)
