"""What helps a family change hands: the sheet for who receives it, and the languages that each Case manager speaks."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.access import permit
from patti_inclusione.forms.scrivania import LingueForm
from patti_inclusione.permissions import CASE_MANAGER_DEL_TERRITORIO, CASI
from patti_inclusione.selectors import passaggio as selectors
from patti_inclusione.selectors.caso import DEL_NUCLEO
from patti_inclusione.services import lingue as services
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione


@permit(CASI, "view_fascicolo")
def caso_passaggio(request, pk):
    """One page to read, or print, before the file: where the family stands and what presses."""
    caso = get_object_or_404(request.permitted.select_related(*DEL_NUCLEO), pk=pk)
    audit.record_read("caso_passaggio", caso, by=request.profilo, categoria="fascicolo")
    context = {"caso": caso, "foglio": selectors.read_foglio(caso, timezone.now())}
    return render(request, "patti_inclusione/caso_passaggio.html", context)


@permit(CASE_MANAGER_DEL_TERRITORIO, "edit_lingue")
def lingue_edit(request):
    """The Case manager says which languages he speaks: the Coordinatore's proposal takes them into account."""
    form = LingueForm(
        request.POST or None, initial={"lingue": selectors.read_lingue(request.profilo.accreditamento_id)}
    )
    if request.method == "POST" and form.is_valid():
        services.save_lingue(request.profilo.accreditamento, by=request.profilo, **form.cleaned_data)
        messages.success(request, "Salvate: il Coordinatore ne tiene conto quando assegna.")
        return redirect("patti_inclusione:oggi")
    audit.record("lingue_edit", by=request.profilo, azione=Azione.LETTURA)
    return render(request, "patti_inclusione/lingue_edit.html", {"form": form})
