from datetime import timedelta
from decimal import Decimal

import pytest
from django.http import Http404

from progetti_collettivita.forms.assegnazione import PropostaForm
from progetti_collettivita.models import AssegnazionePuc, EventoAssegnazione
from progetti_collettivita.selectors.assegnazioni import read_partecipazione
from progetti_collettivita.selectors.lettera import read_lettera
from progetti_collettivita.selectors.posti import posti_liberi
from progetti_collettivita.services import proposta
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.tasks import expire_proposte
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.outbox.models import Message
from rdc_platform.web.formati import data_breve
from tests.factories.puc import assign, far_day, file, follow, make_puc, make_sede

DOMANI = far_day(1)


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona)


@pytest.fixture
def chi(mondo):
    persona = mondo.caso.nucleo.componenti.first()
    follow(persona)
    return persona


def propose(chi, puc, by, **campi):
    valori = {"sede": puc.sedi.first(), "ore_settimanali": Decimal(8), "data_inizio": far_day(5)}
    return proposta.propose_puc(chi, puc, by=by, **valori | campi)


def accept(row, by, **campi):
    valori = {"versione": row.versione, "data_accettazione": calendario.today(), "documento": file()}
    return proposta.accept_assegnazione(row, by=by, **valori | campi)


def test_propose_holds_a_place_of_the_comune_for_who_is_bound_and_says_until_when_to_answer(mondo, puc, chi):
    row = propose(chi, puc, mondo.case_manager)

    puc.refresh_from_db()
    assert (row.stato, row.quota, row.data_fine_prevista) == ("PROPOSTO", "COMUNE", puc.data_fine)
    assert row.scadenza_risposta >= far_day(10)
    assert posti_liberi(puc)["COMUNE"] == 1
    assert EventoAssegnazione.objects.get(assegnazione=row).tipo == "propose_puc"
    assert AccessoDato.objects.filter(oggetto_id=row.pk, atto="propose_puc").count() == 1


@pytest.mark.parametrize("seguita", [None, {"tenuta": False}, {"fuori_puc": True}])
def test_propose_who_is_not_bound_takes_a_volunteer_s_place_and_only_if_he_asked(mondo, puc, seguita):
    persona = mondo.caso.nucleo.componenti.first()
    if seguita:
        follow(persona, **seguita)

    with pytest.raises(PucError, match="non è tenuta") as refused:
        propose(persona, puc, mondo.case_manager)
    row = propose(persona, puc, mondo.case_manager, volontario=True)

    assert refused.value.campo == "volontario"
    assert row.quota == "VOLONTARIO"


def test_propose_who_is_followed_by_the_cpi_is_the_cpi_s(mondo, puc, chi):
    follow(chi, percorso="LAVORO")

    with pytest.raises(PucError, match="lo propone il Centro"):
        propose(chi, puc, mondo.case_manager)


def test_propose_a_person_of_another_s_family_is_as_if_he_were_not_there(mondo, puc, chi):
    for altro in (mondo.collega, mondo.case_manager_b, mondo.responsabile_puc):
        with pytest.raises(Http404):
            propose(chi, puc, altro)


def test_propose_who_lives_elsewhere_or_left_the_family_is_refused(mondo, chi):
    altrove = make_puc(mondo.responsabile_puc, mondo.stagno)
    with pytest.raises(PucError, match="non risiede a"):
        propose(chi, altrove, mondo.case_manager)

    chi.uscito_il = calendario.today()
    chi.save(update_fields=["uscito_il"])
    with pytest.raises(PucError, match="non fa più parte"):
        propose(chi, make_puc(mondo.responsabile_puc, mondo.cremona), mondo.case_manager)


def test_propose_where_the_comuni_run_it_together_wants_a_place_in_his_own(mondo, chi):
    insieme = make_puc(mondo.responsabile_puc, mondo.stagno, ambito_titolare=mondo.ambito_a)
    with pytest.raises(PucError, match="in un altro Comune"):
        propose(chi, insieme, mondo.case_manager)

    assert propose(chi, insieme, mondo.case_manager, sede=make_sede(insieme, comune=mondo.cremona)).stato == "PROPOSTO"


