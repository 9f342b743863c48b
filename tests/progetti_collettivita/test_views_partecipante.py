import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from ambiti.models import Nucleo, PersonaSeguita
from progetti_collettivita.models import AssegnazionePuc, ProfiloPuc
from progetti_collettivita.selectors.ricerca import list_candidati
from rdc_platform import calendario
from tests.factories.casi import give_caso, make_caso
from tests.factories.pagine import words
from tests.factories.pdf import PDF
from tests.factories.persone import client_for
from tests.factories.puc import assign, far_day, follow, make_puc
from tests.factories.queries import count_queries


def url(name: str, *args) -> str:
    return reverse(f"progetti_collettivita:{name}", args=args)


@pytest.fixture
def puc(mondo):
    return make_puc(mondo.responsabile_puc, mondo.cremona)


@pytest.fixture
def chi(mondo):
    persona = mondo.caso.nucleo.componenti.order_by("nome").first()
    follow(persona)
    return persona


def test_da_assegnare_shows_who_comes_first_when_places_are_short(mondo, puc):
    altro = give_caso(make_caso(mondo.ambito_a, mondo.cremona, "Ricchi"), mondo.case_manager, mondo.coordinatore)
    prima, seconda = mondo.caso.nucleo.componenti.order_by("data_nascita")
    ricco = altro.nucleo.componenti.order_by("data_nascita").first()
    for persona, importo in ((prima, 300), (seconda, 300), (ricco, 700)):
        follow(persona, importo_mensile=importo)
    client = client_for(mondo.case_manager)

    def shown() -> list[str]:
        text = words(client.get(url("persona_list")))
        names = {
            f"{each.cognome} {each.nome}": text.find(f"{each.cognome} {each.nome}") for each in (prima, seconda, ricco)
        }
        return [name for name, at in sorted(names.items(), key=lambda pair: pair[1]) if at >= 0]

    younger, older = sorted((prima, seconda), key=lambda each: each.data_nascita, reverse=True)
    by_name = [f"{each.cognome} {each.nome}" for each in (ricco, younger, older)]
    assert shown() == by_name  # the higher benefit, then the younger
    assign(puc, ricco)
    assert shown() == by_name[1:]
    PersonaSeguita.objects.filter(componente=younger).update(fuori_puc=True)
    assert shown() == by_name[2:]
    assert "700" not in words(client.get(url("persona_list")))


def test_lists_ask_the_same_for_one_and_for_thirty(mondo, chi):
    client = client_for(mondo.case_manager)
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, posti_comune=30, posti_totali=32)
    one = [count_queries(client, url("persona_list")), count_queries(client, url("partecipante_list"))]
    for n in range(15):
        caso = give_caso(make_caso(mondo.ambito_a, mondo.cremona, f"Tanti{n}"), mondo.case_manager, mondo.coordinatore)
        first, second = caso.nucleo.componenti.all()
        follow(first)
        assign(puc, second)

    assert [count_queries(client, url("persona_list")), count_queries(client, url("partecipante_list"))] == one


def test_ricerca_orders_by_what_he_can_do_and_likes_and_says_why(mondo, puc, chi):
    resp = mondo.responsabile_puc
    parco = make_puc(resp, mondo.cremona, titolo="Parchi", ambito_attivita="AMBIENTALE", limitazioni=["CARICHI"])
    orto = make_puc(
        resp, mondo.cremona, titolo="Orti", ambito_attivita="SOCIALE", competenze_richieste=["Giardinaggio"]
    )
    make_puc(resp, mondo.stagno, titolo="Altrove")
    make_puc(resp, mondo.cremona, "SOSPESO", titolo="Fermo")
    make_puc(resp, mondo.cremona, titolo="Pieno", posti_comune=0, posti_totali=2)
    ProfiloPuc.objects.create(
        componente=chi, aree=["AMBIENTALE"], competenze=["giardinaggio"], idoneita="CON_LIMITAZIONI", limiti=["CARICHI"],
        scritto_da=mondo.case_manager.accreditamento,
    )  # fmt: skip

    found = list_candidati(chi, "COMUNE")

    assert [each.puc for each in found] == [orto, parco, puc]
    assert found[0].motivi[0] == "Sa già: Giardinaggio"
    assert found[1].motivi[0] == "Gli interessa: ambientale"
    assert found[1].attenzioni == ["Prevede: carichi da sollevare. Non può farlo"]
    page = words(client_for(mondo.case_manager).get(url("progetto_search", chi.pk)))
    assert "L'ordine è un aiuto" in page
    assert not AssegnazionePuc.objects.exists()  # never by itself


