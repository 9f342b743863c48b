"""What Comune and Centro ask each other of a person (M12), through the ANPAL simulator, a process of its own."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.utils import timezone

from patti_inclusione import scambi_richiesta_cpi as scambi
from patti_inclusione.models import EventoCaso, RichiestaCpi, ScartoCpi
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors.da_fare import read_lavoro, read_voci
from patti_inclusione.services import richiesta_cpi as services
from patti_inclusione.services import richiesta_cpi_messaggio as messaggi
from patti_inclusione.services.richiesta_cpi import RichiestaCpiError, Risposta, Ufficio
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox.models import Message
from tests.factories import cpi
from tests.factories.spostamenti import close_caso

OGGI = calendario.today()
UFFICIO = Ufficio("Sportello sociale", "0372 407001")
SI = Risposta("ACCOLTA", data_proposta=OGGI)


@pytest.fixture
def chi(mondo):
    return cpi.make_eta(mondo.caso, 40)


@pytest.fixture
def ask(mondo, chi):
    def make(richiesta="COLLOQUIO_CONGIUNTO", **values):
        values = {"by": mondo.case_manager, "persona": chi, "cpi": "CremonaCpi", "ufficio": UFFICIO, **values}
        return services.ask_richiesta_cpi(mondo.caso, richiesta=richiesta, **values)

    return make


def pull():
    scambi.pull_messaggi()
    return RichiestaCpi.objects.order_by("-creata_il").first()


def lines(mondo, adesso=None):
    """What the Case manager's list says of it."""
    adesso = adesso or timezone.now()
    lavoro = read_lavoro(
        CASI.permitted(mondo.case_manager, "view_fascicolo"), mondo.case_manager.accreditamento_id, adesso
    )
    return [voce.testo for voce in read_voci(lavoro) if voce.tipo == "richieste_cpi"]


def scarti():
    return list(ScartoCpi.objects.order_by("ricevuto_il").values_list("motivo", "posto", "esito"))


def test_what_is_asked_leaves_with_codes_alone_and_its_answer_comes_back_once(mondo, anpal, ask, chi):
    row = ask()

    cpi.deliver()
    row.refresh_from_db()
    assert (row.stato, row.numero[:6], row.attesa_fino_al) == ("IN_ATTESA", "ANPAL.", OGGI + timedelta(days=15))
    cpi.answer_comune(anpal, row.id_scambio, giorno=str(OGGI))
    cpi.answer_comune(anpal, row.id_scambio, giorno=str(OGGI))
    pull()

    [arrivata] = cpi.asked(anpal)
    assert {name: arrivata[name] for name in set(arrivata) - {"risposta"}} == {
        "id_scambio": str(row.id_scambio), "cf": chi.codice_fiscale, "cpi": "CremonaCpi",
        "richiesta": "COLLOQUIO_CONGIUNTO", "ufficio": {"denominazione": "Sportello sociale", "telefono": "0372 407001"},
    }  # fmt: skip
    row.refresh_from_db()
    assert (row.stato, row.esito, row.data_proposta, row.ufficio_risposta) == (
        "CONCLUSA",
        "ACCOLTA",
        OGGI,
        "Sportello di prova",
    )
    assert (scarti(), EventoCaso.objects.filter(caso=mondo.caso, tipo="richiesta_cpi").count()) == ([], 2)
    assert lines(mondo) == ["Leggi che cosa risponde il Centro per l'impiego, per Zeno: un colloquio insieme"]
    services.read_richiesta_cpi(row, by=mondo.case_manager)
    assert lines(mondo) == []


def test_an_answer_quicker_than_the_receipt_stands_and_the_message_left_twice_is_one(mondo, anpal, ask):
    row = ask(cpi="")
    for _ in range(2):  # the worker died before it could write the receipt, and the message leaves again
        scambi.send_richiesta(messaggi.build_richiesta(row.pk), row.chiave)
    cpi.answer_comune(anpal, row.id_scambio, "NON_COMPETENTE")
    pull()

    cpi.deliver()
    messaggi.record_ricevuta(row.pk, {"numero_ricevuta": "R.1", "ricevuto_il": "2026-01-01T10:00:00Z"})

    row.refresh_from_db()
    assert (row.stato, row.motivo, row.numero) == ("CONCLUSA", "NON_COMPETENTE", "R.1")
    assert [each["comune"] for each in cpi.asked(anpal)] == [mondo.cremona.pk]


