from datetime import date, timedelta

import pytest
from django.http import Http404

from accounts.models import Ruolo
from controlli_anagrafici.models import Controllo, RinvioVerifica
from controlli_anagrafici.permissions import RINVII
from controlli_anagrafici.services import rinvio as services
from controlli_anagrafici.services.controllo import ControlloError, open_controllo
from controlli_anagrafici.services.esito import conclude_positivo
from controlli_anagrafici.services.periodo import PeriodoError
from controlli_anagrafici.services.rinvio import Destinazione
from controlli_anagrafici.services.rinvio_periodo import add_periodo_rinvio, delete_periodo_rinvio
from rdc_platform import calendario
from rdc_platform.audit.stato import TransitionError
from rdc_platform.pec.models import MessaggioPec
from tests.factories.controlli import decide, give_periodo, open_to
from tests.factories.persone import make_profilo
from tests.factories.richieste import deliver
from tests.factories.territorio import make_ambito, make_comune


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


@pytest.fixture
def bologna(mondo):
    return make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_b, mondo.bologna)


@pytest.fixture
def roma(mondo):
    ambito = make_ambito("P03", "H501")
    return make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, ambito, ambito.capofila)


@pytest.fixture
def controllo(mondo, resp):
    controllo = open_to(mondo)
    give_periodo(
        controllo, resp, "2014-09-01", comune_provenienza=mondo.bologna, motivo_inizio="IMMIGRAZIONE_DA_COMUNE"
    )
    return fresh(controllo)


def fresh(controllo):
    return Controllo.objects.get(pk=controllo.pk)


def send(controllo, by, comune, **altro):
    dove = Destinazione(comune=comune, motivo="COMUNE_PROVENIENZA", **altro)
    return services.send_rinvio(controllo, by=by, versione=fresh(controllo).versione, dove=dove)


def take(rinvio, by):
    return services.take_rinvio(rinvio, by=by)


def period(rinvio, by, dal, al, **altro):
    values = {"tipo": "ISCR", "comune": rinvio.comune_destinatario, "motivo_fine": "ALTRO"} | altro
    return add_periodo_rinvio(
        rinvio, by=by, data_inizio=date.fromisoformat(dal), data_fine=date.fromisoformat(al), **values
    )


def test_chain_goes_back_and_returns_to_the_comune_of_the_application(controllo, resp, bologna, roma, mondo):
    primo = take(send(controllo, resp, mondo.bologna), bologna)
    suo = period(primo, bologna, "2011-07-01", "2014-08-31")
    dove = Destinazione(comune=roma.accreditamento.ambito.capofila, motivo="COMUNE_PROVENIENZA")
    secondo = take(services.forward_rinvio(primo, by=bologna, dove=dove), roma)
    assert fresh(controllo).comune_detentore_id == "H501"
    with pytest.raises(Http404):
        delete_periodo_rinvio(secondo, suo, by=roma)

    period(secondo, roma, "2000-05-20", "2011-06-30")
    services.return_rinvio(secondo, by=roma)

    controllo = fresh(controllo)
    assert (controllo.stato, controllo.comune_detentore) == ("RESTITUITO", None)
    assert {each.comune_dichiarante_id for each in controllo.periodi.all()} == {"D150", "A944", "H501"}
    assert controllo.calcoli.latest().residenza_totale
    assert [each.stato for each in controllo.rinvii.all()] == ["PROSEGUITO", "RESTITUITO"]
    open_controllo(controllo, by=resp)
    controllo = decide(fresh(controllo), resp)
    conclude_positivo(controllo, by=resp, versione=controllo.versione)


def test_hop_is_for_who_works_in_the_comune_that_is_asked_and_then_for_who_took_it(controllo, resp, bologna, mondo):
    altro = make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_b, mondo.bologna)
    rinvio = send(controllo, resp, mondo.bologna)
    assert [RINVII.permitted(each, "work_rinvio").count() for each in (bologna, altro, resp)] == [1, 1, 0]

    take(rinvio, bologna)

    assert [RINVII.permitted(each, "work_rinvio").count() for each in (bologna, altro, resp)] == [1, 0, 0]
    with pytest.raises(Http404):
        take(rinvio, altro)


