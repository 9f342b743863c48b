"""The homes: the Case manager's day and the Coordinatore's."""

from django.shortcuts import render
from django.utils import timezone

from accounts.access import permit
from patti_inclusione.permissions import CASI
from patti_inclusione.selectors import carichi, coda
from patti_inclusione.selectors import oggi as selectors
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione


@permit(CASI, "view_fascicolo")
def oggi(request):
    adesso = timezone.now()
    day = selectors.read_oggi(request.permitted, request.profilo.accreditamento_id, adesso)
    audit.record("oggi", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    context = {"oggi": day, "giorno": calendario.today(), "adesso": adesso}
    return render(request, "patti_inclusione/oggi.html", context)


@permit(CASI, "view_coda")
def oggi_coordinatore(request):
    today = calendario.today()
    soglia = today + selectors.GIORNI_AVVISO * calendario.GIORNO
    carichi_rows = list(carichi.select_carichi(request.profilo).order_by("cerca", "nome"))
    audit.record("oggi_coordinatore", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    conti = coda.read_attesa(request.permitted, today, soglia)
    context = {
        "giorno": today,
        "conti": conti,
        "prime": coda.list_prime(request.permitted)[: selectors.MASSIMO],
        "attesa": coda.draw_attesa(conti),
        "carichi": carichi.draw_carichi(carichi_rows),
        "case_manager": len(carichi_rows),
    }
    return render(request, "patti_inclusione/oggi_coordinatore.html", context)
