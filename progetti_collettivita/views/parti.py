"""What the pages of an act on a project share: the project that is his, the refusal in words, the version of now."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from progetti_collettivita.services.puc import PucError
from rdc_platform.audit.stato import TransitionError, VersioneError

REFUSALS = (VersioneError, PucError, TransitionError)
CAMBIATO = (
    "Intanto il progetto è cambiato. Niente è perso: quello che hai scritto è ancora qui. Guarda com'è adesso e premi di "
    "nuovo."
)
NON_ADESSO = "Il progetto è in uno stato in cui questo non si può fare: guarda la sua pagina."


def find_puc(request, pk, *related):
    """The project, with what every page of it shows."""
    rows = request.permitted.select_related("comune_titolare", "ambito_titolare", *related)
    return get_object_or_404(rows, pk=pk)


def refused(form, refusal: Exception, puc):
    """The form with what was typed, and why nothing was written; the next press carries the version of now."""
    if isinstance(refusal, VersioneError):
        puc.refresh_from_db()
        data = form.data.copy()
        data["revisione" if "revisione" in data else "versione"] = str(puc.versione)
        form.data = data
    campo = getattr(refusal, "campo", None)
    for testo in in_words(refusal):
        form.add_error(campo if campo in form.fields else None, testo)
    return form


def in_words(refusal: Exception) -> list[str]:
    """One sentence for each thing that is missing."""
    if isinstance(refusal, VersioneError):
        return [CAMBIATO]
    if isinstance(refusal, TransitionError):
        return [NON_ADESSO]
    return [each.testo for each in getattr(refusal, "mancanze", [])] or [str(refusal)]


def act(request, puc, form, service, fatto: str, **campi) -> bool:
    """Do the act of a valid POST; True once done, and the page says so. Else the form tells why not."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        service(puc, by=request.profilo, **form.cleaned_data, **campi)
    except REFUSALS as refusal:
        refused(form, refusal, puc)
        return False
    messages.success(request, fatto)
    return True


def back(pk, dove: str = ""):
    response = redirect("progetti_collettivita:puc_detail", pk)
    if dove:
        response["Location"] += f"#{dove}"
    return response


def page_context(puc, qui: str) -> dict:
    """What the pages of an act show of the project, and the way back to it."""
    return {
        "puc": puc,
        "qui": qui,
        "briciole": [
            ("Progetti", reverse("progetti_collettivita:puc_list")),
            (puc.codice_puc, reverse("progetti_collettivita:puc_detail", args=[puc.pk])),
            (qui, ""),
        ],
    }
