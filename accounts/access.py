"""The decorators of views. Login is required by default; what is public says so and stands in a short list of the tests."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect

from accounts.policy import Policy


def permit(policy: Policy, perm: str):
    """Give the view `request.permitted`, the rows of `policy` on which the profile may do `perm`.

    No profile: to the login. A role that no grant of `perm` names: 404, as if the page were not there.
    """

    def decorate(view):
        @wraps(view)
        def checked(request, *args, **kwargs):
            if (answer := _without_profile(request)) is not None:
                return answer
            if request.profilo.ruolo not in policy.roles(perm):
                raise Http404
            request.permitted = policy.permitted(request.profilo, perm)
            return view(request, *args, **kwargs)

        checked.policy = (policy, perm)
        return checked

    return decorate


def any_profile(view):
    """A page of the person himself (home, change of profile): any verified profile."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        return _without_profile(request) or view(request, *args, **kwargs)

    checked.any_profile = True
    return checked


def verified(view):
    """A page for who has passed both factors and has not chosen a profile yet."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        if not request.verificato:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    checked.any_profile = True
    return checked


def public(view):
    """A page for anyone."""
    view.public = True
    return view


def _without_profile(request):
    if request.profilo is not None:
        return None
    if request.verificato:
        return redirect("accounts:profilo_choose")
    return redirect_to_login(request.get_full_path())
