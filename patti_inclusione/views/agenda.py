"""The calendar by day, week and month: one's own, and an office's."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from accounts.access import permit
from accounts.models import Ruolo
from patti_inclusione.permissions import CASI, DISPONIBILITA, SEDI
from patti_inclusione.selectors import calendario as selectors
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.giorni import page_context, read_periodo
from rdc_platform.web.parti import Link


@permit(CASI, "view_fascicolo")
def agenda(request):
    periodo = read_periodo(request.GET.get("vista", ""), request.GET.get("giorno", ""))
    orari = DISPONIBILITA.permitted(request.profilo, "book_orario")
    giorni = selectors.read_personale(request.permitted, orari, request.profilo.accreditamento_id, periodo)
    audit.record("agenda", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    context = page_context(reverse("patti_inclusione:agenda"), periodo, giorni)
    return render(request, "patti_inclusione/agenda.html", context)


@permit(SEDI, "view_agenda")
def agenda_ufficio(request):
    """The hours of one office: the Coordinatore sees whether one is taken, the Case manager reads the names of his own too."""
    periodo = read_periodo(request.GET.get("vista", ""), request.GET.get("giorno", ""))
    sedi = selectors.list_sedi(request.permitted)
    sede = _chosen(sedi, request.GET.get("sede", ""))
    giorni = []
    if sede is not None:
        orari = DISPONIBILITA.permitted(request.profilo, "view_orari")
        giorni = selectors.read_ufficio(sede, orari, _casi(request.profilo), periodo)
    audit.record("agenda_ufficio", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    url = reverse("patti_inclusione:agenda_ufficio")
    context = page_context(url, periodo, giorni, f"&sede={sede.pk}" if sede else "") | {
        "sede": sede,
        "sedi": [Link(f"{s.denominazione}, {s.comune.denominazione}", f"{url}?sede={s.pk}", s == sede) for s in sedi],
        "prenota": request.profilo.ruolo == Ruolo.CASE_MANAGER,
    }
    return render(request, "patti_inclusione/agenda_ufficio.html", context)


def _casi(profilo):
    """The families whose names one may read in an office's calendar; None for who may read none."""
    return CASI.permitted(profilo, "view_fascicolo") if profilo.ruolo == Ruolo.CASE_MANAGER else None


def _chosen(sedi, wanted: str):
    """The office asked for, the first if none is; 404 for one that is not his."""
    if not wanted:
        return next(iter(sedi), None)
    found = next((sede for sede in sedi if str(sede.pk) == wanted), None)
    if found is None:
        raise Http404
    return found
