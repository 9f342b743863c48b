"""What each list and first page asks the database, the fixed statements of a request left out."""

import pytest
from django.urls import reverse

from tests.factories.persone import client_for
from tests.factories.queries import FIXED, OWN, count_queries

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
    ("responsabile_anagrafici", "controlli_anagrafici:controllo_list"),
    ("amministratore", "accounts:oggi_amministratore"),
    ("amministratore", "accounts:accreditamento_list"),
    ("amministratore", "accounts:indicazione_list"),
    ("amministratore", "accounts:convenzione_list"),
    ("ministero", "accounts:richiesta_list"),
    ("ministero", "accounts:ambito_list"),
    ("ministero", "accounts:regione_list"),
    ("flussi", "monitor:lotto_list"),
    ("flussi", "monitor:messaggio_list"),
    ("dpo", "monitor:accesso_list"),
    ("dpo", "monitor:anomalia_list"),
    ("dpo", "monitor:potere_list"),
    ("dpo", "monitor:visibilita"),
    ("case_manager", "accounts:perche"),
    ("coordinatore", "accounts:perche"),
]


@pytest.mark.parametrize(("who", "name"), PAGES)
def test_page_asks_within_its_budget(mondo, who, name):
    client = client_for(getattr(mondo, who))
    client.get(reverse(name))  # each process keeps the parameters of the law for a minute

    own = count_queries(client, reverse(name)) - FIXED

    assert own <= OWN