def test_case_manager_proposes_records_the_answer_and_the_responsabile_starts_and_ends(mondo, puc, chi):
    cm, resp = client_for(mondo.case_manager), client_for(mondo.responsabile_puc)
    dati = {
        "sede": puc.sedi.first().pk, "ore_settimanali": "7,5", "data_inizio": far_day(3), "data_fine_prevista": far_day(90),
    }  # fmt: skip
    sbagliato = words(cm.post(url("proposta_create", chi.pk, puc.pk), dati))
    assert "Scrivi fra 8 e 16 ore la settimana" in sbagliato

    cm.post(url("proposta_create", chi.pk, puc.pk), dati | {"ore_settimanali": "8,5"})
    row = AssegnazionePuc.objects.get()
    accettazione = {"versione": row.versione, "data_accettazione": calendario.today()}
    firmata = SimpleUploadedFile("accettazione.pdf", PDF, content_type="application/pdf")
    page = cm.post(url("partecipante_accept", row.pk), accettazione | {"documento": firmata})
    assert "se la persona è d'accordo" in words(page)
    firmata.seek(0)
    cm.post(url("partecipante_accept", row.pk), accettazione | {"documento": firmata, "consenso_ore_maggiori": "on"})
    row.refresh_from_db()
    assert (row.stato, row.ore_settimanali) == ("ACCETTATO", Decimal("8.5"))

    page = resp.post(url("partecipante_activate", row.pk), {"versione": row.versione})
    assert "INAIL non ha ancora confermato" in words(page)
    ieri = calendario.today() - timedelta(days=1)
    AssegnazionePuc.objects.filter(pk=row.pk).update(stato_inail="CONFERMATA", data_inizio=ieri)
    resp.post(url("partecipante_activate", row.pk), {"versione": row.versione})
    fine = {"versione": row.versione + 1, "data_fine_effettiva": calendario.today(), "ore_fatte": "on"}
    resp.post(url("partecipante_complete", row.pk), fine)
    row.refresh_from_db()
    assert row.stato == "COMPLETATO"
    assert "Completato" in words(cm.get(url("partecipante_detail", row.pk)))


def test_the_responsabile_reads_identity_contacts_limits_and_hours_and_nothing_else(mondo, puc, chi):
    row = assign(puc, chi)
    follow(chi, telefono="333 777", importo_mensile=Decimal("654.32"))
    ProfiloPuc.objects.create(
        componente=chi, competenze=["Zampogna"], idoneita="CON_LIMITAZIONI", limiti=["CARICHI"],
        scritto_da=mondo.case_manager.accreditamento,
    )  # fmt: skip
    cm, resp = client_for(mondo.case_manager), client_for(mondo.responsabile_puc)
    rifiuto = {"versione": row.versione, "motivo": "Segreto della famiglia", "data_rifiuto": calendario.today()}
    cm.post(url("partecipante_refuse", row.pk), rifiuto)

    page = words(resp.get(url("partecipante_detail", row.pk)))

    for visto in (
        chi.codice_fiscale,
        "333 777",
        "Con limitazioni",
        "Carichi da sollevare",
        "Ore la settimana",
        "Rifiutato",
    ):
        assert visto in page
    for mai in ("654", "Segreto", "Zampogna", chi.nucleo.via, chi.nucleo.protocollo_inps):
        assert mai not in page
    assert "Segreto della famiglia" in words(cm.get(url("partecipante_detail", row.pk)))


def test_the_responsabile_sees_nobody_of_another_comune_nor_who_was_not_proposed(mondo, chi):
    altrove = make_puc(mondo.responsabile_puc, mondo.stagno)
    row = assign(altrove, chi)
    resp = client_for(mondo.responsabile_puc)

    assert chi.cognome not in words(resp.get(url("partecipante_list")))
    for name in ("partecipante_detail", "partecipante_suspend", "accettazione_download"):
        assert resp.get(url(name, row.pk)).status_code == 404
    assert resp.get(url("progetto_search", chi.pk)).status_code == 404


def test_a_secret_address_leaves_the_contacts_to_who_follows_the_family(mondo, puc, chi):
    row = assign(puc, chi)
    follow(chi, riservata=True, telefono="", email="")

    assert "Chiedi a chi segue la famiglia" in words(
        client_for(mondo.responsabile_puc).get(url("partecipante_detail", row.pk))
    )


