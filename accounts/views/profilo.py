from collections import deque

from django.contrib.messages import get_messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts import sessione
from accounts.access import public, verified
from accounts.forms.accesso import ChiForm
from accounts.parole import given_by
from accounts.ruoli import REGOLE, Livello, Ruolo
from accounts.selectors import profilo as selectors
from accounts.services import accesso as services


@verified
@require_http_methods(["GET", "POST"])
def profilo_choose(request):
    """Which of the person's profiles to work with: one at a time, so that what belongs to two never mixes."""
    profili = selectors.profili_of(request.user, sessione.modo_of(request))
    if request.method == "POST":
        form = ChiForm(request.POST)
        scelto = get_object_or_404(profili, pk=form.cleaned_data["chi"] if form.is_valid() else None)
        deque(get_messages(request), maxlen=0)  # what the profile before was told is not for this one
        services.choose_profile(request, scelto)
        return redirect("home")
    context = {"profili": [_card(row, request.profilo) for row in profili], "finito": _ended(request)}
    return render(request, "accounts/profilo_choose.html", context)


@public
@require_safe
def profilo_ended(request):
    """Why who was at work is out, and whom to ask: to the session it happened to, and to no other."""
    finito = _ended(request)
    if finito is None:
        return redirect("accounts:accesso")
    return render(request, "accounts/profilo_ended.html", {"finito": finito})


def _ended(request):
    return selectors.ended(request.session.get(sessione.FINITO))


def _card(row, current) -> dict[str, object]:
    return {
        "chi": row.pk,
        "ruolo": row.get_ruolo_display(),
        "dove": row.ambito or "Italia",
        "compito": REGOLE[Ruolo(row.ruolo)].compito,
        "in_uso": current is not None and current.accreditamento_id == row.pk,
        "fatti": [
            ("Vale per", _where(row)),
            ("Dato da", given_by(row)),
            ("Valido fino al", row.valido_al or "senza scadenza"),
        ],
    }


def _where(row) -> str:
    if row.livello == Livello.COMUNE:
        return ", ".join(map(str, row.comuni.all()))
    return "tutto l'Ambito" if row.livello == Livello.AMBITO else "tutta Italia"
