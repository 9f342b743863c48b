from datetime import date

import pytest
from django.db import IntegrityError
from django.http import Http404

from patti_inclusione.models import DatiEconomici, DifferenzaFornitura, Scadenza
from patti_inclusione.selectors.variazioni import read_variazioni
from patti_inclusione.services import variazioni as services
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from tests.factories.patti import make_bozza

pytestmark = pytest.mark.django_db


def differ(caso, tipo="DATO", **values):
    return DifferenzaFornitura.objects.create(caso=caso, lotto="L1", tipo=tipo, campo="Luigi Conti", **values)


def decide(mondo, row, esito="ACCETTATA", **values):
    return services.decide_differenze(mondo.caso, ids=[str(row.pk)], esito=esito, by=mondo.case_manager, **values)


def leave(mondo, posto=1):
    """A member who left with the last lot."""
    persona = mondo.caso.nucleo.componenti.order_by("-data_nascita")[posto]
    persona.uscito_il = date(2019, 6, 3)
    persona.save(update_fields=["uscito_il"])
    return persona


def test_decide_differenze_writes_only_those_of_the_case_once(mondo):
    own, other = differ(mondo.caso), differ(mondo.caso_b)

    ids = [str(own.pk), str(other.pk), "x", "9" * 30]
    done = [services.decide_differenze(mondo.caso, ids=ids, esito="ACCETTATA", by=mondo.case_manager) for _ in range(2)]

    own.refresh_from_db()
    other.refresh_from_db()
    assert done == [1, 0]
    assert (own.esito, own.decisa_da, other.esito) == ("ACCETTATA", mondo.case_manager.accreditamento, "")


def test_decide_differenze_of_the_family_of_another_is_not_there(mondo):
    row = differ(mondo.caso)

    with pytest.raises(Http404):
        services.decide_differenze(mondo.caso, ids=[str(row.pk)], esito="ACCETTATA", by=mondo.collega)


def test_decide_differenze_to_look_into_can_be_accepted_afterwards(mondo):
    row = differ(mondo.caso)

    decide(mondo, row, "DA_VERIFICARE", nota="Sentire la scuola.")
    assert [each.nota for each in read_variazioni(mondo.caso).da_verificare] == ["Sentire la scuola."]
    decide(mondo, row)

    assert read_variazioni(mondo.caso).niente


@pytest.mark.parametrize(
    ("tipo", "motivo"), [("ENTRATO", ""), ("USCITO", ""), ("USCITO", "NASCITA"), ("ENTRATO", "DECESSO")]
)
def test_decide_differenze_of_persons_wants_a_fit_reason(mondo, tipo, motivo):
    row = differ(mondo.caso, tipo)

    with pytest.raises(services.VariazioneError):
        decide(mondo, row, motivo=motivo)


def test_a_new_member_is_to_be_convened_until_he_is(mondo):
    persona = mondo.caso.nucleo.componenti.first()
    decide(mondo, differ(mondo.caso, "ENTRATO", componente=persona), motivo="NASCITA")

    assert [cosa.link.label for cosa in read_variazioni(mondo.caso).da_fare] == ["Convoca"]
    mondo.caso.convocazioni.create(
        numero_progressivo=1, tipo="ALTRO", data_ora="2019-07-01T10:00Z", modalita="TELEFONO", canali=["SMS"],
        creata_da=mondo.case_manager.accreditamento,
    ).componenti.add(persona)  # fmt: skip
    assert read_variazioni(mondo.caso).da_fare == []


def test_the_commitments_of_who_left_are_to_be_revised(mondo):
    make_bozza(mondo.caso, mondo.case_manager)
    persona = leave(mondo)
    decide(mondo, differ(mondo.caso, "USCITO", componente=persona), motivo="ALTRO")

    (cosa,) = read_variazioni(mondo.caso).da_fare
    assert "un impegno da rivedere" in cosa.testo
    assert mondo.caso.eventi.filter(testo__contains="la domanda decade").count() == 1


def test_the_death_of_who_applied_is_flagged_and_the_domanda_stays(mondo):
    persona = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")
    persona.uscito_il = date(2019, 6, 3)
    persona.save(update_fields=["uscito_il"])

    decide(mondo, differ(mondo.caso, "USCITO", componente=persona), motivo="DECESSO")

    assert [cosa.testo for cosa in read_variazioni(mondo.caso).da_fare] == [
        "aveva fatto la domanda ed è morta: chiedi a INPS come continua."
    ]
    testi = list(mondo.caso.eventi.values_list("testo", flat=True))
    assert [testo for testo in testi if "la domanda decade" in testo] == []
    assert [testo for testo in testi if "chiesto a INPS" in testo] != []


@pytest.mark.parametrize(
    ("beneficio", "motivo"), [("RINUNCIATO", "RINUNCIA"), ("TERMINATO_18_MESI", "TERMINE_18_MENSILITA")]
)
def test_close_finito_closes_for_what_inps_says(mondo, beneficio, motivo):
    DatiEconomici.objects.filter(nucleo=mondo.caso.nucleo).update(stato_beneficio=beneficio)
    Scadenza.objects.filter(caso=mondo.caso).update(termine=calendario.today())  # not lapsed: that would stay so

    services.close_finito(mondo.caso, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert (mondo.caso.stato, mondo.caso.motivo_chiusura) == ("CHIUSO", motivo)
    assert Scadenza.objects.get(caso=mondo.caso).stato == "NON_DOVUTA"


def test_close_finito_of_a_family_in_payment_is_refused(mondo):
    with pytest.raises(TransitionError):
        services.close_finito(mondo.caso, by=mondo.case_manager)


def test_close_finito_of_a_nucleo_that_emptied(mondo):
    mondo.caso.nucleo.componenti.update(uscito_il=date(2019, 6, 3))

    services.close_finito(mondo.caso, by=mondo.case_manager)

    mondo.caso.refresh_from_db()
    assert mondo.caso.motivo_chiusura == "DECESSO"


def test_the_database_wants_a_note_for_what_is_looked_into(mondo):
    row = differ(mondo.caso)

    with pytest.raises(IntegrityError, match="da_verificare_has_nota"):
        decide(mondo, row, "DA_VERIFICARE")
