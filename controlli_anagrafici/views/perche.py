from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from accounts.selectors.perche import explain
from controlli_anagrafici.models import Controllo, RinvioVerifica
from controlli_anagrafici.permissions import CONTROLLI, RINVII
from rdc_platform.audit import services as audit

# The Coordinatore knows his Responsabili; a Responsabile, nobody by name.
NOMI = {Ruolo.COORDINATORE_ANAGRAFICI: {Ruolo.RESPONSABILE_ANAGRAFICI}}


@permit(CONTROLLI, "view_controllo")
def controllo_perche(request, pk):
    """Why one sees a check, and who else does."""
    controllo = get_object_or_404(request.permitted.select_related("nucleo"), pk=pk)
    audit.record_read("controllo_perche", controllo, by=request.profilo, categoria="registro")
    nomi = NOMI.get(request.profilo.ruolo, set())
    context = {
        "profilo": request.profilo,
        "perche": explain(request.profilo, Controllo, controllo.pk, nomi_di=nomi),
        "briciole": [
            ("Controlli", reverse("controlli_anagrafici:controllo_list")),
            (
                f"{controllo.nucleo.nome} {controllo.nucleo.cognome}",
                reverse("controlli_anagrafici:controllo_detail", args=[pk]),
            ),
            ("Perché lo vedo", ""),
        ],
    }
    return render(request, "controlli_anagrafici/controllo_perche.html", context)


@permit(RINVII, "view_rinvio")
def rinvio_perche(request, pk):
    """Why one sees what another Comune asks."""
    rinvio = get_object_or_404(request.permitted.select_related("controllo__nucleo"), pk=pk)
    nucleo = rinvio.controllo.nucleo
    audit.record_read("rinvio_perche", rinvio, by=request.profilo, nucleo_id=nucleo.pk, categoria="registro")
    context = {
        "profilo": request.profilo,
        "perche": explain(request.profilo, RinvioVerifica, rinvio.pk, nomi_di=NOMI.get(request.profilo.ruolo, set())),
        "briciole": [
            ("Altri Comuni", reverse("controlli_anagrafici:rinvio_list")),
            (f"{nucleo.nome} {nucleo.cognome}", reverse("controlli_anagrafici:rinvio_detail", args=[pk])),
            ("Perché lo vedo", ""),
        ],
    }
    return render(request, "controlli_anagrafici/rinvio_perche.html", context)
