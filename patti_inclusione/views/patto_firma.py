"""Recording the signatures, and sending again what INPS refused."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.access import permit
from patti_inclusione.forms.patto_firma import FoglioFirme
from patti_inclusione.models import StatoPatto, TipoPatto
from patti_inclusione.permissions import COMUNICAZIONI, PATTI
from patti_inclusione.selectors import patto as selectors
from patti_inclusione.services import comunicazione as comunicazioni
from patti_inclusione.services import firma as services
from patti_inclusione.services.patto import ConflittoError
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.web import autosave
from rdc_platform.web.formati import data_breve

RIAPERTO = "Nel frattempo il testo è stato riaperto e chiuso di nuovo: fai firmare il documento nuovo."


@permit(PATTI, "sign_patto")
def patto_sign(request, pk):
    """Who signed and who refused, and the signed file: what happens next is said before the button."""
    patto = get_object_or_404(request.permitted.select_related("caso__nucleo", "pdf_generato"), pk=pk)
    if patto.stato != StatoPatto.DA_FIRMARE or patto.pdf_generato_id is None:
        messages.info(request, "Le firme si scrivono quando il documento da firmare è pronto.")
        return redirect("patti_inclusione:patto_detail", patto.caso_id)
    foglio, errore = _foglio(request, patto), ""
    if request.method == "POST" and foglio.is_valid():
        try:
            signed = services.sign_patto(
                patto,
                by=request.profilo,
                edizione=autosave.posted_number(request, "edizione"),
                firme=foglio.firme(),
                firmato=foglio.firmato,
            )
        except services.FirmaError as refusal:
            errore = str(refusal)
        except (ConflittoError, TransitionError):
            errore = RIAPERTO
        else:
            _say(request, signed)
            return redirect("patti_inclusione:patto_detail", patto.caso_id)
    audit.record_read("patto_sign", patto, by=request.profilo, nucleo_id=patto.caso.nucleo_id, categoria="patto")
    context = {"patto": patto, "foglio": foglio, "errore": errore}
    return render(request, "patti_inclusione/patto_sign.html", context)


def _foglio(request, patto):
    posted = request.method == "POST"
    return FoglioFirme(
        selectors.read_contenuto(patto),
        dal=calendario.rome_date(patto.chiuso_il),
        oggi=calendario.today(),
        complesso=patto.tipo == TipoPatto.COMPLESSO,
        data=request.POST if posted else None,
        files=request.FILES if posted else None,
    )


def _say(request, patto) -> None:
    """What happened, and what happens next."""
    if patto.stato == StatoPatto.RIFIUTATO:
        messages.warning(request, "Abbiamo scritto che il Patto non è stato firmato da tutti. Il caso resta aperto.")
        return
    termine = selectors.comunicazioni_of(patto.caso)[0].termine
    messages.success(request, f"Patto firmato. INPS lo saprà entro il {data_breve(termine)}: lo mandiamo noi.")


@require_POST
@permit(COMUNICAZIONI, "resend_comunicazione")
def comunicazione_resend(request, pk):
    comunicazione = get_object_or_404(request.permitted.select_related("caso"), pk=pk)
    try:
        comunicazioni.resend_comunicazione(comunicazione, by=request.profilo)
    except TransitionError:
        messages.info(request, "INPS non l'ha rifiutata: non c'è niente da rimandare.")
    else:
        messages.success(request, "La rimandiamo a INPS. Qui vedrai la ricevuta.")
    pagina = "patto_detail" if comunicazione.patto_id else "caso_detail"
    return redirect(f"patti_inclusione:{pagina}", comunicazione.caso_id)