def test_what_anpal_refuses_waits_with_the_reason_and_goes_again_corrected(mondo, anpal, ask):
    cpi.forget(anpal, "CremonaCpi")
    row = ask()
    cpi.deliver()

    row.refresh_from_db()
    assert (row.stato, row.motivo_rifiuto) == ("RIFIUTATA", "ANPAL non trova questo Centro per l'impiego.")
    assert "correggi e rimandala" in lines(mondo)[0]
    services.retry_richiesta_cpi(row, by=mondo.case_manager, cpi="", ufficio=UFFICIO)
    cpi.deliver()

    row.refresh_from_db()
    assert (row.stato, row.tentativo, len(cpi.asked(anpal))) == ("IN_ATTESA", 2, 1)


def test_no_answer_in_time_is_told_until_nobody_waits_any_more(mondo, ask):
    row = ask()
    RichiestaCpi.objects.update(stato="IN_ATTESA", attesa_fino_al=OGGI)
    assert lines(mondo) == []

    assert "non ha ancora risposto" in lines(mondo, timezone.now() + timedelta(days=1))[0]
    services.drop_richiesta_cpi(RichiestaCpi.objects.get(), by=mondo.case_manager)

    assert lines(mondo, timezone.now() + timedelta(days=1)) == []
    ask()  # and the same may be asked anew
    row.refresh_from_db()
    assert row.stato == "LASCIATA"


def test_only_an_adult_of_an_open_case_is_asked_about_and_nothing_twice(mondo, ask):
    ask()

    with pytest.raises(RichiestaCpiError, match="già chiesto"):
        ask()
    with pytest.raises(RichiestaCpiError, match="adulto"):
        ask("AGGIORNAMENTO_PATTO", persona=cpi.make_eta(mondo.caso, 12, "Zoe"))
    with pytest.raises(Http404):
        ask("AGGIORNAMENTO_PATTO", by=mondo.collega)
    close_caso(mondo.caso, "CONCLUSIONE_PERCORSO", "PATTO_ATTIVO")
    with pytest.raises(TransitionError):
        ask("AGGIORNAMENTO_PATTO")


def test_what_a_centro_asks_comes_once_is_answered_and_the_answer_leaves(mondo, anpal, chi):
    id_scambio = str(uuid4())
    for _ in range(2):
        cpi.ask_comune(anpal, chi.codice_fiscale, id_scambio=id_scambio, grezzo='{"note": "Zirconio"}')
    row = pull()

    assert (RichiestaCpi.objects.count(), row.stato, row.cpi, str(row.id_scambio)) == (
        1,
        "DA_RISPONDERE",
        "CremonaCpi",
        id_scambio,
    )
    assert lines(mondo) == ["Rispondi al Centro per l'impiego, per Zeno: un colloquio insieme"]
    services.answer_richiesta_cpi(row, by=mondo.case_manager, risposta=SI, ufficio=UFFICIO)
    with pytest.raises(TransitionError):
        services.answer_richiesta_cpi(row, by=mondo.case_manager, risposta=SI, ufficio=UFFICIO)
    cpi.deliver()

    row.refresh_from_db()
    assert (row.stato, lines(mondo), "Zirconio" in str(vars(row))) == ("CONCLUSA", [], False)
    ufficio = {"denominazione": "Sportello sociale", "telefono": "0372 407001"}
    answers = [each["risposta"] for each in cpi.wanted(anpal)]
    assert answers[0] == {"esito": "ACCOLTA", "data_proposta": str(OGGI), "ufficio": ufficio}


def test_an_answer_that_anpal_refuses_is_given_anew_under_another_key(mondo):
    row = cpi.make_richiesta(mondo.caso)
    services.answer_richiesta_cpi(row, by=mondo.case_manager, risposta=SI, ufficio=UFFICIO)

    messaggi.refuse_risposta(row.pk, "GIA_RISPOSTO", "")
    assert "rifiutato la risposta" in lines(mondo)[0]
    row.refresh_from_db()
    no = Risposta("NON_ACCOLTA", motivo="GIA_IN_CORSO")
    row = services.answer_richiesta_cpi(row, by=mondo.case_manager, risposta=no, ufficio=UFFICIO)

    assert (row.stato, row.esito, row.data_proposta, row.motivo_rifiuto) == (
        "RISPOSTA_DA_INVIARE",
        "NON_ACCOLTA",
        None,
        "",
    )
    assert Message.objects.filter(topic="anpal.risposta").count() == 2


