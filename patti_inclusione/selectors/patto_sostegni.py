"""The supports of the Patti in force, as light rows for the Case manager's list."""

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat

from patti_inclusione.models import PassaggioSostegno, Sostegno, StatoPatto


def select_sostegni(patti: QuerySet) -> QuerySet:
    """Rows with the family, the support and how far it has come; of those of `patti` that are in force."""
    return (
        Sostegno.objects.filter(patto__in=patti.filter(stato=StatoPatto.ATTIVO))
        .annotate(
            famiglia=Concat("patto__caso__nucleo__cognome", Value(" "), "patto__caso__nucleo__nome"),
            cerca=F("patto__caso__nucleo__cerca"),
            nucleo_id=F("patto__caso__nucleo_id"),
            comune=F("patto__caso__nucleo__comune__denominazione"),
        )
        .values(
            "id", "patto_id", "nucleo_id", "famiglia", "cerca", "comune", "codice", "ente_erogatore", "stato", "dal",
            "attivato_il",
        )
    )  # fmt: skip


def list_passaggi(sostegno: Sostegno) -> list[PassaggioSostegno]:
    """What happened to the support, the last first, through the versions of its Patto."""
    rows = PassaggioSostegno.objects.filter(sostegno__patto__caso=sostegno.patto.caso_id)
    same = rows.filter(sostegno__origine=sostegno.filo) | rows.filter(sostegno=sostegno.filo)
    return list(same.select_related("accreditamento__operatore").order_by("-istante", "-pk"))
