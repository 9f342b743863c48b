from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Ruolo
from accounts.services.accreditamento import activate_accreditamento
from rdc_platform import calendario
from rdc_platform.pec.acquisizione import take_ricevuta
from tests.consistency.urls import all_urls
from tests.factories.accreditamento import accredit, make_persona, make_riga
from tests.factories.importazioni import make_importazione
from tests.factories.pec import SISTEMA, make_eml, make_messaggio
from tests.factories.persone import client_for, make_profilo
from tests.factories.queries import MAX_QUERIES, count_queries

OGGI = reverse("accounts:oggi_amministratore")
PAGES = sorted(
    url.name
    for url in all_urls()
    if url.policy
    and url.name.startswith("accounts:")
    and Ruolo.AMMINISTRATORE_AMBITO in url.policy[0].roles(url.policy[1])
)


def test_oggi_amministratore_says_what_waits(mondo):
    make_riga(mondo.cremona, persona=make_persona("Indicata"))
    ready = accredit(mondo.amministratore, mondo.cremona, persona=make_persona("Pronta"))
    mondo.stagno.adesioni.update(stato="CARICATA")
    accredit(mondo.amministratore, mondo.stagno, persona=make_persona("Ferma"))
    ending = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a).accreditamento
    ending.valido_al = calendario.today() + timedelta(days=10)
    ending.save(update_fields=["valido_al"])

    context = client_for(mondo.amministratore).get(OGGI).context

    assert [row.cognome for row in context["righe"].righe] == ["Indicata"]
    assert [(row.operatore.cognome, row.pronto) for row in context["da_attivare"].righe] == [
        ("Pronta", True),
        ("Ferma", False),
    ]
    assert [row["comune__denominazione"] for row in context["convenzioni"].righe] == ["Stagno Lombardo"]
    assert context["in_scadenza"].righe == [ending]
    assert ready.stato == "RICHIESTO"


def test_oggi_amministratore_shows_the_last_acts_of_his_ambito(mondo):
    row = accredit(mondo.amministratore, mondo.cremona, persona=make_persona("Attivata"))
    activate_accreditamento(row, by=mondo.amministratore)
    accredit(mondo.amministratore_b, mondo.bologna, persona=make_persona("Altrove"))

    atti = client_for(mondo.amministratore).get(OGGI).context["atti"]

    assert [(voce.titolo, voce.testo) for voce in atti[:2]] == [
        ("Nora Attivata", "Case manager: Attivato"),
        ("Nora Attivata", "Case manager: Registrato, da attivare"),
    ]
    assert all("Altrove" not in voce.titolo for voce in atti)


def test_oggi_amministratore_asks_as_many_queries_for_few_rows_as_for_many(mondo):
    client = client_for(mondo.amministratore)
    accredit(mondo.amministratore, mondo.cremona)
    make_riga(mondo.cremona)
    count_queries(client, OGGI)  # reads the parameters
    few = count_queries(client, OGGI)
    for _ in range(10):
        accredit(mondo.amministratore, mondo.cremona)
        make_riga(mondo.cremona)

    assert count_queries(client, OGGI) == few
    assert few <= MAX_QUERIES


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_amministratore_shows_a_beneficiary(mondo, name):
    """Each page on the object of its kind, after a Case manager with families was suspended: no name of a family, no count."""
    row = accredit(mondo.amministratore, mondo.cremona)
    messaggio = make_messaggio("comune@pec.example.it", riferimento=row.riga_indicazione.indicazione)
    take_ricevuta(make_eml(messaggio, "accettazione"), by=SISTEMA)
    objects = {
        "convenzione": mondo.ambito_a.appartenenze.get(comune=mondo.cremona).pk,
        "indicazione": row.riga_indicazione.indicazione_id,
        "accreditamento": mondo.case_manager.accreditamento_id,
        "accreditamento_create": make_riga(mondo.cremona).pk,
        "accreditamento_activate": row.pk,
        "importazione": make_importazione(mondo.amministratore, mondo.stagno).pk,
        "pec": messaggio.pk,
        "ricevuta": messaggio.ricevute.get().pk,
    }
    noun = name.split(":")[1]
    url = next(url for url in all_urls() if url.name == name)
    args = [objects.get(noun) or objects[noun.split("_")[0]]] if url.arguments else []

    client = client_for(mondo.amministratore)
    response = client.get(reverse(name, args=args))
    if response.status_code == 405:  # an act
        response = client.post(reverse(name, args=args), {"tutti": "on"})

    text = response.getvalue().decode(errors="ignore")
    assert response.status_code in (200, 302)
    for nucleo in (mondo.caso.nucleo, mondo.caso_in_coda.nucleo, mondo.caso_stagno.nucleo):
        persone = nucleo.componenti.values_list("codice_fiscale", flat=True)
        assert all(canary not in text for canary in (nucleo.cognome, nucleo.protocollo_inps, str(nucleo.pk), *persone))
