"""Taking a finished Analisi preliminare up again: a new version beside the frozen one."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from patti_inclusione.models import (
    AnalisiPreliminare,
    Caso,
    CodiceTermine,
    SezioneAnalisi,
    StatoAnalisi,
    StatoCaso,
)
from patti_inclusione.selectors.analisi import corrente
from patti_inclusione.services.analisi import INIZIO, PERMESSO
from patti_inclusione.services.caso import lock_caso, move_caso
from patti_inclusione.services.quadro_invio import end_invio
from patti_inclusione.services.scadenza import dismiss_scadenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

RIAPRIBILE = {
    StatoCaso.AP_FINALIZZATA,
    StatoCaso.INVIATO_SPECIALISTICO,
    StatoCaso.IN_QUADRO_ANALISI,
    StatoCaso.IN_DEFINIZIONE_PATTO,
}
MOLTI = ("operatori_presenti", "componenti_presenti", "componenti_interessati")
RIGHE = (
    "persone",
    "adulti",
    "minori",
    "servizi",
    "conviventi",
    "minori_fuori",
    "gravidanze",
    "carichi",
    "bisogni",
    "sintesi",
)


@transaction.atomic
def reopen_analisi(caso: Caso, *, by: Profilo, motivo: str) -> AnalisiPreliminare:
    """A new draft that begins with all answers of the last version, which stays as it was.

    Only before the text of a Patto goes to the signatures: raises TransitionError after. The term T09 stops: the analysis is
    not over.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    ultima = corrente(caso)
    if caso.stato not in RIAPRIBILE or ultima is None or ultima.stato != StatoAnalisi.FINALIZZATA:
        raise TransitionError(f"no analysis is reopened in {caso.stato}")
    end_invio(caso)
    nuova = copy_analisi(ultima, da=by.accreditamento, motivo=motivo)
    caso.esito_ap = ""
    move_caso(
        caso,
        StatoCaso.IN_ANALISI_PRELIMINARE,
        by=by,
        tipo="riapertura_analisi",
        testo=f"Analisi preliminare riaperta: versione {nuova.versione}.",
    )
    dismiss_scadenza(caso, CodiceTermine.T09, calendario.today())
    audit.record("reopen_analisi", nuova, by=by, nucleo_id=caso.nucleo_id, categoria="analisi")
    return nuova


@transaction.atomic
def restart_analisi(caso: Caso, *, by: Profilo, data: date, presenti: Sequence[UUID]) -> AnalisiPreliminare:
    """Begin the analysis anew with a family that came back: a draft with its last answers, of the meeting of day `data`.

    The outcome is to be chosen again. Raises TransitionError from a state in which no analysis begins, or without one before.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    ultima = corrente(caso)
    if caso.stato not in INIZIO or ultima is None or ultima.stato != StatoAnalisi.FINALIZZATA:
        raise TransitionError(f"no analysis begins anew in {caso.stato}")
    nuova = copy_analisi(ultima, da=by.accreditamento, motivo="La famiglia è tornata")
    nuova.data_colloquio, nuova.esito = data, ""
    nuova.save(update_fields=["data_colloquio", "esito"])
    nuova.componenti_presenti.set(caso.nucleo.componenti.filter(pk__in=presenti))
    nuova.operatori_presenti.set([by.operatore])
    caso.esito_ap = ""
    testo = "L'Analisi preliminare ricomincia dalle risposte di prima."
    move_caso(caso, StatoCaso.IN_ANALISI_PRELIMINARE, by=by, tipo="inizio_analisi", testo=testo)
    audit.record("start_analisi", nuova, by=by, nucleo_id=caso.nucleo_id, categoria="analisi")
    return nuova


def copy_analisi(ultima: AnalisiPreliminare, *, da: Accreditamento, motivo: str) -> AnalisiPreliminare:
    """A new draft with the answers of a finished version, in the caller's transaction, the case locked."""
    nuova = AnalisiPreliminare.objects.get(pk=ultima.pk)
    nuova.pk = None
    nuova.versione, nuova.revisione = ultima.versione + 1, 0
    nuova.stato, nuova.finalizzata_il = StatoAnalisi.BOZZA, None
    nuova.esito_proposto, nuova.ragioni_proposta = "", []
    nuova.compilata_da, nuova.motivo_riapertura = da, motivo
    nuova.iniziata_il = timezone.now()
    nuova.save(force_insert=True)
    for nome in MOLTI:
        getattr(nuova, nome).set(getattr(ultima, nome).all())
    for nome in RIGHE:
        for row in getattr(ultima, nome).all():
            _copy_riga(row, nuova)
    _copy_sezioni(ultima, nuova)
    return nuova


def _copy_riga(row: Any, nuova: AnalisiPreliminare) -> None:
    molti = {each.name: list(getattr(row, each.name).all()) for each in row._meta.many_to_many}
    row.pk, row.analisi = None, nuova
    row.save(force_insert=True)
    for nome, valori in molti.items():
        getattr(row, nome).set(valori)


def _copy_sezioni(ultima: AnalisiPreliminare, nuova: AnalisiPreliminare) -> None:
    """Which pages were gone through, so that the margin does not say that all is to be done again."""
    SezioneAnalisi.objects.bulk_create([_fresh(sezione, nuova) for sezione in ultima.sezioni.all()])


def _fresh(sezione: SezioneAnalisi, nuova: AnalisiPreliminare) -> SezioneAnalisi:
    return SezioneAnalisi(
        analisi=nuova,
        sezione=sezione.sezione,
        componente_id=sezione.componente_id,
        salvata_da_id=sezione.salvata_da_id,
        salvata_il=sezione.salvata_il,
    )
