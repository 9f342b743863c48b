"""The data-protection officer's pages: who could see what, for whom, on which word; ids only of families."""

from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import Ruolo
from accounts.services.accreditamento import activate_accreditamento
from ambiti.models import Nucleo
from patti_inclusione.services import assegnazione
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato, Azione
from tests.factories.accreditamento import accredit
from tests.factories.persone import client_for
from tests.factories.queries import FIXED, count_queries

CERCA = reverse("monitor:visibilita")
FORMATI = ("csv", "xlsx", "ods")


def famiglia(mondo, caso=None):
    return reverse("monitor:famiglia_visibilita", args=[(caso or mondo.caso).nucleo_id])


def persona(profilo):
    return reverse("monitor:persona_detail", args=[profilo.operatore_id])


def profilo_url(profilo):
    return reverse("monitor:incarico_list", args=[profilo.accreditamento_id])


def luogo(**query):
    return reverse("monitor:luogo_visibilita", query=query)


def as_file(page, formato):
    return f"{page}{'&' if '?' in page else '?'}formato={formato}"


def pages(mondo):
    return [
        CERCA,
        famiglia(mondo),
        persona(mondo.case_manager),
        profilo_url(mondo.case_manager),
        luogo(comune="D150"),
        luogo(ambito=mondo.ambito_a.pk),
        reverse("monitor:potere_list"),
        reverse("monitor:anomalia_list"),
        reverse("monitor:accesso_list"),
    ]


@pytest.mark.parametrize("who", ["flussi", "ministero", "amministratore", "case_manager", "coordinatore"])
def test_the_pages_are_for_the_dpo_alone(mondo, who):
    mine, dpo = client_for(getattr(mondo, who)), client_for(mondo.dpo)

    assert {mine.get(page).status_code for page in pages(mondo)} == {404}
    assert {dpo.get(page).status_code for page in pages(mondo)} == {200}


def test_no_page_of_the_dpo_names_a_beneficiary(mondo):
    Nucleo.objects.update(cognome="Zqcognome", nome="Zqnome", via="Zqvia")
    client = client_for(mondo.dpo)
    client.get(famiglia(mondo))
    for caso in (mondo.caso, mondo.caso_b):
        caso.nucleo.componenti.update(cognome="Zqcognome", nome="Zqnome")

    told = [client.get(page).content.decode() for page in pages(mondo)]
    told += [client.get(as_file(page, "csv")).content.decode() for page in pages(mondo)[1:]]

    assert [text for text in told if any(word in text.lower() for word in ("zqcognome", "zqnome", "zqvia"))] == []


def test_visibilita_finds_an_operator_by_surname_and_by_codice_fiscale(mondo):
    client, operatore = client_for(mondo.dpo), mondo.case_manager.operatore
    type(operatore).objects.filter(pk=operatore.pk).update(cognome="Quàglia")

    for text in ("quaglia", operatore.codice_fiscale.lower()):
        response = client.post(CERCA, {"testo": text})
        assert [row.pk for row in response.context["persone"]] == [operatore.pk]
    assert AccessoDato.objects.filter(atto="visibilita", azione=Azione.RICERCA).count() == 2


def test_visibilita_finds_places_by_name(mondo):
    response = client_for(mondo.dpo).post(CERCA, {"luogo": "stagno"})

    assert response.context["luoghi"] == [mondo.stagno]
    assert AccessoDato.objects.filter(atto="visibilita", azione=Azione.RICERCA, categoria="luoghi").count() == 1


def test_visibilita_leads_to_a_family_by_its_id(mondo):
    response = client_for(mondo.dpo).get(CERCA, {"famiglia": mondo.caso.nucleo_id})

    assert response.url == famiglia(mondo)


def test_famiglia_visibilita_names_who_sees_it_now_and_on_whose_word(mondo):
    row = accredit(mondo.amministratore, mondo.cremona, Ruolo.COORDINATORE_PATTO)
    activate_accreditamento(row, by=mondo.amministratore)
    response = client_for(mondo.dpo).get(famiglia(mondo))

    found = {each.row.persona: each.row for each in response.context["lista"].righe}
    assert len(found) == 4
    mine = found[f"{row.operatore.cognome} {row.operatore.nome}"]
    indicazione = row.riga_indicazione.indicazione
    assert mine.parola.startswith(f"indicazione del Comune di Cremona (CR), prot. {indicazione.protocollo} del ")
    assert (mine.incarico, mine.fine) == ("Comune di Cremona (CR)", "ancora in corso")


