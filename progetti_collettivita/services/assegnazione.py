"""The acts on one assignment. Whoever moves one locks its project first, as the acts on the project do."""

from django.http import Http404

from accounts.profilo import Profilo
from progetti_collettivita.models import APERTE, AssegnazionePuc, EventoAssegnazione, Puc, Quota
from progetti_collettivita.permissions import ASSEGNAZIONI
from progetti_collettivita.services.adempimento import tell_inps
from progetti_collettivita.services.catalogo_anpal import tell_catalogo
from progetti_collettivita.services.copertura import follow_assegnazione
from progetti_collettivita.services.notizie import tell_stato
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import VersioneError, move

TESTI = {  # what the history says of an act that has no words of its own
    "suspend_assegnazione_puc": "Sospesa con il progetto",
    "resume_assegnazione_puc": "Ripresa con il progetto",
    "withdraw_assegnazione_puc": "Ritirata con il progetto",
    "interrupt_assegnazione_puc": "Chiusa con il progetto",
}


def lock_assegnazione(
    assegnazione: AssegnazionePuc, *, by: Profilo, perm: str, versione: int | None = None
) -> AssegnazionePuc:
    """Its project and then itself locked until the transaction ends, the permission read again after the locks.

    Raises Http404 if it is no more his, VersioneError if it is not the one that the page showed.
    """
    lock_rows(assegnazione)
    rows = ASSEGNAZIONI.permitted(Profilo(by.accreditamento), perm).filter(pk=assegnazione.pk)
    locked: AssegnazionePuc | None = rows.select_related("puc__comune_titolare", "persona__nucleo", "sede").first()
    if locked is None:
        raise Http404
    if versione is not None and locked.versione != versione:
        raise VersioneError
    return locked


def lock_rows(assegnazione: AssegnazionePuc) -> None:
    """Always in this order: two acts that meet wait for each other, and no more."""
    list(Puc.objects.select_for_update(of=("self",)).filter(pk=assegnazione.puc_id))
    list(AssegnazionePuc.objects.select_for_update(of=("self",)).filter(pk=assegnazione.pk))


def move_assegnazione(
    assegnazione: AssegnazionePuc,
    stato: str,
    *,
    by: Autore,
    atto: str,
    testo: str = "",
    nota: str = "",
    **campi: object,
) -> None:
    """Move an assignment and write `campi` with it; its place is freed by the database when it ends.

    INAIL hears of who has accepted, and of whose participation is over; who follows the family, of what it changes for it;
    ANPAL, of whom a Centro proposed, and of the place that is free again; INPS, of who starts and who ends.
    """
    da = assegnazione.stato
    move(assegnazione, stato)
    for campo, valore in campi.items():
        setattr(assegnazione, campo, valore)
    assegnazione.versione += 1
    assegnazione.save(update_fields=["stato", "versione", *campi])
    note_evento(assegnazione, by=by, tipo=atto, testo=testo or TESTI[atto], nota=nota, a_stato=stato)
    follow_assegnazione(assegnazione)
    tell_stato(assegnazione, da)
    tell_inps(assegnazione, da)
    if assegnazione.quota == Quota.CPI and stato not in APERTE:
        tell_catalogo(assegnazione.puc)
    audit.record(atto, assegnazione, by=by, nucleo_id=assegnazione.persona.nucleo_id)


def note_evento(
    assegnazione: AssegnazionePuc, *, by: Autore, tipo: str, testo: str, nota: str = "", a_stato: str = ""
) -> EventoAssegnazione:
    """Write a fact in the history of the participation."""
    return EventoAssegnazione.objects.create(
        assegnazione=assegnazione, tipo=tipo, testo=testo[:300], nota=nota, a_stato=a_stato,
        accreditamento_id=by.accreditamento_id,
    )  # fmt: skip
