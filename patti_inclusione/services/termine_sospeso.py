"""Terms counted again where the law made the clocks stand still after they had started, as art. 40 DL 18/2020 did.

Such a suspension is a new row of TERMINI_SOSPESI, often with a first day already past: the terms that were running then
were counted without it.
"""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from patti_inclusione.models import Caso, CodiceTermine, Scadenza, Segnalazione, StatoScadenza
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.scadenza import count_again
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore, Sistema
from rdc_platform.norme.models import ParametroNormativo
from rdc_platform.norme.selectors import righe

SISTEMA = Sistema("termini")


def list_to_move() -> list[tuple[int, str]]:
    """The running terms that a suspension of the law shifts and whose last good day does not count it yet, each with its source."""
    found = {}
    for norma in righe("TERMINI_SOSPESI"):
        for scadenza in _touched(norma):
            if count_again(scadenza) != scadenza.termine:
                found[scadenza.pk] = norma.fonte
    return list(found.items())


@transaction.atomic
def move_termine(pk: int, *, fonte: str, oggi: date, by: Autore = SISTEMA) -> None:
    """Give a running term its new last good day; the one before stays on the time line, with the norm that moved it.

    Lapsed by the old day and not by the new one, it runs again.
    """
    caso = Caso.objects.select_for_update(of=("self",)).select_related("nucleo").get(scadenze=pk)
    scadenza = _running().select_for_update(of=("self",)).filter(pk=pk).first()
    if scadenza is None:
        return
    prima, scadenza.termine = scadenza.termine, count_again(scadenza)
    if prima == scadenza.termine:
        return
    scadenza.stato = StatoScadenza.SCADUTA if scadenza.termine < oggi else StatoScadenza.APERTA
    scadenza.save(update_fields=["termine", "stato"])
    if scadenza.codice == CodiceTermine.T06 and scadenza.riferimento:
        Segnalazione.objects.filter(pk=scadenza.riferimento).update(scadenza_invio=scadenza.termine)
    testo = f"{scadenza.get_codice_display()}: il termine passa dal {prima:%d/%m/%Y} al {scadenza.termine:%d/%m/%Y} ({fonte})"
    note_evento(caso, by=by, tipo="termine", testo=testo[:300])
    audit.record("move_termine", scadenza, by=by, nucleo_id=caso.nucleo_id)


def _touched(norma: ParametroNormativo) -> Iterator[Scadenza]:
    """Those that were running while the clocks stood still; one whose end is not known yet counts nothing."""
    if norma.valido_al is None:
        return iter(())
    rows = _running().filter(codice__in=norma.valore.split(), decorrenza__lte=norma.valido_al)
    return rows.filter(termine__gte=norma.valido_dal).iterator(chunk_size=2000)


def _running() -> QuerySet[Scadenza, Scadenza]:
    return Scadenza.objects.in_corso().select_related("caso__nucleo")
