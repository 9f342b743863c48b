"""A Comune's list read from a spreadsheet: uploaded, looked at, corrected in place, recorded once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.elenchi import COLONNE, empty_elenco, words
from accounts.forms.importazione import ImportazioneForm, review
from accounts.permissions import IMPORTAZIONI
from accounts.selectors import importazione as selectors
from accounts.services import importazione as services
from accounts.services.indicazione import GiaRegistrataError
from accounts.services.regole import RegolaError
from accounts.views.indicazione import DOPPIA, prefilled
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web import exports
from rdc_platform.web.colonne import Colonna

SCARTI = [
    Colonna("riga", "Riga"),
    *(Colonna(each.name, each.label, value=lambda row, name=each.name: row[name]) for each in COLONNE if each.name),
    Colonna("errori", "Che cosa correggere"),
]
NIENTE = "Nessuna riga nuova è pronta: correggine almeno una, poi registra."


@sensitive_post_parameters()
@permit(IMPORTAZIONI, "record_importazione")
def importazione_create(request):
    """Upload the letter and its list; nothing is recorded yet."""
    ambito = request.profilo.accreditamento.ambito
    form = ImportazioneForm(
        request.POST or None, request.FILES or None, ambito=ambito, initial=prefilled(request, ambito)
    )
    if request.method == "POST" and form.is_valid():
        importazione = _create(request, ambito, form)
        if importazione is not None:
            return redirect("accounts:importazione_detail", importazione.pk)
    return render(request, "accounts/importazione_create.html", {"form": form})


def _create(request, ambito, form):
    values = dict(form.cleaned_data)
    comune, elenco = values.pop("comune"), values.pop("elenco")
    righe = [each.riga for each in review(elenco, ambito=ambito, comune=comune, by=request.profilo)]
    try:
        return services.create_importazione(ambito, comune, by=request.profilo, righe=righe, **values)
    except GiaRegistrataError:
        form.add_error("protocollo", DOPPIA)
    except RegolaError as error:
        form.add_error(error.campo if error.campo in form.fields else None, str(error))
    return None


@sensitive_post_parameters()
@permit(IMPORTAZIONI, "record_importazione")
def importazione_detail(request, pk):
    """The rows as they were read: the ready ones, and the others to correct here. Recorded, what was left out and why."""
    importazione = get_object_or_404(selectors.in_tempo(request.permitted), pk=pk)
    righe = _review(request, importazione)
    errore = ""
    if request.method == "POST":
        errore = _save(request, importazione, righe)
        if not errore:
            return _next(request, importazione)
    audit.record_read("importazione_detail", importazione, by=request.profilo)
    context = {
        "importazione": importazione,
        "pronte": [each for each in righe if each.pronta],
        "sbagliate": [each for each in righe if not each.pronta],
        "errore": errore,
    }
    return render(request, "accounts/importazione_detail.html", context)


def _review(request, importazione):
    return review(
        importazione.righe,
        ambito=importazione.ambito,
        comune=importazione.comune,
        by=request.profilo,
        posted=request.POST if request.method == "POST" else None,
        importazione=importazione,
    )


def _save(request, importazione, righe) -> str:
    """Keep what was typed and, if asked, record what is ready; why not, if so."""
    scarti = [each.riga for each in righe if not each.pronta]
    try:
        if request.POST.get("azione") != "registra":
            services.correct_importazione(importazione, by=request.profilo, righe=[each.riga for each in righe])
            return ""
        pronte = {each.numero: each.facts for each in righe if each.pronta}
        recorded = services.record_importazione(importazione, by=request.profilo, pronte=pronte, scarti=scarti)
    except services.NienteDaRegistrareError:
        return NIENTE
    except GiaRegistrataError:
        return DOPPIA
    except RegolaError as error:
        return str(error)
    return NIENTE if scarti and not recorded else ""


def _next(request, importazione):
    """Where one goes on: to the rows left out if there are any, else to the persons to accredit."""
    importazione.refresh_from_db()
    if importazione.indicazione is None or importazione.righe:
        if importazione.indicazione is not None:
            messages.success(request, "Registrato. Le righe rimaste fuori sono qui: le correggi quando vuoi.")
        return redirect("accounts:importazione_detail", importazione.pk)
    messages.success(request, "Indicazione registrata. Ora accredita le persone, una per una.")
    return redirect("accounts:indicazione_detail", importazione.indicazione_id)


@permit(IMPORTAZIONI, "view_importazione")
def importazione_scarti(request, pk):
    """The rows that are not ready, as a file for whoever wrote the list."""
    importazione = get_object_or_404(selectors.in_tempo(request.permitted), pk=pk)
    rows = [each.riga for each in _review(request, importazione) if not each.pronta]
    audit.record("importazione_scarti", importazione, by=request.profilo, azione=Azione.ESPORTAZIONE)
    table = [{"riga": row["riga"], "errori": " ".join(row["errori"].values()), **words(row["valori"])} for row in rows]
    return exports.export(table, SCARTI, "Righe da correggere", request.GET.get("formato", "xlsx"))


@require_POST
@permit(IMPORTAZIONI, "discard_importazione")
def importazione_discard(request, pk):
    """Throw the list away; a recorded one stays."""
    importazione = get_object_or_404(selectors.in_tempo(request.permitted), pk=pk)
    if services.discard_importazione(importazione, by=request.profilo):
        messages.success(request, "Importazione buttata: lettera ed elenco non ci sono più.")
        return redirect("accounts:indicazione_list")
    messages.error(request, "Questa importazione è già registrata: resta con la sua indicazione.")
    return redirect("accounts:importazione_detail", pk)


@permit(IMPORTAZIONI, "record_importazione")
def importazione_template(request):
    """The empty list to fill in."""
    formato = request.GET.get("formato", "xlsx")
    if formato not in ("csv", "xlsx"):
        raise Http404
    response = HttpResponse(empty_elenco(formato), content_type=exports.FORMATI[formato][1])
    response["Content-Disposition"] = f'attachment; filename="elenco-utenti.{formato}"'
    return response
