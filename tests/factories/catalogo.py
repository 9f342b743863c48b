"""A world in which every message to INPS, ANPAL, INAIL and the Ministry leaves once, and what of each went out by the door."""

import json
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from unittest.mock import patch
from uuid import uuid4

import time_machine
from django.db.models import Q
from django.test import override_settings

from controlli_anagrafici.services.esito import approve_negativo, propose_negativo
from patti_inclusione import tasks
from patti_inclusione.models import Segnalazione
from patti_inclusione.services import cpi, rettifica, richiesta_cpi, richiesta_cpi_arrivo, rinvio_cpi
from patti_inclusione.services import firma as firme
from patti_inclusione.services.comunicazione_sede import post_m03
from patti_inclusione.services.firma import Firma
from progetti_collettivita.services import partecipazione, proposta, proposta_anpal, proroga
from progetti_collettivita.services.catalogo_anpal import tell_catalogo
from rdc_platform import calendario
from rdc_platform.gateways import anpal, inail, inps, ministero
from rdc_platform.monitor.services.rilevazioni import count_mese
from rdc_platform.outbox import delivery
from rdc_platform.outbox.models import Message
from tests.factories import quadri
from tests.factories.casi import give_caso, make_caso
from tests.factories.controlli import PERCHE, decide, give_periodo, open_to
from tests.factories.cpi import make_eta
from tests.factories.patti import OGGI, adulti_of, make_da_firmare, make_firmato
from tests.factories.puc import far_day, file, follow, make_puc
from tests.factories.sedi import make_orari, make_sede
from tests.factories.segnalazioni import make_approvata

FUORI = ("inps.", "anpal.", "inail.copertura", "ministero.")  # not the questions to INAIL, which take a day
RISPOSTA = {
    "stato": "ACQUISITA",
    "numero_ricevuta": "R.1",
    "ricevuto_il": datetime.now(calendario.ROMA).isoformat(),
    "id_flusso": "F.1",
}


@dataclass(frozen=True)
class Uscito:
    """One message as it left: `nome` is its code, or the resource of a counterpart that has none."""

    nome: str
    corpo: dict
    chiave: str
    dove: str


@dataclass
class Porta:
    """Stands where the gateways call: it takes all and gives a receipt."""

    usciti: list[Uscito] = field(default_factory=list)

    def take(self, _servizio, richiesta):
        if richiesta.method != "GET":
            corpo, path = json.loads(richiesta.content), richiesta.url.partition("/v1/")[2]
            parti = path.split("/")
            nome = corpo.get("codice") or "/".join(
                [parti[0], *parti[2:], *(each["tipo"] for each in corpo.get("righe", ()))]
            )
            dove = "&".join([path, *(f"{name}={value}" for name, value in richiesta.params.items())])
            self.usciti.append(Uscito(nome, corpo, richiesta.headers.get("Idempotency-Key", ""), dove))
        return RISPOSTA | {"id": str(uuid4())}


def send_all(mondo) -> list[Uscito]:
    """Each message once, in the order in which it left."""
    porta, indirizzi = (
        Porta(),
        {f"{nome}_BASE_URL": f"http://{nome.lower()}.test" for nome in ("INPS", "ANPAL", "INAIL", "MINISTERO")},
    )
    with ExitStack() as stack:
        stack.enter_context(override_settings(**indirizzi))
        for gateway in (inps, anpal, inail, ministero):
            stack.enter_context(patch.object(gateway, "call_json", porta.take))
        for step in (_office, _patti, _presa, _segnalazione, _cpi, _richieste, _controllo, _puc, _rilevazione):
            step(mondo)
            _deliver()
    return porta.usciti


def _deliver() -> None:
    ours = Q(*(("topic__startswith", each) for each in FUORI), _connector=Q.OR)
    Message.objects.exclude(ours).update(stato="CONSEGNATO")
    for _ in range(20):  # more rounds than there are messages in a row
        Message.objects.filter(ours, stato="IN_CODA").update(due_at="2019-01-01T00:00Z")
        for message in delivery.claim():
            delivery.deliver_one(message)
    left = list(Message.objects.filter(ours).exclude(stato="CONSEGNATO").values_list("topic", "stato", "error"))
    assert not left, left


def _caso(mondo, cognome):
    return give_caso(make_caso(mondo.ambito_a, mondo.cremona, cognome), mondo.case_manager, mondo.coordinatore)


def _office(mondo) -> None:
    sede = make_sede(mondo.cremona)
    make_orari(sede)
    post_m03(sede)


def _patti(mondo) -> None:
    """One signed, one refused."""
    by = mondo.case_manager
    make_firmato(mondo.caso, by)
    patto = make_da_firmare(_caso(mondo, "Zaccheroni"), by)
    rifiuti = [Firma("RIFIUTO", OGGI, chi, note="Zafferano") for chi in adulti_of(patto.caso)]
    firme.sign_patto(patto, by=by, edizione=patto.edizione, firme=rifiuti, firmato=None)


