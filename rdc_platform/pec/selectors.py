"""PECs about a thing, with their receipts; and what is late.

On the page of a thing that PECs are about::

    context["messaggi_pec"] = pec.selectors.messaggi_of(indicazione)          # view
    {% include "_components/pec.html" with messaggi=messaggi_pec only %}      {# template #}

The policy of the downloads follows the thing: `accounts.permissions.RICEVUTE` for what the offices ask; a function has a view of
its own under the page of the thing, by `find_ricevuta`, and gives the component `scarica` (its name) and `di` (the thing's key);
the page that sends one again is its own too, given to the PEC of which it is by `with_rinvia`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from rdc_platform import calendario
from rdc_platform.norme import selectors as norme
from rdc_platform.outbox.models import Message, StatoMessaggio
from rdc_platform.pec.models import MessaggioPec, RicevutaPec, StatoPec

INDIRIZZO = re.compile(r"[^\s<>@]+@")
RIFIUTATE = {StatoPec.FALLITO, StatoPec.NON_ACCETTATO}
MANCATE = {*RIFIUTATE, StatoPec.MANCATA_CONSEGNA, StatoPec.CONSEGNATO_PARZIALE}
FERMA = "È ferma e non parte da sola: puoi aspettare che chi segue gli scambi la rimetta in coda, o mandarne un'altra al suo posto."


@dataclass(frozen=True)
class VocePec:
    """A PEC on the page of what it concerns: itself with recipients and receipts, what the provider refused, what is late, whether to send it again."""

    messaggio: MessaggioPec
    titolo: str
    ricevute: list[RicevutaPec]
    errore: str
    avviso: str
    rinviabile: bool
    rinvia: str = ""  # the page that sends it again, where it is not the offices' own


def messaggi_of(*oggetti: Model) -> list[VocePec]:
    """The PECs about these rows, the latest first, with their receipts in the order of their certified time; three queries."""
    about = Q(pk=None)
    for oggetto in oggetti:
        about |= Q(riferimento_tipo=oggetto._meta.label, riferimento_id=oggetto.pk)
    return _voci(about)


def messaggi_about(rows: QuerySet[Any]) -> list[VocePec]:
    """As `messaggi_of`, of rows that were not read; three queries too."""
    return _voci(Q(riferimento_tipo=rows.model._meta.label, riferimento_id__in=rows.values("pk")))


def _voci(about: Q) -> list[VocePec]:
    ricevute = RicevutaPec.objects.select_related("eml").order_by("data_certificata", "acquisita_il")
    rows = MessaggioPec.objects.filter(about).annotate(ferma=_ferma()).select_related("sostituito_da")
    rows = rows.order_by("-creato_il")
    return [_voce(row) for row in rows.prefetch_related("destinatari", Prefetch("ricevute", ricevute))]


def with_rinvia(voci: list[VocePec], pagine: Mapping[Any, str]) -> list[VocePec]:
    """Each with the page that sends it again, by the key of its message."""
    return [replace(voce, rinvia=pagine.get(voce.messaggio.pk, "")) for voce in voci]


def find_ricevuta(ricevuta_id: UUID, *oggetti: Model) -> RicevutaPec | None:
    """A receipt of a PEC about one of these rows; None for another, or for none."""
    about = Q(pk=None)
    for oggetto in oggetti:
        about |= Q(messaggio__riferimento_tipo=oggetto._meta.label, messaggio__riferimento_id=oggetto.pk)
    return RicevutaPec.objects.select_related("eml").filter(about, pk=ricevuta_id).first()


def _voce(messaggio: MessaggioPec) -> VocePec:
    return VocePec(
        messaggio=messaggio,
        titolo=messaggio.causale or messaggio.oggetto,
        ricevute=list(messaggio.ricevute.all()),
        errore=messaggio.ultimo_errore if messaggio.stato in RIFIUTATE else "",
        avviso=avviso(messaggio),
        rinviabile=is_resendable(messaggio),
    )


def is_resendable(messaggio: MessaggioPec) -> bool:
    """Did it surely not arrive, or has its doubt lasted long enough for a person to decide? Once replaced, no more."""
    if hasattr(messaggio, "sostituito_da"):
        return False
    return messaggio.stato in MANCATE or bool(avviso(messaggio))


def to_resend() -> QuerySet[MessaggioPec]:
    """Those of which `is_resendable` says yes."""
    return MessaggioPec.objects.filter(Q(stato__in=MANCATE) | overdue(), sostituito_da=None)


def rischio(messaggio: MessaggioPec) -> str:
    """What who sends it again has to know: that it surely did not arrive, or that it may have."""
    if messaggio.stato in (StatoPec.INVIATO, StatoPec.ACCETTATO):
        return "Il gestore l'ha presa, ma non sappiamo se è arrivata: chi la riceve potrebbe averla due volte."
    if messaggio.stato == StatoPec.INCERTO:
        return "Non sappiamo se è partita: chi la riceve potrebbe averla due volte."
    if messaggio.stato == StatoPec.CONSEGNATO_PARZIALE:
        return "Non è arrivata a tutti: la mandiamo a chi manca."
    return "Non è arrivata."


def avviso(messaggio: MessaggioPec) -> str:
    """What should have come by now and has not, in words; "" when all is in time."""
    now = timezone.now()
    if messaggio.stato == StatoPec.IN_CODA:
        return FERMA if is_ferma(messaggio) else ""
    if messaggio.stato == StatoPec.INCERTO and messaggio.stato_dal <= now - _minuti("PEC_MINUTI_INCERTO"):
        return "Non sappiamo se è partita, e nessuna ricevuta lo dice: decidi se mandarla di nuovo."
    if messaggio.stato == StatoPec.INVIATO and _since(messaggio.inviato_il, now) > _ore("PEC_ORE_ACCETTAZIONE"):
        return "Il gestore non ha ancora mandato la ricevuta di accettazione."
    if messaggio.stato == StatoPec.ACCETTATO and _since(messaggio.accettato_il or messaggio.stato_dal, now) > _ore(
        "PEC_ORE_ESITO"
    ):
        return "Accettata, ma non sappiamo se è stata consegnata: l'esito doveva arrivare entro un giorno."
    return ""


def is_ferma(messaggio: MessaggioPec) -> bool:
    """Whether its message of the outbox has stopped; read already, where its row was."""
    known = getattr(messaggio, "ferma", None)
    if known is None:
        known = Message.objects.filter(key=messaggio.message_id, stato=StatoMessaggio.FERMO).exists()
    return bool(known)


def _ferma() -> Exists:
    return Exists(Message.objects.filter(key=OuterRef("message_id"), stato=StatoMessaggio.FERMO))


def overdue() -> Q:
    """The messages of which `avviso` says something, as a condition on their rows."""
    now = timezone.now()
    return (
        Q(_ferma(), stato=StatoPec.IN_CODA)
        | Q(stato=StatoPec.INCERTO, stato_dal__lte=now - _minuti("PEC_MINUTI_INCERTO"))
        | Q(stato=StatoPec.INVIATO, inviato_il__lt=now - _ore("PEC_ORE_ACCETTAZIONE"))
        | Q(stato=StatoPec.ACCETTATO, accettato_il__lt=now - _ore("PEC_ORE_ESITO"))
        | Q(stato=StatoPec.ACCETTATO, accettato_il=None, stato_dal__lt=now - _ore("PEC_ORE_ESITO"))
    )


def to_look_at() -> Q:
    """The receipts for a person: odd ones, and those of no message that we know."""
    return Q(da_esaminare=True) | Q(messaggio=None)


def masked(text: str) -> str:
    """A text without what stands before the @ of its addresses: it may be a person's name."""
    return INDIRIZZO.sub("…@", text)


def _since(moment: datetime | None, now: datetime) -> timedelta:
    return now - moment if moment else timedelta()


def _minuti(codice: str) -> timedelta:
    return timedelta(minutes=norme.intero(codice, calendario.today()))


def _ore(codice: str) -> timedelta:
    return timedelta(hours=norme.intero(codice, calendario.today()))
