"""The pages of a Patto's life: its revision, its versions, its supports, the copies for the family, who signs with whom."""

import pytest

from patti_inclusione.models import CopiaPatto, FirmaPatto, Patto, SchedaPersona, Sostegno
from patti_inclusione.selectors.patto import read_contenuto
from patti_inclusione.selectors.patto_avvisi import avvisi
from patti_inclusione.selectors.patto_mancanze import mancanze
from patti_inclusione.services import patto as patti
from patti_inclusione.services import patto_revisione as revisioni
from rdc_platform.documenti import services as documenti
from tests.factories.casi import give_caso, make_caso
from tests.factories.pagine import url, words
from tests.factories.patti import (
    OGGI,
    adulti_of,
    make_bozza,
    make_da_firmare,
    make_file_firmato,
    make_firmato,
    make_impegno,
    make_minore,
)
from tests.factories.pdf import PDF
from tests.factories.persone import client_for
from tests.factories.queries import count_queries

CARTA = "AUTOGRAFA_SCANSIONE"
ESTRANEI = ["collega", "case_manager_b", "coordinatore", "amministratore", "ministero"]


@pytest.fixture
def firmato(mondo):
    return make_firmato(mondo.caso, mondo.case_manager)


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


def test_patto_revise_opens_a_draft_beside_the_one_in_force(mondo, client, firmato):
    empty = client.post(url("patto_revise", firmato.pk), {"motivo": ""})
    response = client.post(url("patto_revise", firmato.pk), {"motivo": "NUOVO_BISOGNO"}, follow=True)

    assert "Scegli perché rivedi il Patto." in words(empty)
    assert "versione 2" in words(response)
    assert "Metti in vigore senza nuove firme" in words(response)
    assert "Intanto è in vigore la" in words(response)


def test_patto_revise_of_a_draft_leads_back(mondo, client):
    bozza = make_bozza(mondo.caso, mondo.case_manager)

    assert client.get(url("patto_revise", bozza.pk)).url == url("patto_detail", mondo.caso.pk)


def test_patto_enact_puts_it_in_force_or_says_why_not(mondo, client, firmato):
    revisione = revisioni.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA")
    added = make_impegno(revisione, adulti_of(mondo.caso)[0], descrizione="Segue un corso")

    refused = client.post(url("patto_enact", revisione.pk), follow=True)
    added.delete()
    done = client.post(url("patto_enact", revisione.pk), follow=True)
    again = client.post(url("patto_enact", revisione.pk), follow=True)

    assert "servono le firme" in words(refused)
    assert "La nuova versione è in vigore" in words(done)
    assert "non si può mettere in vigore" in words(again)


def test_patto_drop_goes_back(mondo, client, firmato):
    revisione = revisioni.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA")

    response = client.post(url("patto_drop", revisione.pk), follow=True)

    assert "Resta in vigore il Patto di prima." in words(response)
    assert Patto.objects.get() == firmato
    assert "una versione da firmare non si butta via" in words(client.post(url("patto_drop", firmato.pk), follow=True))


def test_patto_rewrite_of_one_not_refused_says_so(mondo, client, firmato):
    assert "non si può riscrivere" in words(client.post(url("patto_rewrite", firmato.pk), follow=True))


def test_patto_versions_shows_the_last_two_and_any_other_two(mondo, client, firmato):
    revisione = revisioni.revise_patto(firmato, by=mondo.case_manager, motivo="PERIODICA")
    revisione.obiettivi.update(testo="Zagara: la famiglia arriva a metà mese")

    page = client.get(url("patto_versions", mondo.caso.pk))
    same = client.get(url("patto_versions", mondo.caso.pk), {"prima": "2", "dopo": "2"})
    strange = client.get(url("patto_versions", mondo.caso.pk), {"prima": "x", "dopo": "99"})

    assert "<del>fine</del>" in words(page).replace(" </del>", "</del>")
    assert "<ins>metà </ins>" in words(page)
    assert "Scegli due versioni diverse." in words(same)
    assert strange.status_code == 200


def test_patto_versions_without_a_patto_says_so(mondo, client):
    assert "non è ancora cominciato" in words(client.get(url("patto_versions", mondo.caso.pk)))


