"""Why one sees a family, and who else does: who and when, never what."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from accounts.selectors.perche import explain
from accounts.selectors.registro import last_openings
from ambiti.models import Nucleo
from patti_inclusione.permissions import CASI
from rdc_platform.audit import services as audit

# The Coordinatore knows his Case managers; the Case manager, everyone who sees his family.
NOMI = {Ruolo.COORDINATORE_PATTO: {Ruolo.CASE_MANAGER}, Ruolo.CASE_MANAGER: set(Ruolo)}


@permit(CASI, "view_perche")
def caso_perche(request, pk):
    caso = get_object_or_404(request.permitted.select_related("nucleo"), pk=pk)
    ruolo = request.profilo.ruolo
    case_manager = ruolo == Ruolo.CASE_MANAGER
    context = {
        "caso": caso,
        "profilo": request.profilo,
        "perche": explain(request.profilo, Nucleo, caso.nucleo_id, nomi_di=NOMI[ruolo]),
        "aperture": last_openings(caso.nucleo_id) if case_manager else None,
        "briciole": _briciole(caso, case_manager=case_manager),
    }
    audit.record_read("caso_perche", caso, by=request.profilo, categoria="registro")
    return render(request, "patti_inclusione/caso_perche.html", context)


def _briciole(caso, *, case_manager: bool):
    family, lista = ("caso_detail", "caso_list") if case_manager else ("caso_identity", "caso_queue")
    return [
        ("Le mie famiglie" if case_manager else "Famiglie", reverse(f"patti_inclusione:{lista}")),
        (f"Famiglia {caso.nucleo.cognome}", reverse(f"patti_inclusione:{family}", args=[caso.pk])),
        ("Perché la vedo", ""),
    ]
