from decimal import Decimal

import pytest
from django.urls import reverse

from progetti_collettivita.services import lettere, proposta
from rdc_platform.web.formati import data_breve
from tests.factories.pagine import words
from tests.factories.persone import client_for
from tests.factories.puc import far_day, follow, make_puc
from tests.factories.richieste import deliver
from tests.factories.testo_pdf import read_testo


def text_of(response) -> str:
    return " ".join(read_testo(b"".join(response.streaming_content)).split())


@pytest.mark.parametrize("tenuta", [True, False])
def test_letter_of_a_proposal_says_what_is_asked_and_what_a_refusal_means(mondo, tenuta):
    puc = make_puc(mondo.responsabile_puc, mondo.cremona)
    chi, altro = mondo.caso.nucleo.componenti.order_by("nome")
    follow(chi, tenuta=tenuta, telefono="333 1", importo_mensile=7319)
    row = proposta.propose_puc(
        chi, puc, by=mondo.case_manager, sede=puc.sedi.get(), ore_settimanali=Decimal("8.5" if tenuta else "8"),
        data_inizio=far_day(5), volontario=not tenuta, mansioni="Mette in ordine i libri",
    )  # fmt: skip
    client, url = client_for(mondo.case_manager), reverse("progetti_collettivita:proposta_download", args=[row.pk])
    pagina = reverse("progetti_collettivita:partecipante_detail", args=[row.pk])
    assert client.get(url).status_code == 404
    assert "La lettera da consegnare è quasi pronta" in words(client.get(pagina))

    deliver(lettere.TOPIC)
    deliver(lettere.TOPIC)

    assert url in words(client.get(pagina))
    text = text_of(client.get(url))
    termine, inizio = data_breve(row.scadenza_risposta), data_breve(row.data_inizio)
    detti = (
        f"{chi.nome} {chi.cognome}",
        chi.codice_fiscale,
        termine,
        inizio,
        "Via Roma 1",
        "Mette in ordine i libri",
        puc.codice_puc,
    )
    assert [each for each in detti if each not in text] == []
    assert ("art. 7 c. 5 lett. d" in text, "Non c'è obbligo" in text) == (tenuta, not tenuta)
    assert ("più di 8 ore la settimana" in text) == tenuta
    assert [each in text for each in (altro.codice_fiscale, "333 1", "7.319")] == [False] * 3
    assert text_of(client_for(mondo.responsabile_puc).get(url)) == text
