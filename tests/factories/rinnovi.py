"""Families that apply again, for tests."""

from ambiti.models import Componente
from patti_inclusione.models import Caso, Provenienza
from tests.factories.casi import make_caso

CHI = ("codice_fiscale", "cognome", "nome", "sesso", "data_nascita", "relazione")


def make_rinnovo(prima: Caso) -> Caso:
    """The case of the same persons' next domanda, in the queue."""
    people = list(Componente.objects.filter(nucleo=prima.nucleo_id).order_by("relazione", "pk"))
    caso = make_caso(prima.nucleo.ambito, prima.nucleo.comune, prima.nucleo.cognome, persone=len(people))
    for then, now in zip(people, caso.nucleo.componenti.order_by("relazione", "pk"), strict=True):
        Componente.objects.filter(pk=now.pk).update(**{name: getattr(then, name) for name in CHI})
    caso.caso_precedente, caso.provenienza = prima, Provenienza.RINNOVO
    caso.save(update_fields=["caso_precedente", "provenienza"])
    return caso
