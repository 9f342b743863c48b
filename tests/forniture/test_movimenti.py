"""What a lot does to the cases that are there: closed, renewed, counted."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from patti_inclusione.models import (
    Caso,
    Convocazione,
    DifferenzaFornitura,
    Doppione,
    InvioConvocazione,
    MovimentoFornitura,
    Scadenza,
    StatoCaso,
)
from patti_inclusione.services import doppione as doppioni
from patti_inclusione.services.scadenza import open_scadenza
from rdc_platform import calendario
from rdc_platform.outbox.models import Message
from rdc_platform.pec.models import MessaggioPec
from tests.factories.casi import give_caso
from tests.forniture.costruzione import domanda
from tests.forniture.test_acquisizione import ambiti, next_version, take  # noqa: F401 -- fixtures

DUE = {"id_lotto": "INPS-20190703-0002", "progressivo": 2}
TRE = {"id_lotto": "INPS-20190803-0003", "progressivo": 3}


def move(stato):
    """The case of the example, in `stato`."""
    caso = Caso.objects.get(nucleo__protocollo_inps=domanda()["protocollo_inps"])
    caso.stato = stato
    caso.save(update_fields=["stato"])
    return caso


def appuntamento(caso, by, numero, giorni, canale="EMAIL"):
    """An interview so many days from now, of which the applicant was told at `canale`."""
    convocazione = Convocazione.objects.create(
        caso=caso,
        numero_progressivo=numero,
        tipo="PRIMO_COLLOQUIO",
        data_ora=timezone.now() + timedelta(days=giorni),
        modalita="TELEFONO",
        canali=[canale],
        creata_da=by.accreditamento,
    )
    values = {"canale": canale, "recapito": "famiglia@example.it", "esito": "CONSEGNATO"}
    return InvioConvocazione.objects.create(
        convocazione=convocazione, componente=caso.nucleo.componenti.first(), **values
    )


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


def test_take_that_closes_a_case_tells_the_family_that_its_appointments_are_off(mondo, take):  # noqa: F811
    take(domanda())
    caso = move(StatoCaso.CONVOCATO)
    invio = appuntamento(caso, mondo.case_manager, 1, giorni=2)
    appuntamento(caso, mondo.case_manager, 2, giorni=3, canale="PEC")
    appuntamento(caso, mondo.case_manager, 3, giorni=-1)
    altrui = appuntamento(mondo.caso, mondo.case_manager, 1, giorni=2)

    take(next_version(domanda(), stato_beneficio="DECADUTO"), **DUE)

    email = Message.objects.get(topic="email.disdetta")
    assert (email.payload["invio_id"], email.gruppo) == (str(invio.pk), f"convocazione-{invio.convocazione_id}")
    assert MessaggioPec.objects.filter(causale="Disdetta").count() == 1
    assert set(caso.convocazioni.values_list("stato", "motivo_fine")) == {("ANNULLATA", "UFFICIO")}
    assert Convocazione.objects.get(pk=altrui.convocazione_id).stato == "FISSATA"


def test_take_that_closes_a_case_lets_go_on_the_clock_of_what_is_owed_to_inps(take):  # noqa: F811
    take(domanda())
    caso = move(StatoCaso.SOSPESO)
    open_scadenza(caso, "T06", date(2019, 7, 1))
    caso.sospensioni_termini.create(dal=date(2019, 7, 2))
    caso.scadenze.filter(codice="T06").update(stato="SOSPESA")

    take(next_version(domanda(), stato_beneficio="DECADUTO"), **DUE)

    assert not caso.sospensioni_termini.filter(al=None).exists()
    assert caso.scadenze.get(codice="T06").stato == "APERTA"


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

    take(next_version(lapsed, importo_mensile="1.00"), **TRE)

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


def unite(by, tiene, toglie):
    """Two rows of one household said to be one person."""
    prima, seconda = sorted([tiene, toglie], key=lambda persona: persona.pk)
    doppione = Doppione.objects.create(prima=prima, seconda=seconda, tipo="OMOCODIA")
    return doppioni.decide_doppione(doppione, by=by, decisione="UNITO", motivo="Ho visto la tessera.", resta=tiene.pk)


def test_take_leaves_out_the_double_that_inps_sends_again_and_says_so_once(mondo, take):  # noqa: F811
    take(domanda())
    caso = Caso.objects.get(nucleo__protocollo_inps=domanda()["protocollo_inps"])
    give_caso(caso, mondo.case_manager, mondo.coordinatore)
    tiene, toglie = caso.nucleo.componenti.order_by("-relazione")
    unite(mondo.case_manager, tiene, toglie)

    again = next_version(domanda(), importo_mensile="1.00")
    take(again, **DUE)
    take(next_version(again, importo_mensile="2.00"), **TRE)

    toglie.refresh_from_db()
    caso.nucleo.refresh_from_db()
    assert (toglie.uscito_il, caso.nucleo.numero_componenti) == (calendario.today(), 1)
    detta = caso.differenze.get(chiave="doppione")
    assert (detta.tipo, detta.componente, detta.esito) == ("DATO", toglie, "")
    assert not caso.differenze.filter(tipo="ENTRATO").exists()


def test_take_of_a_double_that_comes_back_says_it_is_out_and_not_that_somebody_came(mondo, take):  # noqa: F811
    take(domanda())
    caso = Caso.objects.get(nucleo__protocollo_inps=domanda()["protocollo_inps"])
    give_caso(caso, mondo.case_manager, mondo.coordinatore)
    tiene, toglie = caso.nucleo.componenti.order_by("-relazione")
    unite(mondo.case_manager, tiene, toglie)
    without = next_version(domanda())
    without["componenti"] = [each for each in without["componenti"] if each["codice_fiscale"] == tiene.codice_fiscale]
    take(without, **DUE)

    take(next_version(domanda()) | {"versione": 3}, **TRE)

    toglie.refresh_from_db()
    caso.nucleo.refresh_from_db()
    assert (toglie.uscito_il is None, caso.nucleo.numero_componenti) == (False, 1)
    assert set(caso.differenze.values_list("tipo", "chiave")) == {("USCITO", ""), ("DATO", "doppione")}


def test_take_counts_as_changed_what_only_moved(take):  # noqa: F811
    take(domanda())
    changed = next_version(domanda())
    changed["indirizzo"] = changed["indirizzo"] | {"via": "Via Nuova"}

    take(changed, **DUE)

    assert movimenti()[-1] == ("VARIATO", "RESIDENZA")
