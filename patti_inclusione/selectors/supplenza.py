"""Who sees a family for a while, absences, and conflicts: what the Coordinatore may know of them, and who else is told."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Concat

from accounts.models import Accreditamento
from patti_inclusione.models import Assenza, Caso, ConflittoInteressi, Supplenza
from patti_inclusione.selectors.famiglie import SPAZIO
from rdc_platform import calendario
from rdc_platform.audit.models import AccessoDato, Azione, EsitoAccesso


class StatoSupplenza(models.TextChoices):
    """Where a substitution stands at this moment."""

    DA_INIZIARE = "DA_INIZIARE", "Da iniziare"
    IN_CORSO = "IN_CORSO", "In corso"
    FINITA = "FINITA", "Finita"


def select_supplenze(rows: QuerySet, adesso: datetime) -> QuerySet:
    """Light rows: who sees which family, in whose place, from when to when; never why."""
    stato = Case(
        When(chiusa_il__isnull=False, then=Value(StatoSupplenza.FINITA)),
        When(al__lte=adesso, then=Value(StatoSupplenza.FINITA)),
        When(dal__gt=adesso, then=Value(StatoSupplenza.DA_INIZIARE)),
        default=Value(StatoSupplenza.IN_CORSO),
    )
    return rows.values(
        "id",
        "tipo",
        "dal",
        "al",
        stato=stato,
        caso_key=F("caso_id"),
        codice=F("caso__codice"),
        cerca=F("caso__nucleo__cerca"),
        famiglia=Concat("caso__nucleo__cognome", SPAZIO, "caso__nucleo__nome"),
        chi=Concat("supplente__operatore__nome", SPAZIO, "supplente__operatore__cognome"),
        al_posto_di=Concat(
            "assegnazione__case_manager__operatore__nome",
            SPAZIO,
            "assegnazione__case_manager__operatore__cognome",
        ),
    )


def running_of(caso: Caso, adesso: datetime) -> QuerySet[Supplenza]:
    """Who else sees the family now, for its own Case manager."""
    return Supplenza.objects.filter(caso=caso, chiusa_il=None, dal__lte=adesso, al__gt=adesso).order_by("al")


def list_letture(supplenza: Supplenza) -> list[dict[str, Any]]:
    """When the substitute opened or changed something of the family, from the register: he had no other right on it."""
    rows = AccessoDato.objects.filter(
        accreditamento_id=supplenza.supplente_id,
        nucleo_id=supplenza.caso.nucleo_id,
        istante__gte=supplenza.dal,
        istante__lt=supplenza.fine,
        esito=EsitoAccesso.CONSENTITO,
    )
    names = dict(Azione.choices)
    found = rows.order_by("-istante").values_list("istante", "azione")[:200]
    return [{"istante": istante, "azione": names[azione]} for istante, azione in found]


def list_assenze(accreditamento_id: object) -> QuerySet[Assenza]:
    """The absences that a Coordinatore arranged and that are not over."""
    rows = Assenza.objects.filter(disposta_da=accreditamento_id, chiusa_il=None, al__gte=calendario.today())
    return rows.select_related("case_manager__operatore", "supplente__operatore").order_by("dal")


def select_conflitti(rows: QuerySet[ConflittoInteressi]) -> QuerySet:
    """Light rows of the conflicts that hold."""
    return rows.filter(tolto_il=None).values(
        "id",
        "dichiarato_il",
        cerca=F("nucleo__cerca"),
        famiglia=Concat("nucleo__cognome", SPAZIO, "nucleo__nome"),
        comune=F("nucleo__comune__denominazione"),
        chi=Concat("operatore__nome", SPAZIO, "operatore__cognome"),
    )


def choices_of(rows: Iterable[Accreditamento], without: object = None) -> list[tuple[Any, str]]:
    """Case managers as choices of a form, without one of them."""
    return [(row.pk, row.operatore.nome_completo) for row in rows if row.pk != without]