def _presa(mondo) -> None:
    """In the care of a specialist service, with somebody young."""
    caso = _caso(mondo, "Zambelli")
    make_eta(caso, 23)
    with time_machine.travel("2023-10-20 10:00+02:00", tick=False):
        quadri.finish_analisi(caso, mondo.case_manager, "D")
    with time_machine.travel("2023-10-26 20:30+02:00", tick=False):
        tasks.tell_prese()


def _segnalazione(mondo) -> None:
    """Reported, acquired, and then withdrawn."""
    caso = _caso(mondo, "Zanardi")
    segnalazione = make_approvata(caso, mondo.case_manager, mondo.coordinatore)
    _deliver()
    presa = Segnalazione.objects.get(pk=segnalazione.pk)
    proposta = rettifica.propose_rettifica(presa, by=mondo.case_manager, tipo="ANNULLAMENTO", motivo="DOPPIONE")
    rettifica.approve_rettifica(proposta, by=mondo.coordinatore)


def _cpi(mondo) -> None:
    """A family that goes to the Centro, and one that comes from it."""
    caso = quadri.finish_analisi(_caso(mondo, "Zaniolo"), mondo.case_manager, "A")
    cpi.send_cpi(caso, by=mondo.case_manager)
    codes = [mondo.caso_in_coda.nucleo.componenti.first().codice_fiscale]
    rinvio_cpi.record_rinvio(rinvio_cpi.Ricevuto("ANPAL.R.1", "CPI", OGGI, codes, ["SALUTE"], "Zirconio"))


def _richieste(mondo) -> None:
    """Something asked of a Centro; what a Centro asks, answered by the platform for a stranger and by a person for the other."""
    by, caso, ufficio = mondo.case_manager, _caso(mondo, "Zorzi"), richiesta_cpi.Ufficio("Sportello", "0372 1")
    chi = adulti_of(caso)[0]
    chiedere = {"persona": chi, "richiesta": "COLLOQUIO_CONGIUNTO", "cpi": "CPI", "ufficio": ufficio}
    richiesta_cpi.ask_richiesta_cpi(caso, by=by, **chiedere)
    for n, code in enumerate(("RSSMRA80A01H501U", chi.codice_fiscale)):
        chiesta = richiesta_cpi_arrivo.Messaggio(f"C.{n}", uuid4(), ufficio, code, "CPI", "VALUTAZIONE_CONGIUNTA")
        richiesta_cpi_arrivo.record_messaggio(chiesta)
        _deliver()
    risposta = richiesta_cpi.Risposta("ACCOLTA", data_proposta=OGGI)
    arrivata = caso.richieste_cpi.get(verso="DAL_CPI")
    richiesta_cpi.answer_richiesta_cpi(arrivata, by=by, risposta=risposta, ufficio=ufficio)


def _controllo(mondo) -> None:
    by = mondo.responsabile_anagrafici
    controllo = open_to(mondo)
    give_periodo(controllo, by, "2015-01-01")
    controllo = decide(controllo, by, res10="NON_SODDISFATTO", motivazione=PERCHE)
    controllo = propose_negativo(controllo, by=by, versione=controllo.versione, esito_finale="N10")
    approve_negativo(controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione)


def _puc(mondo) -> None:
    """A project with a place for the Centri, somebody proposed for it who accepts, begins and goes on for longer."""
    by = mondo.responsabile_puc
    puc = make_puc(by, mondo.cremona, data_inizio=far_day(-30), inail_pat="12345678")
    tell_catalogo(puc)
    chi = mondo.caso_in_coda.nucleo.componenti.order_by("pk").first()
    follow(chi, percorso="LAVORO")
    valori = {"cpi": "CPI", "data": OGGI, "sede": "Biblioteca 1", "ore": 8, "inizio": far_day(5)}
    chiavi = {"codice_fiscale": chi.codice_fiscale, "codice_puc": puc.codice_puc}
    proposta_anpal.record_proposta(proposta_anpal.Ricevuta(numero="ANPAL.P.1", **chiavi | valori))
    _deliver()
    row = puc.assegnazioni.get()
    row = proposta.accept_assegnazione(row, by=by, versione=row.versione, data_accettazione=OGGI, documento=file())
    _deliver()
    puc.assegnazioni.update(stato_inail="CONFERMATA", data_inizio=OGGI)
    row.refresh_from_db()
    row = partecipazione.activate_assegnazione(row, by=by, versione=row.versione)
    puc.assegnazioni.update(data_fine_prevista=far_day(20))
    proroga.extend_assegnazione(row, by=by, versione=row.versione, data_fine_prevista=far_day(30), motivo="RICHIESTA")


def _rilevazione(mondo) -> None:
    """The month in which all the rest happened, of each Ambito."""
    mese = calendario.mese_of(OGGI)
    count_mese(mese, mese)
