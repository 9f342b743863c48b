"""What a lot does to the cases that are there: closed, renewed, counted."""

import pytest

from patti_inclusione.models import Caso, DifferenzaFornitura, MovimentoFornitura, Scadenza, StatoCaso
from tests.forniture.costruzione import domanda
from tests.forniture.test_acquisizione import ambiti, next_version, take  # noqa: F401 -- fixtures

DUE = {"id_lotto": "INPS-20190703-0002", "progressivo": 2}
TRE = {"id_lotto": "INPS-20190803-0003", "progressivo": 3}


def move(stato):
    """The case of the example, in `stato`."""
    caso = Caso.objects.get()
    caso.stato = stato
    caso.save(update_fields=["stato"])
    return caso


def movimenti():
    return list(MovimentoFornitura.objects.order_by("lotto__progressivo", "pk").values_list("tipo", "motivo"))


@pytest.mark.parametrize(("beneficio", "motivo"), [("DECADUTO", "DECADENZA"), ("REVOCATO", "REVOCA")])
def test_take_closes_the_case_whose_benefit_inps_takes_away(take, beneficio, motivo):  # noqa: F811
    take(domanda())
    caso = move(StatoCaso.PATTO_ATTIVO)

    take(next_version(domanda(), stato_beneficio=beneficio), **DUE)

    caso.refresh_from_db()
    assert (caso.stato, caso.motivo_chiusura) == ("CHIUSO", motivo)
    assert caso.eventi.get(a_stato="CHIUSO").da_stato == "PATTO_ATTIVO"
    assert set(Scadenza.objects.values_list("stato", flat=True)) == {"NON_DOVUTA"}
    assert movimenti() == [("ENTRATO", "NUOVA_DOMANDA"), ("USCITO", "DECADENZA")]


def test_take_leaves_a_renounced_benefit_to_the_case_manager(take):  # noqa: F811
    take(domanda())
    caso = move(StatoCaso.PATTO_ATTIVO)

    take(next_version(domanda(), stato_beneficio="RINUNCIATO"), **DUE)

    caso.refresh_from_db()
    assert caso.stato == "PATTO_ATTIVO"


def test_take_does_not_close_again_a_case_opened_again_since(take):  # noqa: F811
    take(domanda())
    lapsed = next_version(domanda(), stato_beneficio="DECADUTO")
    take(lapsed, **DUE)
    caso = Caso.objects.get()
    caso.stato, caso.motivo_chiusura = StatoCaso.ASSEGNATO, ""
    caso.save(update_fields=["stato", "motivo_chiusura"])

    take(next_version(lapsed, importo_mensile=1), **TRE)

    caso.refresh_from_db()
    assert caso.stato == "ASSEGNATO"


def test_take_of_a_renewal_links_the_case_before(take):  # noqa: F811
    take(domanda())
    prima = Caso.objects.get()

    rinnovo = domanda() | {"protocollo_inps": "INPS-RDC-2020-0000009", "domanda_precedente": "INPS-RDC-2019-0000001"}
    take(rinnovo, **DUE)

    dopo = Caso.objects.exclude(pk=prima.pk).get()
    assert (dopo.caso_precedente, dopo.provenienza) == (prima, "RINNOVO")
    assert movimenti()[-1] == ("ENTRATO", "RINNOVO")


def test_take_says_which_member_came_or_left_and_which_field_changed(take):  # noqa: F811
    take(domanda())
    changed = next_version(domanda())
    gone = changed["componenti"].pop()
    changed["contatti"] = {"cellulare": "+39 333 1"}

    take(changed, **DUE)

    rows = {row.tipo: row for row in DifferenzaFornitura.objects.filter(tipo="USCITO").select_related("componente")}
    assert rows["USCITO"].componente.codice_fiscale == gone["codice_fiscale"]
    assert "contatti.cellulare" in set(DifferenzaFornitura.objects.values_list("chiave", flat=True))
    assert movimenti()[-1] == ("VARIATO", "COMPOSIZIONE")


def test_take_counts_as_changed_what_only_moved(take):  # noqa: F811
    take(domanda())
    changed = next_version(domanda())
    changed["indirizzo"] = changed["indirizzo"] | {"via": "Via Nuova"}

    take(changed, **DUE)

    assert movimenti()[-1] == ("VARIATO", "RESIDENZA")
