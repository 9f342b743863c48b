"""Beginning an Analisi preliminare; the pages on the meeting and the household, every field kept and shown again."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patti_inclusione.analisi import catalogo
from patti_inclusione.models import BisognoRilevato, StatoCaso
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato
from tests.factories.analisi import (
    RISPOSTE,
    make_completa,
    make_minore,
    pagina,
    start,
)
from tests.factories.analisi_pagine import check_kept, richiedente
from tests.factories.casi import give_caso, make_caso
from tests.factories.persone import client_for


@pytest.fixture
def client(mondo):
    return client_for(mondo.case_manager)


@pytest.fixture
def caso(mondo):
    make_minore(mondo.caso)
    start(mondo.caso, mondo.case_manager)
    return mondo.caso


def test_analisi_detail_offers_to_begin(client, mondo):
    answer = client.get(reverse("patti_inclusione:analisi_detail", args=[mondo.caso.pk]))

    assert (answer.status_code, answer.context["si_inizia"]) == (200, True)
    assert AccessoDato.objects.filter(atto="analisi_detail", categoria="analisi").count() == 1


def test_analisi_detail_says_when_it_cannot_begin(client, mondo):
    mondo.caso.stato = StatoCaso.SOSPESO
    mondo.caso.save(update_fields=["stato"])

    answer = client.get(reverse("patti_inclusione:analisi_detail", args=[mondo.caso.pk]))

    assert (answer.status_code, answer.context["si_inizia"]) == (200, False)


def test_analisi_detail_goes_on_where_something_is_missing(client, caso):
    answer = client.get(reverse("patti_inclusione:analisi_detail", args=[caso.pk]))

    assert answer.url == pagina(caso, "colloquio").url(caso.pk)


def test_analisi_start_wants_somebody_of_the_family(client, mondo):
    answer = client.post(reverse("patti_inclusione:analisi_start", args=[mondo.caso.pk]), {"data": "2019-05-02"})

    assert "Segna almeno una persona della famiglia: l&#x27;analisi si inizia con lei." in answer.content.decode()


def test_analisi_start_refuses_a_day_to_come(client, mondo):
    domani = calendario.today() + timedelta(days=2)
    data = {"data": domani.isoformat(), "presenti": [str(richiedente(mondo.caso).pk)]}

    answer = client.post(reverse("patti_inclusione:analisi_start", args=[mondo.caso.pk]), data)

    assert answer.context["form"].errors["data"] == ["«Giorno del colloquio»: è un giorno che deve ancora venire."]


def test_analisi_start_refuses_a_person_of_another_family(client, mondo):
    estranea = str(richiedente(mondo.caso_b).pk)

    answer = client.post(
        reverse("patti_inclusione:analisi_start", args=[mondo.caso.pk]), {"data": "2019-05-02", "presenti": [estranea]}
    )

    assert answer.status_code == 200
    assert not mondo.caso.analisi.exists()


def test_analisi_edit_keeps_every_field_of_the_interview(client, caso, mondo):
    marta = str(richiedente(caso).pk)
    data = {
        "data_colloquio": "2019-05-03",
        "luogo": "Comune, stanza 4",
        "operatori_presenti": [str(mondo.case_manager.operatore_id)],
        "altri_presenti": "Educatrice della cooperativa",
        "componenti_presenti": [marta],
        "interprete": "si",
        "precedente_progetto": "REI",
    }
    servizio = {
        "tipo_servizio": "CONSULTORIO",
        "ente": "ASST",
        "referente": "Ufficio minori",
        "dal": "2018-01-09",
        "componente": marta,
    }

    check_kept(client, caso, "colloquio", data, servizi=[servizio, {"ente": "Scuola media"}])


def test_analisi_edit_keeps_every_field_of_the_household(client, caso):
    marta, sara = richiedente(caso), caso.nucleo.componenti.get(nome="Sara")
    data = {"nucleo_coerente": "NO_VARIATO", "descrizione_difformita": "È nato un bambino a marzo."}
    for persona in (marta, sara):
        data |= {
            f"{persona.pk}-relazione": persona.relazione,
            f"{persona.pk}-stato_civile": "SEPARATO",
            f"{persona.pk}-cittadinanza": "Marocco",
            f"{persona.pk}-permesso_scadenza": "2020-12-31",
            f"{persona.pk}-convive": "no",
            f"{persona.pk}-corsi_frequentati": "Italiano A2",
        }
    parto = (calendario.today() + timedelta(days=90)).isoformat()

    check_kept(
        client,
        caso,
        "famiglia",
        data,
        gravidanze=[{"componente": str(marta.pk), "data_presunta": parto}],
        conviventi=[{"nome": "Aldo", "anno_nascita": "1950", "legame": "suocero"}],
        minori_fuori=[{"nome": "Nina", "anno_nascita": "2010", "collocazione": "AFFIDO", "dal": "2018-09-01"}],
    )


def test_analisi_edit_keeps_every_condition(client, caso):
    marta, sara = str(richiedente(caso).pk), str(caso.nucleo.componenti.get(nome="Sara").pk)
    data = RISPOSTE | {
        "ab_problemi": ["SFRATTO_ESECUTIVO", "BARRIERE"],
        "ec_reddito_principale": "LAVORO_IRREGOLARE_DICHIARATO_A_VOCE",
        "ec_debiti": "NON_RILEVATO",
        "ec_debiti_motivo": "NON_RISPONDE",
        "ec_arretrati": ["UTENZE", "MENSA"],
        "re_comunita": "NON_RILEVATO",
        "re_comunita_motivo": "TEMPO",
        "re_eventi_critici": ["LUTTO"],
        "vu_protezione_minori": "SEGNALAZIONE_PREGRESSA",
        "vu_violenza": "SOSPETTO",
    }
    del data["nucleo_coerente"]
    cura = {"assistito": sara, "assistito_esterno": "", "tipo": "MINORE", "assiste": marta, "ore_settimana": "20"}

    check_kept(client, caso, "condizioni", data, carichi=[cura])


@pytest.mark.usefixtures("calma")
def test_analisi_edit_takes_the_same_queries_for_one_and_for_eight(client, mondo):
    da_otto = give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, "Numerosi", persone=8), mondo.case_manager, mondo.coordinatore
    )
    da_uno = give_caso(
        make_caso(mondo.ambito_a, mondo.cremona, "Soli", persone=1), mondo.case_manager, mondo.coordinatore
    )
    contate = {}
    for caso in (da_uno, da_otto):
        analisi = make_completa(caso, mondo.case_manager)
        persone = list(caso.nucleo.componenti.all())
        for voce in catalogo.voci("ABITATIVA", date(2019, 6, 1))[: len(persone)]:
            BisognoRilevato.objects.create(analisi=analisi, area=voce.area, voce=voce.codice).componenti.set(persone)
        marta = richiedente(caso)
        for sezione in (
            "colloquio",
            "famiglia",
            "condizioni",
            "adulti",
            "bisogni-casa",
            "sintesi",
            "esito",
            "controllo",
        ):
            url = reverse("patti_inclusione:analisi_check", args=[caso.pk]) if sezione == "controllo" else pagina(
                caso, sezione, marta if sezione == "adulti" else None).url(caso.pk)  # fmt: skip
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            contate.setdefault(sezione, []).append(len(queries))

    assert {sezione: (uno, otto) for sezione, (uno, otto) in contate.items() if uno != otto} == {}
    assert max(otto for _, otto in contate.values()) <= 30
