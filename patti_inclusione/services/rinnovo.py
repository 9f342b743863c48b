"""Beginning a renewal with what is known already: the answers of the Analisi and the text of the Patto of before.

What is copied is a draft: nothing of it is finished or signed, and the questions on the meeting and on the outcome stay open.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    AnalisiPreliminare,
    Caso,
    Impegno,
    ObiettivoGenerale,
    Patto,
    RisultatoAtteso,
    Sostegno,
    StatoCaso,
    StatoImpegno,
    StatoSostegno,
)
from patti_inclusione.models.analisi_sezioni import SezioneCondizioni
from patti_inclusione.selectors.rinnovo import bozza_vuota, persone_map, read_precedente
from patti_inclusione.services import patto as patti
from patti_inclusione.services.caso import lock_caso, note_evento
from patti_inclusione.services.patto_revisione import copy_parti
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

CAMPI = tuple(field.name for field in SezioneCondizioni._meta.local_fields)
RIGHE = ("persone", "adulti", "minori", "servizi", "conviventi", "minori_fuori", "carichi", "bisogni", "sintesi")
ANCORA: dict[str, Any] = {"stato": StatoSostegno.PREVISTO, "attivato_il": None}


@transaction.atomic
def copy_analisi(caso: Caso, *, by: Profilo) -> AnalisiPreliminare:
    """Begin the empty draft with the last answers of the domanda before, of the members who are there today.

    Raises TransitionError when there is nothing to copy, or something is written already.
    """
    caso = lock_caso(caso, by=by, perm="edit_analisi")
    prima, bozza = read_precedente(caso), bozza_vuota(caso)
    if prima is None or prima.analisi is None or bozza is None:
        raise TransitionError("no analysis to begin with, or one begun already")
    vecchia, persone = prima.analisi, persone_map(prima.caso, caso)
    for campo in CAMPI:
        setattr(bozza, campo, getattr(vecchia, campo))
    bozza.motivi = {campo: motivo for campo, motivo in vecchia.motivi.items() if campo in CAMPI}
    bozza.revisione += 1
    bozza.save(update_fields=[*CAMPI, "motivi", "revisione"])
    for nome in RIGHE:
        for row in getattr(vecchia, nome).all():
            _copy_riga(row, bozza, persone)
    note_evento(caso, by=by, tipo="rinnovo", testo="L'Analisi comincia dalle risposte della domanda di prima.")
    audit.record("copy_analisi", bozza, by=by, nucleo_id=caso.nucleo_id, categoria="analisi")
    return bozza


def _copy_riga(row: Any, bozza: AnalisiPreliminare, persone: dict[UUID, UUID]) -> None:
    """The row with its persons as they are now; none if it speaks of somebody who is not there any more."""
    molti = {each.name: each for each in row._meta.many_to_many}
    valori = {nome: [persone.get(pk) for pk in getattr(row, nome).values_list("pk", flat=True)] for nome in molti}
    for field in row._meta.concrete_fields:
        if field.related_model is Componente and (old := getattr(row, field.attname)) is not None:
            if old not in persone:
                return
            setattr(row, field.attname, persone[old])
    row.pk, row.analisi = None, bozza
    row.save(force_insert=True)
    for nome, pks in valori.items():
        getattr(row, nome).set([pk for pk in pks if pk is not None])


@transaction.atomic
def copy_patto(caso: Caso, *, by: Profilo) -> Patto:
    """Begin the Patto with the objectives, results, commitments and supports of the one before; the dates start anew.

    Raises TransitionError when there is nothing to copy, or a Patto is begun already.
    """
    caso = lock_caso(caso, by=by, perm="edit_patto")
    prima = read_precedente(caso)
    if prima is None or prima.patto is None or not prima.copia_patto or caso.stato != StatoCaso.IN_DEFINIZIONE_PATTO:
        raise TransitionError("no Patto to begin with, or one begun already")
    vecchio, persone = prima.patto, persone_map(prima.caso, caso)
    nuovo = patti.start_patto(caso, by=by)
    nuovo.frequenza_incontri, nuovo.modalita_monitoraggio = vecchio.frequenza_incontri, vecchio.modalita_monitoraggio
    nuovo.save(update_fields=["frequenza_incontri", "modalita_monitoraggio"])
    _copy_testo(vecchio, nuovo, persone)
    note_evento(caso, by=by, tipo="rinnovo", testo="Il Patto comincia da quello della domanda di prima.")
    audit.record("copy_patto", nuovo, by=by, nucleo_id=caso.nucleo_id, categoria="patto")
    return nuovo


def _copy_testo(vecchio: Patto, nuovo: Patto, persone: dict[UUID, UUID]) -> None:
    entro = nuovo.durata_al or nuovo.durata_dal or calendario.today()

    def begin(model: type[Model], values: dict[str, Any]) -> dict[str, Any] | None:
        """The values of a part as they stand in a Patto that begins today; None if it is over, or nobody's any more."""
        if values.get("stato") in (StatoImpegno.CONCLUSO, StatoSostegno.CONCLUSO):
            return None
        if model is Impegno and values["componente_id"] is None:
            return None
        anew: dict[str, Any] = {"termine": entro, "dal": calendario.today(), "al": None, "stato": StatoImpegno.PREVISTO}
        return values | {name: value for name, value in (anew | ANCORA).items() if name in values}

    di = {"componente_id": persone}
    obiettivi = copy_parti(ObiettivoGenerale, vecchio, nuovo, di, begin)
    risultati = copy_parti(
        RisultatoAtteso, vecchio, nuovo, {"obiettivo_id": obiettivi, "responsabile_id": persone}, begin
    )
    copy_parti(Impegno, vecchio, nuovo, {"risultato_id": risultati, **di}, begin)
    copy_parti(Sostegno, vecchio, nuovo, {"destinatario_id": persone}, begin)
