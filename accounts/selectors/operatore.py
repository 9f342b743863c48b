"""What an Ambito may know of a person: what it wrote itself. The person may work in another, of which nothing is told."""

from accounts.models import Operatore, SchedaOperatore
from ambiti.models import Ambito


def is_only_of(operatore: Operatore, ambito: Ambito | None) -> bool:
    """Does the person work, on the platform, for that Ambito alone?"""
    return not operatore.accreditamenti.exclude(ambito=ambito).exists()


def scheda_of(operatore: Operatore, ambito: Ambito | None) -> SchedaOperatore | Operatore:
    """The contacts and work of the person as that Ambito wrote them; empty where it wrote none and the person is not its own alone."""
    scheda = SchedaOperatore.objects.filter(operatore=operatore, ambito=ambito).first()
    if scheda is not None:
        return scheda
    return operatore if is_only_of(operatore, ambito) else SchedaOperatore()


def known_in(ambito: Ambito, cf: str) -> Operatore | None:
    """The person with that codice fiscale, if he has or had a profile in the Ambito."""
    return Operatore.objects.of_person(cf).filter(accreditamenti__ambito=ambito).distinct().first()