@pytest.mark.parametrize(
    ("campi", "campo"),
    [
        ({"ore_settimanali": Decimal("7.5")}, "ore_settimanali"),
        ({"ore_settimanali": Decimal("16.5")}, "ore_settimanali"),
        ({"ore_settimanali": Decimal("8.3")}, "ore_settimanali"),
        ({"data_inizio": far_day(0)}, "data_inizio"),
        ({"data_inizio": far_day(-1)}, "data_inizio"),
        ({"data_inizio": far_day(181)}, "data_inizio"),
        ({"data_fine_prevista": far_day(181)}, "data_fine_prevista"),
        ({"data_fine_prevista": far_day(4)}, "data_fine_prevista"),
    ],
)
def test_propose_refuses_hours_and_days_out_of_the_law_or_the_project_at_their_field(mondo, puc, chi, campi, campo):
    with pytest.raises(PucError) as refused:
        propose(chi, puc, mondo.case_manager, **campi)

    assert refused.value.campo == campo


def test_propose_before_the_project_starts_too_young_or_at_a_place_of_another_project_is_refused(mondo, chi):
    poi = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(9))
    with pytest.raises(PucError, match="Il progetto va dal"):
        propose(chi, poi, mondo.case_manager)

    vecchi = make_puc(mondo.responsabile_puc, mondo.cremona, eta_min=90)
    with pytest.raises(PucError, match="non ha 90 anni"):
        propose(chi, vecchi, mondo.case_manager)
    with pytest.raises(PucError, match="di questo progetto"):
        propose(chi, make_puc(mondo.responsabile_puc, mondo.cremona), mondo.case_manager, sede=vecchi.sedi.first())


def test_accept_keeps_the_paper_and_above_eight_hours_wants_his_consent(mondo, puc, chi):
    row = propose(chi, puc, mondo.case_manager, ore_settimanali=Decimal("8.5"))
    with pytest.raises(PucError) as refused:
        accept(row, mondo.case_manager)

    row = accept(row, mondo.case_manager, consenso_ore_maggiori=True)

    assert refused.value.campo == "consenso_ore_maggiori"
    assert (row.stato, row.documento_accettazione.nome) == ("ACCETTATO", "accettazione.pdf")


def test_accept_on_a_day_to_come_from_an_old_page_or_by_another_is_refused(mondo, puc, chi):
    row = propose(chi, puc, mondo.case_manager)

    with pytest.raises(PucError, match="a oggi"):
        accept(row, mondo.case_manager, data_accettazione=DOMANI)
    with pytest.raises(VersioneError):
        accept(row, mondo.case_manager, versione=99)
    for altro in (mondo.collega, mondo.responsabile_puc):  # the Responsabile answers for the CPI's alone
        with pytest.raises(Http404):
            accept(row, altro)


def test_the_responsabile_answers_for_who_was_proposed_by_the_cpi(mondo, puc, chi):
    row = assign(puc, chi, quota="CPI")

    assert accept(row, mondo.responsabile_puc).stato == "ACCETTATO"


def test_refuse_frees_the_place_and_the_reason_stays_with_who_follows_the_family(mondo, puc, chi):
    row = propose(chi, puc, mondo.case_manager)

    prima = calendario.today() - timedelta(days=4)
    AssegnazionePuc.objects.filter(pk=row.pk).update(data_proposta=prima)
    risposta = {"by": mondo.case_manager, "versione": row.versione, "motivo": "Non vuole."}
    for giorno in (prima - timedelta(days=1), DOMANI):
        with pytest.raises(PucError, match="Scrivi un giorno dal") as refused:
            proposta.refuse_assegnazione(row, data_rifiuto=giorno, **risposta)
        assert refused.value.campo == "data_rifiuto"

    row = proposta.refuse_assegnazione(row, data_rifiuto=prima, **risposta)

    puc.refresh_from_db()
    assert Message.objects.get(topic="famiglie.notizia_puc").payload["il"] == f"{prima:%Y-%m-%d}"
    evento = EventoAssegnazione.objects.get(assegnazione=row, tipo="refuse_assegnazione")
    assert (row.stato, posti_liberi(puc)["COMUNE"]) == ("RIFIUTATO", 2)
    assert (evento.testo, evento.nota) == (f"Rifiutato il {data_breve(prima)}", "Non vuole.")
    with pytest.raises(TransitionError):
        accept(row, mondo.case_manager)


