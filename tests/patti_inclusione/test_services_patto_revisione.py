from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from patti_inclusione.models import (
    BisognoNonTrattato,
    CodiceVerifica,
    ComunicazioneInps,
    Impegno,
    Patto,
    StatoCaso,
    StatoPatto,
)
from patti_inclusione.services import firma
from patti_inclusione.services import patto as patti
from patti_inclusione.services import patto_revisione as services
from patti_inclusione.services.firma import Firma
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import services as documenti
from tests.factories.patti import (
    FINE,
    OGGI,
    adulti_of,
    firme_of,
    make_da_firmare,
    make_file_firmato,
    make_firmato,
    make_impegno,
)
from tests.factories.pdf import PDF


@pytest.fixture
def firmato(mondo):
    return make_firmato(mondo.caso, mondo.case_manager)


@pytest.fixture
def revisione(mondo, firmato):
    return services.revise_patto(firmato, by=mondo.case_manager, motivo="NUOVO_BISOGNO")


def stato_of(row):
    row.refresh_from_db()
    return row.stato


def sign(mondo, patto, firme=None):
    patti.attach_pdf(patto.pk, patto.edizione, documenti.store_pdf(PDF, "patto.pdf"))
    firme = firme or firme_of(mondo.caso)
    return firma.sign_patto(
        patto, by=mondo.case_manager, edizione=patto.edizione, firme=firme, firmato=make_file_firmato()
    )


def test_revise_patto_leaves_the_old_version_in_force(mondo, firmato, revisione):
    assert (stato_of(firmato), stato_of(revisione)) == (StatoPatto.ATTIVO, StatoPatto.BOZZA)
    assert stato_of(mondo.caso) == StatoCaso.IN_REVISIONE
    assert (revisione.versione, revisione.precedente, revisione.motivo_revisione) == (2, firmato, "NUOVO_BISOGNO")


def test_revise_patto_copies_every_part_and_its_links(mondo, firmato):
    uno, due = adulti_of(mondo.caso)
    risultato = firmato.risultati.get()
    firmato.impegni.filter(componente=uno).update(risultato=risultato)
    firmato.impegni.get(componente=uno).altri.add(due)
    BisognoNonTrattato.objects.create(patto=firmato, codice="reddito_basso", motivo="Più avanti.")

    nuovo = services.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA")

    copia, copiato = nuovo.impegni.get(componente=uno), nuovo.risultati.get()
    assert (copia.risultato, list(copia.altri.all())) == (copiato, [due])
    assert copiato.obiettivo == nuovo.obiettivi.get()
    assert (copiato.filo, copia.filo) == (risultato.pk, firmato.impegni.get(componente=uno).pk)
    assert nuovo.sostegni.get().descrizione == firmato.sostegni.get().descrizione
    assert nuovo.bisogni_non_trattati.get().motivo == "Più avanti."
    assert (nuovo.durata_al, nuovo.modalita_monitoraggio) == (firmato.durata_al, firmato.modalita_monitoraggio)


def test_revise_patto_wants_it_in_force(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)

    with pytest.raises(TransitionError):
        services.revise_patto(patto, by=mondo.case_manager, motivo="PERIODICA")


def test_revise_patto_of_another_case_manager_is_not_found(mondo, firmato):
    with pytest.raises(Http404):
        services.revise_patto(firmato, by=mondo.collega, motivo="PERIODICA")


def test_revise_patto_twice_is_refused(mondo, firmato, revisione):
    with pytest.raises(TransitionError):
        services.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA")


def test_enact_revisione_keeps_the_signatures_when_nothing_binding_changed(mondo, firmato, revisione):
    revisione.obiettivi.update(testo="Detto meglio")

    nuovo = services.enact_revisione(revisione, by=mondo.case_manager)

    assert (nuovo.stato, stato_of(firmato), stato_of(mondo.caso)) == ("ATTIVO", "SUPERATO", "PATTO_ATTIVO")
    assert (nuovo.data_sottoscrizione, nuovo.file_firmato) == (firmato.data_sottoscrizione, firmato.file_firmato)
    assert (nuovo.vale_la_firma_di_prima, nuovo.in_vigore_dal) == (True, OGGI)
    assert ComunicazioneInps.objects.count() == 1
    assert set(mondo.caso.incontri.values_list("patto", flat=True)) == {nuovo.pk}


@pytest.mark.parametrize(
    "change",
    [
        lambda patto: patto.impegni.update(descrizione="Un'altra cosa"),
        lambda patto: make_impegno(patto, patto.impegni.first().componente, categoria="L_ALTRO"),
        lambda patto: patto.sostegni.all().delete(),
        lambda patto: patto.sostegni.update(intensita=3),
        lambda patto: Patto.objects.filter(pk=patto.pk).update(durata_al=FINE + timedelta(days=30)),
    ],
    ids=["impegno changed", "impegno added", "sostegno gone", "sostegno changed", "open impegni last longer"],
)
def test_enact_revisione_wants_signatures_when_something_binds_anew(mondo, firmato, revisione, change):
    change(revisione)

    with pytest.raises(services.VincolanteError):
        services.enact_revisione(revisione, by=mondo.case_manager)

    assert stato_of(firmato) == StatoPatto.ATTIVO


