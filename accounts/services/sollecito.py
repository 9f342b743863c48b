"""Reminders: of the PEC that a form waits for (by itself, daily), of the form that never came (the Ministry's act)."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import RichiestaAccreditamento, Sollecito, TipoSollecito
from accounts.permissions import AMBITI
from accounts.profilo import Profilo
from accounts.selectors import ambito as registrazioni
from accounts.selectors import sollecito as selectors
from accounts.services.richiesta import lock_richiesta, tell_body
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.models import Azione
from rdc_platform.outbox import services as outbox
from rdc_platform.pec import services as pec

EMAIL = "email.sollecito"
OGGETTO = "Accreditamento alla Piattaforma: manca la richiesta dell'Ambito"
CAUSALE = "Sollecito"
BY = Sistema("accreditamento.solleciti")


class TermineApertoError(Exception):
    """The Ambiti still have time to name their Amministratore."""


def remind_pec() -> int:
    """Remind each body whose form waits for its PEC, once a period, each in a transaction of its own; how many.

    The request stays as it is: nothing is refused by silence.
    """
    keys = list(selectors.waiting_for_pec().values_list("pk", flat=True))
    return sum(_remind_richiesta(RichiestaAccreditamento(pk=key)) for key in keys)


@transaction.atomic
def _remind_richiesta(richiesta: RichiestaAccreditamento) -> bool:
    """By PEC; by e-mail to the Referenti where no PEC address is known. False if there is neither, or it came meanwhile."""
    richiesta = lock_richiesta(richiesta)
    if not selectors.waiting_for_pec().filter(pk=richiesta.pk).exists():
        return False
    messaggio = tell_body(richiesta, text_of(TipoSollecito.SENZA_PEC, richiesta.ambito, richiesta), causale=CAUSALE)
    referenti = [] if messaggio else list(richiesta.ambito.referenti.values_list("pk", flat=True))
    if messaggio is None and not referenti:
        return False
    sollecito = Sollecito.objects.create(
        ambito=richiesta.ambito,
        tipo=TipoSollecito.SENZA_PEC,
        richiesta=richiesta,
        messaggio_pec=messaggio,
        referenti_avvisati=len(referenti),
    )
    outbox.post_many(EMAIL, _emails(sollecito, referenti))
    audit.record("remind_richiesta", richiesta, by=BY, azione=Azione.INVIO)
    return True


@transaction.atomic
def remind_ambiti(ids: Collection[UUID], *, by: Profilo) -> selectors.Anteprima:
    """Remind the Ambiti from which no form came, by PEC and by e-mail to their Referenti; what was done, and to whom not.

    Raises TermineApertoError before the letter's day is over. A second sending within the period leaves them out.
    """
    if calendario.today() <= registrazioni.termine_accreditamento():
        raise TermineApertoError
    ambiti = AMBITI.permitted(by, "remind_ambito")
    list(ambiti.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk"))
    found = selectors.preview(ambiti, ids)
    solleciti = [
        Sollecito(
            ambito=ambito,
            tipo=TipoSollecito.SENZA_MODULO,
            referenti_avvisati=len(found.referenti[ambito.pk]),
            inviato_da=by.accreditamento,
        )
        for ambito in found.raggiunti
    ]
    _attach_pec(solleciti)
    Sollecito.objects.bulk_create(solleciti)
    emails = [_emails(each, found.referenti[each.ambito_id]) for each in solleciti]
    outbox.post_many(EMAIL, {key: payload for each in emails for key, payload in each.items()})
    audit.record("remind_ambiti", by=by, azione=Azione.INVIO)
    return found


def text_of(tipo: str, ambito: Ambito, richiesta: RichiestaAccreditamento | None = None) -> str:
    """What a reminder says: nothing of the person, whom the number of the request names."""
    context = {
        "ambito": ambito.denominazione,
        "numero": richiesta.numero_richiesta if richiesta else "",
        "termine": registrazioni.termine_accreditamento(),
        "modulo": settings.INDIRIZZO_PUBBLICO.rstrip("/") + reverse("accounts:modulo"),
        "pec": settings.PEC_MITTENTE,
    }
    return render_to_string(f"accounts/sollecito_{tipo.lower()}.txt", context).strip()


def _attach_pec(solleciti: list[Sollecito]) -> None:
    """A PEC to each Ambito that has an address."""
    by_pec = [each for each in solleciti if each.ambito.pec]
    lettere = [
        pec.Lettera(each.ambito.pec, OGGETTO, text_of(each.tipo, each.ambito), CAUSALE, each.ambito) for each in by_pec
    ]
    for sollecito, messaggio in zip(by_pec, pec.send_many(lettere), strict=True):
        sollecito.messaggio_pec = messaggio


def _emails(sollecito: Sollecito, referenti: Collection[int]) -> dict[str, dict[str, object]]:
    """The messages of the outbox, by key: one a Referente."""
    return {
        f"{EMAIL}:{sollecito.pk}:{referente}": {"sollecito_id": sollecito.pk, "referente_id": referente}
        for referente in referenti
    }
