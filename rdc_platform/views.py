"""The first page: it only knows which page each role begins with."""

from django.shortcuts import redirect

from accounts.access import any_profile
from rdc_platform.navigation import HOME


@any_profile
def home(request):
    """Send a verified person to the page of the role he acts with; a role whose function is not there yet to his profiles."""
    return redirect(HOME.get(request.profilo.ruolo, "accounts:profilo_choose"))
