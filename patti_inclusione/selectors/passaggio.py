"""What stands on the hand-over sheet: the little that who receives a family reads before its file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from patti_inclusione.models import Assegnazione, Caso, Lingua, LingueCaseManager, SchedaPersona, StatoScadenza, Tutela
from patti_inclusione.selectors.caso import Fascicolo, read_fascicolo, step_of
from rdc_platform import calendario


@dataclass(frozen=True)
class Foglio:
    """The case in one page."""

    fascicolo: Fascicolo
    prossimo: Any
    aperte: list[Any]
    attenzioni: list[str]
    consegna: Assegnazione | None
    ultimi: list[Any]


def read_foglio(caso: Caso, adesso: datetime) -> Foglio:
    """The sheet of one case: the same queries whatever its size."""
    fascicolo = read_fascicolo(caso, calendario.today())
    return Foglio(
        fascicolo=fascicolo,
        prossimo=step_of(fascicolo.riga, adesso),
        aperte=[each for each in fascicolo.scadenze if each.stato == StatoScadenza.APERTA],
        attenzioni=_attenzioni(caso),
        consegna=next(iter(fascicolo.consegne), None),
        ultimi=list(caso.eventi.order_by("-istante", "-pk")[:5]),
    )


def read_lingue(accreditamento_id: object) -> list[str]:
    """The languages that a Case manager said he speaks."""
    row = LingueCaseManager.objects.filter(pk=accreditamento_id).first()
    return row.lingue if row else []


def _attenzioni(caso: Caso) -> list[str]:
    """What one must know before calling: language, interpreter, secret address, who acts beside a person."""
    schede = SchedaPersona.objects.filter(componente__nucleo=caso.nucleo_id, componente__uscito_il=None)
    found = []
    for scheda in schede.select_related("componente").order_by("componente__data_nascita"):
        facts = [
            scheda.indirizzo_riservato and "indirizzo riservato: usa solo il recapito sicuro, e convocala da sola",
            scheda.lingua != Lingua.IT and f"parla {scheda.get_lingua_display().lower()}",
            scheda.bisogno_mediatore and "serve un interprete o un mediatore",
            scheda.tutela != Tutela.NESSUNA and f"{scheda.get_tutela_display().lower()}: {scheda.tutela_nome}",
        ]
        words = [fact for fact in facts if fact]
        if words:
            found.append(f"{scheda.componente.nome} {scheda.componente.cognome}: {'; '.join(words)}")
    return found
