from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from patti_inclusione.models import Convocazione, InvioCpi, ScartoCpi
from patti_inclusione.selectors.cpi import all_invii, all_richieste, all_rinvii
from patti_inclusione.selectors.cpi_misure import in_giorni, read_misure
from patti_inclusione.selectors.cpi_richieste import read_richieste
from rdc_platform import calendario
from tests.factories.casi import make_caso
from tests.factories.convocazioni import make_convocazione
from tests.factories.cpi import make_richiesta, make_rinvio
from tests.factories.persone import client_for
from tests.factories.queries import count_queries
from tests.web.test_exports import read_csv

pytestmark = pytest.mark.django_db
NUMERI = reverse("patti_inclusione:cpi_misure")
AMBITI = reverse("patti_inclusione:cpi_misure_ambiti")
SCARTI = reverse("patti_inclusione:scarto_cpi_list")
ORA = timezone.now()


RICHIESTE = f"{AMBITI}?quali=richieste"


def text(response):
    return response.content.decode()


def make_invio(caso, chi, giorni=2, fa=30, **valori):
    """A family sent `fa` days ago, received after `giorni`."""
    partito = ORA - timedelta(days=fa)
    ricevuto = {"stato": "RICEVUTO", "numero_ricevuta": "1", "ricevuto_il": partito + timedelta(days=giorni)}
    return InvioCpi.objects.create(
        caso=caso, cpi="Cremona", creato_da=chi.accreditamento, inviato_il=partito, **(ricevuto | valori)
    )


def make_rifiuto(caso, chi):
    rifiuto = {"stato": "RIFIUTATO", "codice_rifiuto": "GIA_PRESENTE", "motivo": "x", "numero_ricevuta": ""}
    return make_invio(caso, chi, **rifiuto, ricevuto_il=None)


def test_counts_and_medians_of_each_territory(mondo):
    for caso, giorni in ((mondo.caso, 2), (mondo.caso_in_coda, 4), (mondo.caso_stagno, 9)):
        make_invio(caso, mondo.case_manager, giorni)
    make_rifiuto(mondo.caso, mondo.case_manager)
    make_rinvio(mondo.caso, ricevuto_il=ORA - timedelta(days=10), effetto="RIAPERTO")

    misure = read_misure(all_invii(), all_rinvii(), type(mondo.cremona))

    cremona, stagno = misure.righe
    assert (cremona.nome, cremona.mandate, cremona.ricevute, cremona.rifiutate) == ("Cremona", 3, 2, 1)
    assert (cremona.alla_ricevuta, stagno.alla_ricevuta) == (timedelta(days=3), timedelta(days=9))
    assert (cremona.rimandate, cremona.riaperte, cremona.al_ritorno) == (1, 1, timedelta(days=18))
    assert misure.insieme.alla_ricevuta == timedelta(days=4)
    assert [quanti for _, quanti in misure.rifiuti] == [1]


def test_the_wait_for_the_first_appointment_is_that_of_the_first_after_the_return(mondo):
    make_rinvio(mondo.caso, ricevuto_il=ORA - timedelta(days=10))
    made = make_convocazione(mondo)
    Convocazione.objects.update(data_ora=ORA - timedelta(days=9))
    for fa in (30, 5):
        made.pk, made.chiave, made.data_ora = uuid4(), uuid4(), ORA - timedelta(days=fa)
        made.numero_progressivo += 1
        made.save(force_insert=True)

    misure = read_misure(all_invii(), all_rinvii(), type(mondo.ambito_a))

    assert misure.insieme.al_colloquio == timedelta(days=1)


def test_the_coordinatore_has_the_numbers_of_his_comuni_and_no_name(mondo):
    make_invio(mondo.caso, mondo.case_manager)
    make_invio(mondo.caso_b, mondo.case_manager_b)
    make_rinvio(mondo.caso)

    page = text(client_for(mondo.coordinatore).get(NUMERI))

    assert "Cremona" in page
    assert "Bologna" not in page
    assert mondo.caso.nucleo.cognome not in page
    assert "Zirconio" not in page


def test_the_ministry_has_the_numbers_of_each_ambito(mondo):
    make_invio(mondo.caso, mondo.case_manager)
    make_rifiuto(mondo.caso_b, mondo.case_manager_b)

    page = text(client_for(mondo.ministero).get(AMBITI))

    assert "Ambito di prova di Cremona" in page
    assert "Ambito di prova di Bologna" in page
    assert "già presso un Centro" in page
    assert mondo.caso.nucleo.cognome not in page


@pytest.mark.parametrize(
    ("page", "chi"),
    [
        (NUMERI, "case_manager"),
        (NUMERI, "ministero"),
        (AMBITI, "coordinatore"),
        (AMBITI, "amministratore"),
    ],
)
def test_the_numbers_are_for_their_role(mondo, page, chi):
    assert client_for(getattr(mondo, chi)).get(page).status_code == 404


