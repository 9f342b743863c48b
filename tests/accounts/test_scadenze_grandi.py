"""The daily jobs on the whole country: fifty thousand accreditations in three hundred Ambiti."""

from time import perf_counter

import pytest
from django.db import connection

from accounts import incarichi
from accounts.models import Accreditamento, IncaricoComune, Livello, Operatore, Ruolo
from accounts.services import scadenze
from accounts.tasks import suspend_accreditamenti, warn_accreditamenti
from ambiti.models import Ambito
from rdc_platform.outbox.models import Message
from tests.factories.vita import days

QUANTI, AMBITI, SECONDI = 50_000, 300, 20
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def italia(mondo):
    """Operators in use and confirmed, but for three hundred to be told of and two hundred nobody uses."""
    model = mondo.ambito_a
    ambiti = Ambito.objects.bulk_create(_copy(model, n) for n in range(AMBITI))
    people = Operatore.objects.bulk_create((_person(n) for n in range(QUANTI)), batch_size=1000)
    rows = [_row(person, ambiti[n % AMBITI], n) for n, person in enumerate(people)]
    Accreditamento.objects.bulk_create(rows, batch_size=1000)
    _hold(rows, mondo.cremona)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return mondo


def test_daily_jobs_of_the_whole_country_take_seconds(italia):
    Accreditamento.objects.filter(pk=italia.amministratore.accreditamento_id).update(stato_dal=days(-400))
    times = {}
    for name, job in {
        "to find what is over": scadenze.list_over,
        "to find what nobody confirmed": scadenze.list_unconfirmed,
        "to find what nobody uses": scadenze.list_unused,
        "to tell": warn_accreditamenti,
        "to tell again": warn_accreditamenti,
        "to suspend two hundred": suspend_accreditamenti,
    }.items():
        began = perf_counter()
        job()
        times[name] = round(perf_counter() - began, 2)
    print(times)  # noqa: T201 -- the figures are what it is for

    assert Accreditamento.objects.filter(stato="SOSPESO", motivo_stato="INATTIVITA").count() == 200
    assert Message.objects.filter(topic="email.inattivita").count() == 300
    assert sum(times.values()) - times["to suspend two hundred"] < SECONDI


def _copy(model: Ambito, n: int) -> Ambito:
    values = {f.attname: getattr(model, f.attname) for f in Ambito._meta.concrete_fields if not f.generated}
    return Ambito(**values | {"id": None, "codice": f"Z{n:05}"})


def _person(n: int) -> Operatore:
    return Operatore(
        codice_fiscale=f"{n:015}X", cognome="Prova", nome="P", data_nascita="1980-01-01", email=f"p{n}@example.it"
    )


def _row(person: Operatore, ambito: Ambito, n: int) -> Accreditamento:
    """The first two hundred not used for long, the next three hundred soon to be suspended for it."""
    unused = -91 if n < 200 else -80 if n < 500 else 0
    return Accreditamento(
        operatore=person,
        ruolo=Ruolo.COORDINATORE_ANAGRAFICI if n % 10 == 5 else Ruolo.CASE_MANAGER,
        livello=Livello.COMUNE,
        ambito=ambito,
        stato="ATTIVO",
        valido_dal=days(-300),
        stato_dal=days(-100) if unused else days(-1),
        usato_il=days(unused),
    )


def _hold(rows: list[Accreditamento], comune) -> None:
    IncaricoComune.objects.bulk_create(
        (
            IncaricoComune(
                accreditamento=row,
                user_id=row.operatore_id,
                permission_id=incarichi.permission_id(row.ruolo, type(comune)),
                content_object=comune,
            )
            for row in rows
        ),
        batch_size=1000,
    )
