"""The Ministry's desk: the queue of requests, and each step of one."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import permit
from accounts.forms.richiesta_filtri import RichiestaFiltri
from accounts.forms.richiesta_lavoro import IntegrazioneForm, MotivoForm
from accounts.models import RichiestaAccreditamento, StatoRichiesta
from accounts.permissions import ALLEGATI, RICHIESTE
from accounts.selectors import ambito as ambiti
from accounts.selectors import richiesta as selectors
from accounts.services import richiesta as services
from accounts.views.richiesta_pagina import COLONNE, chips, pagina, row_url
from accounts.views.richiesta_passi import done, form_page, posted, step
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti.risposte import download
from rdc_platform.web.lists import Lista

S = StatoRichiesta


@permit(RICHIESTE, "view_richiesta")
@require_http_methods(["GET", "POST"])
def richiesta_list(request):
    """Home of the Ministry: what waits, the oldest first. A search comes by POST."""
    lista = Lista(
        request,
        selectors.list_rows(request.permitted),
        COLONNE,
        name="richieste",
        one="richiesta",
        order="stato_dal",
        filters=RichiestaFiltri,
        search=selectors.search_richieste,
        chips=chips(selectors.count_by_stato(), selectors.count_stuck()),
        row_url=row_url,
        empty="Nessuna richiesta in corso: quando un Ambito compila il modulo la trovi qui.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("richiesta_list", by=request.profilo, azione=azione)
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "scoperti": ambiti.to_cover().count()}
    return render(request, "accounts/richiesta_list.html", context)


@permit(RICHIESTE, "view_richiesta")
@require_safe
def richiesta_detail(request, pk):
    """One request: where it stands, what is next, what does not agree, what came, what happened."""
    richiesta = get_object_or_404(selectors.with_everything(request.permitted), pk=pk)
    audit.record_read("richiesta_detail", richiesta, by=request.profilo)
    return render(request, "accounts/richiesta_detail.html", pagina(richiesta))


@permit(RICHIESTE, "process_richiesta")
@require_POST
@step(S.PEC_RICEVUTA)
def richiesta_verify(request, richiesta):
    """Take the request to check it."""
    services.verify_richiesta(richiesta, by=request.profilo)
    return done(request, richiesta, "La richiesta è in verifica. Confronta la nota con i dati del modulo.")


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(S.IN_VERIFICA)
def richiesta_integrate(request, richiesta):
    """Ask the body for what is missing."""
    form = MotivoForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        services.ask_integrazione(richiesta, by=request.profilo, **form.cleaned_data)
        return done(request, richiesta, "Integrazione chiesta: lo diciamo all'ente per PEC.")
    return form_page(request, richiesta, form, "accounts/richiesta_integrate.html")


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(S.INTEGRAZIONE_RICHIESTA)
def richiesta_complete(request, richiesta):
    """Keep what came, and go back to the check."""
    form = IntegrazioneForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        services.record_integrazione(richiesta, by=request.profilo, files=form.files_by_tipo)
        return done(request, richiesta, "Integrazione registrata: la richiesta è di nuovo in verifica.")
    return form_page(request, richiesta, form, "accounts/richiesta_complete.html")


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(*(stato for stato, moves in RichiestaAccreditamento.MOVES.items() if S.RIFIUTATA in moves))
def richiesta_refuse(request, richiesta):
    """Refuse, with a reason that the body reads."""
    form = MotivoForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        services.refuse_richiesta(richiesta, by=request.profilo, **form.cleaned_data)
        return done(request, richiesta, "Richiesta rifiutata: lo diciamo all'ente per PEC, con il motivo.")
    return form_page(request, richiesta, form, "accounts/richiesta_refuse.html")


@permit(RICHIESTE, "process_richiesta")
@require_http_methods(["GET", "POST"])
@step(*(stato for stato, moves in RichiestaAccreditamento.MOVES.items() if S.RITIRATA in moves))
def richiesta_withdraw(request, richiesta):
    """Record that the body took it back."""
    form = MotivoForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        services.withdraw_richiesta(richiesta, by=request.profilo, **form.cleaned_data)
        return done(request, richiesta, "Ritiro registrato.")
    return form_page(request, richiesta, form, "accounts/richiesta_withdraw.html")


@permit(ALLEGATI, "download_allegato")
@require_safe
def allegato_download(request, pk):
    """A file that came with the note; with `?contenuto`, what its P7M holds."""
    allegato = get_object_or_404(request.permitted.select_related("documento"), pk=pk)
    audit.record_read("allegato_download", allegato, by=request.profilo)
    return download(allegato.documento, contenuto="contenuto" in request.GET)
