"""The walk over the register of reads: openings by who could not see the family then, and look-ups that are unusual."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts import poteri
from accounts.intervalli import Intervallo
from accounts.policy import Own
from accounts.selectors.visibilita import find_viste
from ambiti.models import Nucleo
from patti_inclusione.models import Supplenza, TipoSupplenza
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Autore
from rdc_platform.audit.models import AccessoDato, Azione, EsitoAccesso
from rdc_platform.monitor.models import Anomalia, TipoAnomalia, VerificaAccessi
from rdc_platform.norme.selectors import intero

BATCH = 1000
APERTURE = (Azione.LETTURA, Azione.STAMPA)
FIELDS = ("istante", "operatore_id", "accreditamento_id", "ruolo", "nucleo_id", "atto", "oggetto_tipo", "oggetto_id")
Lettura = dict[str, Any]


def verify_since_last(*, by: Autore) -> VerificaAccessi | None:
    """Go on from where the last walk ended, by whole hours; None when there is no new one."""
    last = VerificaAccessi.objects.order_by("-al").values_list("al", flat=True).first()
    al = _hour(timezone.now() - 2 * _tolerance())
    dal = last or al - timedelta(days=1)
    return verify_accessi(dal, al, by=by) if dal < al else None


@transaction.atomic
def verify_accessi(dal: datetime, al: datetime, *, by: Autore) -> VerificaAccessi:
    """Look at every opening of a family from `dal` to `al`; the same walk again finds nothing new."""
    letture = read_letture(dal, al)
    found: list[Anomalia] = []
    families: dict[tuple[UUID, datetime], set[UUID]] = defaultdict(set)
    count, last = 0, {}
    for batch in _batches(letture):
        count += len(batch)
        found += [_anomalia(TipoAnomalia.SENZA_LEGAME, row) for row in find_unlinked(batch)]
        found += [_anomalia(TipoAnomalia.DI_NOTTE, row) for row in batch if is_at_night(row["istante"])]
        found += [_anomalia(TipoAnomalia.IN_EMERGENZA, row) for row in find_in_emergenza(batch)]
        for row in batch:
            key = (row["accreditamento_id"], _hour(row["istante"]))
            families[key].add(row["nucleo_id"])
            last[key] = row
    found += _too_many(families, last)
    Anomalia.objects.bulk_create(found, ignore_conflicts=True)
    verifica = VerificaAccessi.objects.create(dal=dal, al=al, letture=count)
    audit.record("verifica_accessi", verifica, by=by, azione=Azione.CREAZIONE)
    return verifica


def read_letture(dal: datetime, al: datetime) -> QuerySet[AccessoDato, Lettura]:
    """The openings of families by people, in order."""
    rows: QuerySet[AccessoDato, Any] = AccessoDato.objects.filter(
        istante__gte=dal,
        istante__lt=al,
        azione__in=APERTURE,
        esito=EsitoAccesso.CONSENTITO,
        nucleo_id__isnull=False,
        accreditamento_id__isnull=False,
    )
    letture: QuerySet[AccessoDato, Any] = rows.order_by("istante").values(*FIELDS)
    return letture


def find_unlinked(letture: Iterable[Lettura]) -> list[Lettura]:
    """Those whose profile could not see the family at that instant, give or take what a request lasts.

    The register writes when a request began, the history when an assignment was written: a request may see what began
    after itself, or still see what was ending.
    """
    letture, around = list(letture), _tolerance()
    if not letture:
        return []
    whole = Intervallo(letture[0]["istante"] - around, letture[-1]["istante"] + around)
    seen = defaultdict(list)
    holders = {row["accreditamento_id"] for row in letture}
    for vista in find_viste(Nucleo, {row["nucleo_id"] for row in letture}, whole, holders):
        seen[vista.visto, vista.accreditamento_id].append(vista.periodo)
    own = _own_rows(letture)
    return [
        row
        for row in letture
        if (row["oggetto_tipo"], row["oggetto_id"], row["accreditamento_id"]) not in own
        and not any(
            periodo.common(Intervallo(row["istante"] - around, row["istante"] + around))
            for periodo in seen[str(row["nucleo_id"]), row["accreditamento_id"]]
        )
    ]


def find_in_emergenza(letture: Iterable[Lettura]) -> list[Lettura]:
    """Those of who saw the family for some hours only, by an emergency: each is to be looked at."""
    letture = list(letture)
    emergenze = defaultdict(list)
    rows = Supplenza.objects.filter(
        tipo=TipoSupplenza.EMERGENZA, supplente__in={row["accreditamento_id"] for row in letture}
    )
    for row in rows.select_related("caso"):
        emergenze[row.supplente_id, row.caso.nucleo_id].append(Intervallo(row.dal, row.fine))
    return [
        row
        for row in letture
        if any(row["istante"] in each for each in emergenze[row["accreditamento_id"], row["nucleo_id"]])
    ]


def is_at_night(istante: datetime) -> bool:
    """Between the evening and the morning of the dated parameters, in Rome."""
    there = istante.astimezone(calendario.ROMA)
    sera, mattina = (intero(f"REGISTRO_ORA_{quando}", there.date()) for quando in ("SERA", "MATTINA"))
    return there.hour >= sera or there.hour < mattina


def _own_rows(letture: list[Lettura]) -> set[tuple[str, str, UUID]]:
    """(kind, key, profile) of the rows that a profile opened as its own, whoever has the family by now."""
    found: set[tuple[str, str, UUID]] = set()
    for potere in poteri.poteri_on(Nucleo):
        kind = potere.model._meta.label_lower
        keys = {row["oggetto_id"] for row in letture if row["oggetto_tipo"] == kind and row["ruolo"] == potere.ruolo}
        if isinstance(potere.grant, Own) and keys:
            rows = potere.model._default_manager.filter(pk__in=keys).values_list("pk", potere.grant.path)
            found |= {(kind, str(key), accreditamento) for key, accreditamento in rows}
    return found


def _too_many(
    families: dict[tuple[UUID, datetime], set[UUID]], last: dict[tuple[UUID, datetime], Lettura]
) -> Iterator[Anomalia]:
    for key, nuclei in families.items():
        if len(nuclei) > intero("REGISTRO_FAMIGLIE_ORA", calendario.rome_date(key[1])):
            row = last[key]
            yield Anomalia(
                tipo=TipoAnomalia.MOLTE_FAMIGLIE,
                istante=key[1],
                operatore_id=row["operatore_id"],
                accreditamento_id=key[0],
                ruolo=row["ruolo"],
                quante=len(nuclei),
            )


def _anomalia(tipo: TipoAnomalia, row: Lettura) -> Anomalia:
    names = ("istante", "operatore_id", "accreditamento_id", "ruolo", "nucleo_id", "atto")
    return Anomalia(tipo=tipo, **{name: row[name] for name in names})


def _batches(rows: QuerySet[AccessoDato, Lettura]) -> Iterator[list[Lettura]]:
    batch: list[Lettura] = []
    for row in rows.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _hour(istante: datetime) -> datetime:
    return istante.replace(minute=0, second=0, microsecond=0)


def _tolerance() -> timedelta:
    return timedelta(seconds=intero("REGISTRO_SECONDI_TOLLERANZA", calendario.today()))
