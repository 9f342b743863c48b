"""Families that move, for tests."""

from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Comune
from patti_inclusione.models import Caso, EventoCaso, SchedaPersona, Trasferimento
from patti_inclusione.services import trasferimento as trasferimenti

RESIDENZA = "CAMBIO_RESIDENZA"


def ask_trasferimento(caso: Caso, comune: Comune, by: Profilo) -> Trasferimento:
    """The Coordinatore `by` asks `comune` to take the family."""
    return trasferimenti.start_trasferimento(caso, by=by, comune=comune, motivo=RESIDENZA)


def make_arrivo(caso: Caso, da_comune: Comune) -> Trasferimento:
    """The transfer by which the family came from `da_comune`, over already."""
    now = timezone.now()
    return Trasferimento.objects.create(
        caso=caso,
        stato="ACCETTATO",
        motivo=RESIDENZA,
        da_comune=da_comune,
        a_comune=caso.nucleo.comune,
        a_ambito=caso.nucleo.ambito,
        stato_prima="ASSEGNATO",
        scheda=[["A che punto era", "Assegnato"]],
        chiesto_il=now,
        risposto_il=now,
    )


def hide_address(caso: Caso) -> None:
    """Somebody of the family has an address that must stay unknown."""
    persona = caso.nucleo.componenti.first()
    SchedaPersona.objects.create(componente=persona, indirizzo_riservato=True, recapito_sicuro="Centro, 0372 000000")


def close_caso(caso: Caso, motivo: str, da: str) -> Caso:
    """The case closed from the state `da`, as the acts that close leave it."""
    caso.stato, caso.motivo_chiusura = "CHIUSO", motivo
    caso.save(update_fields=["stato", "motivo_chiusura"])
    EventoCaso.objects.create(caso=caso, tipo="chiusura", testo="Chiuso", da_stato=da, a_stato="CHIUSO")
    return caso
