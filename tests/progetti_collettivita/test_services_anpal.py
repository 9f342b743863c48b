"""The quota of the Centri per l'impiego: projects told to ANPAL, proposals that come, facts that go; with the simulator, by the outbox."""

from datetime import timedelta

import pytest

from ambiti.models import Componente, Destinazione
from progetti_collettivita import tasks
from progetti_collettivita.models import AssegnazionePuc, MotivoScartoProposta, PropostaAnpal, Puc
from progetti_collettivita.services import ciclo, partecipazione, posti, proposta, proposta_anpal
from progetti_collettivita.services.assenze import note_assenze
from progetti_collettivita.services.catalogo_anpal import build_progetto
from progetti_collettivita.services.proposta_anpal import Ricevuta
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.outbox.models import Message
from tests.factories.anpal_progetti import deliver, fail, progetti, propose, proposte
from tests.factories.casi import make_nucleo
from tests.factories.puc import assign, far_day, file, follow, make_puc, presence

OGGI = calendario.today()


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=far_day(-30), inail_pat="12345678")


@pytest.fixture
def chi(mondo):
    """Somebody bound, of a family at the Centro."""
    persona = mondo.caso.nucleo.componenti.order_by("pk").first()
    follow(persona, percorso="LAVORO")
    return persona


def take(chi, puc, numero="ANPAL.P.1", **campi):
    valori = {"cpi": "CPI di Cremona", "data": OGGI, "sede": "Biblioteca 1", "ore": 8, "inizio": far_day(5)}
    chiavi = {"codice_fiscale": chi.codice_fiscale, "codice_puc": puc.codice_puc}
    return proposta_anpal.record_proposta(Ricevuta(numero=numero, **chiavi | valori | campi))


def accept(row, by, **campi):
    valori = {"versione": row.versione, "data_accettazione": OGGI, "documento": file()}
    return proposta.accept_assegnazione(row, by=by, **valori | campi)


def begin(row, by):
    """Insured, and the day has come."""
    AssegnazionePuc.objects.filter(pk=row.pk).update(stato_inail="CONFERMATA", data_inizio=OGGI)
    row.refresh_from_db()
    return partecipazione.activate_assegnazione(row, by=by, versione=row.versione)


# The catalogue


def test_a_project_is_told_from_its_start_to_its_end_with_its_free_places_and_nobody_in_it(mondo, chi, anpal):
    by = mondo.responsabile_puc
    puc = make_puc(by, mondo.cremona, "APPROVATO", tutor_nome="Ivo Neri")
    puc = ciclo.activate_puc(puc, by=by, versione=puc.versione)
    deliver()
    told = progetti(anpal)[puc.codice_puc]
    take(chi, puc)
    deliver()

    assert (told["stato"], told["posti_cpi"], told["posti_cpi_liberi"], told["comune"]) == ("ATTIVO", 1, 1, "D150")
    assert not any(name in str(told) for name in ("Ada Verdi", "Ivo Neri", "0372"))
    assert progetti(anpal)[puc.codice_puc]["posti_cpi_liberi"] == 0
    puc.refresh_from_db()
    ciclo.conclude_puc(puc, by=by, versione=puc.versione, motivo="Finito prima.")
    deliver()
    told = progetti(anpal)[puc.codice_puc]
    assert (told["stato"], told["posti_cpi_liberi"]) == ("CONCLUSO", 1)


def test_a_project_without_places_for_the_centri_is_not_told_and_one_that_loses_them_is_once_more(mondo, puc, anpal):
    by = mondo.responsabile_puc
    other = make_puc(by, mondo.cremona, posti_cpi=0, posti_totali=3)
    for each, da in ((puc, "CPI"), (other, "VOLONTARIO")):
        posti.move_posti(each, by=by, versione=each.versione, da=da, a="COMUNE", quanti=1)
    assert not Message.objects.filter(topic="anpal.puc").exists()

    tasks.pull_proposte()  # those that started before ANPAL was told of any
    assert not Message.objects.filter(topic="anpal.puc").exists()
    puc.refresh_from_db()
    puc = posti.move_posti(puc, by=by, versione=puc.versione, da="COMUNE", a="CPI", quanti=1)
    deliver()
    posti.move_posti(puc, by=by, versione=puc.versione, da="CPI", a="COMUNE", quanti=1)
    deliver()

    assert {codice: each["posti_cpi"] for codice, each in progetti(anpal).items()} == {puc.codice_puc: 0}


def test_what_started_before_anpal_was_told_of_any_is_told_by_the_clock(puc, anpal):
    tasks.pull_proposte()
    deliver()

    assert list(progetti(anpal)) == [puc.codice_puc]
    tasks.pull_proposte()
    assert Message.objects.filter(topic="anpal.puc").count() == 1


