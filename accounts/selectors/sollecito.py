"""Whom to remind: the forms that wait for their PEC, and the Ambiti from which no form came."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.models import RichiestaAccreditamento, Sollecito, TipoSollecito
from accounts.selectors.ambito import Situazione, with_registrazione
from accounts.selectors.richiesta import stuck_without_pec
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero


@dataclass
class Anteprima:
    """What a reminder to some Ambiti would do: whom it reaches and how, whom it leaves out and why."""

    raggiunti: list[Ambito] = field(default_factory=list)  # by PEC, by e-mail to the Referenti, or both
    recenti: list[Ambito] = field(default_factory=list)  # reminded a few days ago
    senza_recapito: list[Ambito] = field(default_factory=list)  # neither a PEC address nor a Referente
    con_richiesta: list[Ambito] = field(default_factory=list)  # a request, or an Amministratore, came meanwhile
    referenti: dict[UUID, list[int]] = field(default_factory=dict)  # of each Ambito

    @property
    def senza_pec(self) -> list[Ambito]:
        """Of those reached, the ones whose Referenti alone are."""
        return [ambito for ambito in self.raggiunti if not ambito.pec]

    @property
    def emails(self) -> int:
        return sum(len(self.referenti[ambito.pk]) for ambito in self.raggiunti)


def waiting_for_pec() -> QuerySet[RichiestaAccreditamento]:
    """The forms without their PEC for too long, which nobody was reminded of for as long."""
    since = timezone.now() - timedelta(days=intero("ACC_GG_SOLLECITO_PEC", calendario.today()))
    recent = Sollecito.objects.filter(richiesta=OuterRef("pk"), inviato_il__gt=since)
    return RichiestaAccreditamento.objects.filter(stuck_without_pec()).exclude(Exists(recent))


def preview(ambiti: QuerySet[Ambito], ids: Collection[UUID]) -> Anteprima:
    """Each of those `ids` under what would happen to it; two queries, however many."""
    today = calendario.today()
    since = timezone.now() - timedelta(days=intero("ACC_GG_SOLLECITO_MODULO", today))
    rows = with_registrazione(ambiti, today).filter(pk__in=ids).order_by("cerca", "pk")
    found = Anteprima()
    for ambito in with_last_sollecito(rows).prefetch_related("referenti"):
        referenti = found.referenti[ambito.pk] = [referente.pk for referente in ambito.referenti.all()]
        if ambito.situazione != Situazione.SENZA_RICHIESTA:
            found.con_richiesta.append(ambito)
        elif ambito.sollecitato_il and ambito.sollecitato_il > since:
            found.recenti.append(ambito)
        elif ambito.pec or referenti:
            found.raggiunti.append(ambito)
        else:
            found.senza_recapito.append(ambito)
    return found


def with_last_sollecito(ambiti: QuerySet[Ambito]) -> QuerySet[Ambito]:
    """Each Ambito with when it was last reminded of the form (`sollecitato_il`)."""
    rows = Sollecito.objects.filter(ambito=OuterRef("pk"), tipo=TipoSollecito.SENZA_MODULO)
    last = rows.order_by().values("ambito").annotate(quando=Max("inviato_il")).values("quando")
    return ambiti.annotate(sollecitato_il=Subquery(last))


def solleciti_of(ambito: Ambito) -> QuerySet[Sollecito]:
    """The reminders that an Ambito had, the latest first, with how their PEC went."""
    return ambito.solleciti.select_related("messaggio_pec", "richiesta").order_by("-inviato_il")
