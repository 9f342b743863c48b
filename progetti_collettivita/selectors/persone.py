"""What of a person decides where he may go: whether he is bound, by whom he is proposed, where he lives."""

from dataclasses import dataclass
from datetime import date

from ambiti.models import Componente, Percorso, PersonaSeguita
from progetti_collettivita.models import Quota
from rdc_platform import calendario

MAGGIORE = 18


@dataclass(frozen=True)
class Posizione:
    """The quota of a person and, in words, why it is that one."""

    quota: Quota
    perche: str

    @property
    def tenuta(self) -> bool:
        return self.quota != Quota.VOLONTARIO


def posizione_of(persona: Componente) -> Posizione:
    """Read from what whoever follows the family publishes; nothing published: nothing was agreed, nobody is bound."""
    return posizione(PersonaSeguita.objects.filter(componente=persona.pk).first())


def posizione(seguita: PersonaSeguita | None) -> Posizione:
    """Bound with a Patto per l'inclusione: the Comune. Bound at the Centro per l'impiego: the CPI. Not bound: if he wants to."""
    if seguita is None:
        return Posizione(Quota.VOLONTARIO, "la famiglia non ha ancora un Patto")
    if not seguita.tenuta:
        return Posizione(Quota.VOLONTARIO, "non è tenuta agli obblighi")
    if seguita.fuori_puc:
        return Posizione(Quota.VOLONTARIO, "non è tenuta ai progetti")
    if seguita.percorso == Percorso.LAVORO:
        return Posizione(Quota.CPI, "la famiglia è seguita dal Centro per l'impiego")
    return Posizione(Quota.COMUNE, "ha un Patto per l'inclusione sociale")


def is_of_age(persona: Componente, anni: int, giorno: date) -> bool:
    """Whether he has turned `anni` by a day."""
    return calendario.count_anni(persona.data_nascita, giorno) >= anni
