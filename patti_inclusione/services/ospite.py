"""Guests of an équipe: invited for one case, let in by link and code, writing in their sections and nowhere else (docs/adr/0017)."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth import hashers
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from accounts.models.invito import TENTATIVI
from accounts.profilo import Profilo
from accounts.services.attivazione import VALIDITA, digest, new_codice, plain
from patti_inclusione.models import AccessoEquipe, Caso, InvitoEquipe, MembroEquipe
from patti_inclusione.quadro.pagine import PaginaQuadro
from patti_inclusione.selectors.equipe import can_see, ospite_of, ospiti
from patti_inclusione.services.caso import lock_caso
from patti_inclusione.services.equipe import PERMESSO
from patti_inclusione.services.pagine import Contenuto
from patti_inclusione.services.quadro import keep_pagina
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import TransitionError
from rdc_platform.outbox import services as outbox


@dataclass(frozen=True)
class Ospite:
    """The author of what a guest does: he has no profile; the register knows him by the key of his place in the équipe."""

    membro_id: UUID
    operatore_id: UUID | None = None
    accreditamento_id: UUID | None = None

    @property
    def ruolo(self) -> str:
        return f"ospite:{self.membro_id}"


@transaction.atomic
def invite(membro: MembroEquipe, *, by: Profilo) -> str:
    """Send a member his link, and give the code to tell him; what he was sent before, and his session, end.

    Raises TransitionError for a member who may not use the platform today.
    """
    caso = lock_caso(membro.equipe.caso, by=by, perm=PERMESSO)
    if not ospiti(calendario.today()).filter(pk=membro.pk).exists():
        raise TransitionError("this member may not use the platform today")
    InvitoEquipe.objects.filter(membro=membro).delete()
    codice = new_codice()
    invito = InvitoEquipe.objects.create(
        membro=membro, codice_hash=hashers.make_password(codice), scade_il=timezone.now() + VALIDITA
    )
    audit.record("invite_ospite", membro, by=by, nucleo_id=caso.nucleo_id, categoria="equipe")
    outbox.post("email.ospite", key=f"email.ospite:{invito.pk}", invito_id=invito.pk)
    return codice


def find_to_send(invito_id: str) -> InvitoEquipe | None:
    """An invitation whose e-mail may leave, locked; None if it was used or its member may not come in any more."""
    rows = InvitoEquipe.objects.select_for_update(of=("self",)).select_related("membro")
    return rows.filter(pk=invito_id, usato_il=None, membro__in=ospiti(calendario.today())).first()


def new_link(invito: InvitoEquipe) -> str:
    """A new link for `invito`; the one it had before dies."""
    token = secrets.token_urlsafe(32)
    invito.token_hash, invito.scade_il = digest(token), timezone.now() + VALIDITA
    invito.save(update_fields=["token_hash", "scade_il"])
    return settings.INDIRIZZO_PUBBLICO.rstrip("/") + reverse("patti_inclusione:ospite_open", args=[token])


def find_invito(token: str) -> InvitoEquipe | None:
    """The invitation of a link, if it still holds."""
    return _valid().filter(token_hash=digest(token)).first()


def is_valid(invito_id: str | None) -> bool:
    """Whether the invitation that a session is about still waits for its code."""
    return invito_id is not None and _valid().filter(pk=invito_id).exists()


def _valid() -> QuerySet[InvitoEquipe]:
    rows = InvitoEquipe.objects.filter(usato_il=None, scade_il__gt=Now(), tentativi__lt=TENTATIVI)
    return rows.filter(membro__in=ospiti(calendario.today()))


@transaction.atomic
def use_invito(invito_id: str, codice: str) -> bool:
    """Use the invitation up with its code: the session may go in. A wrong code counts, and the fifth ends the invitation."""
    invito = _valid().select_for_update(of=("self",)).filter(pk=invito_id).first()
    if invito is None:
        return False
    right = hashers.check_password(plain(codice), invito.codice_hash)
    if right:
        invito.usato_il = timezone.now()
        audit.record("use_invito", invito.membro, by=Ospite(invito.membro_id), azione=Azione.LETTURA)
    else:
        invito.tentativi += 1
    invito.save(update_fields=["usato_il", "tentativi"])
    return right


@transaction.atomic
def save_pagina(
    membro: MembroEquipe, pagina: PaginaQuadro, contenuto: Contenuto, *, invito_id: str, versione: int
) -> int:
    """Keep a page of the guest's own; what he may do is read again once the case is locked. Http404 if it is over.

    Raises as services.quadro.keep_pagina.
    """
    caso = Caso.objects.select_for_update(of=("self",)).get(pk=membro.equipe_id)
    ora = ospite_of(invito_id, calendario.today())
    if ora is None or ora.accesso_piattaforma != AccessoEquipe.COMPILA_SEZIONI or not can_see(ora, pagina):
        raise Http404
    firma = {"compilata_da": None, "compilata_da_membro": ora}
    return keep_pagina(caso, pagina, contenuto, by=Ospite(ora.pk), firma=firma, versione=versione)
