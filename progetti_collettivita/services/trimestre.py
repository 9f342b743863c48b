"""A quarter told to INAIL: the Comune does it in INAIL's own service, and writes here when (circ. 10/2020)."""

from datetime import date

from django.db import transaction
from django.http import Http404

from accounts.profilo import Profilo
from ambiti.models import Comune
from progetti_collettivita.models import TrimestreInail
from progetti_collettivita.permissions import COMUNI
from progetti_collettivita.premio import Trimestre
from progetti_collettivita.selectors.giorni_effettivi import light_rows, totale
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.web.formati import data_breve


@transaction.atomic
def tell_trimestre(comune: Comune, trimestre: Trimestre, *, by: Profilo, comunicato_il: date) -> TrimestreInail:
    """Write when the days were told, with how many they were; written again, it is corrected. Raises PucError, Http404."""
    list(Comune.objects.select_for_update(of=("self",), no_key=True).filter(pk=comune.pk))
    if not COMUNI.permitted(Profilo(by.accreditamento), "tell_trimestre").filter(pk=comune.pk).exists():
        raise Http404
    oggi = calendario.today()
    if trimestre.al >= oggi:
        raise PucError(f"Il trimestre finisce il {data_breve(trimestre.al)}: si comunica dopo.")
    if not trimestre.al < comunicato_il <= oggi:
        raise PucError(f"Scrivi un giorno dal {data_breve(trimestre.dopo.dal)} a oggi.", "comunicato_il")
    intero = totale(list(light_rows(comune, trimestre)), trimestre)
    row, _ = TrimestreInail.objects.update_or_create(
        comune=comune, anno=trimestre.anno, numero=trimestre.numero,
        defaults={
            "comunicato_il": comunicato_il, "giorni": intero.giorni, "persone": intero.persone,
            "premio_stimato": intero.premio, "scritto_da": by.accreditamento,
        },
    )  # fmt: skip
    audit.record("tell_trimestre", row, by=by)
    return row