def test_assegnazione_list_filters_by_the_states_of_the_note_finds_by_name_and_exports(mondo, puc, chi):
    assign(puc, chi, "ATTIVO")
    resp = client_for(mondo.responsabile_puc)

    assert chi.nome in words(resp.get(url("partecipante_list") + "?stato=attivo"))
    assert chi.nome not in words(resp.get(url("partecipante_list") + "?stato=proposto"))
    assert chi.nome in words(resp.post(url("partecipante_list"), {"testo": chi.cognome}))
    assert chi.nome not in words(resp.post(url("partecipante_list"), {"testo": "zzz"}))
    assert resp.get(url("partecipante_list") + "?formato=csv")["Content-Type"].startswith("text/csv")


def test_page_of_a_project_counts_who_takes_part_and_leads_to_them(mondo, puc, chi):
    resp = client_for(mondo.responsabile_puc)
    altro = make_puc(mondo.responsabile_puc, mondo.cremona, titolo="Parchi puliti")
    chi_altro = mondo.caso.nucleo.componenti.exclude(pk=chi.pk).first()
    one = count_queries(resp, url("puc_detail", puc.pk))
    assign(puc, chi, "INTERROTTO", motivo_interruzione="ALTRO")
    assign(puc, chi, "SOSPESO")
    assign(altro, chi_altro, "ATTIVO")

    page = resp.get(url("puc_detail", puc.pk))

    shown = "Partecipanti Proposti: nessuno Attivi: 1 Completati: nessuno Finiti prima, o mai cominciati: 1"
    assert shown in " ".join(strip_tags(page.text).split())
    assert count_queries(resp, url("puc_detail", puc.pk)) == one
    (link,) = [each for each in re.findall(r'href="([^"]+progetto=[^"]+)"', page.text) if "attivo" in each]
    elenco = words(resp.get(link.replace("&amp;", "&")))
    assert (chi.nome in elenco, chi_altro.nome in elenco) == (True, False)
    bozza = make_puc(mondo.responsabile_puc, mondo.cremona, "BOZZA")
    assert "Completati" not in words(resp.get(url("puc_detail", bozza.pk)))


def test_who_moves_away_waits_in_oggi_for_the_end_and_cannot_begin(mondo, puc, chi):
    resp = client_for(mondo.responsabile_puc)
    row = assign(puc, chi, "ATTIVO", sede=puc.sedi.get())
    assert "senti chi segue la famiglia" not in words(resp.get(url("puc_today")))

    Nucleo.objects.filter(pk=chi.nucleo_id).update(comune=mondo.stagno)

    page = words(resp.get(url("puc_today") + "?tipo=via"))
    assert f"{chi.cognome} {chi.nome}" in page
    assert "senti chi segue la famiglia, poi interrompi" in page
    assert url("partecipante_interrupt", row.pk) in page
    dati = {"versione": row.versione, "motivo": "TRASFERIMENTO", "data_fine_effettiva": calendario.today()}
    resp.post(url("partecipante_interrupt", row.pk), dati)
    row.refresh_from_db()
    assert (row.stato, row.motivo_interruzione) == ("INTERROTTO", "TRASFERIMENTO")
    assert "senti chi segue la famiglia" not in words(resp.get(url("puc_today") + "?tipo=via&scheda=tutto"))

    nuova = assign(puc, chi, "ACCETTATO", stato_inail="CONFERMATA", data_inizio=calendario.today())
    fermo = words(resp.post(url("partecipante_activate", nuova.pk), {"versione": nuova.versione}))
    assert "non risiede a" in fermo
    assert url("partecipante_withdraw", nuova.pk) in words(resp.get(url("puc_today")))


def test_from_a_project_one_finds_who_may_go_there_and_proposes_it(mondo, puc, chi):
    cm = client_for(mondo.case_manager)
    altrove = make_puc(mondo.responsabile_puc, mondo.stagno, titolo="Altrove")
    fermo = make_puc(mondo.responsabile_puc, mondo.cremona, "SOSPESO", titolo="Fermo")
    da_qui = f"{url('persona_list')}?progetto={puc.codice_puc}"
    assert da_qui in cm.get(url("progetto_search", chi.pk)).text

    page = cm.get(da_qui)

    assert url("proposta_create", chi.pk, puc.pk) in page.text
    assert f"Per «{puc.titolo}»" in words(page)
    for altro in (altrove, fermo):
        assert chi.cognome not in words(cm.get(f"{url('persona_list')}?progetto={altro.codice_puc}"))