def test_the_three_lists_export_and_no_spreadsheet_finds_a_formula_in_what_anpal_wrote(mondo):
    ScartoCpi.objects.create(numero="=1+1", posto=2, motivo="SCONOSCIUTA", cpi='=HYPERLINK("http://x";"y")')
    make_invio(mondo.caso, mondo.case_manager)

    pages = {SCARTI: mondo.flussi, NUMERI: mondo.coordinatore, AMBITI: mondo.ministero}
    righe = {page: read_csv(client_for(chi).get(f"{page}?formato=csv").content)[1:] for page, chi in pages.items()}

    assert not [cella for cella in righe[SCARTI][0] if cella.startswith("=")]
    assert righe[SCARTI][0][0].endswith("=1+1")
    assert [righe[page][0][:3] for page in (NUMERI, AMBITI)] == [
        ["Cremona", "1", "1"],
        ["Ambito di prova di Cremona", "1", "1"],
    ]


def test_requests_are_counted_by_who_asked_who_answered_and_who_is_late(mondo):
    tardi, oggi = calendario.today() - timedelta(days=1), calendario.today()
    make_richiesta(mondo.caso, creata_il=ORA - timedelta(days=16))
    risposta = {"esito": "NON_ACCOLTA", "motivo": "NON_PREVISTA"}
    make_richiesta(mondo.caso, stato="CONCLUSA", creata_il=ORA - timedelta(days=2), risposta_il=ORA, **risposta)
    make_richiesta(mondo.caso, creata_il=ORA - timedelta(days=14))
    nostra = {"verso": "AL_CPI", "creata_il": ORA - timedelta(days=40)}
    altre = ("SOSPENSIONE_OBBLIGO", "VALUTAZIONE_CONGIUNTA", "ORARI_OBBLIGHI")
    for che, fino in zip(altre, (tardi, oggi, None), strict=True):
        make_richiesta(mondo.caso, **nostra, stato="IN_ATTESA", richiesta=che, attesa_fino_al=fino)
    make_richiesta(mondo.caso_stagno, **nostra, stato="CONCLUSA", risposta_il=ORA, **risposta, attesa_fino_al=tardi)

    insieme, (cremona, stagno) = read_richieste(all_richieste(), type(mondo.cremona))

    conti = ("ai_centri", "dei_centri", "centri_tardi", "dai_centri", "dei_comuni", "comuni_tardi")
    assert [cremona[each] for each in ("nome", *conti)] == ["Cremona", 3, 0, 1, 3, 1, 1]
    assert [stagno[each] for each in conti] == [1, 1, 0, 0, 0, 0]
    assert (insieme["attesa_comuni"], insieme["attesa_centri"]) == (timedelta(days=40), timedelta(days=2))


def test_each_tab_counts_what_began_in_the_days_chosen(mondo):
    make_invio(mondo.caso, mondo.case_manager)
    make_richiesta(mondo.caso, creata_il=ORA - timedelta(days=30))
    client, prima = client_for(mondo.coordinatore), str(calendario.today() - timedelta(days=20))
    chiesto = {"quali": "richieste", "al": prima}

    dopo = client.get(NUMERI, {"quali": "richieste", "dal": prima})

    assert "<dt>Chieste dai Centri ai Comuni</dt><dd>1</dd>" in text(client.get(NUMERI, chiesto))
    assert "<dt>Chieste dai Centri ai Comuni</dt><dd>0</dd>" in text(dopo)
    assert "Non ci sono Comuni con questi filtri" in text(dopo)
    assert f"?quali=famiglie&amp;dal={prima}" in text(dopo)
    assert read_csv(client.get(NUMERI, chiesto | {"formato": "csv"}).content)[1][:7] == [
        "Cremona",
        *("0", "0", "0", "", "1", "0"),
    ]
    assert read_csv(client.get(NUMERI, {"al": prima, "formato": "csv"}).content)[1:] == []


@pytest.mark.usefixtures("calma")
def test_the_numbers_ask_as_many_queries_for_thirty_comuni_as_for_one(mondo):
    make_invio(mondo.caso, mondo.case_manager)
    client = client_for(mondo.ministero)
    few = [count_queries(client, page) for page in (AMBITI, RICHIESTE)]

    for _ in range(4):
        make_invio(make_caso(mondo.ambito_b, mondo.bologna), mondo.case_manager_b)
        make_rinvio(make_caso(mondo.ambito_a, mondo.stagno))
        make_richiesta(make_caso(mondo.ambito_a, mondo.stagno))

    assert [count_queries(client, page) for page in (AMBITI, RICHIESTE)] == few
    assert max(few) <= 6 + 5


@pytest.mark.parametrize(
    ("giorni", "parole"), [(None, ""), (0.2, "meno di un giorno"), (1, "1 giorno"), (6.6, "7 giorni")]
)
def test_in_giorni(giorni, parole):
    assert in_giorni(None if giorni is None else timedelta(days=giorni)) == parole


def test_the_queue_says_who_comes_from_the_cpi(mondo):
    make_rinvio(mondo.caso_in_coda)
    type(mondo.caso).objects.filter(pk=mondo.caso_in_coda.pk).update(provenienza="RINVIO_CPI")
    client = client_for(mondo.coordinatore)

    oggi = text(client.get(reverse("patti_inclusione:oggi_coordinatore")))
    coda = text(client.get(reverse("patti_inclusione:caso_queue") + "?provenienza=RINVIO_CPI"))

    assert "1 dal Centro per l'impiego" in oggi
    assert "La manda il Centro" in coda
