"""The exchanges at a glance, and the counterparts that a person holds or lets go."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.monitor.forms import MotivoForm
from rdc_platform.monitor.permissions import MESSAGGI
from rdc_platform.monitor.selectors import scambi as selectors
from rdc_platform.monitor.selectors.registro import age_of_data
from rdc_platform.outbox import atti
from rdc_platform.outbox.corsie import CORSIE
from rdc_platform.web.formati import data_breve
from rdc_platform.web.grafici import barre

GIA = "Qualcuno lo ha già fatto: guarda com'è adesso."


@permit(MESSAGGI, "view_messaggi")
def scambi_oggi(request):
    """Whether all is well; if not, with whom it is not, since when and why."""
    found = selectors.list_scambi()
    context = {
        "scambi": found,
        "eta": age_of_data(),
        "sintesi": _sintesi(found),
    }
    return render(request, "monitor/scambi_oggi.html", context)


@permit(MESSAGGI, "view_messaggi")
def scambio_detail(request, quale):
    """One counterpart: its days, what goes wrong and why."""
    scambio = _find(quale)
    grafici = [
        barre(
            f"{titolo}, ultimi {selectors.GIORNI} giorni",
            [(data_breve(giorno), getattr(row, campo)) for giorno, row in scambio.giorni], con_media=False,
        )
        for campo, titolo in (("consegnati", "Consegnati"), ("rifiutati", "Rifiutati"), ("falliti", "Senza risposta"))
        if any(getattr(row, campo) for _, row in scambio.giorni)
    ]  # fmt: skip
    context = {
        "scambio": scambio,
        "grafici": grafici,
        "governa": may_manage(request),
        "briciole": [("Scambi", reverse("monitor:scambi_oggi")), (scambio.nome, "")],
    }
    return render(request, "monitor/scambio_detail.html", context)


@permit(MESSAGGI, "manage_messaggi")
def controparte_pause(request, quale):
    """Send it nothing for a while, and say why."""
    scambio, form = _find(quale), MotivoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            atti.pause_controparte(quale, by=request.profilo, motivo=form.cleaned_data["motivo"])
        except TransitionError:
            messages.info(request, GIA)
        else:
            messages.success(request, f"A {scambio.nome} non parte più niente finché non lo dici tu. Nulla va perso.")
        return redirect("monitor:scambio_detail", quale)
    context = {
        "titolo": f"Ferma gli invii a {scambio.nome}",
        "effetto": "I messaggi restano in coda, in ordine; quelli già partiti arrivano. Chi lavora non se ne accorge.",
        "form": form, "torna": reverse("monitor:scambio_detail", args=[quale]),
    }  # fmt: skip
    return render(request, "monitor/messaggio_atto.html", context)


@require_POST
@permit(MESSAGGI, "manage_messaggi")
def controparte_resume(request, quale):
    """Send again; to whom did not answer, at once."""
    scambio = _find(quale)
    try:
        atti.resume_controparte(quale, by=request.profilo)
    except TransitionError:
        messages.info(request, GIA)
    else:
        messages.success(request, f"Gli invii a {scambio.nome} ripartono.")
    return redirect("monitor:scambio_detail", quale)


def _find(quale):
    found = selectors.find_scambio(quale)
    if found is None or quale not in CORSIE:
        raise Http404
    return found


def may_manage(request) -> bool:
    """Whether the profile may act on messages, or only look."""
    return request.profilo.ruolo in MESSAGGI.roles("manage_messaggi")


def _sintesi(found) -> str:
    """All of it in one sentence."""
    male = [each.nome for each in found if each.stato != "REGOLARE"]
    return (
        f"Da guardare: {', '.join(male)}." if male else "Tutto va bene: nessuno aspetta troppo, e nessuno ha rifiutato."
    )
