"""The decorators of views. Login is required by default; what is public says so and stands in a short list of the tests."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect

from accounts import sessione
from accounts.policy import Policy
from accounts.profilo import Richiesta

View = Callable[..., HttpResponseBase]


def permit(policy: Policy, perm: str) -> Callable[[View], View]:
    """Give the view `request.permitted`, the rows of `policy` on which the profile may do `perm`.

    No profile: to the login. A role that no grant of `perm` names: 404, as if the page were not there.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: Richiesta, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.profilo is None:
                return _without_profile(request)
            if request.profilo.ruolo not in policy.roles(perm):
                raise Http404
            request.permitted = policy.permitted(request.profilo, perm)
            return view(request, *args, **kwargs)

        checked.policy = (policy, perm)  # type: ignore[attr-defined] # tests read it of each URL
        return checked

    return decorate


def any_profile(view: View) -> View:
    """A page of the person himself (home, change of profile): any verified profile."""

    @wraps(view)
    def checked(request: Richiesta, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _without_profile(request) if request.profilo is None else view(request, *args, **kwargs)

    checked.any_profile = True  # type: ignore[attr-defined] # tests read it of each URL
    return checked


def verified(view: View) -> View:
    """A page for who has passed both factors and has not chosen a profile yet."""

    @wraps(view)
    def checked(request: Richiesta, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.verificato:
            return _outside(request)
        return view(request, *args, **kwargs)

    checked.any_profile = True  # type: ignore[attr-defined] # tests read it of each URL
    return checked


def public(view: View) -> View:
    """A page for anyone."""
    view.public = True  # type: ignore[attr-defined] # the middleware and the tests read it
    return view


def _without_profile(request: Richiesta) -> HttpResponseBase:
    if request.verificato:
        return redirect("accounts:profilo_choose")
    return _outside(request)


def _outside(request: Richiesta) -> HttpResponseBase:
    """To the login; who was put out because his profile is over is told so instead."""
    if sessione.FINITO in request.session:
        return redirect("accounts:profilo_ended")
    return redirect_to_login(request.get_full_path())
