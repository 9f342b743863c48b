"""Requests on their way, and contact persons: what the Ministry's desk of the demonstration finds in the morning. All invented."""

from dataclasses import dataclass
from datetime import date

from accounts.models import RichiestaAccreditamento
from accounts.profilo import Profilo
from accounts.services import atto, richiesta
from ambiti.models import Ambito, Referente
from rdc_platform import calendario, codice_fiscale
from rdc_platform.demo.accreditamento import TELEFONO, record_pec
from rdc_platform.demo.carte import carta
from rdc_platform.demo.persone import DOMINIO


@dataclass(frozen=True)
class RichiestaDemo:
    """Someone whom an Ambito (by its capofila's Belfiore code) has named, and how far the request has come."""

    capofila: str
    nome: str
    cognome: str
    genere: str
    nascita: date
    passi: int  # 0: the form alone; 1: its PEC; 2: taken to be checked; 3: the act sent


RICHIESTE = (
    RichiestaDemo("F205", "Ornella", "Brivio", "F", date(1970, 3, 9), 0),
    RichiestaDemo("L219", "Corrado", "Gariglio", "M", date(1966, 11, 21), 1),
    RichiestaDemo("F839", "Immacolata", "Sorvillo", "F", date(1975, 6, 2), 2),
    RichiestaDemo("G273", "Calogero", "Vitrano", "M", date(1963, 1, 30), 3),
)


def make_richieste(*, by: Profilo) -> None:
    """Four requests, each a step further, by the acts that a real Ministry does; a contact person for each of their Ambiti."""
    ambiti = {ambito.capofila_id: ambito for ambito in Ambito.objects.filter(sintetico=True)}
    for demo in RICHIESTE:
        ambito = ambiti.get(demo.capofila)
        if ambito is None:  # an installation with other Ambiti
            continue
        Referente.objects.create(
            ambito=ambito, nome="Ada", cognome="Referente", email=f"referente.{demo.capofila.lower()}@{DOMINIO}"
        )
        _advance(_submit(demo, ambito), demo.passi, by)


def _submit(demo: RichiestaDemo, ambito: Ambito) -> RichiestaAccreditamento:
    return richiesta.submit_richiesta(
        ambito=ambito,
        codice_fiscale=codice_fiscale.encode(demo.cognome, demo.nome, demo.genere, demo.nascita, demo.capofila),
        nome=demo.nome,
        cognome=demo.cognome,
        data_nascita=demo.nascita,
        belfiore_nascita=demo.capofila,
        genere=demo.genere,
        email=f"{demo.nome}.{demo.cognome}@{DOMINIO}".lower(),
        telefono=TELEFONO,
    )


def _advance(row: RichiestaAccreditamento, passi: int, by: Profilo) -> None:
    if passi >= 1:
        row = record_pec(row, giorni=2, by=by)
    if passi >= 2:
        richiesta.verify_richiesta(row, by=by)
    if passi >= 3:
        atto.prepare_atto(row, by=by, numero=f"DEMO-{row.numero_richiesta}", data=calendario.today())
        atto.send_atto(row, by=by, file_firmato=carta("atto-di-designazione"))