@pytest.mark.parametrize("chi", ESTRANEI)
def test_the_life_of_a_patto_is_of_its_case_manager_alone(mondo, firmato, chi):
    stranger = client_for(getattr(mondo, chi))
    copia, sostegno = firmato.copie.get(), firmato.sostegni.get()
    gets = [("patto_revise", firmato.pk), ("patto_versions", mondo.caso.pk), ("copia_download", firmato.pk, copia.pk)]
    posts = [
        (name, firmato.pk) for name in ("patto_revise", "patto_drop", "patto_enact", "patto_rewrite", "copia_create")
    ]

    answers = {stranger.get(url(*each)).status_code for each in [*gets, ("sostegno_move", firmato.pk, sostegno.pk)]}
    answers |= {stranger.post(url(*each)).status_code for each in [*posts, ("sostegno_move", firmato.pk, sostegno.pk)]}

    assert answers == {404}


def test_sostegno_move_records_it_and_the_list_finds_it(mondo, client, firmato):
    sostegno = firmato.sostegni.get()
    data = {"stato": "IN_LISTA_ATTESA", "giorno": OGGI.isoformat(), "motivo": ""}

    refused = client.post(url("sostegno_move", sostegno.patto_id, sostegno.pk), data)
    done = client.post(
        url("sostegno_move", sostegno.patto_id, sostegno.pk), data | {"motivo": "Tre mesi di attesa"}, follow=True
    )
    page = client.get(url("sostegno_move", sostegno.patto_id, sostegno.pk))

    assert "Scrivi perché il sostegno non c'è ancora." in words(refused)
    assert "Salvato." in words(done)
    assert "Tre mesi di attesa" in words(page)
    found = [client.get(url("sostegno_list"), {"stato": stato}) for stato in ("IN_LISTA_ATTESA", "NON_DISPONIBILE")]
    assert ["Cooperativa di prova" in words(each) for each in found] == [True, False]
    assert "1 sostegno in attesa o non disponibile" in words(client.get(url("caso_detail", mondo.caso.pk)))


def test_sostegno_move_of_a_draft_says_when(mondo, client):
    bozza = make_bozza(mondo.caso, mondo.case_manager)
    sostegno = bozza.sostegni.get()
    data = {"stato": "ATTIVATO", "giorno": OGGI.isoformat()}

    assert "quando il Patto è firmato" in words(client.get(url("sostegno_move", sostegno.patto_id, sostegno.pk)))
    client.post(url("sostegno_move", sostegno.patto_id, sostegno.pk), data)
    assert Sostegno.objects.get().stato == "PREVISTO"


def test_sostegno_list_asks_as_many_queries_for_one_row_as_for_thirty(mondo, client, firmato):
    few = count_queries(client, url("sostegno_list"))
    for _ in range(30):
        firmato.sostegni.create(codice="ABITATIVI", ente_erogatore="Comune", dal=OGGI)

    assert count_queries(client, url("sostegno_list")) == few


def test_sostegno_list_is_of_his_own_families(mondo, client, firmato):
    altro = make_caso(mondo.ambito_a, mondo.cremona, "Zeri")
    give_caso(altro, mondo.collega, mondo.coordinatore)
    make_firmato(altro, mondo.collega)

    assert "Zeri" not in words(client.get(url("sostegno_list")))
    assert "Zeri" in words(client_for(mondo.collega).get(url("sostegno_list")))
    assert client_for(mondo.coordinatore).get(url("sostegno_list")).status_code == 404


def test_copia_create_asks_for_a_language_and_download_waits_for_it(mondo, client, firmato):
    response = client.post(url("copia_create", firmato.pk), {"lingua": "ro"}, follow=True)
    copia = CopiaPatto.objects.get(lingua="ro")

    assert "Prepariamo il foglio" in words(response)
    assert client.get(url("copia_download", copia.patto_id, copia.pk)).status_code == 404
    CopiaPatto.objects.update(documento=documenti.store_pdf(PDF, "copia.pdf"))
    assert b"".join(client.get(url("copia_download", copia.patto_id, copia.pk)).streaming_content) == PDF
    assert "Foglio in rumeno" in words(client.get(url("patto_detail", mondo.caso.pk)))


def test_copia_create_of_a_draft_says_so(mondo, client):
    bozza = make_bozza(mondo.caso, mondo.case_manager)

    assert "Prima chiudi il testo" in words(client.post(url("copia_create", bozza.pk), {"lingua": "ro"}, follow=True))


