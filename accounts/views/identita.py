"""Entering with SPID or CIE: to the gateway and back. What the answer must match is kept in the session, once."""

import secrets
import time

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from accounts import modi
from accounts.access import public
from accounts.services import identita as services
from accounts.services.identita import Rifiuto
from accounts.views.accesso import following
from rdc_platform.gateways import oidc
from rdc_platform.gateways.errors import GatewayRefusal, GatewayUnavailable

ATTESA, RIFIUTO = "identita", "identita_rifiuto"  # keys of the session
ATTESA_MASSIMA = 10 * 60  # seconds to show who one is
PAROLE = {
    Rifiuto.NON_ABILITATO: (
        "Non sei abilitato",
        "Ti abbiamo riconosciuto, ma sulla Piattaforma non hai un profilo attivo. Lo dà l'Amministratore del tuo Ambito, su indicazione del Comune.",
    ),
    Rifiuto.NON_VALIDA: (
        "Non possiamo farti entrare",
        "La risposta del gestore dell'identità non è valida: non l'abbiamo accettata. Riprova; se succede ancora, avvisa l'assistenza.",
    ),
    Rifiuto.LIVELLO: (
        "Serve un livello più alto",
        "Per entrare serve un'identità di livello 2: oltre alla password, un codice o l'app del tuo gestore.",
    ),
    Rifiuto.STATO: (
        "Ricomincia da qui",
        "Questo accesso non è cominciato in questa finestra, è durato troppo o è già stato usato. Ricomincia.",
    ),
    Rifiuto.ANNULLATO: ("Non sei entrato", "Hai interrotto l'accesso, o il gestore dell'identità lo ha rifiutato."),
    Rifiuto.GESTORE: (
        "SPID e CIE non rispondono",
        "Il servizio che ci collega a SPID e CIE adesso non risponde. Riprova fra qualche minuto.",
    ),
}


@public
@require_safe
def identita_start(request, gestore):
    """Send the browser to the gateway, where the person shows who he is: each time anew."""
    if gestore not in dict(modi.identita()):
        raise Http404
    if request.verificato:
        return redirect("home")
    try:
        avvio = oidc.start(gestore, _return_to())
    except GatewayUnavailable:
        return _refused(request, services.refuse(Rifiuto.GESTORE))
    request.session[ATTESA] = {
        **{name: getattr(avvio, name) for name in ("state", "nonce", "verifier")},
        "gestore": gestore,
        "dal": int(time.time()),
        "poi": following(request),
    }
    return redirect(avvio.url)


@public
@require_safe
@sensitive_variables("attesa", "identita")
def identita_return(request):
    """The browser comes back: what was kept for it is taken out of the session first, whatever comes of it."""
    attesa = request.session.pop(ATTESA, None)
    if not _is_answer(attesa, request.GET.get("state", "")) or not modi.is_open(modi.of_word(attesa["gestore"])):
        return _refused(request, services.refuse(Rifiuto.STATO))
    if "code" not in request.GET:
        return _refused(request, services.refuse(Rifiuto.ANNULLATO))
    try:
        secrets_of = {name: attesa[name] for name in ("nonce", "verifier")}
        identita = oidc.finish(request.GET["code"], return_to=_return_to(), **secrets_of)
    except oidc.IdentitaNonValidaError as error:
        rifiuto = Rifiuto.LIVELLO if error.motivo == "LIVELLO" else Rifiuto.NON_VALIDA
        return _refused(request, services.refuse(rifiuto, motivo=error.motivo))
    except GatewayRefusal as error:
        return _refused(request, services.refuse(Rifiuto.NON_VALIDA, motivo=error.codice[:30]))
    except GatewayUnavailable:
        return _refused(request, services.refuse(Rifiuto.GESTORE))
    rifiuto = services.enter_with(request, identita, modi.of_word(attesa["gestore"]))
    return _refused(request, rifiuto) if rifiuto else redirect(attesa["poi"])


@public
@require_safe
def identita_refused(request):
    """Why nobody entered, in words; reached by a redirect, so that the address has nothing of the gateway's in it."""
    titolo, testo = PAROLE[Rifiuto(request.session.pop(RIFIUTO, Rifiuto.STATO))]
    return render(request, "accounts/identita_refused.html", {"titolo": titolo, "testo": testo})


def _refused(request, rifiuto: Rifiuto):
    request.session[RIFIUTO] = rifiuto
    return redirect("accounts:identita_refused")


def _is_answer(attesa, state: str) -> bool:
    """Is it the answer to the request of this session, in time?"""
    if attesa is None or time.time() - attesa["dal"] > ATTESA_MASSIMA:
        return False
    return secrets.compare_digest(attesa["state"].encode(), state.encode())


def _return_to() -> str:
    return settings.INDIRIZZO_PUBBLICO.rstrip("/") + reverse("accounts:identita_return")
