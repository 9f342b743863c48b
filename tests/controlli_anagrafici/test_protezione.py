"""A person whose address must stay unknown: the check goes on, and the other Comuni learn nothing of where she lives."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Ruolo
from ambiti.models import Componente, PersonaProtetta
from ambiti.selectors import is_protetto
from ambiti.services.protezione import publish_protezione
from controlli_anagrafici.models import Controllo, LetteraControllo, RinvioVerifica
from controlli_anagrafici.services.periodo import PeriodoError
from controlli_anagrafici.services.rinvio import Destinazione, return_rinvio, send_rinvio, take_rinvio
from controlli_anagrafici.services.rinvio_periodo import add_periodo_rinvio
from patti_inclusione.services.scheda import write_scheda
from rdc_platform.pec.models import MessaggioPec
from tests.factories.controlli import give_periodo, open_to
from tests.factories.persone import client_for, make_profilo
from tests.factories.richieste import deliver
from tests.factories.territorio import make_comune
from tests.factories.testo_pdf import read_testo

VIA = "Via del Canarino Nascosto"
SEGRETI = ("Cremona", VIA, "2014", "26100")  # her Comune, her address, since when she is there
PAGINE = (
    "rinvio_detail", "rinvio_periodo_create", "rinvio_forward", "rinvio_reject", "rinvio_perche", "rinvio_list",
    "controllo_today",
)  # fmt: skip


@pytest.fixture
def persona(mondo):
    mondo.caso.nucleo.via = VIA
    mondo.caso.nucleo.save(update_fields=["via"])
    return mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")


@pytest.fixture
def controllo(mondo, persona):
    controllo = open_to(mondo)
    by = mondo.responsabile_anagrafici
    give_periodo(controllo, by, "2014-09-01", comune_provenienza=mondo.bologna, motivo_inizio="IMMIGRAZIONE_DA_COMUNE")
    return Controllo.objects.get(pk=controllo.pk)


@pytest.fixture
def bologna(mondo):
    return make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_b, mondo.bologna)


def send(controllo, mondo, comune, **altro):
    dove = Destinazione(comune=comune, motivo="COMUNE_PROVENIENZA", **altro)
    return send_rinvio(controllo, by=mondo.responsabile_anagrafici, versione=controllo.versione, dove=dove)


def address(view, rinvio):
    return reverse(
        f"controlli_anagrafici:{view}", args=[] if view in {"rinvio_list", "controllo_today"} else [rinvio.pk]
    )


def said(client, rinvio) -> str:
    """All that the pages of a hop tell who answers, exports too."""
    pages = [client.get(address(view, rinvio)) for view in PAGINE]
    pages.append(client.get(address("rinvio_list", rinvio), {"formato": "csv"}))
    assert {page.status_code for page in pages} == {200}
    return "".join(page.content.decode() for page in pages)


def test_write_scheda_publishes_that_the_address_must_stay_unknown_and_no_more(mondo, persona):
    values = {"indirizzo_riservato": True, "recapito_sicuro": "La referente"}
    write_scheda(persona, values, versione=0, by=mondo.case_manager)
    assert PersonaProtetta.objects.get().componente_id == persona.pk

    write_scheda(persona, values | {"indirizzo_riservato": False}, versione=1, by=mondo.case_manager)

    assert not PersonaProtetta.objects.exists()


def test_is_protetto_of_the_same_person_in_another_domanda(mondo, persona):
    altrove = mondo.caso_b.nucleo.componenti.first()
    Componente.objects.filter(pk=altrove.pk).update(codice_fiscale=persona.codice_fiscale)

    publish_protezione(altrove, protetta=True)

    assert [is_protetto(caso.nucleo_id) for caso in (mondo.caso, mondo.caso_b, mondo.caso_in_coda)] == [
        True,
        True,
        False,
    ]


def test_the_comune_that_is_asked_sees_its_own_part_alone(mondo, controllo, persona, bologna):
    rinvio = take_rinvio(send(controllo, mondo, mondo.bologna), by=bologna)
    client = client_for(bologna)
    before = client.get(address("rinvio_detail", rinvio)).content.decode()
    assert [segreto in before for segreto in ("Cremona", "2014")] == [True, True]

    publish_protezione(persona, protetta=True)
    after = said(client, rinvio)

    assert [segreto for segreto in SEGRETI if segreto in after] == []
    assert "Persona protetta" in after
    assert persona.codice_fiscale in after


def test_the_check_of_a_protected_person_goes_on(mondo, controllo, persona, bologna):
    publish_protezione(persona, protetta=True)
    rinvio = take_rinvio(send(controllo, mondo, mondo.bologna), by=bologna)

    campi = {"tipo": "ISCR", "comune": mondo.bologna, "data_inizio": date(2004, 1, 1), "motivo_inizio": "ALTRO"}
    with pytest.raises(PeriodoError, match="iscrizione in corso: chiudine una"):  # and not since when she is in Cremona
        add_periodo_rinvio(rinvio, by=bologna, **campi)
    add_periodo_rinvio(rinvio, by=bologna, doppia_iscrizione=True, **campi)
    assert "1 gen 2004" in client_for(bologna).get(address("rinvio_detail", rinvio)).content.decode()
    return_rinvio(rinvio, by=bologna)

    page = client_for(mondo.responsabile_anagrafici).get(
        reverse("controlli_anagrafici:controllo_detail", args=[controllo.pk])
    )
    assert "in più Comuni" in page.content.decode()
    assert "Indirizzo riservato" in page.content.decode()


def test_a_page_of_before_does_not_tell_the_other_comune_what_happened(mondo, controllo, persona, bologna):
    publish_protezione(persona, protetta=True)
    rinvio = take_rinvio(send(controllo, mondo, mondo.bologna), by=bologna)
    dati = {"versione": 1, "tipo": "ISCR", "fonte": "ATTI_COMUNE", "comune": "Bologna", "data_inizio": "1/1/2004"}

    page = client_for(bologna).post(address("rinvio_periodo_create", rinvio), dati).content.decode()

    assert "Intanto il controllo è cambiato" in page
    assert "L'ultimo fatto" not in page


def test_the_letters_say_neither_where_she_lives_nor_which_comune_asks(mondo, controllo, persona):
    publish_protezione(persona, protetta=True)
    rinvio = send(controllo, mondo, make_comune("F205"), pec_destinatario="anagrafe@pec.example.it")

    deliver("documenti.controllo")

    pec = MessaggioPec.objects.get(pk=RinvioVerifica.objects.get(pk=rinvio.pk).pec_id)
    with LetteraControllo.objects.get().documento.file.open("rb") as file:
        scritto = pec.oggetto + pec.corpo + read_testo(file.read())
    autore = mondo.responsabile_anagrafici.operatore.cognome
    assert [segreto for segreto in (*SEGRETI, autore) if segreto in scritto] == []
    assert persona.codice_fiscale in scritto
