"""The PEC with the note: recorded for one request, for several at once, or as the one that came with another's."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import permit
from accounts.forms.richiesta_pec import CopieForm, PecForm, altre_persone, chosen
from accounts.models import StatoRichiesta
from accounts.permissions import RICHIESTE
from accounts.selectors import richiesta as selectors
from accounts.services import richiesta_pec as services
from accounts.views.richiesta_pagina import pec_facts
from accounts.views.richiesta_passi import done, form_page, posted, step
from rdc_platform.web.scelte import uuid_in

S = StatoRichiesta
GIA_ARRIVATE = 5  # requests whose PEC may be this one's too: the last


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(S.FORM_INVIATO)
def richiesta_pec(request, richiesta):
    """Record the PEC with the note and its attachments; the same one for the other persons it authorises."""
    form = PecForm(*posted(request))
    altre = altre_persone(posted(request), selectors.waiting_beside(richiesta))
    if request.method == "POST" and _all_valid(form, *altre):
        files = {"files": form.files_by_tipo, "altre": chosen(altre)}
        services.record_pec(richiesta, by=request.profilo, **files, **form.facts)
        return done(request, richiesta, _said(altre))
    gia = selectors.with_pec(richiesta.ambito)[:GIA_ARRIVATE]
    return form_page(request, richiesta, form, "accounts/richiesta_pec.html", altre=altre, gia=gia)


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(S.FORM_INVIATO)
def richiesta_same_pec(request, richiesta):
    """The PEC is the one of another request (`?di=`): what it says and its note are known, the person's copies are not."""
    di = selectors.with_pec(richiesta.ambito).filter(pk=uuid_in(request.GET, "di")).first()
    if di is None:
        return redirect("accounts:richiesta_pec", richiesta.pk)
    form = CopieForm(*posted(request))
    altre = altre_persone(posted(request), selectors.waiting_beside(richiesta))
    if request.method == "POST" and _all_valid(form, *altre):
        copie = {richiesta.pk: form.files_by_tipo, **chosen(altre)}
        services.record_same_pec(richiesta, by=request.profilo, di=di, copie=copie)
        return done(request, richiesta, _said(altre))
    context = {"altre": altre, "di": di, "dati_pec": pec_facts(di)}
    return form_page(request, richiesta, form, "accounts/richiesta_same_pec.html", **context)


def _all_valid(*forms) -> bool:
    """All are asked, so that all their errors show."""
    results = [form.is_valid() for form in forms]
    return all(results)


def _said(altre) -> str:
    others = len(chosen(altre))
    if not others:
        return "PEC registrata. Ora la richiesta si può verificare."
    return f"PEC registrata per {others + 1} persone. Ora le loro richieste si possono verificare, una per una."
