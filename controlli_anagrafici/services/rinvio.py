"""The check sent from Comune to Comune, back where the person lived before (accordo 560/2019 art. 2; nota 102/2020).

One hop at a time is open. The Comune of the application alone concludes: every answer comes back to it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import Http404

from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune
from controlli_anagrafici.models import (
    CanaleRinvio,
    Controllo,
    MotivoRinvio,
    RinvioVerifica,
    StatoControllo,
    StatoRinvio,
)
from controlli_anagrafici.models.rinvio import APERTI
from controlli_anagrafici.permissions import RINVII
from controlli_anagrafici.services.controllo import (
    ControlloError,
    lock_controllo,
    move_controllo,
    note_evento,
    require_residenza,
    require_stato,
    touch_controllo,
)
from controlli_anagrafici.services.lettera import ask_lettera
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.stato import move
from rdc_platform.norme import selectors as norme


@dataclass(frozen=True)
class Destinazione:
    """Whom to ask and why; `pec_destinatario` where the Comune does not use the platform."""

    comune: Comune
    motivo: str
    note: str = ""
    pec_destinatario: str = ""


SENZA_PEC = "{comune} non usa la piattaforma: scrivi la sua PEC, la lettera parte da sola."
ANAGRAFICI = (Ruolo.COORDINATORE_ANAGRAFICI, Ruolo.RESPONSABILE_ANAGRAFICI)


def today_successor(comune: Comune) -> Comune:
    """The Comune that answers today for `comune`: itself, or what it became."""
    seen = set()
    while comune.successore is not None and comune.pk not in seen:
        seen.add(comune.pk)
        comune = comune.successore
    return comune


def is_on_platform(comune: Comune) -> bool:
    """Somebody there does the checks here."""
    rows = Accreditamento.objects.in_vigore().filter(ruolo__in=ANAGRAFICI)
    return rows.filter(incaricocomune__content_object=comune).exists()


@transaction.atomic
def send_rinvio(controllo: Controllo, *, by: Profilo, versione: int, dove: Destinazione) -> RinvioVerifica:
    """Ask the Comune where the person lived before. Raises ControlloError, VersioneError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_LAVORAZIONE)
    require_residenza(controllo)
    rinvio = _open(controllo, controllo.comune_competente, dove, by=by)
    move_controllo(
        controllo,
        StatoControllo.RINVIATO_ALTRO_COMUNE,
        by=by,
        tipo="rinvio",
        testo=f"Chiesto al Comune di {rinvio.comune_destinatario.denominazione}",
        comune_detentore=rinvio.comune_destinatario,
    )
    audit.record("send_rinvio", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return rinvio


@transaction.atomic
def take_rinvio(rinvio: RinvioVerifica, *, by: Profilo) -> RinvioVerifica:
    """A Responsabile of the Comune that is asked takes it: from now on it is his. Taken twice by him, nothing changes."""
    rinvio = lock_rinvio(rinvio, by=by)
    if rinvio.stato == StatoRinvio.PRESO_IN_CARICO:
        return rinvio
    move(rinvio, StatoRinvio.PRESO_IN_CARICO)
    rinvio.responsabile, rinvio.preso_in_carico_il = by.accreditamento, calendario.today()
    rinvio.save(update_fields=["stato", "responsabile", "preso_in_carico_il"])
    _told(rinvio, by=by, atto="take_rinvio", testo="preso in carico")
    return rinvio


@transaction.atomic
def return_rinvio(rinvio: RinvioVerifica, *, by: Profilo) -> RinvioVerifica:
    """Answered: the check goes back to the Comune of the application with the periods written here."""
    rinvio = lock_rinvio(rinvio, by=by)
    _close(rinvio, StatoRinvio.RESTITUITO)
    _told(rinvio, by=by, atto="return_rinvio", testo="ha risposto")
    _come_back(rinvio.controllo, by=by)
    return rinvio


@transaction.atomic
def forward_rinvio(rinvio: RinvioVerifica, *, by: Profilo, dove: Destinazione) -> RinvioVerifica:
    """What was known here is written; the Comune of before is asked. Raises ControlloError, TransitionError."""
    rinvio = lock_rinvio(rinvio, by=by)
    _close(rinvio, StatoRinvio.PROSEGUITO)
    controllo = rinvio.controllo
    nuovo = _open(controllo, rinvio.comune_destinatario, dove, by=by)
    touch_controllo(controllo, comune_detentore=nuovo.comune_destinatario)
    _told(rinvio, by=by, atto="forward_rinvio", testo=f"ha chiesto a {nuovo.comune_destinatario.denominazione}")
    return nuovo


@transaction.atomic
def reject_rinvio(rinvio: RinvioVerifica, *, by: Profilo, motivo_respinta: str, note: str = "") -> RinvioVerifica:
    """Not here: back to who asked, who corrects the destination."""
    rinvio = lock_rinvio(rinvio, by=by)
    rinvio.motivo_respinta, rinvio.note = motivo_respinta, note
    _close(rinvio, StatoRinvio.RESPINTO, "motivo_respinta", "note")
    _told(
        rinvio, by=by, atto="reject_rinvio", testo=f"non può rispondere: {rinvio.get_motivo_respinta_display().lower()}"
    )
    controllo = rinvio.controllo
    if rinvio.comune_mittente_id == controllo.comune_competente_id:
        _come_back(controllo, by=by)
    else:
        _give_back(rinvio, by=by)
    return rinvio


@transaction.atomic
def close_lettera(controllo: Controllo, *, by: Profilo, versione: int) -> Controllo:
    """The letter of a Comune that is not on the platform has come: its periods are written here, as its note."""
    controllo, rinvio = _lock_open(controllo, by=by, versione=versione)
    if rinvio.canale != CanaleRinvio.PEC:
        raise ControlloError("Questo Comune risponde sulla piattaforma.")
    _close(rinvio, StatoRinvio.RESTITUITO)
    _told(rinvio, by=by, atto="return_rinvio", testo="ha risposto per lettera")
    _come_back(controllo, by=by)
    return controllo


@transaction.atomic
def cancel_rinvio(controllo: Controllo, *, by: Profilo, versione: int) -> Controllo:
    """The Comune of the application asks no more, and goes on."""
    controllo, rinvio = _lock_open(controllo, by=by, versione=versione)
    _close(rinvio, StatoRinvio.ANNULLATO)
    _told(rinvio, by=by, atto="cancel_rinvio", testo="non deve più rispondere")
    _come_back(controllo, by=by)
    return controllo


def lock_rinvio(rinvio: RinvioVerifica, *, by: Profilo, perm: str = "work_rinvio") -> RinvioVerifica:
    """Check and hop locked, in this order, the permission read again; Http404 if it is not his, or answered already."""
    Controllo.objects.select_for_update(of=("self",)).get(pk=rinvio.controllo_id)
    rows = RINVII.permitted(Profilo(by.accreditamento), perm).select_for_update(of=("self",))
    related = ("controllo__nucleo", "controllo__comune_competente", "comune_destinatario", "comune_mittente")
    locked: RinvioVerifica | None = rows.select_related(*related).filter(pk=rinvio.pk).first()
    if locked is None:
        raise Http404
    return locked


def warn_rinvii() -> list[RinvioVerifica]:
    """The hops whose answer is late, each once: on the time line, where the Coordinatori of both Comuni see it."""
    oggi = calendario.today()
    rows = RinvioVerifica.objects.select_for_update(of=("self",), skip_locked=True).filter(
        stato__in=APERTI, data_scadenza__lt=oggi, avvisato_il=None
    )
    found = list(rows.select_related("controllo", "comune_destinatario"))
    for rinvio in found:
        rinvio.avvisato_il = oggi
        rinvio.save(update_fields=["avvisato_il"])
    return found


def _open(controllo: Controllo, mittente: Comune, dove: Destinazione, *, by: Profilo) -> RinvioVerifica:
    destinatario = today_successor(dove.comune)
    if destinatario == mittente:
        raise ControlloError("È il tuo Comune: scegli quello dove la persona viveva prima.", "comune")
    sulla = is_on_platform(destinatario)
    if not sulla and not dove.pec_destinatario:
        raise ControlloError(SENZA_PEC.format(comune=destinatario.denominazione), "pec_destinatario")
    if not sulla:
        check_indirizzo(dove.pec_destinatario)
    rinvio = RinvioVerifica.objects.create(
        controllo=controllo,
        progressivo=controllo.rinvii.count() + 1,
        comune_mittente=mittente,
        comune_destinatario=destinatario,
        comune_denominazione_storica="" if destinatario == dove.comune else dove.comune.denominazione,
        motivo=dove.motivo,
        canale=CanaleRinvio.PIATTAFORMA if sulla else CanaleRinvio.PEC,
        pec_destinatario="" if sulla else dove.pec_destinatario,
        note=dove.note,
        inviato_da=by.accreditamento,
        **new_giorni(),
    )
    if not sulla:
        ask_lettera(controllo, by=by, rinvio=rinvio)
    return rinvio


def check_indirizzo(indirizzo: str) -> None:
    """Raises ControlloError for what is no address."""
    try:
        validate_email(indirizzo)
    except ValidationError:
        raise ControlloError("L'indirizzo PEC non è scritto bene: controllalo.", "pec_destinatario") from None


def new_giorni() -> dict[str, date]:
    """From today, and the days that the law gives."""
    oggi = calendario.today()
    giorni = norme.intero("CTRL_GG_COMUNE_PRECEDENTE", oggi)
    return {"inviato_il": oggi, "data_scadenza": oggi + timedelta(days=giorni)}


def _give_back(rinvio: RinvioVerifica, *, by: Profilo) -> None:
    """Whoever had sent it on has it again, and its days."""
    controllo = rinvio.controllo
    prima = controllo.rinvii.filter(comune_destinatario=rinvio.comune_mittente).order_by("-progressivo").first()
    chi = prima.responsabile if prima is not None else None
    in_vigore = chi is not None and Accreditamento.objects.in_vigore().filter(pk=chi.pk).exists()
    RinvioVerifica.objects.create(
        controllo=controllo,
        progressivo=controllo.rinvii.count() + 1,
        comune_mittente=rinvio.comune_destinatario,
        comune_destinatario=rinvio.comune_mittente,
        motivo=MotivoRinvio.ALTRO,
        note=f"Respinto da {rinvio.comune_destinatario.denominazione}",
        stato=StatoRinvio.PRESO_IN_CARICO if in_vigore else StatoRinvio.INVIATO,
        responsabile=chi if in_vigore else None,
        preso_in_carico_il=calendario.today() if in_vigore else None,
        inviato_da=by.accreditamento,
        **new_giorni(),
    )
    touch_controllo(controllo, comune_detentore=rinvio.comune_mittente)


def _lock_open(controllo: Controllo, *, by: Profilo, versione: int) -> tuple[Controllo, RinvioVerifica]:
    """The check of the Comune of the application, and the hop that is open."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.RINVIATO_ALTRO_COMUNE)
    rows = controllo.rinvii.select_for_update(of=("self",)).select_related("controllo", "comune_destinatario")
    return controllo, rows.get(stato__in=APERTI)


def _close(rinvio: RinvioVerifica, stato: str, *campi: str) -> None:
    move(rinvio, stato)
    rinvio.chiuso_il = calendario.today()
    rinvio.save(update_fields=["stato", "chiuso_il", *campi])


def _come_back(controllo: Controllo, *, by: Profilo) -> None:
    move_controllo(
        controllo,
        StatoControllo.RESTITUITO,
        by=by,
        tipo="rinvio",
        testo="Il controllo torna al Comune della domanda",
        comune_detentore=None,
    )


def _told(rinvio: RinvioVerifica, *, by: Autore, atto: str, testo: str) -> None:
    comune = rinvio.comune_destinatario.denominazione
    note_evento(rinvio.controllo, by=by, tipo="rinvio", testo=f"{comune}: {testo}")
    audit.record(atto, rinvio, by=by, nucleo_id=rinvio.controllo.nucleo_id)