def test_who_is_not_in_care_gets_one_answer_never_followed_or_no_more(mondo, anpal):
    """A stranger, somebody whose case is closed, and somebody whose case is closed before anybody answered."""
    gone = mondo.caso.nucleo.componenti.first().codice_fiscale
    dopo = mondo.caso_in_coda
    close_caso(mondo.caso, "CONCLUSIONE_PERCORSO", "PATTO_ATTIVO")
    for code in ("RSSMRA80A01H501U", gone, dopo.nucleo.componenti.first().codice_fiscale):
        cpi.ask_comune(anpal, code)
    pull()
    close_caso(dopo, "CONCLUSIONE_PERCORSO", "PATTO_ATTIVO")
    pull()
    cpi.deliver()

    assert [each["risposta"] for each in cpi.wanted(anpal)] == [{"esito": "NON_IN_CARICO"}] * 3
    assert scarti() == [("NON_IN_CARICO", 1, "")] * 2
    assert "RSSMRA80A01H501U" not in str(list(ScartoCpi.objects.values()))
    assert RichiestaCpi.objects.get().stato == "CONCLUSA"


def test_of_a_case_that_closes_nothing_more_leaves_but_that_nobody_is_followed(mondo, anpal, ask, chi):
    """What was to be asked, what was refused and may be corrected, and an answer that ANPAL refused and nobody gave anew."""
    cpi.ask_comune(anpal, chi.codice_fiscale)
    chiesta = pull()
    services.answer_richiesta_cpi(chiesta, by=mondo.case_manager, risposta=SI, ufficio=UFFICIO)
    messaggi.refuse_risposta(chiesta.pk, "BOH", "")
    in_partenza, rifiutata = ask(), ask("SOSPENSIONE_OBBLIGO")
    RichiestaCpi.objects.filter(pk=rifiutata.pk).update(stato="RIFIUTATA", motivo_rifiuto="no")
    close_caso(mondo.caso, "CONCLUSIONE_PERCORSO", "PATTO_ATTIVO")

    with pytest.raises(TransitionError):
        services.answer_richiesta_cpi(chiesta, by=mondo.case_manager, risposta=SI, ufficio=UFFICIO)
    with pytest.raises(TransitionError):
        services.retry_richiesta_cpi(rifiutata, by=mondo.case_manager, cpi="", ufficio=UFFICIO)
    pull()
    for _ in range(4):  # those of one case leave one by one
        cpi.deliver()

    in_partenza.refresh_from_db()
    assert (cpi.asked(anpal), in_partenza.stato) == ([], "LASCIATA")
    assert [each["risposta"] for each in cpi.wanted(anpal)] == [{"esito": "NON_IN_CARICO"}]
    chiesta.refresh_from_db()
    assert (chiesta.stato, chiesta.data_proposta, chiesta.tentativo) == ("CONCLUSA", None, 2)


def test_what_nobody_asked_or_nobody_can_read_is_kept_to_be_examined_and_the_rest_goes_on(mondo, anpal, ask, chi):
    row = ask("AGGIORNAMENTO_PATTO")
    messaggi.build_richiesta(row.pk)
    cpi.answer_comune(anpal, uuid4(), "PATTO_IN_VIGORE")  # to what we never asked
    cpi.answer_comune(anpal, row.id_scambio, "ORARI_COMPATIBILI")  # to something else
    storta = str(uuid4())
    cpi.ask_comune(anpal, chi.codice_fiscale, id_scambio=storta, richiesta="NOIA")
    cpi.ask_comune(anpal, chi.codice_fiscale, id_scambio=storta)  # corrected, but that number has its answer
    cpi.answer_comune(anpal, row.id_scambio, grezzo='{"esito": "FORSE"}')
    cpi.ask_comune(anpal, chi.codice_fiscale, id_scambio=str(row.id_scambio))  # under a number of ours
    cpi.answer_comune(anpal, row.id_scambio, "PATTO_IN_VIGORE")
    for _ in range(2):
        pull()
        scambi.arrivo.CURSORE.keep("")
    cpi.deliver()

    inattesa, illeggibile = "RISPOSTA_INATTESA", "ILLEGGIBILE"
    assert scarti() == [
        (inattesa, 0, "INFORMAZIONE_RESA"), (inattesa, 0, "INFORMAZIONE_RESA"), (illeggibile, 0, ""), (illeggibile, 1, ""),
        (illeggibile, 0, ""), (illeggibile, 1, ""),
    ]  # fmt: skip
    row.refresh_from_db()
    assert (row.stato, row.informazione) == ("CONCLUSA", "PATTO_IN_VIGORE")
    storta = next(each for each in cpi.wanted(anpal) if each["richiesta"] == "NOIA")
    assert storta["risposta"] == {"esito": "NON_ACCOLTA", "motivo": "ILLEGGIBILE"}
