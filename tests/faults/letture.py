"""What a worker reads or counts by the clock, kind by kind: how more of it comes to be, and how much of it was done."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import uuid4

from celery import Task

from ambiti.models import Nucleo
from patti_inclusione.models import PrenotazioneInps, RichiestaCpi, ScartoCpi
from patti_inclusione.scambi_richiesta_cpi import pull_messaggi
from patti_inclusione.services.comunicazione_sede import build_m03
from patti_inclusione.tasks import pull_provvedimenti
from rdc_platform import calendario
from rdc_platform.gateways import inps
from rdc_platform.monitor.models import Rilevazione
from rdc_platform.monitor.tasks import tell_ministero
from rdc_platform.norme.models import ParametroNormativo
from tests.factories.casi import make_nucleo
from tests.factories.cpi import answer_comune, ask_comune, make_richiesta
from tests.factories.sedi import make_orari, make_sede
from tests.factories.spostamenti import close_caso
from tests.faults.generi import AMBITI, followed
from tests.simulators.processi import post_form, request

STRANIERO = "RSSMRA80A01H501U"
VOLTE = 2  # messages of each sort in a round
QUI, NON_ANCORA = "INPS", "DOPO"  # how the protocol begins of a family that is here, or that INPS knows before us


@dataclass(frozen=True)
class Lettura:
    """`offer(mondo, port, n)` hands over more of each sort, and says how many; `count()`: how many were taken or put aside.

    `tabella` is one that nobody else writes.
    """

    nome: str
    task: Task
    corsia: str
    tabella: str
    offer: Callable[..., int]
    count: Callable[[], int]


def offer_m12(mondo, anpal, n):
    """Of families followed, closed, nobody's, and that cannot be read; answers to what we asked, and to nothing."""
    chiesta = RichiestaCpi.objects.filter(stato="DA_RISPONDERE", caso__stato="ASSEGNATO").first()
    if chiesta:  # its case closes before anybody answers
        close_caso(chiesta.caso, "CONCLUSIONE_PERCORSO", "PATTO_ATTIVO")
    for _ in range(VOLTE):
        nuova, chiusa, nostra = (followed(mondo, nome, n) for nome in ("Nuova", "Chiusa", "Nostra"))
        close_caso(chiusa, "CONCLUSIONE_PERCORSO", "PATTO_ATTIVO")
        for code in (_code(nuova), _code(chiusa), STRANIERO):
            ask_comune(anpal, code)
        ask_comune(anpal, _code(nuova), richiesta="NOIA")
        attesa = make_richiesta(nostra, verso="AL_CPI", stato="IN_ATTESA", attesa_fino_al=calendario.today())
        for id_scambio in (attesa.id_scambio, uuid4()):
            answer_comune(anpal, id_scambio)
    return 6 * VOLTE


def count_m12():
    answered = RichiestaCpi.objects.filter(verso="AL_CPI", stato="CONCLUSA").count()
    return RichiestaCpi.objects.filter(verso="DAL_CPI").count() + answered + ScartoCpi.objects.count()


def _code(caso):
    return caso.nucleo.componenti.order_by("data_nascita").first().codice_fiscale


def offer_m04(mondo, port, n):
    """For families followed, cancelled, at the Centro, that come with the next round; where no office is, and where it is full."""
    let_come()
    giorno = calendario.add_lavorativi(
        calendario.today(), 10 + n, mondo.cremona.pk
    )  # each round another: nobody sees two at once
    orari = make_orari(
        make_sede(mondo.cremona, versione=1), giorno_settimana=None, data=giorno, durata_slot_min=30, ora_fine=time(18)
    )
    sede, ignota = str(orari.sede_id), str(uuid4())
    told = build_m03(orari.sede_id, 1)
    told["fasce"][0]["posti"] = 2  # and there is one
    for each in (sede, ignota):
        inps.post_comunicazione(told | {"ufficio": each}, f"M03-{each}")
    ore = (datetime.combine(giorno, time(10)) + timedelta(minutes=30 * place) for place in range(16))
    for _ in range(VOLTE):
        prima = next(ore)
        al_centro = make_nucleo(mondo.ambito_a, mondo.cremona, destinazione="CPI")
        _book(port, al_centro, sede, next(ore))
        for where, when in ((sede, prima), (sede, prima), (ignota, next(ore))):
            _book(port, followed(mondo, "Prenota", n).nucleo, where, when)
        numero = _book(port, followed(mondo, "Disdice", n).nucleo, sede, next(ore))
        assert post_form(port, "/console/disdetta", json=1, id=numero) == 200
        domani = followed(mondo, "Domani", n).nucleo
        _book(port, domani, sede, next(ore))
        domani.protocollo_inps = domani.protocollo_inps.replace(QUI, NON_ANCORA)
        domani.save(update_fields=["protocollo_inps"])
    return 6 * VOLTE


def let_come():
    """The families that INPS knew before us are here."""
    for nucleo in Nucleo.objects.filter(protocollo_inps__startswith=NON_ANCORA):
        nucleo.protocollo_inps = nucleo.protocollo_inps.replace(NON_ANCORA, QUI)
        nucleo.save(update_fields=["protocollo_inps"])


def _book(port, nucleo, sede, quando):
    """The number of the appointment."""
    body = f"json=1&protocollo={nucleo.protocollo_inps}&sede={sede}&data_ora={quando:%Y-%m-%dT%H:%M}"
    status, _, answer = request(port, "POST", "/console/appuntamento", body)
    assert status == 201
    return json.loads(answer)["id"]


def offer_m15(_mondo, _ministero, n):
    """A month more, further back."""
    ParametroNormativo.objects.filter(codice="M15_MESI").update(valore=str(n + 1))
    return AMBITI


LETTURE = [
    Lettura("M12", pull_messaggi, "anpal", "patti_inclusione_scartocpi", offer_m12, count_m12),
    Lettura(
        "M04",
        pull_provvedimenti,
        "inps",
        "patti_inclusione_prenotazioneinps",
        offer_m04,
        PrenotazioneInps.objects.count,
    ),
    Lettura("M15", tell_ministero, "ministero", "monitor_rilevazione", offer_m15, Rilevazione.objects.count),
]