def test_famiglia_visibilita_of_a_day_names_also_who_saw_it_before(mondo):
    assegnazione.assign_caso(
        mondo.caso, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=uuid4(), motivo="CARICO"
    )
    client = client_for(mondo.dpo)

    def names(**query):
        righe = client.get(famiglia(mondo), query).context["lista"].righe
        return {each.row.persona for each in righe if each.row.ruolo == "Case manager"}

    now, before = (f"{p.operatore.cognome} {p.operatore.nome}" for p in (mondo.collega, mondo.case_manager))
    assert names() == {now}
    assert names(dal=calendario.today().isoformat()) == {now, before}
    assert names(dal="2019-01-01", al="2019-01-31") == set()


def test_famiglia_visibilita_of_an_unknown_id_is_nobody(mondo):
    response = client_for(mondo.dpo).get(reverse("monitor:famiglia_visibilita", args=[uuid4()]))

    assert (response.status_code, response.context["lista"].righe) == (200, [])


def test_luogo_visibilita_of_nothing_is_not_found(mondo):
    client = client_for(mondo.dpo)

    assert [client.get(luogo(**query)).status_code for query in ({}, {"comune": "Z999"}, {"ambito": uuid4()})] == [
        404
    ] * 3


def test_persona_detail_shows_each_profile_and_what_it_held_on_a_day(mondo):
    client = client_for(mondo.dpo)

    def in_mano(**query):
        return [each.row.in_mano for each in client.get(persona(mondo.case_manager), query).context["lista"].righe]

    assert in_mano() == ["nucleo familiare: 1, Comune: 2"]
    assert in_mano(giorno="2019-01-31") == ["niente"]


def test_incarico_list_shows_what_was_given_and_taken(mondo):
    assegnazione.assign_caso(
        mondo.caso, mondo.collega.accreditamento, by=mondo.coordinatore, lotto=uuid4(), motivo="CARICO"
    )
    client = client_for(mondo.dpo)
    [riga] = client.get(profilo_url(mondo.case_manager), {"oggetti": "nucleo"}).context["lista"].righe

    assert riga.label == str(mondo.caso.nucleo_id)
    assert riga.url == famiglia(mondo)
    assert riga.row["fine"] is not None
    comuni = client.get(profilo_url(mondo.case_manager), {"oggetti": "comune"}).context["lista"].righe
    assert {each.label for each in comuni} == {"Cremona", "Stagno Lombardo"}
    assert (
        client.get(profilo_url(mondo.case_manager), {"oggetti": "nucleo", "al": "2019-01-31"}).context["lista"].count
        == 0
    )


@pytest.mark.parametrize("formato", FORMATI)
def test_each_answer_is_a_file_too_and_the_register_says_so(mondo, formato):
    client = client_for(mondo.dpo)

    for page in pages(mondo)[1:]:
        response = client.get(as_file(page, formato))
        assert response.headers["Content-Disposition"].endswith(f'.{formato}"')
    assert AccessoDato.objects.filter(azione=Azione.ESPORTAZIONE).count() == len(pages(mondo)) - 1


def test_each_answer_is_written_in_the_register(mondo):
    client = client_for(mondo.dpo)
    for page in pages(mondo)[1:]:
        client.get(page)

    written = set(
        AccessoDato.objects.filter(accreditamento_id=mondo.dpo.accreditamento_id).values_list("atto", flat=True)
    )
    assert {"potere_list", "anomalia_list", "accesso_list"} <= written
    assert {"famiglia_visibilita", "persona_detail", "incarico_list", "luogo_visibilita"} <= written
    assert not AccessoDato.objects.filter(ruolo=Ruolo.DPO, nucleo_id__isnull=False).exists()


def test_the_pages_ask_within_their_budget(mondo):
    client = client_for(mondo.dpo)
    for page in pages(mondo):
        client.get(page)

    asked = {page: count_queries(client, page) - FIXED for page in pages(mondo)}

    assert {page: n for page, n in asked.items() if n > 10} == {}
