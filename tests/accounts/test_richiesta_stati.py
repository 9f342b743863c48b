"""The way of a request, as the letter has it: every pair of states, every act in every state, and walks at random."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import (
    Accreditamento,
    AttoDesignazione,
    RichiestaAccreditamento,
    StatoRichiesta,
    TipoAllegato,
)
from accounts.services import atto, controfirma, modelli, registrazione, richiesta, richiesta_pec
from rdc_platform.audit.stato import TransitionError, move
from tests.factories.richieste import OGGI, cleaned, make_richiesta

S = StatoRichiesta
# Written by hand from the letter's steps and the ends a request may have, not from the code.
MOSSE = {
    S.FORM_INVIATO: {S.PEC_RICEVUTA, S.RIFIUTATA, S.RITIRATA},
    S.PEC_RICEVUTA: {S.IN_VERIFICA, S.RIFIUTATA, S.RITIRATA},
    S.IN_VERIFICA: {S.INTEGRAZIONE_RICHIESTA, S.ATTO_PREDISPOSTO, S.RIFIUTATA, S.RITIRATA},
    S.INTEGRAZIONE_RICHIESTA: {S.IN_VERIFICA, S.RIFIUTATA, S.RITIRATA},
    S.ATTO_PREDISPOSTO: {S.ATTO_INVIATO, S.RIFIUTATA, S.RITIRATA},
    S.ATTO_INVIATO: {S.ATTO_CONTROFIRMATO, S.RIFIUTATA, S.RITIRATA},
    S.ATTO_CONTROFIRMATO: {S.CENSITO, S.RIFIUTATA},
    S.CENSITO: {S.COMUNICATO},
    S.COMUNICATO: set(),
    S.RIFIUTATA: set(),
    S.RITIRATA: set(),
}


def files():
    return {tipo: cleaned() for tipo in richiesta_pec.RICHIESTI}


def pec(row, by):
    facts = {"pec_mittente": row.ambito.pec, "pec_message_id": "<1@pec.example.it>", "pec_ricevuta_il": row.creata_il}
    firma = {"firmatario_nome": "Piera", "firmatario_cognome": "Sindaca", "firmatario_titolo": "LEGALE_RAPPRESENTANTE"}
    richiesta_pec.record_pec(row, by=by, files=files(), **facts, **firma)


def prepare(row, by):
    number = AttoDesignazione.objects.count()
    atto.prepare_atto(row, by=by, numero=f"R{number}/2019", data=OGGI)


def countersign(row, by):
    controfirma.upload_controfirma(row, by=by, file_controfirmato=cleaned())
    controfirma.record_controfirma(row, by=by, data_controfirma=OGGI, attestazione="Arrivato con la PEC dell'ente.")


# Each act, the states it starts from and where it ends.
ATTI = {
    "pec": (pec, {S.FORM_INVIATO}, S.PEC_RICEVUTA),
    "verify": (lambda row, by: richiesta.verify_richiesta(row, by=by), {S.PEC_RICEVUTA}, S.IN_VERIFICA),
    "ask": (
        lambda row, by: richiesta.ask_integrazione(row, by=by, motivo="Manca il retro."),
        {S.IN_VERIFICA},
        S.INTEGRAZIONE_RICHIESTA,
    ),
    "complete": (
        lambda row, by: richiesta.record_integrazione(row, by=by, files={TipoAllegato.ALTRO: cleaned()}),
        {S.INTEGRAZIONE_RICHIESTA},
        S.IN_VERIFICA,
    ),
    "refuse": (
        lambda row, by: richiesta.refuse_richiesta(row, by=by, motivo="Non è firmata."),
        {stato for stato, moves in MOSSE.items() if S.RIFIUTATA in moves},
        S.RIFIUTATA,
    ),
    "withdraw": (
        lambda row, by: richiesta.withdraw_richiesta(row, by=by, motivo="Per PEC."),
        {stato for stato, moves in MOSSE.items() if S.RITIRATA in moves},
        S.RITIRATA,
    ),
    "prepare": (prepare, {S.IN_VERIFICA}, S.ATTO_PREDISPOSTO),
    "send": (
        lambda row, by: atto.send_atto(row, by=by, file_firmato=cleaned("atto.pdf")),
        {S.ATTO_PREDISPOSTO},
        S.ATTO_INVIATO,
    ),
    "countersign": (countersign, {S.ATTO_INVIATO}, S.ATTO_CONTROFIRMATO),
    "register": (
        lambda row, by: atto.register_amministratore(row, by=by),
        {S.ATTO_CONTROFIRMATO},
        S.COMUNICATO,
    ),
}
# A person may be told no for who he is, not for where the request stands.
ALTRI_NO = (registrazione.RegistrazioneError,)


@pytest.fixture
def testi(db):
    modelli.load_modelli()


@pytest.mark.parametrize("prima", S)
@pytest.mark.parametrize("dopo", S)
def test_move_exists_between_these_states_alone(prima, dopo):
    row = RichiestaAccreditamento(stato=prima)

    if dopo in MOSSE[prima]:
        move(row, dopo)
        assert row.stato == dopo
    else:
        with pytest.raises(TransitionError):
            move(row, dopo)
        assert row.stato == prima


@pytest.mark.parametrize("nome", ATTI)
def test_each_act_starts_from_its_states_alone(mondo, testi, nome):
    act, starts, dopo = ATTI[nome]
    for prima in set(S) - {S.CENSITO, S.COMUNICATO}:
        row = make_richiesta(mondo.ambito_a, prima)
        if prima in starts:
            act(row, mondo.ministero)
        else:
            with pytest.raises(TransitionError), transaction.atomic():
                act(row, mondo.ministero)
        row.refresh_from_db()
        assert row.stato == (dopo if prima in starts else prima), prima


def test_no_act_starts_once_the_person_is_registered(mondo, testi):
    row = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO)
    atto.register_amministratore(row, by=mondo.ministero)

    for act, _, _ in ATTI.values():
        with pytest.raises(TransitionError), transaction.atomic():
            act(row, mondo.ministero)


@pytest.mark.parametrize("left_out", ["pec_mittente", "pec_message_id", "pec_ricevuta_il"])
def test_database_refuses_a_request_that_went_on_without_its_pec(mondo, left_out):
    row = make_richiesta(mondo.ambito_a)
    whole = {"pec_mittente": "a@pec.example.it", "pec_message_id": "<1@x>", "pec_ricevuta_il": row.creata_il}
    whole[left_out] = None if left_out == "pec_ricevuta_il" else ""

    for stato in set(S) - {S.FORM_INVIATO, S.RIFIUTATA, S.RITIRATA}:
        with pytest.raises(IntegrityError), transaction.atomic():
            RichiestaAccreditamento.objects.filter(pk=row.pk).update(stato=stato, **whole)


def test_database_refuses_a_refusal_without_its_reason_and_a_communication_without_its_pec(mondo):
    row = make_richiesta(mondo.ambito_a, S.ATTO_CONTROFIRMATO)
    rows = RichiestaAccreditamento.objects.filter(pk=row.pk)

    with pytest.raises(IntegrityError, match="rifiutata_has_motivo"), transaction.atomic():
        rows.update(stato=S.RIFIUTATA, motivo="")
    with pytest.raises(IntegrityError, match="comunicato_by_pec"), transaction.atomic():
        rows.update(stato=S.COMUNICATO)


def test_stato_dal_is_when_the_state_was_entered_whatever_is_saved_later(mondo):
    row = make_richiesta(mondo.ambito_a, S.PEC_RICEVUTA)
    rows = RichiestaAccreditamento.objects.filter(pk=row.pk)
    rows.update(stato_dal="2019-05-02T10:00+02:00")

    row.email = "nuova@comune.example.it"
    row.save(update_fields=["email", "aggiornata_il"])
    assert rows.get().stato_dal.year == 2019

    richiesta.verify_richiesta(row, by=mondo.ministero)
    assert rows.get().stato_dal.year > 2019


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nomi=st.lists(st.sampled_from(sorted(ATTI)), max_size=16))
def test_a_walk_at_random_never_reaches_what_the_database_refuses(mondo, testi, nomi):
    with transaction.atomic():
        row = make_richiesta(mondo.ambito_a)
        before = S.FORM_INVIATO
        for nome in [*nomi, "pec", "verify", *nomi, "prepare", "send", "countersign", *nomi]:
            act, starts, dopo = ATTI[nome]
            try:
                with transaction.atomic():
                    act(row, mondo.ministero)
            except (TransitionError, *ALTRI_NO):
                dopo = before
            row.refresh_from_db()
            assert row.stato == dopo
            assert dopo == before or before in starts
            before = dopo
        registered = Accreditamento.objects.filter(atto__richiesta=row, stato="ATTIVO").exists()
        assert registered == (row.stato == S.COMUNICATO)
        transaction.set_rollback(True)
