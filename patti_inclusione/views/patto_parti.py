"""Adding, changing and taking away the parts of a draft Patto: one set of views for the four kinds."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from patti_inclusione.forms.patto_impegno import ImpegnoForm
from patti_inclusione.forms.patto_parti import ObiettivoForm, ParteForm, RisultatoForm, SostegnoForm
from patti_inclusione.models import StatoPatto
from patti_inclusione.permissions import PATTI
from patti_inclusione.selectors import patto as selectors
from patti_inclusione.services import patto as services
from patti_inclusione.views import patto_bozze
from patti_inclusione.views.patto import CAMBIATO, CHIUSO
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave


@dataclass(frozen=True)
class Parte:
    """A kind of part: its related name on the Patto, its form, and its words."""

    nome: str
    form: type[ParteForm]
    nuovo: str
    uno: str
    togli: str


PARTI = {
    parte.nome: parte
    for parte in [
        Parte("obiettivi", ObiettivoForm, "Nuovo obiettivo", "Obiettivo", "Togli l'obiettivo"),
        Parte("risultati", RisultatoForm, "Nuovo risultato atteso", "Risultato atteso", "Togli il risultato"),
        Parte("impegni", ImpegnoForm, "Nuovo impegno", "Impegno", "Togli l'impegno"),
        Parte("sostegni", SostegnoForm, "Nuovo sostegno", "Sostegno", "Togli il sostegno"),
    ]
}


@permit(PATTI, "edit_patto")
def parte_create(request, pk, parte):
    """A new part; its key comes from the page, so that the same page sent twice is one part."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    kind = PARTI[parte]
    row = kind.form._meta.model(pk=_posted_key(request), patto=patto)
    initial = {name: request.GET[name] for name in ("obiettivo", "componente") if name in request.GET}
    initial |= {"dal": patto.durata_dal, "al": patto.durata_al}
    return _write(request, patto, kind, row, f"{parte}-nuovo", revisione=None, initial=initial)


@permit(PATTI, "edit_patto")
def parte_edit(request, pk, parte, riga):
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    row = get_object_or_404(getattr(patto, parte), pk=riga)
    revisione = autosave.posted_number(request, "revisione") if request.method == "POST" else row.revisione
    return _write(request, patto, PARTI[parte], row, f"{parte}-{riga}", revisione=revisione)


@permit(PATTI, "edit_patto")
def parte_delete(request, pk, parte, riga):
    """Asks once, and says what goes with it."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo"), pk=pk)
    row = getattr(patto, parte).filter(pk=riga).first()
    if row is not None and request.method == "GET":
        context = {"patto": patto, "parte": PARTI[parte], "row": row}
        audit.record_read("parte_delete", row, by=request.profilo, nucleo_id=patto.caso.nucleo_id, categoria="patto")
        return render(request, "patti_inclusione/patto_parte_delete.html", context)
    if row is not None:
        try:
            services.delete_parte(patto, row, by=request.profilo)
            messages.success(request, "Tolto dal Patto.")
        except TransitionError:
            messages.warning(request, CHIUSO)
    return redirect("patti_inclusione:patto_detail", patto.caso_id)


def _write(request, patto, kind, row, modulo, *, revisione, initial=None):
    """The page of one part, new or not: bound form, service, back to the Patto, or the page with what to do."""
    if request.method == "GET" and patto.stato != StatoPatto.BOZZA:
        messages.warning(request, CHIUSO)
        return redirect("patti_inclusione:patto_detail", patto.caso_id)
    options = {"instance": row, "initial": initial, "patto": patto, "persone": selectors.persone_of(patto.caso)}
    form, versione = patto_bozze.bind(request, kind.form, patto, modulo, options)
    if request.method == "POST" and form.is_valid():
        try:
            molti = form.molti()
            services.save_parte(patto, row, by=request.profilo, revisione=revisione, modulo=modulo, molti=molti)
        except services.ConflittoError as conflitto:
            if conflitto.attuale is None:
                return _gone(request, patto)
            revisione = conflitto.attuale.revisione
            form.add_error(None, CAMBIATO)
        except TransitionError:
            form.add_error(None, CHIUSO)
        else:
            messages.success(request, "Salvato.")
            return redirect("patti_inclusione:patto_detail", patto.caso_id)
    audit.record_read(f"{kind.nome}_edit", patto, by=request.profilo, nucleo_id=patto.caso.nucleo_id, categoria="patto")
    context = {
        "patto": patto,
        "parte": kind,
        "row": row,
        "nuova": modulo.endswith("-nuovo"),
        "form": form,
        "revisione": revisione,
        "versione": versione,
        "modulo": modulo,
    }
    return render(request, "patti_inclusione/patto_parte.html", context)


def _gone(request, patto):
    messages.warning(request, "Questa parte è stata tolta nel frattempo: non l'abbiamo salvata.")
    return redirect("patti_inclusione:patto_detail", patto.caso_id)


def _posted_key(request) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("chiave", ""))
    except ValueError:
        return uuid.uuid4()
