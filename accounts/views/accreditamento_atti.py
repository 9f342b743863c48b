"""The acts on an accreditation, each a page that says what will happen: activate, extend, suspend, revoke, reactivate, invite again."""

from contextlib import suppress
from datetime import date
from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import permit
from accounts.forms.accreditamento_atti import InvitoForm, MotivoForm, ProrogaForm, RiattivazioneForm
from accounts.models import Ruolo, StatoAccreditamento
from accounts.permissions import ACCREDITAMENTI, RIGHE
from accounts.selectors import accreditamento as selectors
from accounts.selectors.operatore import is_only_of, scheda_of
from accounts.services import accreditamento as services
from accounts.services import attivazione, proroga, regole
from accounts.services.regole import RegolaError
from accounts.views.accreditamento_pagina import ATTI
from rdc_platform.audit.stato import TransitionError

S = StatoAccreditamento
FATTO = {
    "accounts/accreditamento_suspend.html": "Accreditamento sospeso.",
    "accounts/accreditamento_revoke.html": "Accreditamento revocato.",
    "accounts/accreditamento_extend.html": "Accreditamento prorogato.",
    "accounts/accreditamento_reactivate.html": (
        "Accreditamento di nuovo attivo. Ciò che aveva in mano prima è stato ridato ad altri."
    ),
}
CAMBIATO = "Nel frattempo questo accreditamento è cambiato: qui vedi com'è adesso."


def act(name: str):
    """The view of an act, given the accreditation, in the states in which it exists; elsewhere back to its page.

    So a second POST, a stale page and the back button end where one sees what happened meanwhile.
    """

    def decorate(view):
        @permit(ACCREDITAMENTI, f"{name}_accreditamento")
        @wraps(view)
        def checked(request, pk):
            row = get_object_or_404(request.permitted.select_related("operatore", "ambito"), pk=pk)
            if row.stato in ATTI[name]:
                with suppress(TransitionError):
                    return view(request, row)
            messages.error(request, CAMBIATO)
            return redirect("accounts:accreditamento_detail", pk)

        return checked

    return decorate


@act("activate")
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


@act("suspend")
def accreditamento_suspend(request, row):
    """Close the profile for a time."""
    return _close(request, row, services.suspend_accreditamento, "accounts/accreditamento_suspend.html")


@act("revoke")
def accreditamento_revoke(request, row):
    """Close the profile for good."""
    return _close(request, row, services.revoke_accreditamento, "accounts/accreditamento_revoke.html")


@act("extend")
def accreditamento_extend(request, row):
    """Move the last day of the profile."""
    form = ProrogaForm(request.POST or None, contratto_fino_al=_contratto(row))
    return _until(request, row, form, "accounts/accreditamento_extend.html", proroga.extend_accreditamento)


@act("reactivate")
def accreditamento_reactivate(request, row):
    """Open a suspended or expired profile again."""
    initial = {"valido_al": row.valido_al}
    form = RiattivazioneForm(request.POST or None, initial=initial, contratto_fino_al=_contratto(row))
    return _until(request, row, form, "accounts/accreditamento_reactivate.html", services.reactivate_accreditamento)


@act("invite")
def accreditamento_invite(request, row):
    """Send the activation link again, with a new code."""
    person = row.operatore
    if attivazione.is_activated(person):
        messages.info(request, f"{person.nome_completo} ha già attivato il suo accesso.")
        return redirect("accounts:accreditamento_detail", row.pk)
    email = None if attivazione.was_activated(person) else _indirizzo(row)
    form = InvitoForm(request.POST if request.method == "POST" else None, email=email)
    if request.method == "POST" and form.is_valid():
        try:
            codice = services.invite_again(row, by=request.profilo, email=form.cleaned_data.get("email", ""))
        except RegolaError as error:
            form.add_error(None, str(error))
        else:
            return _code(request, row, codice)
    return render(request, "accounts/accreditamento_invite.html", {"accreditamento": row, "form": form})


def _contratto(row) -> date | None:
    """When the person's contract with this Ambito ends, as it wrote."""
    return scheda_of(row.operatore, row.ambito).contratto_fino_al


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


def _close(request, row, service, template: str):
    """The page of a suspension or a revocation: what it leaves empty is said, and the Ministry ticks that it means it."""
    resta = "" if row.stato == S.RICHIESTO else regole.alone(row)
    ministero = request.profilo.ruolo == Ruolo.MINISTERO
    form = MotivoForm(request.POST or None, resta=resta if ministero else "")
    if request.method == "POST" and form.is_valid():
        try:
            service(row, by=request.profilo, **form.cleaned_data)
        except RegolaError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{FATTO[template]} {row.operatore.nome_completo} è già fuori.")
            return redirect("accounts:accreditamento_detail", row.pk)
    context = {"accreditamento": row, "form": form, "resta": resta, "ministero": ministero}
    return render(request, template, context)


def _until(request, row, form, template: str, service):
    """The page of an act that gives the profile a last day."""
    if request.method == "POST" and form.is_valid():
        try:
            service(row, by=request.profilo, **form.facts())
        except RegolaError as error:
            form.add_error(error.campo if error.campo in form.fields else None, str(error))
        else:
            messages.success(request, FATTO[template])
            return redirect("accounts:accreditamento_detail", row.pk)
    return render(request, template, {"accreditamento": row, "form": form})
