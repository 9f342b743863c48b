"""What the pages of an act on a check share: the check that is his, the refusal in words, the version of now."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from ambiti.selectors import has_protetta
from controlli_anagrafici.selectors import residenza
from controlli_anagrafici.selectors.controllo import last_voce, richiedente
from controlli_anagrafici.selectors.famiglia import list_famiglia
from controlli_anagrafici.services.controllo import ControlloError
from rdc_platform.audit.stato import TransitionError, VersioneError
from rdc_platform.web.formati import data_ora

REFUSALS = (VersioneError, ControlloError, TransitionError)
CAMBIATO = (
    "Intanto il controllo è cambiato. Niente è perso: quello che hai scritto è ancora qui. Guarda com'è adesso e premi di "
    "nuovo.{ultimo}"
)
NON_ADESSO = "Il controllo non è più in quello stato: ricarica la pagina."


def find_controllo(request, pk, rows=None):
    """The check, with what every page of it shows; among `rows`, where the page shows more."""
    related = ("nucleo__comune", "comune_competente", "comune_detentore", "responsabile__operatore", "proposto_da")
    rows = (request.permitted if rows is None else rows).annotate(protetta=has_protetta("nucleo"))
    return get_object_or_404(rows.select_related(*related), pk=pk)


def refused(form, refusal: Exception, controllo, *, muto: bool = False):
    """The form with what was typed, and why nothing was written; the next press carries the version of now.

    `muto`: who reads may not know what others did.
    """
    if isinstance(refusal, VersioneError):
        controllo.refresh_from_db()
        data = form.data.copy()
        data[form.add_prefix("versione")] = str(controllo.versione)
        form.data = data
    campo = getattr(refusal, "campo", None)
    form.add_error(campo if campo in form.fields else None, in_words(refusal, None if muto else controllo))
    return form


def in_words(refusal: Exception, controllo=None) -> str:
    match refusal:
        case VersioneError():
            fatto = last_voce(controllo) if controllo is not None else None
            detto = f" L'ultimo fatto: {fatto.titolo}, {data_ora(fatto.data)}, {fatto.chi}." if fatto else ""
            return CAMBIATO.format(ultimo=detto)
        case ControlloError():
            return str(refusal)
    return NON_ADESSO


def act(request, controllo, form, service, fatto: str) -> bool:
    """Do the act of a valid POST; True once done, and the page says so. Else the form tells why not."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        service(controllo, by=request.profilo, **form.cleaned_data)
    except REFUSALS as refusal:
        refused(form, refusal, controllo)
        return False
    messages.success(request, fatto)
    return True


def what_is_checked(controllo) -> dict:
    """The residence, or the family: what its page shows of the one is None where the check is on the other."""
    if controllo.della_famiglia:
        return {"famiglia": list_famiglia(controllo), "quadro": None}
    return {"famiglia": None, "quadro": residenza.quadro(controllo)}


def back(controllo_pk, dove: str = ""):
    response = redirect("controlli_anagrafici:controllo_detail", controllo_pk)
    if dove:
        response["Location"] += f"#{dove}"
    return response


def page_context(controllo, qui: str) -> dict:
    """What the pages of an act show of the check, and the way back to it."""
    persona = richiedente(controllo)
    return {
        "controllo": controllo,
        "richiedente": persona,
        "briciole": [
            ("Controlli", reverse("controlli_anagrafici:controllo_list")),
            (
                f"{persona.nome} {persona.cognome}",
                reverse("controlli_anagrafici:controllo_detail", args=[controllo.pk]),
            ),
            (qui, ""),
        ],
    }
