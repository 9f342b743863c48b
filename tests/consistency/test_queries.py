"""What each list and first page asks the database, the fixed statements of a request left out."""

import pytest
from django.urls import reverse

from tests.factories.caso_pieno import NOTA, PERCHE_NO, make_caso_pieno
from tests.factories.persone import client_for
from tests.factories.puc import make_partecipazione_piena
from tests.factories.queries import DEL_CASO, DI_CHI_PARTECIPA, FIXED, OWN, count_queries

PAGES = [
    ("coordinatore", "patti_inclusione:oggi_coordinatore"),
    ("coordinatore", "patti_inclusione:caso_queue"),
    ("coordinatore", "patti_inclusione:carico_list"),
    ("coordinatore", "patti_inclusione:segnalazione_queue"),
    ("case_manager", "patti_inclusione:oggi"),
    ("case_manager", "patti_inclusione:caso_list"),
    ("case_manager", "patti_inclusione:sostegno_list"),
    ("case_manager", "patti_inclusione:segnalazione_list"),
    ("case_manager", "patti_inclusione:risultato_list"),
    ("coordinatore_anagrafici", "controlli_anagrafici:controllo_list"),
    ("coordinatore_anagrafici", "controlli_anagrafici:controllo_overview"),
    ("coordinatore_anagrafici", "controlli_anagrafici:controllo_calendar"),
    ("coordinatore_anagrafici", "controlli_anagrafici:controllo_report"),
    ("responsabile_anagrafici", "controlli_anagrafici:controllo_list"),
    ("responsabile_anagrafici", "controlli_anagrafici:controllo_today"),
    ("coordinatore_anagrafici", "controlli_anagrafici:auto_approvazione_edit"),
    ("coordinatore_anagrafici", "controlli_anagrafici:campione_list"),
    ("coordinatore_anagrafici", "controlli_anagrafici:ricalcolo_list"),
    ("responsabile_puc", "progetti_collettivita:puc_list"),
    ("responsabile_puc", "progetti_collettivita:rapporto_puc"),
    ("case_manager", "progetti_collettivita:persona_list"),
    ("amministratore", "accounts:oggi_amministratore"),
    ("amministratore", "accounts:accreditamento_list"),
    ("amministratore", "accounts:indicazione_list"),
    ("amministratore", "accounts:convenzione_list"),
    ("ministero", "accounts:richiesta_list"),
    ("ministero", "accounts:ambito_list"),
    ("ministero", "accounts:regione_list"),
    ("flussi", "monitor:lotto_list"),
    ("flussi", "monitor:rilevazione_list"),
    ("flussi", "monitor:messaggio_list"),
    ("dpo", "monitor:accesso_list"),
    ("dpo", "monitor:anomalia_list"),
    ("dpo", "monitor:potere_list"),
    ("dpo", "monitor:visibilita"),
    ("case_manager", "accounts:perche"),
    ("coordinatore", "accounts:perche"),
]
DI_OGNI_SEZIONE = [
    NOTA,
    PERCHE_NO,
    "Chiamata di stanotte",
    "Trasferimento a Bologna: rifiutato",
    "da Bologna, ",
    "ISEE e DSU",
    "Uscita Conti, dal",
    "0372 111111",
    "da chiarire: controlla",
    "versione 2, conclus",
    "Patto in vigore",
    "Versione 1</a>",
    "Assenza alla convocazione, ",
    "Patto firmato",
    "prova.pdf",
    "svolto su",
    "612,34",
    "+393200000000",
    "Primo colloquio",
    "assente",
]
DELLA_PARTECIPAZIONE = [
    "Carichi da sollevare",
    "Martedì 09:00-13:00",
    "Lettera con la pagina da firmare",
    "Accettazione firmata",
    "Ha completato",
    "Interrompi",
    "Assicurato dal",
    "Non è valido.",
    "Finora",
    "Ripreso",
]


@pytest.mark.parametrize(("who", "name"), PAGES)
def test_page_asks_within_its_budget(mondo, who, name):
    client = client_for(getattr(mondo, who))

    own = count_queries(client, reverse(name)) - FIXED

    assert own <= OWN


def test_page_of_a_case_that_has_everything_asks_within_its_budget(mondo):
    caso = make_caso_pieno(mondo)
    url = reverse("patti_inclusione:caso_detail", args=[caso.pk])
    client = client_for(mondo.case_manager)
    text = client.get(url).content.decode()

    assert [words for words in DI_OGNI_SEZIONE if words not in text] == []
    assert count_queries(client, url) - FIXED <= DEL_CASO


def test_page_of_a_participation_that_has_everything_asks_within_its_budget(mondo):
    row = make_partecipazione_piena(mondo)
    url = reverse("progetti_collettivita:partecipante_detail", args=[row.pk])
    responsabile, case_manager = client_for(mondo.responsabile_puc), client_for(mondo.case_manager)
    text = responsabile.get(url).text

    assert [words for words in DELLA_PARTECIPAZIONE if words not in text] == []
    assert count_queries(responsabile, url) - FIXED <= DI_CHI_PARTECIPA
    assert count_queries(case_manager, url) - FIXED <= OWN
