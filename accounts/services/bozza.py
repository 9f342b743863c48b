"""The letter's form while it is being filled: kept as typed behind a link, then the way back to the receipt (docs/adr/0012)."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from accounts.models import BozzaRichiesta, RichiestaAccreditamento
from accounts.services import richiesta as richieste
from accounts.services.richiesta import MODULO
from ambiti.models import Ambito
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.norme.selectors import intero


@transaction.atomic
def create_bozza(
    *, dati: Mapping[str, str] | None = None, richiesta: RichiestaAccreditamento | None = None
) -> tuple[BozzaRichiesta, str]:
    """Keep what was typed, or the way back to a request already sent; returns the link too, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    bozza = BozzaRichiesta.objects.create(
        token_hash=_digest(token), dati=dict(dati or {}), richiesta=richiesta, scade_il=_expiry()
    )
    audit.record("create_bozza", bozza, by=MODULO, azione=Azione.CREAZIONE)
    return bozza, settings.INDIRIZZO_PUBBLICO.rstrip("/") + reverse("accounts:bozza_open", args=[token])


@transaction.atomic
def save_bozza(bozza: BozzaRichiesta, *, dati: Mapping[str, str]) -> bool:
    """Keep what is typed now, and the link for as many days again; False if the form was sent or has expired meanwhile.

    Not written in the register: it happens every few seconds, and the row holds nobody's data but who is typing's.
    """
    rows = BozzaRichiesta.objects.valide().filter(pk=bozza.pk, richiesta=None)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        return False
    row.dati, row.scade_il = dict(dati), _expiry()
    row.save(update_fields=["dati", "scade_il", "aggiornata_il"])
    return True


@transaction.atomic
def submit_bozza(
    bozza: BozzaRichiesta | None, *, ambito: Ambito, codice_fiscale: str, **altri_campi: object
) -> RichiestaAccreditamento:
    """Send the form; its link, if there is one, leads to the receipt from now on, and what was typed is not kept twice.

    Raises RichiestaDoppiaError.
    """
    richiesta = richieste.submit_richiesta(ambito=ambito, codice_fiscale=codice_fiscale, **altri_campi)
    if bozza is not None:
        rows = BozzaRichiesta.objects.filter(pk=bozza.pk, richiesta=None)
        rows.update(richiesta=richiesta, dati={}, scade_il=_expiry(), aggiornata_il=Now())
    return richiesta


def find_bozza(token: str) -> BozzaRichiesta | None:
    """What a link leads to, as long as it holds."""
    return BozzaRichiesta.objects.valide().filter(token_hash=_digest(token)).first()


def delete_expired() -> int:
    """Delete the drafts whose link holds no more, and the links to receipts; how many."""
    return BozzaRichiesta.objects.filter(scade_il__lte=Now()).delete()[0]


def _expiry() -> datetime:
    return timezone.now() + timedelta(days=intero("MODULO_GG_BOZZA", calendario.today()))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
