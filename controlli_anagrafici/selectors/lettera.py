"""The letter to a Comune that does not use the platform: which one is lost, and waits for a person."""

from django.db.models import OuterRef, QuerySet, Subquery

from controlli_anagrafici.models import CanaleRinvio, Controllo, RinvioVerifica
from controlli_anagrafici.models.rinvio import APERTI
from rdc_platform.pec import selectors as pec
from rdc_platform.pec.models import MessaggioPec


def lost_lettere() -> QuerySet[RinvioVerifica]:
    """The open hops whose PEC did not arrive, or of which nobody knows past its term: their days run for nothing."""
    return RinvioVerifica.objects.filter(stato__in=APERTI, canale=CanaleRinvio.PEC, pec__in=pec.to_resend())


def find_lost(controllo: Controllo) -> RinvioVerifica | None:
    """That of this check, with its PEC and its Comune."""
    rows = lost_lettere().filter(controllo=controllo).select_related("pec", "comune_destinatario", "controllo")
    return rows.first()


def with_perduta(controlli: QuerySet[Controllo]) -> QuerySet[Controllo]:
    """Each with the key of the PEC that was lost on its open hop."""
    return controlli.annotate(perduta=Subquery(lost_lettere().filter(controllo=OuterRef("pk")).values("pec")[:1]))


def last_pec(rinvio: RinvioVerifica) -> MessaggioPec | None:
    """The one that no other has taken the place of."""
    rows = MessaggioPec.objects.filter(riferimento_tipo=rinvio._meta.label, riferimento_id=rinvio.pk)
    return rows.filter(sostituito_da=None).order_by("-creato_il").first()