def test_propose_keeps_the_hours_of_its_place_and_of_no_other(mondo, puc, chi):
    sede, altra = puc.sedi.get(), make_sede(puc, denominazione="Archivio")
    suo, altrui = (
        each.orari.create(giorno_settimana=2, ora_inizio="09:00", ora_fine="13:00") for each in (sede, altra)
    )
    with pytest.raises(PucError, match="uno di un altro posto") as refused:
        propose(chi, puc, mondo.case_manager, sede=sede, calendario_suo=[suo, altrui])
    assert refused.value.campo == "calendario_suo"

    row = propose(chi, puc, mondo.case_manager, sede=sede, calendario_suo=[suo])

    assert ("Orari", "Martedì 09:00-13:00, ogni settimana") in read_partecipazione(row)
    assert ("Orari", "Martedì 09:00-13:00, ogni settimana") in read_lettera(row)["voci"]
    form = PropostaForm(None, puc=puc, persona=chi, tenuta=True)
    nomi = [label.rpartition(", ")[2] for _, label in form.fields["calendario_suo"].choices]
    assert nomi == ["Archivio", "Biblioteca 1"]


def test_withdraw_is_of_both_before_the_start(mondo, puc, chi):
    row = accept(propose(chi, puc, mondo.case_manager), mondo.case_manager)

    row = proposta.withdraw_assegnazione(row, by=mondo.responsabile_puc, versione=row.versione, motivo="Chiuso.")

    assert row.stato == "RITIRATO"


def test_expire_ends_the_proposals_without_an_answer_and_no_other(mondo, puc, chi):
    ieri = calendario.today() - timedelta(days=1)
    vecchia = assign(puc, chi, data_proposta=ieri, scadenza_risposta=ieri)
    oggi = assign(puc, mondo.caso.nucleo.componenti.last())

    expire_proposte()

    vecchia.refresh_from_db()
    oggi.refresh_from_db()
    assert (vecchia.stato, oggi.stato) == ("SCADUTO", "PROPOSTO")
    assert not proposta.expire_assegnazione(vecchia.pk, oggi=calendario.today())


def test_propose_starts_no_sooner_than_the_days_that_inail_wants(mondo, puc, chi, forget_norme):
    """The days are a dated row, and the form and the refusal read the same one."""
    ParametroNormativo.objects.filter(codice="PUC_GG_COM_INAIL_PRIMA").update(valore="3")
    forget_norme()

    with pytest.raises(PucError, match="INAIL va avvisato prima") as refused:
        propose(chi, puc, mondo.case_manager, data_inizio=far_day(2))

    form = PropostaForm(puc=puc, persona=chi, tenuta=True)
    assert refused.value.campo == "data_inizio"
    assert form.fields["data_inizio"].initial == far_day(3)
    assert propose(chi, puc, mondo.case_manager, data_inizio=far_day(3)).stato == "PROPOSTO"


def test_the_form_of_a_proposal_has_the_only_place_chosen_already(mondo, puc, chi):
    sede = puc.sedi.get()
    one = PropostaForm(puc=puc, persona=chi, tenuta=True).fields["sede"].initial
    make_sede(puc)

    assert (one, PropostaForm(puc=puc, persona=chi, tenuta=True).fields["sede"].initial) == (sede, None)
