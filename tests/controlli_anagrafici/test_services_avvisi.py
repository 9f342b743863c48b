from datetime import date, timedelta

import pytest
from django.core import mail

from controlli_anagrafici.models import RinvioVerifica, TitoloSoggiorno
from controlli_anagrafici.services.avvisi import remind_rinnovi, warn_coordinatori
from controlli_anagrafici.services.comunicazione import record_provvedimento
from controlli_anagrafici.services.esito import conclude_positivo
from patti_inclusione.services.provvedimento import read_provvedimento
from patti_inclusione.services.provvedimento import record_provvedimento as read_from_inps
from rdc_platform import calendario
from rdc_platform.outbox.models import Message
from tests.factories.controlli import decide, give_periodo, open_to
from tests.factories.richieste import deliver

OGGI = calendario.today


@pytest.fixture
def controllo(mondo):
    """Cremona's check, which lapses in a month."""
    controllo = open_to(mondo)
    for caso in (mondo.caso, mondo.caso_in_coda, mondo.caso_stagno, mondo.caso_b):
        caso.nucleo.controlli.update(data_scadenza=OGGI() + timedelta(days=30))
    controllo.refresh_from_db()
    return controllo


def late(mondo, controllo) -> RinvioVerifica:
    return RinvioVerifica.objects.create(
        controllo=controllo, progressivo=1, comune_mittente=mondo.cremona, comune_destinatario=mondo.bologna,
        motivo="ALTRO", inviato_il=date(2019, 4, 1), data_scadenza=OGGI() - timedelta(days=1),
        inviato_da=mondo.responsabile_anagrafici.accreditamento,
    )  # fmt: skip


def test_warn_coordinatori_tells_of_a_late_hop_once_and_names_nobody(mondo, controllo):
    late(mondo, controllo)

    assert (warn_coordinatori(), warn_coordinatori()) == (1, 0)

    deliver("email.controlli")
    posta = mail.outbox[0]
    assert posta.to == [mondo.coordinatore_anagrafici.operatore.email]
    assert "Richieste fra Comuni oltre il termine, tue o verso di te: 1." in posta.body
    assert "Conti" not in posta.subject + posta.body


def test_warn_coordinatori_tells_of_the_checks_that_lapsed_yesterday(mondo, controllo):
    controllo.data_scadenza = OGGI() - timedelta(days=1)
    controllo.save(update_fields=["data_scadenza"])

    assert warn_coordinatori() == 1
    assert Message.objects.get(topic="email.controlli").payload["scaduti"] == "1"


def test_warn_coordinatori_has_nothing_to_say_on_a_quiet_day(controllo):
    assert warn_coordinatori() == 0


@pytest.mark.parametrize(("giorni", "quanti"), [(30, 1), (31, 0), (-1, 0)])
def test_remind_rinnovi_speaks_a_month_before_once(controllo, giorni, quanti):
    TitoloSoggiorno.objects.create(
        controllo=controllo, tipo_titolo="PDS_ASILO", numero="X1", data_rilascio=date(2018, 1, 1),
        data_scadenza=OGGI() + timedelta(days=giorni), fonte_verifica="QUESTURA",
    )  # fmt: skip

    assert (remind_rinnovi(), remind_rinnovi()) == (quanti, 0)
    assert controllo.eventi.filter(tipo="rinnovo_titolo").count() == quanti


def test_remind_rinnovi_is_silent_where_the_renewal_was_asked(controllo):
    TitoloSoggiorno.objects.create(
        controllo=controllo, tipo_titolo="PDS_ASILO", numero="X1", data_rilascio=date(2018, 1, 1),
        data_scadenza=OGGI(), fonte_verifica="QUESTURA", richiesta_rinnovo=True, data_richiesta_rinnovo=OGGI(),
    )  # fmt: skip

    assert remind_rinnovi() == 0


def test_record_provvedimento_stands_on_the_message_that_it_answers(mondo, controllo):
    give_periodo(controllo, mondo.responsabile_anagrafici, "2005-01-01")
    controllo = decide(controllo, mondo.responsabile_anagrafici)
    conclude_positivo(controllo, by=mondo.responsabile_anagrafici, versione=controllo.versione)
    messaggio = controllo.comunicazioni.get()
    riga = {
        "numero": "INPS-1", "protocollo_inps": "di un altro", "data": "2019-07-01", "tipo": "DECADENZA",
        "natura": "SANZIONE", "decorrenza": "2019-08-01", "id_segnalazione": str(messaggio.pk),
    }  # fmt: skip

    read_from_inps(read_provvedimento(riga))
    deliver("controlli.provvedimento")

    messaggio.refresh_from_db()
    assert (messaggio.provvedimento, messaggio.provvedimento_il, messaggio.provvedimento_decorrenza) == (
        "DECADENZA",
        date(2019, 7, 1),
        date(2019, 8, 1),
    )
    assert controllo.eventi.filter(testo="INPS ha deciso: decadenza").exists()


def test_record_provvedimento_of_a_message_that_is_not_ours_changes_nothing(mondo):
    record_provvedimento(mondo.caso.pk, tipo="REVOCA", il=date(2019, 7, 1), decorrenza=None)
