"""The acts on an accreditation, each a page that says what will happen: activate, suspend, revoke, reactivate, invite again."""

from contextlib import suppress
from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from accounts.forms.accreditamento import InvitoForm, MotivoForm, RiattivazioneForm
from accounts.models import StatoAccreditamento
from accounts.permissions import ACCREDITAMENTI, RIGHE
from accounts.selectors import accreditamento as selectors
from accounts.selectors.operatore import is_only_of
from accounts.services import accreditamento as services
from accounts.services import attivazione
from accounts.services.regole import RegolaError
from rdc_platform.audit.stato import TransitionError

S = StatoAccreditamento
CAMBIATO = "Nel frattempo questo accreditamento è cambiato: qui vedi com'è adesso."


def act(*stati: StatoAccreditamento):
    """The view of an act that exists in `stati` only, given the accreditation; elsewhere back to its page, which says why.

    So a second POST, a stale page and the back button end where one sees what happened meanwhile.
    """

    def decorate(view):
        @permit(ACCREDITAMENTI, "change_accreditamento")
        @wraps(view)
        def checked(request, pk):
            row = get_object_or_404(request.permitted.select_related("operatore", "ambito"), pk=pk)
            if row.stato in stati:
                with suppress(TransitionError):
                    return view(request, row)
            messages.error(request, CAMBIATO)
            return redirect("accounts:accreditamento_detail", pk)

        return checked

    return decorate


@act(S.RICHIESTO)
def accreditamento_activate(request, row):
    """Open the profile; the answer shows the activation code, once and nowhere else."""
    errore = ""
    if request.method == "POST":
        try:
            codice = services.activate_accreditamento(row, by=request.profilo)
        except RegolaError as error:
            errore = str(error)
        else:
            return _code(request, row, codice)
    comuni = selectors.comuni_of_accreditamento(row)
    context = {"accreditamento": row, "errore": errore, "comuni": comuni, "email": _indirizzo(row)}
    return render(request, "accounts/accreditamento_activate.html", context)


@act(S.ATTIVO)
def accreditamento_suspend(request, row):
    """Close the profile for a time."""
    form = MotivoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.suspend_accreditamento(row, by=request.profilo, **form.cleaned_data)
        messages.success(request, f"Accreditamento sospeso. {row.operatore.nome_completo} è già fuori.")
        return redirect("accounts:accreditamento_detail", row.pk)
    return render(request, "accounts/accreditamento_suspend.html", {"accreditamento": row, "form": form})


@act(S.RICHIESTO, S.ATTIVO, S.SOSPESO)
def accreditamento_revoke(request, row):
    """Close the profile for good."""
    form = MotivoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.revoke_accreditamento(row, by=request.profilo, **form.cleaned_data)
        except RegolaError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Accreditamento revocato. {row.operatore.nome_completo} è già fuori.")
            return redirect("accounts:accreditamento_detail", row.pk)
    return render(request, "accounts/accreditamento_revoke.html", {"accreditamento": row, "form": form})


@act(S.SOSPESO, S.SCADUTO)
def accreditamento_reactivate(request, row):
    """Open a suspended or expired profile again."""
    form = RiattivazioneForm(request.POST or None, initial={"valido_al": row.valido_al})
    if request.method == "POST" and form.is_valid():
        try:
            services.reactivate_accreditamento(row, by=request.profilo, **form.cleaned_data)
        except RegolaError as error:
            form.add_error(error.campo if error.campo in form.fields else None, str(error))
        else:
            messages.success(
                request, "Accreditamento di nuovo attivo. Ciò che aveva in mano prima è stato ridato ad altri."
            )
            return redirect("accounts:accreditamento_detail", row.pk)
    return render(request, "accounts/accreditamento_reactivate.html", {"accreditamento": row, "form": form})


@act(S.ATTIVO)
def accreditamento_invite(request, row):
    """Send the activation link again, with a new code."""
    person = row.operatore
    if attivazione.is_activated(person):
        messages.info(request, f"{person.nome_completo} ha già attivato il suo accesso.")
        return redirect("accounts:accreditamento_detail", row.pk)
    form = InvitoForm(request.POST if request.method == "POST" else None, email=_indirizzo(row))
    if request.method == "POST" and form.is_valid():
        try:
            codice = services.invite_again(row, by=request.profilo, email=form.cleaned_data.get("email", ""))
        except RegolaError as error:
            form.add_error(None, str(error))
        else:
            return _code(request, row, codice)
    return render(request, "accounts/accreditamento_invite.html", {"accreditamento": row, "form": form})


def _indirizzo(row) -> str | None:
    """Where the person is written to; None where another Ambito gave the address."""
    return row.operatore.email if is_only_of(row.operatore, row.ambito) else None


def _code(request, row, codice: str):
    context = {
        "accreditamento": row,
        "codice": codice,
        "email": _indirizzo(row),
        "prossima": selectors.next_riga(RIGHE.permitted(request.profilo, "accredit_riga"), row),
    }
    return render(request, "accounts/accreditamento_code.html", context)