def test_reject_rinvio_goes_back_to_who_asked(controllo, resp, bologna, mondo):
    rinvio = take(send(controllo, resp, mondo.bologna), bologna)

    services.reject_rinvio(rinvio, by=bologna, motivo_respinta="MAI_RESIDENTE")

    assert fresh(controllo).stato == "RESTITUITO"
    assert RinvioVerifica.objects.get().motivo_respinta == "MAI_RESIDENTE"


def test_reject_rinvio_of_a_second_hop_goes_back_to_the_first_one(controllo, resp, bologna, roma, mondo):
    primo = take(send(controllo, resp, mondo.bologna), bologna)
    dove = Destinazione(comune=roma.accreditamento.ambito.capofila, motivo="COMUNE_PROVENIENZA")
    secondo = services.forward_rinvio(primo, by=bologna, dove=dove)

    services.reject_rinvio(secondo, by=roma, motivo_respinta="OMONIMIA")

    terzo = controllo.rinvii.get(progressivo=3)
    assert (terzo.comune_destinatario, terzo.stato, terzo.responsabile) == (
        mondo.bologna,
        "PRESO_IN_CARICO",
        bologna.accreditamento,
    )
    assert (fresh(controllo).stato, fresh(controllo).comune_detentore) == ("RINVIATO_ALTRO_COMUNE", mondo.bologna)


def test_send_rinvio_to_a_comune_off_the_platform_is_a_letter(controllo, resp):
    milano = make_comune("F205")
    with pytest.raises(ControlloError, match="scrivi la sua PEC"):
        send(controllo, resp, milano)

    rinvio = send(controllo, resp, milano, pec_destinatario="anagrafe@pec.example.it")

    deliver("documenti.controllo")
    rinvio.refresh_from_db()
    pec = MessaggioPec.objects.get(pk=rinvio.pec_id)
    assert (rinvio.canale, pec.destinatario) == ("PEC", "anagrafe@pec.example.it")
    assert "Marta" in pec.corpo
    assert "Conti" not in pec.oggetto
    services.close_lettera(fresh(controllo), by=resp, versione=fresh(controllo).versione)
    assert fresh(controllo).stato == "RESTITUITO"


def test_send_rinvio_to_a_suppressed_comune_goes_to_its_successor_with_the_name_of_then(controllo, resp, mondo):
    vecchio = make_comune("A785")
    vecchio.successore = mondo.bologna
    vecchio.save(update_fields=["successore"])
    make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_b, mondo.bologna)

    rinvio = send(controllo, resp, vecchio)

    assert (rinvio.comune_destinatario, rinvio.comune_denominazione_storica) == (mondo.bologna, "Bentivoglio")


def test_send_rinvio_to_the_own_comune_is_refused(controllo, resp, mondo):
    with pytest.raises(ControlloError, match="il tuo Comune"):
        send(controllo, resp, mondo.cremona)


def test_cancel_rinvio_takes_the_check_back(controllo, resp, bologna, mondo):
    rinvio = take(send(controllo, resp, mondo.bologna), bologna)

    services.cancel_rinvio(fresh(controllo), by=resp, versione=fresh(controllo).versione)

    assert fresh(controllo).stato == "RESTITUITO"
    with pytest.raises(TransitionError):
        services.return_rinvio(rinvio, by=bologna)


def test_periods_of_a_hop_answered_are_written_no_more(controllo, resp, bologna, mondo):
    rinvio = take(send(controllo, resp, mondo.bologna), bologna)
    with pytest.raises(PeriodoError):
        period(rinvio, bologna, "2011-07-01", "2011-06-30")
    services.return_rinvio(rinvio, by=bologna)

    with pytest.raises(TransitionError):
        period(rinvio, bologna, "2011-07-01", "2014-08-31")


def test_warn_rinvii_tells_of_a_late_answer_once(controllo, resp, bologna, mondo):
    rinvio = send(controllo, resp, mondo.bologna)
    oggi = calendario.today()
    assert rinvio.data_scadenza == oggi + timedelta(days=20)
    RinvioVerifica.objects.update(data_scadenza=oggi)
    assert services.warn_rinvii() == []

    RinvioVerifica.objects.update(data_scadenza=oggi - timedelta(days=1))

    assert services.warn_rinvii() == [rinvio]
    assert services.warn_rinvii() == []
