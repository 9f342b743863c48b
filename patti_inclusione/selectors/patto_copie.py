"""Which sheets of the Patto a family needs, by the languages its adults speak and by who may not be found."""

from ambiti.models import Componente
from patti_inclusione.models import Caso, CopiaPatto, Lingua, Patto, SchedaPersona
from patti_inclusione.selectors.patto import persone_of


def lingue_of(caso: Caso) -> list[str]:
    """Italian, and the languages of the adults that we have a sheet of."""
    spoken = {persona.lingua for persona in persone_of(caso) if persona.adulta} - {Lingua.IT, Lingua.ALTRA}
    return [Lingua.IT.value, *(value for value in Lingua.values if value in spoken)]


def riservati_of(caso: Caso) -> list[Componente]:
    """The members whose address must stay unknown to the others."""
    rows = SchedaPersona.objects.filter(
        componente__nucleo=caso.nucleo_id, componente__uscito_il=None, indirizzo_riservato=True
    )
    return [scheda.componente for scheda in rows.select_related("componente").order_by("componente__data_nascita")]


def list_copie(patto: Patto) -> list[CopiaPatto]:
    """The sheets of the text as it is closed now, the Italian one first."""
    rows = CopiaPatto.objects.filter(patto=patto, edizione=patto.edizione).select_related("documento", "componente")
    order = Lingua.values
    return sorted(rows, key=lambda copia: (copia.componente_id is not None, order.index(copia.lingua)))
