import re

import pytest

from accounts.models import RichiestaAccreditamento, StatoRichiesta, TipoAllegato
from accounts.services import richiesta as services
from rdc_platform.audit.models import AccessoDato
from rdc_platform.audit.stato import TransitionError
from rdc_platform.codice_fiscale import omocode
from rdc_platform.pec.models import MessaggioPec
from tests.factories.richieste import cleaned, deliver, make_richiesta, persona

S = StatoRichiesta


def test_submit_richiesta_numbers_requests_of_a_year_in_order(mondo):
    first = services.submit_richiesta(ambito=mondo.ambito_a, **persona())
    second = services.submit_richiesta(ambito=mondo.ambito_a, **persona())

    numbers = [re.fullmatch(r"AMB-(\d{4})-(\d{6})", row.numero_richiesta) for row in (first, second)]
    assert numbers[0][1] == numbers[1][1]
    assert int(numbers[1][2]) == int(numbers[0][2]) + 1


def test_submit_richiesta_refuses_a_second_open_one_of_the_person_even_by_another_code(mondo):
    dati = persona()
    first = services.submit_richiesta(ambito=mondo.ambito_a, **dati)
    dati["codice_fiscale"] = omocode(dati["codice_fiscale"], 2)

    with pytest.raises(services.RichiestaDoppiaError) as error:
        services.submit_richiesta(ambito=mondo.ambito_a, **dati)

    assert error.value.richiesta_id == first.pk
    assert services.submit_richiesta(ambito=mondo.ambito_b, **dati).stato == S.FORM_INVIATO


def test_submit_richiesta_has_the_note_made_by_the_worker(mondo):
    richiesta = services.submit_richiesta(ambito=mondo.ambito_a, **persona())
    assert richiesta.nota is None

    assert deliver("documenti.nota") == 1

    richiesta.refresh_from_db()
    with richiesta.nota.file.open() as file:
        assert file.read(5) == b"%PDF-"
    assert richiesta.nota.nome == f"nota-{richiesta.numero_richiesta.lower()}.pdf"


def test_ask_integrazione_tells_the_body_and_record_integrazione_goes_back(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.IN_VERIFICA)

    services.ask_integrazione(richiesta, by=mondo.ministero, motivo="Manca il retro del documento.")

    messaggio = MessaggioPec.objects.filter(destinatario=mondo.ambito_a.pec).latest("creato_il")
    assert "Manca il retro del documento." in messaggio.corpo
    assert richiesta.cognome not in messaggio.oggetto + messaggio.corpo
    files = {TipoAllegato.DOCUMENTO_IDENTITA: cleaned()}
    assert services.record_integrazione(richiesta, by=mondo.ministero, files=files).stato == S.IN_VERIFICA


def test_verify_richiesta_does_not_skip_the_missing_documents(mondo):
    richiesta = make_richiesta(mondo.ambito_a, S.INTEGRAZIONE_RICHIESTA)

    with pytest.raises(TransitionError):
        services.verify_richiesta(richiesta, by=mondo.ministero)


def test_refuse_richiesta_tells_the_body_the_reason(mondo):
    richiesta = make_richiesta(mondo.ambito_a)

    services.refuse_richiesta(richiesta, by=mondo.ministero, motivo="La nota non è firmata.")

    messaggio = MessaggioPec.objects.filter(destinatario=mondo.ambito_a.pec).latest("creato_il")
    assert "La nota non è firmata." in messaggio.corpo
    assert AccessoDato.objects.filter(atto="refuse_richiesta", oggetto_id=str(richiesta.pk)).count() == 1


def test_moves_are_those_of_the_table_alone(mondo):
    for stato in (S.COMUNICATO, S.RIFIUTATA, S.RITIRATA):
        assert RichiestaAccreditamento.MOVES[stato] == set()
    richiesta = make_richiesta(mondo.ambito_a, S.RIFIUTATA)
    with pytest.raises(TransitionError):
        services.withdraw_richiesta(richiesta, by=mondo.ministero, motivo="Ripensamento")
