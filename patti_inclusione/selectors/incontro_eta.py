"""Who came of age, or to the age at which the obligations end, since the family was met before."""

from datetime import date

from ambiti.models import Componente
from patti_inclusione.models import Incontro, StatoIncontro
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve

MAGGIORE_ETA = 18  # art. 2 of the Codice civile


def list_compleanni(incontro: Incontro) -> list[str]:
    """One sentence for each member whose age changes what he is bound to (art. 4 c. 2 DL 4/2019), up to the meeting's day."""
    before = _met_before(incontro)
    frasi = {
        MAGGIORE_ETA: "{nome} ha 18 anni dal {giorno}: gli obblighi possono valere anche per questa persona, e firma da sé. Rivedi il Patto.",
        intero(
            "OBBLIGHI_ETA_FINE", incontro.data
        ): "{nome} ha {anni} anni dal {giorno}: può non avere più obblighi. Rivedi i suoi impegni.",
    }
    persone = Componente.objects.filter(nucleo=incontro.caso.nucleo_id, uscito_il=None).order_by("data_nascita", "pk")
    found = [
        (persona, anni, calendario.add_mesi(persona.data_nascita, 12 * anni)) for persona in persone for anni in frasi
    ]
    return [
        frasi[anni].format(nome=persona.nome, anni=anni, giorno=data_breve(giorno))
        for persona, anni, giorno in found
        if before < giorno <= incontro.data
    ]


def _met_before(incontro: Incontro) -> date:
    """The day of the last meeting held before; else that of the signature of the Patto."""
    held = incontro.caso.incontri.filter(stato=StatoIncontro.SVOLTO, data__lt=incontro.data).order_by("-data")
    last = held.values_list("data", flat=True).first()
    return last or incontro.patto.data_sottoscrizione or incontro.data
