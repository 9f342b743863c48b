"""The texts of the Ministry: the designation act and the conventions, by version."""

import io

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts import stampe
from accounts.access import permit
from accounts.forms.modello import SEZIONI, ModelloAttoForm, ModelloConvenzioneForm
from accounts.models import ModelloAtto
from accounts.permissions import MODELLI_ATTO, MODELLI_CONVENZIONE
from accounts.selectors import modello as selectors
from accounts.services import modelli as services
from ambiti.models import CodiceConvenzione, ModelloConvenzione
from rdc_platform import calendario
from rdc_platform.documenti.contenuto import PDF
from rdc_platform.documenti.pdf import render_pdf
from rdc_platform.documenti.risposte import download
from rdc_platform.web.formati import data_breve

ATTO = "ATTO"
TESTI = {ATTO: "Atto di designazione"} | {codice.value: f"Convenzione, {codice.label}" for codice in CodiceConvenzione}
CAMBIATO = "Nel frattempo è stata pubblicata un'altra versione: rileggila e ricomincia da quella."


@permit(MODELLI_CONVENZIONE, "view_modello")
@require_safe
def modello_list(request):
    """Each text with its versions, the one in use marked."""
    atti = list(selectors.with_atti(MODELLI_ATTO.permitted(request.profilo, "view_modello")))
    convenzioni = list(selectors.with_adesioni(request.permitted))
    gruppi = [
        _gruppo(ATTO, atti, "valido_dal"),
        *(_gruppo(c, [row for row in convenzioni if row.codice == c], "pubblicato_il") for c in CodiceConvenzione),
    ]
    return render(request, "accounts/modello_list.html", {"gruppi": gruppi})


@permit(MODELLI_CONVENZIONE, "view_modello")
@require_safe
def modello_detail(request, codice, versione):
    """One version, as it was published."""
    modello = _get(request, codice, versione)
    context = {
        "titolo": _titolo(codice),
        "codice": codice,
        "modello": modello,
        "sezioni": _sezioni(modello) if codice == ATTO else [],
        "testo": "" if codice == ATTO else modello.testo,
        "documento": None if codice == ATTO else modello.documento,
    }
    return render(request, "accounts/modello_detail.html", context)


@permit(MODELLI_CONVENZIONE, "view_modello")
@require_safe
def modello_download(request, codice, versione):
    """The PDF of a version: of a convention what the Comuni sign, of the act an example."""
    modello = _get(request, codice, versione)
    if codice == ATTO:
        return _pdf(stampe.esempio_atto(modello), f"esempio-atto-v{versione}.pdf")
    if modello.documento is None:
        raise Http404
    return download(modello.documento)


@permit(MODELLI_CONVENZIONE, "publish_modello")
@require_http_methods(["GET", "POST"])
def modello_create(request, codice):
    """Write a new version over the last, see it as a PDF, read what its publication does, publish it."""
    last = _rows(request, codice).order_by("-versione").first()
    form = _form(codice)(request.POST or None, initial=_initial(last))
    context = {
        "titolo": _titolo(codice),
        "codice": codice,
        "form": form,
        "versione": (last.versione if last else 0) + 1,
    }
    azione = request.POST.get("azione", "scrivi") if form.is_bound and form.is_valid() else "scrivi"
    if azione == "anteprima":
        return _pdf(_stampa(codice, form, context["versione"]), "anteprima.pdf")
    if azione == "pubblica":
        return _publish(request, codice, form)
    if azione == "controlla":
        context["effetto"] = selectors.effect_of(codice, form.comincia_il)
    return render(request, "accounts/modello_create.html", context | {"conferma": azione == "controlla"})


def _publish(request, codice, form):
    testi = form.cleaned_data
    try:
        if codice == ATTO:
            modello = services.publish_atto(by=request.profilo, **testi)
        else:
            modello = services.publish_convenzione(by=request.profilo, codice=codice, **testi)
    except services.VersioneError:
        messages.error(request, CAMBIATO)
        return redirect("accounts:modello_list")
    messages.success(request, f"Versione {modello.versione} pubblicata: vale dal {data_breve(form.comincia_il)}.")
    return redirect("accounts:modello_detail", codice, modello.versione)


def _titolo(codice: str) -> str:
    if codice not in TESTI:
        raise Http404
    return TESTI[codice]


def _rows(request, codice: str):
    """The versions of one text."""
    _titolo(codice)
    if codice == ATTO:
        return MODELLI_ATTO.permitted(request.profilo, "view_modello")
    return request.permitted.filter(codice=codice)


def _get(request, codice: str, versione: int):
    rows = _rows(request, codice)
    rows = selectors.with_atti(rows) if codice == ATTO else selectors.with_adesioni(rows).select_related("documento")
    return get_object_or_404(rows, versione=versione)


def _gruppo(codice: str, rows: list, giorno: str) -> dict[str, object]:
    """One text on the list: each version with the day it begins, its state in words, and how many were made or signed."""
    in_uso = selectors.current(rows, giorno)
    righe = [
        {
            "versione": row.versione,
            "dal": getattr(row, giorno),
            "stato": _stato(row, in_uso, giorno),
            "quanti": row.numero_atti if codice == ATTO else row.numero_adesioni,
            "url": reverse("accounts:modello_detail", args=[codice, row.versione]),
        }
        for row in rows
    ]
    quanti = "Atti" if codice == ATTO else "Comuni aderenti"
    return {"codice": codice, "titolo": TESTI[codice], "righe": righe, "quanti": quanti}


def _stato(row, in_uso, giorno: str) -> str:
    if row == in_uso:
        return "In uso"
    return "Non ancora in uso" if getattr(row, giorno) > calendario.today() else "Superata"


def _form(codice: str):
    return ModelloAttoForm if codice == ATTO else ModelloConvenzioneForm


def _initial(last) -> dict[str, object]:
    """The last version, to be changed; today as the day it begins."""
    giorno = {"valido_dal": calendario.today(), "pubblicato_il": calendario.today()}
    if last is None:
        return giorno | {"base": 0}
    return {name: getattr(last, name, "") for name in (*SEZIONI, "testo")} | giorno | {"base": last.versione}


def _stampa(codice: str, form, versione: int) -> stampe.Stampa:
    if codice == ATTO:
        return stampe.esempio_atto(ModelloAtto(versione=versione, **form.testi))
    return stampe.convenzione(ModelloConvenzione(codice=codice, versione=versione, **form.testi))


def _sezioni(modello: ModelloAtto) -> list[tuple[str, str]]:
    return [(modello._meta.get_field(name).verbose_name.capitalize(), getattr(modello, name)) for name in SEZIONI]


def _pdf(stampa: stampe.Stampa, nome: str) -> FileResponse:
    """Made here and not by the worker: it is of no row, an officer asks for it now and then, and it takes a third of a second."""
    data = render_pdf(stampa.template, stampa.context, titolo=stampa.titolo)
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=nome, content_type=PDF)
