"""What a lot changed, decided one by one by the Case manager, and what follows from it (spec §6.2, §10b n. 1)."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Relazione
from patti_inclusione.models import (
    Caso,
    DifferenzaFornitura,
    EsitoVariazione,
    MotivoChiusura,
    MotivoVariazione,
    StatoBeneficio,
    StatoCaso,
)
from patti_inclusione.services.caso import lock_caso, note_evento
from patti_inclusione.services.chiusura import finish_caso
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

Tipo = DifferenzaFornitura.Tipo
TIPO_EVENTO = "variazione"
# What INPS says that ended by itself: the Case manager closes the case when he has nothing left to do with the family.
FINE_DEL_BENEFICIO = {
    StatoBeneficio.DECADUTO: MotivoChiusura.DECADENZA,
    StatoBeneficio.REVOCATO: MotivoChiusura.REVOCA,
    StatoBeneficio.RINUNCIATO: MotivoChiusura.RINUNCIA,
    StatoBeneficio.TERMINATO_18_MESI: MotivoChiusura.TERMINE_18_MENSILITA,
}
# The law keeps the domanda for a birth and a death; for anything else each family applies anew (art. 3 c. 12 DL 4/2019).
STESSA_DOMANDA = {MotivoVariazione.NASCITA, MotivoVariazione.DECESSO, MotivoVariazione.CORREZIONE}


class VariazioneError(Exception):
    """A change of persons accepted without a fit reason; the text says so."""


@transaction.atomic
def decide_differenze(
    caso: Caso, *, ids: Sequence[str], esito: str, by: Profilo, motivo: str = "", nota: str = ""
) -> int:
    """Accept those of `ids` that are of the case and not accepted yet, or have them looked into; how many.

    What is no number is left out. A person who came or left is accepted with the reason: raises VariazioneError.
    """
    caso = lock_caso(caso, by=by, perm="view_fascicolo")
    keys = [int(value) for value in ids if value.isascii() and value.isdigit() and len(value) < 19]
    rows = DifferenzaFornitura.objects.filter(caso=caso, pk__in=keys).exclude(esito=EsitoVariazione.ACCETTATA)
    found = list(rows.select_related("componente").select_for_update(of=("self",)))
    if esito == EsitoVariazione.ACCETTATA:
        _check_motivo(found, motivo)
    for row in found:
        row.esito, row.nota, row.decisa_da, row.vista_il = esito, nota, by.accreditamento, timezone.now()
        row.motivo = motivo if row.tipo != Tipo.DATO and esito == EsitoVariazione.ACCETTATA else ""
    DifferenzaFornitura.objects.bulk_update(found, ["esito", "nota", "decisa_da", "vista_il", "motivo"])
    if found:
        _note(caso, found, by)
        audit.record("decide_differenze", caso, by=by)
    return len(found)


@transaction.atomic
def close_finito(caso: Caso, *, by: Profilo) -> None:
    """Close the case because INPS's data say that there is nothing left to follow; raises TransitionError if they do not."""
    caso = lock_caso(caso, by=by, perm="view_fascicolo")
    motivo = motivo_of(caso)
    if caso.stato == StatoCaso.CHIUSO or not motivo:
        raise TransitionError(caso.stato)
    finish_caso(caso, by=by, motivo=motivo)
    audit.record("close_finito", caso, by=by)


def motivo_of(caso: Caso) -> str:
    """Why the data of INPS close the case: the benefit ended, or nobody is left in the nucleo; "" if they do not."""
    economia = getattr(caso.nucleo, "dati_economici", None)
    motivo = FINE_DEL_BENEFICIO.get(StatoBeneficio(economia.stato_beneficio)) if economia else None
    if motivo is None and not caso.nucleo.componenti.filter(uscito_il=None).exists():
        return MotivoChiusura.DECESSO
    return motivo or ""


def _check_motivo(rows: Iterable[DifferenzaFornitura], motivo: str) -> None:
    tipi = {row.tipo for row in rows} - {Tipo.DATO}
    if tipi and not motivo:
        raise VariazioneError("Scegli perché la persona è entrata o uscita.")
    if Tipo.USCITO in tipi and motivo == MotivoVariazione.NASCITA:
        raise VariazioneError("Una persona che esce non è appena nata: scegli un altro motivo.")
    if Tipo.ENTRATO in tipi and motivo == MotivoVariazione.DECESSO:
        raise VariazioneError("Una persona che entra non è morta: scegli un altro motivo.")


def _note(caso: Caso, rows: Sequence[DifferenzaFornitura], by: Profilo) -> None:
    """What was decided, on the time line; apart what changes the domanda, without names."""
    if rows[0].esito == EsitoVariazione.DA_VERIFICARE:
        note_evento(caso, by=by, tipo=TIPO_EVENTO, testo=f"Variazioni da verificare: {len(rows)}")
        return
    note_evento(caso, by=by, tipo=TIPO_EVENTO, testo=f"Variazioni accettate: {len(rows)}")
    for row in rows:
        if row.tipo != Tipo.DATO and row.motivo not in STESSA_DOMANDA:
            testo = f"{row.get_tipo_display()}: la domanda decade, ogni famiglia ne presenta una nuova"
            note_evento(caso, by=by, tipo=TIPO_EVENTO, testo=testo)
        if is_richiedente_deceduto(row):
            testo = "È morta la persona che ha fatto domanda: va chiesto a INPS come continua"
            note_evento(caso, by=by, tipo=TIPO_EVENTO, testo=testo)


def is_richiedente_deceduto(row: DifferenzaFornitura) -> bool:
    """Whether an accepted change says that who applied has died."""
    persona = row.componente
    return row.motivo == MotivoVariazione.DECESSO and persona is not None and persona.relazione == Relazione.RICHIEDENTE