def test_what_waits_says_the_later_change_too_and_what_is_on_its_way_does_not(mondo, puc):
    by = mondo.responsabile_puc
    for da, a in (("COMUNE", "CPI"), ("CPI", "COMUNE")):
        puc = posti.move_posti(puc, by=by, versione=puc.versione, da=da, a=a, quanti=1)
    assert Message.objects.filter(topic="anpal.puc").count() == 1

    Message.objects.filter(topic="anpal.puc").update(stato="IN_CONSEGNA")
    posti.move_posti(puc, by=by, versione=puc.versione, da="COMUNE", a="CPI", quanti=1)

    assert Message.objects.filter(topic="anpal.puc").count() == 2
    assert build_progetto(puc.pk)[1]["posti_cpi"] == 2


# The proposals


def test_a_proposal_holds_a_place_of_the_cpi_waits_for_the_responsabile_and_comes_once(mondo, puc, chi, anpal):
    propose(anpal, chi.codice_fiscale, puc.codice_puc)
    fail(anpal, "503")
    tasks.pull_proposte()
    fail(anpal, "")
    for _ in range(2):
        tasks.pull_proposte()
    deliver()

    row = AssegnazionePuc.objects.get()
    puc.refresh_from_db()
    assert (row.stato, row.quota, row.proponente, row.dal_cpi.cpi) == ("PROPOSTO", "CPI", None, "CPI di Cremona")
    assert (row.data_inizio, row.sede.denominazione, puc.occupati_cpi) == (far_day(5), "Biblioteca 1", 1)
    assert proposte(anpal)[0]["riscontro"] == {"esito": "ACCOLTA"}
    assert AccessoDato.objects.filter(atto="record_proposta_anpal", nucleo_id=chi.nucleo_id).count() == 1
    assert take(chi, puc, numero="ANPAL.P.0000001") is None


def test_a_family_that_inps_sent_to_the_centro_is_told_of_when_one_of_it_is_proposed(mondo, puc, anpal):
    persone = [make_nucleo(mondo.ambito_a, mondo.cremona, nome, destinazione=dove).componenti.first()
               for nome, dove in (("Zamboni", Destinazione.CPI), ("Zanetti", Destinazione.CPI), ("Zorzi", "COMUNI"))]  # fmt: skip
    Componente.objects.filter(pk=persone[1].pk).update(data_nascita=OGGI - timedelta(days=365 * 70))  # bound no more
    for each in persone:
        propose(anpal, each.codice_fiscale, puc.codice_puc)
    Puc.objects.filter(pk=puc.pk).update(posti_cpi=3, posti_totali=6)

    tasks.pull_proposte()
    assert [each.motivo for each in PropostaAnpal.objects.all()] == ["NON_DEL_CPI"]
    deliver()
    tasks.pull_proposte()
    deliver()

    assert [each["riscontro"].get("motivo", "") for each in proposte(anpal)] == ["", "NON_TENUTA", "NON_DEL_CPI"]
    assert AssegnazionePuc.objects.get().persona == persone[0]


SCARTI = {
    "PROGETTO_SCONOSCIUTO": {"codice_puc": "D150-1999-0001"},
    "PROGETTO_NON_ATTIVO": {"_puc": {"stato": "SOSPESO", "pubblico_in_catalogo": False}},
    "PERSONA_SCONOSCIUTA": {"codice_fiscale": "RSSMRA80A01H501U"},
    "NON_DEL_CPI": {"_chi": {"percorso": "INCLUSIONE"}},
    "NON_TENUTA": {"_chi": {"fuori_puc": True}},
    "NON_RESIDENTE": {"_altrove": True},
    "ETA": {"_puc": {"eta_min": 99}},
    "SEDE_NON_VALIDA": {"sede": "Altrove"},
    "ORE_NON_VALIDE": {"ore": 20},
    "DATE_NON_VALIDE": {"inizio": far_day(-1)},
    "POSTI_FINITI": {"_puc": {"posti_cpi": 0, "posti_totali": 3}},
    "GIA_ASSEGNATA": {"_gia": True},
}


@pytest.mark.parametrize("motivo", SCARTI)
def test_who_cannot_be_placed_is_put_aside_with_a_code_and_no_name(mondo, puc, chi, motivo):
    campi = dict(SCARTI[motivo])
    Puc.objects.filter(pk=puc.pk).update(**campi.pop("_puc", {}))
    follow(chi, **{"percorso": "LAVORO"} | campi.pop("_chi", {}))
    if campi.pop("_gia", False):
        assign(make_puc(mondo.responsabile_puc, mondo.cremona), chi)
    if campi.pop("_altrove", False):
        puc = make_puc(mondo.responsabile_puc, mondo.stagno)

    found = take(chi, puc, **campi)

    assert (found.motivo, found.assegnazione) == (motivo, None)
    assert not AssegnazionePuc.objects.filter(quota="CPI").exists()
    assert chi.codice_fiscale not in str(vars(found))


