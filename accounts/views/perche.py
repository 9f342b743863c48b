from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import any_profile
from accounts.selectors import perche as selectors


@require_safe
@any_profile
def perche(request):
    """Why a page is not there: what this role may open, the usual reasons, whom to ask. Of no object in particular."""
    spiegazione = selectors.explain_role(request.profilo, request.user)
    return render(request, "accounts/perche.html", {"spiegazione": spiegazione, "profilo": request.profilo})