def test_patto_sign_asks_for_the_guardian_and_the_interpreter(mondo, client):
    uno, due = adulti_of(mondo.caso)
    SchedaPersona.objects.create(componente=uno, tutela="CURATORE", tutela_nome="Ada Neri", tutela_firma=True)
    SchedaPersona.objects.create(componente=due, bisogno_mediatore=True)
    patto = make_da_firmare(mondo.caso, mondo.case_manager)
    data = {"edizione": "1", **{f"{who}-modalita": CARTA for who in ("p0", "p1", "cm")}}
    data |= {f"{who}-data": OGGI.isoformat() for who in ("p0", "p1", "cm")}
    extra = {"p0-firma_tutela": "INSIEME", "p1-spiegato": "on", "p1-interprete": "Samir Haddad"}

    refused = client.post(url("patto_sign", patto.pk), data | {"firmato": make_file_firmato()})
    client.post(url("patto_sign", patto.pk), data | extra | {"firmato": make_file_firmato()})

    for sentence in ["Scegli come ha firmato Ada Neri.", "va spiegato a", "Scrivi chi ha fatto da interprete"]:
        assert sentence in words(refused)
    firme = {firma.componente: firma for firma in FirmaPatto.objects.filter(componente__isnull=False)}
    assert (firme[uno].nome, firme[uno].firma_tutela) == ("Ada Neri", "INSIEME")
    assert (firme[due].spiegato, firme[due].interprete) == (True, "Samir Haddad")
    assert "con Ada Neri" in words(client.get(url("patto_detail", mondo.caso.pk)))


def test_patto_sign_of_a_complex_patto_has_lines_for_the_equipe_and_the_guardian_of_a_minor(mondo, client):
    bozza = make_bozza(mondo.caso, mondo.case_manager, esito="C")
    minore = make_minore(mondo.caso)
    SchedaPersona.objects.create(componente=minore, tutela="TUTORE", tutela_nome="Ada Neri", tutela_firma=True)
    make_impegno(bozza, minore, categoria="C_FREQUENZA_SCOLASTICA")
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    patti.attach_pdf(patto.pk, 1, documenti.store_pdf(PDF, "patto.pdf"))
    who = ("p0", "p1", "t0", "cm")
    data = {"edizione": "1", "e0-nome": "Ivo Sala, CPI", "e0-data": OGGI.isoformat(), "firmato": make_file_firmato()}
    data |= {f"{each}-modalita": CARTA for each in who} | {f"{each}-data": OGGI.isoformat() for each in who}

    client.post(url("patto_sign", patto.pk), data)

    ruoli = sorted(FirmaPatto.objects.values_list("ruolo", flat=True))
    assert ruoli == ["CASE_MANAGER", "EQUIPE", "TENUTO", "TENUTO", "TUTORE"]


def test_mancanze_finds_a_secret_contact_a_level_and_a_school_of_an_adult(mondo):
    patto = make_bozza(mondo.caso, mondo.case_manager, esito="C")
    uno, due = adulti_of(mondo.caso)
    SchedaPersona.objects.create(componente=due, indirizzo_riservato=True, recapito_sicuro="via Nascosta 1")
    patto.obiettivi.update(testo="Stare bene in Via Nascosta 1")
    patto.risultati.update(situazione_attesa="")
    scuola = {"categoria": "C_FREQUENZA_SCOLASTICA", "condizionalita": True, "tipo_evento_sanzione": "E07"}
    make_impegno(patto, uno, descrizione="Va a scuola", **scuola)

    found = [mancanza.testo[:30] for mancanza in mancanze(patto, read_contenuto(patto))]

    assert found == [
        "La frequenza scolastica si seg",
        "Scrivi com'è oggi e come sarà:",
        "Togli da «Stare bene in Via Na",
    ]


def test_avvisi_of_a_draft_tell_what_is_delicate_hard_or_over(mondo):
    patto = make_bozza(mondo.caso, mondo.case_manager)
    hard = "Ottemperare puntualmente alle prescrizioni comportamentali concordate con l'amministrazione territorialmente competente"
    patto.risultati.update(testo=hard)
    make_impegno(patto, adulti_of(mondo.caso)[0], descrizione="Va dallo psicologo")
    SchedaPersona.objects.create(
        componente=adulti_of(mondo.caso)[0], tutela="TUTORE", tutela_nome="Ada Neri", tutela_scadenza="2020-01-01"
    )

    found = " ".join(avvisi(patto, read_contenuto(patto)))

    for sentence in ["Il decreto per", "si parla di salute o di violenza", "È difficile da leggere"]:
        assert sentence in found


def test_avvisi_of_a_patto_in_force_remind_of_what_is_due(mondo, client, firmato):
    Patto.objects.update(provvisorio=True, in_vigore_dal="2020-01-01")
    firmato.refresh_from_db()

    provvisorio, periodica = avvisi(firmato, read_contenuto(firmato))

    assert provvisorio.startswith("Il Patto è provvisorio: andava completato entro il 1 mar 2020")
    assert periodica.startswith("Sono passati i mesi della revisione periodica (dal 1 lug 2020)")
    assert "È provvisorio: completalo" in words(client.get(url("caso_detail", mondo.caso.pk)))
