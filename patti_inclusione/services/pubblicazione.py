"""Telling the other functions what they may know of the families with a Patto (`ambiti.PersonaSeguita`)."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from ambiti.models import PersonaSeguita
from ambiti.services.persona_seguita import publish
from patti_inclusione.models import Caso, StatoCaso
from patti_inclusione.selectors.pubblicazione import list_da_rivedere, read_persone
from rdc_platform import calendario

PER_VOLTA = 500  # families in one transaction of the night
SENZA_PATTO = {StatoCaso.DA_ASSEGNARE, StatoCaso.ASSEGNATO, StatoCaso.CONVOCATO}
DEL_LOTTO = """
UPDATE ambiti_personaseguita s SET del_giorno = %s
FROM ambiti_componente c JOIN fornitura_record r ON r.nucleo_id = c.nucleo_id AND r.esito = 'MODIFICATA'
WHERE s.componente_id = c.id
"""


def publish_caso(caso: Caso) -> None:
    """After an act on a case: what the others know of its family is as it is now."""
    if caso.stato not in SENZA_PATTO or PersonaSeguita.objects.filter(componente__nucleo=caso.nucleo_id).exists():
        publish_nuclei([caso.nucleo_id])


def publish_nuclei(nuclei: Collection[UUID]) -> None:
    publish(nuclei, read_persone(nuclei, calendario.today()))


@transaction.atomic
def publish_famiglia(nucleo_id: UUID) -> None:
    """Because another function asks: of a family at the Centro that never had a case here, nothing is told before."""
    list(Caso.objects.select_for_update(of=("self",)).filter(nucleo=nucleo_id).values_list("pk"))
    publish_nuclei([nucleo_id])


def mark_lotto() -> None:
    """What a lot changed is read again by `refresh_persone`; called within its transaction."""
    with connection.cursor() as cursor:
        cursor.execute(DEL_LOTTO, [calendario.today() - calendario.GIORNO])


def refresh_persone() -> int:
    """Bring some of the families of an earlier day to today; how many. Repeated until it says 0."""
    with transaction.atomic():
        nuclei = list_da_rivedere(calendario.today(), PER_VOLTA)
        list(
            Caso.objects.select_for_update(of=("self",))
            .filter(nucleo__pk__among=nuclei)
            .order_by("pk")
            .values_list("pk")
        )
        publish_nuclei(nuclei)
    return len(nuclei)
