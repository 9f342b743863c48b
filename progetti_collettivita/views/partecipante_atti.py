"""The acts on a participation, each on a page of its own that says what will happen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.shortcuts import redirect, render

from accounts.access import permit
from progetti_collettivita.forms import assegnazione as forms
from progetti_collettivita.forms.atti import AttoForm
from progetti_collettivita.forms.inail import InizioForm
from progetti_collettivita.models import Quota
from progetti_collettivita.permissions import ASSEGNAZIONI
from progetti_collettivita.services import inail, inps, partecipazione, proposta, proroga
from progetti_collettivita.views.partecipante import briciole, find_assegnazione
from progetti_collettivita.views.parti import act
from rdc_platform.audit import services as audit
from rdc_platform.web.forms import FormItaliano


@dataclass(frozen=True)
class Atto:
    """What it is called, what it does in one sentence, what is said once done, its service and form."""

    titolo: str
    effetto: str
    fatto: str
    service: Callable[..., Any]
    form: type[FormItaliano] = AttoForm
    campi: tuple[str, ...] = ()  # those of the form that begin as they stand

    def initial(self, row: Any) -> dict[str, Any]:
        return {campo: getattr(row, campo) for campo in self.campi}


ACCETTA = Atto(
    "Scrivi che accetta", "La persona ha accettato per iscritto. INAIL lo sa subito da qui; se l'inizio è troppo vicino, va spostato.",
    "Accettazione scritta: guarda qui sotto se INAIL la assicura in tempo.", proposta.accept_assegnazione, forms.AccettazioneForm,
)  # fmt: skip
RIFIUTA = Atto(
    "Scrivi che rifiuta",
    "Il posto torna libero. A INPS da solo non va niente: in «Oggi» decide chi segue la famiglia.",
    "Rifiuto scritto: il posto è libero. Se c'è da decidere qualcosa, lo trovi in «Oggi».", proposta.refuse_assegnazione, forms.RifiutoForm,
)  # fmt: skip
RIFIUTA_CPI = Atto(
    "Scrivi che rifiuta",
    "Il posto torna libero. Lo sa il Centro per l'impiego, che decide che cosa ne segue: il perché la persona lo dice a lui.",
    "Rifiuto scritto: il posto è libero, e il Centro per l'impiego lo sa fra poco.", proposta.refuse_assegnazione,
    forms.RifiutoCpiForm,
)  # fmt: skip
RITIRA = Atto(
    "Ritira la proposta", "Il posto torna libero, e la persona potrà avere un'altra proposta.",
    "Proposta ritirata.", proposta.withdraw_assegnazione, forms.RitiroForm,
)  # fmt: skip
SPOSTA = Atto(
    "Sposta l'inizio",
    "INAIL saprà del nuovo inizio al posto di quello di prima. Se l'aveva scartato, puoi anche lasciare lo stesso giorno.",
    "Inizio spostato: INAIL lo sa fra poco, e risponde entro il giorno dopo.", inail.shift_inizio, InizioForm,
    ("data_inizio", "data_fine_prevista"),
)  # fmt: skip
RIMANDA = Atto(
    "Comunica di nuovo a INAIL", "INAIL ha scartato ciò che sapeva di questa partecipazione: lo mandiamo un'altra volta.",
    "Comunicato di nuovo: INAIL risponde entro il giorno dopo.", inail.resend_comunicazione,
)  # fmt: skip
RIDICE = Atto(
    "Comunica di nuovo a INPS", "INPS ha rifiutato ciò che sapeva di questa partecipazione: la mandiamo un'altra volta.",
    "Comunicata di nuovo: la risposta di INPS la vedi qui.", inps.resend_inps,
)  # fmt: skip
AVVIA = Atto(
    "Fai cominciare", "Da oggi la persona partecipa. Si può solo se INAIL ha confermato la copertura.",
    "Partecipazione cominciata.", partecipazione.activate_assegnazione, forms.AvvioForm,
)  # fmt: skip
SOSPENDE = Atto(
    "Sospendi la partecipazione", "Una pausa: il posto resta suo.", "Partecipazione sospesa.",
    partecipazione.suspend_assegnazione, forms.SospensioneForm,
)  # fmt: skip
RIPRENDE = Atto(
    "Riprendi la partecipazione", "La pausa è finita: da oggi partecipa di nuovo.", "Partecipazione ripresa.",
    partecipazione.resume_assegnazione,
)  # fmt: skip
PROROGA = Atto(
    "Proroga la partecipazione",
    "La persona continua oltre il giorno previsto, con lo stesso posto e le stesse ore: mettiti d'accordo con lei prima. INAIL lo sa da qui.",
    "Partecipazione prorogata: INAIL lo sa fra poco, e risponde entro il giorno dopo.", proroga.extend_assegnazione,
    forms.ProrogaForm, ("data_fine_prevista",),
)  # fmt: skip
INTERROMPE = Atto(
    "Interrompi la partecipazione", "Finisce prima del previsto e il posto torna libero. INAIL lo sa da qui. Non si torna indietro.",
    "Partecipazione interrotta.", partecipazione.interrupt_assegnazione, forms.InterruzioneForm,
)  # fmt: skip
COMPLETA = Atto(
    "Di' che ha completato", "Il Comune attesta che il periodo è finito, o che le ore dovute sono fatte. INAIL lo sa da qui.",
    "Partecipazione completata.", partecipazione.complete_assegnazione, forms.CompletamentoForm,
)  # fmt: skip


@permit(ASSEGNAZIONI, "answer_assegnazione")
def partecipante_accept(request, pk):
    return _page(request, pk, ACCETTA)


@permit(ASSEGNAZIONI, "answer_assegnazione")
def partecipante_refuse(request, pk):
    row = find_assegnazione(request, pk)
    return _page(request, pk, RIFIUTA_CPI if row.quota == Quota.CPI else RIFIUTA)


@permit(ASSEGNAZIONI, "withdraw_assegnazione")
def partecipante_withdraw(request, pk):
    return _page(request, pk, RITIRA)


@permit(ASSEGNAZIONI, "run_assegnazione")
def partecipante_shift(request, pk):
    return _page(request, pk, SPOSTA)


@permit(ASSEGNAZIONI, "run_assegnazione")
def partecipante_resend(request, pk):
    return _page(request, pk, RIMANDA)


@permit(ASSEGNAZIONI, "run_assegnazione")
def partecipante_tell(request, pk):
    return _page(request, pk, RIDICE)


@permit(ASSEGNAZIONI, "run_assegnazione")
def partecipante_activate(request, pk):
    return _page(request, pk, AVVIA)


@permit(ASSEGNAZIONI, "run_assegnazione")
def partecipante_extend(request, pk):
    return _page(request, pk, PROROGA)


@permit(ASSEGNAZIONI, "stop_assegnazione")
def partecipante_suspend(request, pk):
    return _page(request, pk, SOSPENDE)


@permit(ASSEGNAZIONI, "stop_assegnazione")
def partecipante_resume(request, pk):
    return _page(request, pk, RIPRENDE)


@permit(ASSEGNAZIONI, "stop_assegnazione")
def partecipante_interrupt(request, pk):
    return _page(request, pk, INTERROMPE)


@permit(ASSEGNAZIONI, "run_assegnazione")
def partecipante_complete(request, pk):
    return _page(request, pk, COMPLETA)


def _page(request, pk, atto: Atto):
    row = find_assegnazione(request, pk)
    form = atto.form(
        request.POST or None, request.FILES or None, initial=atto.initial(row) | {"versione": row.versione}
    )
    if act(request, row, form, atto.service, atto.fatto):
        return redirect("progetti_collettivita:partecipante_detail", pk)
    audit.record_read(request.resolver_match.url_name, row, by=request.profilo, nucleo_id=row.persona.nucleo_id)
    context = {"row": row, "form": form, "atto": atto, "briciole": briciole(row, atto.titolo)}
    return render(request, "progetti_collettivita/partecipante_atto.html", context)