def test_every_reason_is_one_that_is_tried():
    assert {*SCARTI, "ILLEGGIBILE"} == set(MotivoScartoProposta)


@pytest.mark.parametrize("grezzo", ['{"data_inizio":"domani"}', '{"ore_settimanali":"NaN"}', '{"cf":null,"sede":{}}'])
def test_what_cannot_be_read_is_put_aside_and_the_next_goes_on(puc, chi, anpal, grezzo):
    propose(anpal, chi.codice_fiscale, puc.codice_puc, grezzo=grezzo)
    propose(anpal, chi.codice_fiscale, puc.codice_puc)
    tasks.pull_proposte()
    tasks.pull_proposte()
    deliver()

    esiti = [each["riscontro"]["esito"] for each in proposte(anpal)]
    assert (esiti, AssegnazionePuc.objects.count()) == (["SCARTATA", "ACCOLTA"], 1)


# The facts


@pytest.fixture
def row(puc, chi, anpal):
    """Taken on, and ANPAL knows."""
    propose(anpal, chi.codice_fiscale, puc.codice_puc)
    tasks.pull_proposte()
    deliver()
    return AssegnazionePuc.objects.get()


def started(row, by):
    """He accepts and begins, and ANPAL hears both: in a test all happens at one instant, so each is told at once."""
    accept(row, by)
    deliver()
    row = begin(row, by)
    deliver()
    return row


def told(anpal):
    return [
        each.pop("fatto") + "".join(f" {each[k]}" for k in ("motivo",) if k in each)
        for each in proposte(anpal)[0]["fatti"]
    ]


def test_the_centro_hears_each_fact_in_order_and_no_word_of_why(mondo, row, anpal):
    by = mondo.responsabile_puc
    row = started(row, by)
    for atto, campi in (
        (partecipazione.suspend_assegnazione, {"motivo": "MALATTIA"}),
        (partecipazione.resume_assegnazione, {}),
        (partecipazione.interrupt_assegnazione, {"motivo": "RIFIUTO", "data_fine_effettiva": OGGI}),
    ):
        row = atto(row, by=by, versione=row.versione, **campi)
        deliver()

    assert told(anpal) == ["ACCETTAZIONE", "INIZIO", "SOSPENSIONE", "RIPRESA", "INTERRUZIONE RIFIUTO"]
    assert not Message.objects.filter(topic="famiglie.notizia_puc", payload__tipo="RIFIUTO").exists()
    assert not Message.objects.filter(stato="RIFIUTATO").exists()


def test_a_threshold_of_absences_is_a_fact_once(mondo, row, anpal, forget_norme):
    by = mondo.responsabile_puc
    row = started(row, by)
    ParametroNormativo.objects.filter(codice="PUC_ORE_ASSENZA_RICHIAMO").update(valore="8")
    forget_norme()
    presence(row, OGGI, "8", esito="ASSENTE_INGIUSTIFICATO")
    for _ in range(2):
        note_assenze(row, by=by, giorno=OGGI)
    deliver()

    assert told(anpal) == ["ACCETTAZIONE", "INIZIO", "ASSENZE_RICHIAMO"]


def test_a_refusal_goes_without_its_reason_which_is_not_kept_either(mondo, row, anpal):
    proposta.refuse_assegnazione(row, by=mondo.responsabile_puc, versione=row.versione, motivo="Zirconio")
    deliver()

    assert told(anpal) == ["RIFIUTO"]
    assert not row.eventi.exclude(nota="").exists()


def test_no_answer_in_time_is_told_and_frees_the_place(row, anpal):
    AssegnazionePuc.objects.update(data_proposta=OGGI - timedelta(9), scadenza_risposta=OGGI - timedelta(1))
    tasks.expire_proposte()
    deliver()

    assert (told(anpal), progetti(anpal)[row.puc.codice_puc]["posti_cpi_liberi"]) == (["SENZA_RISPOSTA"], 1)


def test_what_anpal_took_without_saying_so_is_one_fact(mondo, row, anpal):
    accept(row, mondo.responsabile_puc)
    fail(anpal, "sordo")
    deliver()
    waiting = Message.objects.get(topic="anpal.fatto").stato
    fail(anpal, "")
    deliver()

    assert (waiting, Message.objects.get(topic="anpal.fatto").stato) == ("IN_CODA", "CONSEGNATO")
    assert told(anpal) == ["ACCETTAZIONE"]


def test_a_fact_that_anpal_refuses_is_left_for_a_person_to_see(mondo, row):
    PropostaAnpal.objects.update(numero="ANPAL.P.9999999")
    accept(row, mondo.responsabile_puc)
    deliver()

    message = Message.objects.get(topic="anpal.fatto")
    assert (message.stato, "PROPOSTA_SCONOSCIUTA" in message.error) == ("RIFIUTATO", True)
