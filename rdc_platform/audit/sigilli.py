"""The hash chain over the register: each link holds the hash of the one before and of the row, in order of sealing."""

import hashlib
import json
from dataclasses import dataclass

from django.db import connection, transaction

from rdc_platform.audit.models import AccessoDato, Sigillo

LOCK = 7_301  # advisory lock: one sealer at a time
ORIGINE = "0" * 64
FIELDS = [field.attname for field in AccessoDato._meta.concrete_fields]


@transaction.atomic
def seal(limit: int = 10_000) -> int:
    """Chain up to `limit` committed rows that no link holds yet; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Sigillo.objects.order_by("-posizione").values_list("hash", flat=True).first() or ORIGINE
    unsealed = AccessoDato.objects.extra(
        where=["NOT EXISTS (SELECT 1 FROM audit_sigillo s WHERE s.accesso_id = audit_accessodato.id)"]
    )
    links = []
    for row in unsealed.order_by("istante", "id").values(*FIELDS)[:limit]:
        last = link(last, row)
        links.append(Sigillo(accesso_id=row["id"], hash=last))
    Sigillo.objects.bulk_create(links)
    return len(links)


def link(previous: str, row: dict[str, object]) -> str:
    """The hash of one link: SHA-256 of the previous hash and of the row as canonical JSON."""
    text = json.dumps({key: str(value) for key, value in row.items()}, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(f"{previous}{text}".encode()).hexdigest()


@dataclass(frozen=True)
class Verifica:
    """What the verifier found: rows checked, and the position of the first broken link, or None."""

    verificati: int
    rotto_alla_posizione: int | None


def verify() -> Verifica:
    """Walk the whole chain; a row changed or removed after sealing breaks it at its link."""
    last, count = ORIGINE, 0
    for sigillo in Sigillo.objects.order_by("posizione").iterator():
        row = AccessoDato.objects.filter(pk=sigillo.accesso_id).values(*FIELDS).first()
        last = link(last, row) if row else ""
        if last != sigillo.hash:
            return Verifica(count, sigillo.posizione)
        count += 1
    return Verifica(count, None)
