"""Families with everything the Ministry counts, in a month that is closed; and the Ministry's simulator."""

import json
from datetime import UTC, date, datetime, timedelta

from controlli_anagrafici.models import Controllo
from patti_inclusione.models import (
    AnalisiPreliminare,
    Assegnazione,
    Caso,
    ComunicazioneInps,
    Convocazione,
    Patto,
    Scadenza,
    Segnalazione,
    Sostegno,
)
from patti_inclusione.services import firma as firme
from patti_inclusione.services.firma import Firma
from progetti_collettivita.models import PresenzaPuc
from rdc_platform import calendario
from rdc_platform.monitor.services.rilevazioni import TOPIC, mesi_chiusi
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.factories import quadri
from tests.factories.casi import give_caso, make_caso
from tests.factories.patti import OGGI, adulti_of, make_da_firmare, make_firmato
from tests.factories.puc import assign, far_day, make_puc, presence
from tests.factories.segnalazioni import make_approvata
from tests.simulators.processi import request


def last_chiuso() -> date:
    """The first day of the last month closed today."""
    return mesi_chiusi(calendario.today())[-1]


def make_mese(mondo, mese: date) -> None:
    """One of each fact in Cremona, and whatever stands in the database with them, on the tenth day of that month."""
    by, giorno = mondo.case_manager, mese + timedelta(days=9)
    istante = datetime.combine(giorno, datetime.min.time(), UTC)
    make_firmato(mondo.caso, by)
    rifiutato = make_da_firmare(_caso(mondo, "Rifiuti"), by)
    rifiuti = [Firma("RIFIUTO", OGGI, chi) for chi in adulti_of(rifiutato.caso)]
    firme.sign_patto(rifiutato, by=by, edizione=rifiutato.edizione, firme=rifiuti, firmato=None)
    quadri.finish_analisi(_caso(mondo, "Analisi"), by, "C")
    segnalato = make_approvata(_caso(mondo, "Segnalati"), by, mondo.coordinatore)
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=mese, data_fine=far_day(30))
    row = assign(puc, mondo.caso.nucleo.componenti.order_by("pk").first(), "ATTIVO")
    presence(row, ore="6")
    # All of it in the month: what waits stays open, and what is told of is told.
    Caso.objects.update(arrivato_il=istante)
    Assegnazione.objects.update(dal=istante)
    AnalisiPreliminare.objects.filter(stato="FINALIZZATA").update(finalizzata_il=istante)
    Convocazione.objects.update(creata_il=istante)
    Sostegno.objects.filter(patto__caso=mondo.caso).update(stato="ATTIVATO", attivato_il=giorno)
    Patto.objects.exclude(data_sottoscrizione=None).update(data_sottoscrizione=giorno)
    ComunicazioneInps.objects.update(creata_il=istante)
    Segnalazione.objects.filter(pk=segnalato.pk).update(inviata_il=istante)
    Scadenza.objects.filter(caso=mondo.caso_in_coda).update(stato="SCADUTA", termine=giorno)
    Scadenza.objects.exclude(caso=mondo.caso_in_coda).filter(stato="SCADUTA").update(termine="2019-05-15")
    Controllo.objects.filter(nucleo=mondo.caso.nucleo).update(esito_finale="P01", concluso_il=istante)
    PresenzaPuc.objects.update(data=giorno)


def make_famiglie(mondo, quante: int, mese: date) -> list[Caso]:
    """More families of Cremona that arrived in that month."""
    found = [make_caso(mondo.ambito_a, mondo.cremona, "Nuovi", persone=1) for _ in range(quante)]
    istante = datetime.combine(mese + timedelta(days=4), datetime.min.time(), UTC)
    Caso.objects.filter(pk__in=[each.pk for each in found]).update(arrivato_il=istante)
    return found


def deliver() -> None:
    """All that waits for the Ministry, and nothing else."""
    Message.objects.exclude(topic=TOPIC).update(stato="CONSEGNATO")
    while batch := delivery.claim_lane("ministero"):
        delivery.deliver_batch(batch)


def arrivate(port: int) -> list[dict]:
    """What the Ministry has, the latest first."""
    return json.loads(request(port, "GET", "/console/rilevazioni.json")[2])


def _caso(mondo, cognome: str) -> Caso:
    return give_caso(make_caso(mondo.ambito_a, mondo.cremona, cognome), mondo.case_manager, mondo.coordinatore)
