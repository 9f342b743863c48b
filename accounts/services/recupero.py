"""The ten codes that stand in for a lost telephone, once each. They are shown when they are made, and kept hashed.

A code is `N-XXXXX-XXXXX`: N finds the row, the rest is fifty bits in an alphabet where no letter passes for a figure.
"""

import secrets

from django.contrib.auth import hashers
from django.db import transaction
from django.utils import timezone

from accounts.models import CodiceRecupero, Operatore
from accounts.profilo import Persona
from accounts.services import avvisi
from accounts.services.avvisi import Avviso
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione

QUANTI = 10  # as many as the first figure tells apart
LUNGHEZZA = 10  # characters after it, five bits each
ALFABETO = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
COME_SI_LEGGE = str.maketrans("OIL", "011")  # who copies by hand writes what he sees


def renew_codici(operatore: Operatore) -> list[str]:
    """Ten new codes, in clear here and nowhere else; those of before die."""
    codici = [_new(numero) for numero in range(QUANTI)]
    rows = [
        CodiceRecupero(operatore=operatore, numero=numero, codice_hash=hashers.make_password(plain(codice)[1:]))
        for numero, codice in enumerate(codici)
    ]  # hashed before the lock is taken: it is slow on purpose
    with transaction.atomic():
        Operatore.objects.select_for_update(of=("self",)).get(pk=operatore.pk)
        CodiceRecupero.objects.filter(operatore=operatore).delete()
        CodiceRecupero.objects.bulk_create(rows)
        audit.record("renew_codici", operatore, by=Persona(operatore.pk), azione=Azione.CREAZIONE)
    return codici


def use_codice(operatore: Operatore, codice: str) -> bool:
    """Use up `codice` if it is one of the person's that are left; he is told by e-mail. His row is locked by the caller."""
    typed = plain(codice)
    row = _find(operatore, typed)
    if row is None or not hashers.check_password(typed[1:], row.codice_hash):
        return False
    row.usato_il = timezone.now()
    row.save(update_fields=["usato_il"])
    audit.record("use_codice_recupero", operatore, by=Persona(operatore.pk))
    avvisi.post_avviso(operatore.pk, Avviso.RECUPERO)
    return True


def plain(codice: str) -> str:
    """A code without its dashes, as it was made, however it was typed."""
    return "".join(each for each in codice.upper() if each.isalnum()).translate(COME_SI_LEGGE)


def looks_like_one(codice: str) -> bool:
    """Has it the form of a recovery code, and not of a telephone's?"""
    typed = plain(codice)
    return len(typed) == 1 + LUNGHEZZA and typed.isascii() and typed[0].isdigit()


def _find(operatore: Operatore, typed: str) -> CodiceRecupero | None:
    if not looks_like_one(typed):
        return None
    return CodiceRecupero.objects.filter(operatore=operatore, numero=int(typed[0]), usato_il=None).first()


def _new(numero: int) -> str:
    rest = "".join(secrets.choice(ALFABETO) for _ in range(LUNGHEZZA))
    return f"{numero}-{rest[:5]}-{rest[5:]}"
