"""Who could see what: of a person, of a family, of a place. Each question and each answer is written in the register too."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from accounts.access import permit
from accounts.intervalli import of_days
from accounts.selectors.storia import count_held, vigori
from accounts.selectors.visibilita import load_accreditamenti, who_could_see
from ambiti.models import Nucleo
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.monitor.forms import FamigliaForm, FiltriLuogo, FiltriPeriodo, FiltriPersona, LuogoForm, PersonaForm
from rdc_platform.monitor.permissions import ACCESSI, PERSONE
from rdc_platform.monitor.selectors import registro as selectors
from rdc_platform.monitor.views.visibilita_colonne import VIGORE, VISIBILITA, rows_in_force, rows_of
from rdc_platform.web.lists import Lista

BRICIOLA = ("Chi vedeva che cosa", "monitor:visibilita")


@sensitive_post_parameters()
@permit(ACCESSI, "view_visibilita")
def visibilita(request):
    """Where one asks: a person by name, a place by name, a family by its id; and what the last verification found."""
    famiglia = FamigliaForm(request.GET if "famiglia" in request.GET else None)
    if famiglia.is_bound and famiglia.is_valid():
        return redirect("monitor:famiglia_visibilita", famiglia.cleaned_data["famiglia"])
    persona = PersonaForm(request.POST if "testo" in request.POST else None)
    luogo = LuogoForm(request.POST if "luogo" in request.POST else None)
    context = {"persona": persona, "luogo": luogo, "famiglia": famiglia, "cifre": selectors.figures()} | {
        "persone": None,
        "luoghi": None,
    }
    if persona.is_bound and persona.is_valid():
        people = PERSONE.permitted(request.profilo, "view_persona")
        context["persone"] = selectors.find_people(people, persona.cleaned_data["testo"])
        audit.record("visibilita", by=request.profilo, azione=Azione.RICERCA, categoria="operatori")
    if luogo.is_bound and luogo.is_valid():
        context["luoghi"] = selectors.find_places(luogo.cleaned_data["luogo"])
        audit.record("visibilita", by=request.profilo, azione=Azione.RICERCA, categoria="luoghi")
    return render(request, "monitor/visibilita.html", context)


@permit(PERSONE, "view_persona")
def persona_detail(request, pk):
    """What a person was accredited as, ever: from when to when, on whose word, and what he had in hand on a day."""
    persona = get_object_or_404(request.permitted, pk=pk)
    filtri = FiltriPersona(request.GET)
    filtri.is_valid()
    giorno = filtri.cleaned_data.get("giorno")
    istante = min(of_days(giorno, giorno).al, timezone.now()) if giorno else timezone.now()
    lista = Lista(
        request,
        _in_force(persona, istante),
        VIGORE,
        name="periodi di vigore",
        one="periodo di vigore",
        order="ruolo",
        filters=FiltriPersona,
        row_url=lambda row: row.url,
        empty="Questa persona non è mai stata accreditata.",
    )
    context = {"persona": persona, "istante": istante}
    return _answer(request, lista, "monitor/persona_detail.html", persona, context)


def _in_force(persona, istante):
    accreditamenti = list(load_accreditamenti(persona.accreditamenti.values_list("pk", flat=True)).values())
    accreditamenti.sort(key=lambda row: row.creato_il)
    keys = [row.pk for row in accreditamenti]
    in_force = vigori(keys)
    known = load_accreditamenti(vigore.chiuso_da for periods in in_force.values() for vigore in periods)
    held = {
        key: ", ".join(f"{model._meta.verbose_name}: {count}" for model, count in counts.items())
        for key, counts in count_held(keys, istante).items()
        if any(istante in vigore.periodo for vigore in in_force.get(key, ()))
    }
    return rows_in_force(accreditamenti, in_force, known, held)


@permit(ACCESSI, "view_visibilita")
def famiglia_visibilita(request, pk):
    """Who could see a family, known by its id alone: also one that is no more there, or never was."""
    context = {"titolo": f"Famiglia {pk}", "famiglia": pk}
    return _who(request, "monitor/famiglia_visibilita.html", Nucleo(pk=pk), FiltriPeriodo, context)


@permit(ACCESSI, "view_visibilita")
def luogo_visibilita(request):
    """Who held a role in a Comune or on an Ambito."""
    filtri = FiltriLuogo(request.GET)
    filtri.is_valid()
    luogo = selectors.place(filtri.cleaned_data.get("comune", ""), filtri.cleaned_data.get("ambito"))
    if luogo is None:
        raise Http404
    context = {"titolo": str(luogo), "luogo": luogo}
    return _who(request, "monitor/luogo_visibilita.html", luogo, FiltriLuogo, context)


def _who(request, template, oggetto, filters, context):
    found = who_could_see(type(oggetto), oggetto.pk, filters(request.GET).periodo())
    lista = Lista(
        request,
        rows_of(found),
        VISIBILITA,
        name="profili che vedevano",
        one="profilo che vedeva",
        order="persona",
        filters=filters,
        row_url=lambda row: row.url,
        empty="Nessuno, in questo momento. Scegli un periodo per sapere chi vedeva prima.",
    )
    return _answer(request, lista, template, oggetto, context)


def _answer(request, lista, template, oggetto, context):
    """The page or the file, with its line in the register: an object that is a family is named there as an object only."""
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record(request.resolver_match.url_name, oggetto, by=request.profilo, azione=azione, categoria="registro")
    if lista.exporting:
        return lista.export()
    briciole = [(BRICIOLA[0], reverse(BRICIOLA[1])), (context.get("titolo") or str(oggetto), "")]
    return render(request, template, context | {"lista": lista, "briciole": briciole})
