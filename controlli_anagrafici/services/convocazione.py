"""The person called when the registers do not say enough, and the days given to ask for registration.

Nobody loses the benefit over years that could not be reconstructed without having been heard (accordo 560/2019 art. 2);
who lives here without being registered has 30 days to ask for it (circolare 3803/2020).
"""

from datetime import date, timedelta

from django.db import transaction

from accounts.profilo import Profilo
from controlli_anagrafici.models import Controllo, ConvocazioneControllo, StatoControllo
from controlli_anagrafici.services.controllo import (
    ControlloError,
    lock_controllo,
    move_controllo,
    require_residenza,
    require_stato,
)
from controlli_anagrafici.services.lettera import ask_lettera
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.norme import selectors as norme

SISTEMA = Sistema("controlli.iscrizioni")


@transaction.atomic
def convene_person(
    controllo: Controllo, *, by: Profilo, versione: int, data_convocazione: date, data_colloquio: date, canale: str
) -> ConvocazioneControllo:
    """Call the person within the days that the law gives. Raises ControlloError, VersioneError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_LAVORAZIONE)
    giorni = norme.intero("CTRL_GG_CONVOCAZIONE", calendario.today())
    if data_convocazione > calendario.today():
        raise ControlloError("Scrivi quando hai mandato la convocazione: oggi, o prima.", "data_convocazione")
    if not data_convocazione <= data_colloquio <= data_convocazione + timedelta(days=giorni):
        raise ControlloError(f"Scegli un giorno entro {giorni} giorni dalla convocazione.", "data_colloquio")
    row = ConvocazioneControllo.objects.create(
        controllo=controllo,
        data_convocazione=data_convocazione,
        data_colloquio=data_colloquio,
        canale=canale,
        convocato_da=by.accreditamento,
    )
    ask_lettera(controllo, by=by, convocazione=row)
    testo = f"Persona convocata per il {data_colloquio:%d/%m/%Y}"
    move_controllo(controllo, StatoControllo.CONVOCATO, by=by, tipo="convocazione", testo=testo)
    audit.record("convene_person", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return row


@transaction.atomic
def record_colloquio(controllo: Controllo, *, by: Profilo, versione: int, esito: str, note: str = "") -> Controllo:
    """How it went; the work goes on. Raises VersioneError, TransitionError."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.CONVOCATO)
    row = controllo.convocazioni.select_for_update(of=("self",)).get(esito="")
    row.esito, row.note = esito, note
    row.save(update_fields=["esito", "note"])
    testo = f"Convocazione: {row.get_esito_display().lower()}"
    move_controllo(controllo, StatoControllo.IN_LAVORAZIONE, by=by, tipo="convocazione", testo=testo)
    audit.record("record_colloquio", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


@transaction.atomic
def await_iscrizione(controllo: Controllo, *, by: Profilo, versione: int) -> Controllo:
    """The person lives here and is not registered: so many days to ask for it, or the benefit is lost."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_LAVORAZIONE)
    require_residenza(controllo)
    giorni = norme.intero("CTRL_GG_ISCRIZIONE_TARDIVA", calendario.today())
    entro = calendario.today() + timedelta(days=giorni)
    move_controllo(
        controllo,
        StatoControllo.IN_ATTESA_ISCRIZIONE,
        by=by,
        tipo="iscrizione",
        testo=f"Deve chiedere l'iscrizione entro il {entro:%d/%m/%Y}",
        scadenza_iscrizione_tardiva=entro,
    )
    audit.record("await_iscrizione", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


@transaction.atomic
def end_iscrizione(controllo: Controllo, *, by: Profilo, versione: int) -> Controllo:
    """The person has asked, or will not: the work goes on."""
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_ATTESA_ISCRIZIONE)
    move_controllo(
        controllo,
        StatoControllo.IN_LAVORAZIONE,
        by=by,
        tipo="iscrizione",
        testo="Ripreso dopo l'attesa dell'iscrizione",
    )
    audit.record("end_iscrizione", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


def expire_iscrizioni() -> int:
    """At night: back to the Responsabile, whose days given to register are over; how many."""
    rows = Controllo.objects.select_for_update(of=("self",), skip_locked=True).filter(
        stato=StatoControllo.IN_ATTESA_ISCRIZIONE, scadenza_iscrizione_tardiva__lt=calendario.today()
    )
    testo = "I giorni per chiedere l'iscrizione sono passati"
    found = list(rows)
    for controllo in found:
        move_controllo(controllo, StatoControllo.IN_LAVORAZIONE, by=SISTEMA, tipo="iscrizione", testo=testo)
    return len(found)