def test_enact_revisione_wants_it_complete(mondo, revisione):
    revisione.obiettivi.all().delete()

    with pytest.raises(patti.IncompletoError):
        services.enact_revisione(revisione, by=mondo.case_manager)


def test_a_first_version_is_never_in_force_without_signatures(mondo, firmato):
    Patto.objects.filter(pk=firmato.pk).update(stato="BOZZA", data_sottoscrizione=None)

    with pytest.raises(TransitionError):
        services.enact_revisione(firmato, by=mondo.case_manager)


def test_a_revision_signed_puts_the_old_one_out_of_force_and_tells_inps_again(mondo, firmato, revisione):
    make_impegno(revisione, adulti_of(mondo.caso)[0], descrizione="Segue un corso")

    frozen = patti.freeze_patto(revisione, by=mondo.case_manager)
    assert stato_of(mondo.caso) == StatoCaso.IN_REVISIONE
    nuovo = sign(mondo, frozen)

    assert (nuovo.stato, stato_of(firmato), stato_of(mondo.caso)) == ("ATTIVO", "SUPERATO", "PATTO_ATTIVO")
    assert sorted(ComunicazioneInps.objects.values_list("patto__versione", flat=True)) == [1, 2]


def test_a_commitment_that_was_over_stays_so_in_the_next_version(mondo, firmato, revisione):
    over = firmato.impegni.first()
    Impegno.objects.filter(pk=over.pk).update(stato="CONCLUSO")

    nuovo = services.enact_revisione(revisione, by=mondo.case_manager)

    assert nuovo.impegni.get(origine=over.pk).stato == "CONCLUSO"


def test_drop_revisione_goes_back_and_leaves_no_draft(mondo, firmato, revisione):
    frozen = patti.freeze_patto(revisione, by=mondo.case_manager)
    codice = CodiceVerifica.objects.get(patto=frozen)
    patti.unfreeze_patto(frozen, by=mondo.case_manager)

    services.drop_revisione(revisione, by=mondo.case_manager, stato="BOZZA")

    codice.refresh_from_db()
    assert (Patto.objects.get(), stato_of(mondo.caso)) == (firmato, StatoCaso.PATTO_ATTIVO)
    assert codice.patto is None
    assert services.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA").versione == 2


def test_drop_revisione_of_a_text_to_be_signed_is_refused(mondo, revisione):
    frozen = patti.freeze_patto(revisione, by=mondo.case_manager)

    with pytest.raises(TransitionError):
        services.drop_revisione(frozen, by=mondo.case_manager, stato="DA_FIRMARE")


def test_a_refused_revision_leaves_the_old_one_in_force_and_is_written_again(mondo, firmato, revisione):
    make_impegno(revisione, adulti_of(mondo.caso)[0], descrizione="Segue un corso")
    uno, due = adulti_of(mondo.caso)
    frozen = patti.freeze_patto(revisione, by=mondo.case_manager)
    refused = sign(mondo, frozen, [Firma("RIFIUTO", OGGI, uno), Firma("AUTOGRAFA_SCANSIONE", OGGI, due)])

    nuovo = services.rewrite_patto(refused, by=mondo.case_manager)

    assert (stato_of(firmato), refused.stato, nuovo.stato) == ("ATTIVO", "RIFIUTATO", "BOZZA")
    assert (nuovo.versione, nuovo.precedente, nuovo.revisiona) == (3, firmato, True)
    with pytest.raises(TransitionError):
        services.rewrite_patto(refused, by=mondo.case_manager)


def test_a_refused_first_patto_is_written_again(mondo):
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    firme = [Firma("RIFIUTO", OGGI, each) for each in adulti_of(mondo.caso)]
    refused = firma.sign_patto(patto, by=mondo.case_manager, edizione=1, firme=firme, firmato=None)

    nuovo = services.rewrite_patto(refused, by=mondo.case_manager)

    assert (nuovo.versione, nuovo.stato, nuovo.revisiona) == (2, StatoPatto.BOZZA, False)
    assert stato_of(mondo.caso) == StatoCaso.IN_DEFINIZIONE_PATTO


def test_the_database_refuses_a_revision_of_nothing(firmato):
    with pytest.raises(IntegrityError, match="revisione_has_precedente"), transaction.atomic():
        Patto.objects.filter(pk=firmato.pk).update(motivo_revisione="PERIODICA")
