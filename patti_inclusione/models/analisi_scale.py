"""The two scales of the assessments. The label is stored, never a number: the order stands here and nowhere else."""

from django.db import models

NON_RILEVATO = "NON_RILEVATO"


class Risorsa(models.TextChoices):
    """S4: how much of a resource there is."""

    ASSENTE = "ASSENTE", "Assente"
    DEBOLE = "DEBOLE", "Debole"
    SUFFICIENTE = "SUFFICIENTE", "Sufficiente"
    BUONA = "BUONA", "Buona"
    NON_RILEVATO = NON_RILEVATO, "Non rilevato"


class Gravita(models.TextChoices):
    """S5: how grave a need is."""

    NESSUN_BISOGNO = "NESSUN_BISOGNO", "Nessun bisogno"
    LIEVE = "LIEVE", "Lieve"
    MODERATO = "MODERATO", "Moderato"
    GRAVE = "GRAVE", "Grave"
    MOLTO_GRAVE_URGENTE = "MOLTO_GRAVE_URGENTE", "Molto grave, urgente"
    NON_RILEVATO = NON_RILEVATO, "Non rilevato"


class MotivoNonRilevato(models.TextChoices):
    """Why an answer is missing: without a reason "non rilevato" is no answer."""

    ASSENTE = "ASSENTE", "La persona non c'era"
    NON_RISPONDE = "NON_RISPONDE", "Ha preferito non rispondere"
    TEMPO = "TEMPO", "Non ce n'è stato il tempo"
    LINGUA = "LINGUA", "Serviva un interprete"
    DA_VERIFICARE = "DA_VERIFICARE", "Da verificare con un altro servizio"
    ALTRO = "ALTRO", "Altro"


_GRADI = {
    str(Gravita.NESSUN_BISOGNO): 0,
    str(Gravita.LIEVE): 1,
    str(Gravita.MODERATO): 2,
    str(Gravita.GRAVE): 3,
    str(Gravita.MOLTO_GRAVE_URGENTE): 4,
}


def grado(gravita: str) -> int | None:
    """The place of a need on S5, from 0 (none) to 4 (very grave); None where nothing was collected."""
    return _GRADI.get(str(gravita))


def piu_grave(gravita: list[str]) -> str:
    """The gravest of some needs; "" when none has a degree."""
    con_grado = [each for each in gravita if grado(each) is not None]
    return max(con_grado, key=_GRADI.__getitem__, default="")


def da(minimo: str) -> list[str]:
    """The degrees of S5 from `minimo` up, for a query."""
    return [each for each, place in _GRADI.items() if place >= _GRADI[str(minimo)]]


def is_graver(una: str, altra: str) -> bool:
    """Whether need `una` has a degree above that of `altra`; what was not collected has none."""
    return (grado(una) or 0) > (grado(altra) or 0)
