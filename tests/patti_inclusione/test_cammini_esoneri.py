"""Random walks through exclusions and exonerations: whatever is asked, the services never reach what the database refuses."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest

from patti_inclusione.models import CodiceEsonero, Esonero, StatoEsonero
from patti_inclusione.services import esonero as services
from patti_inclusione.services.esonero_regole import EsoneroError
from rdc_platform.audit.stato import TransitionError
from tests.factories.esoneri import OGGI, dati
from tests.factories.patti import adulti_of, make_file_firmato, make_minore

RIFIUTI = (EsoneroError, TransitionError)


def asked(r, famiglia):
    """Anything that a form may hand over."""
    giorni = [None, *range(-40, 41)]
    al, rivalutazione = (OGGI + timedelta(days=n) if n is not None else None for n in r.choices(giorni, k=2))
    return dati(
        r.choice(CodiceEsonero.values),
        dal=OGGI + timedelta(days=r.randint(-40, 40)),
        al=al,
        rivalutazione_il=rivalutazione if r.random() < 0.2 else None,
        assistito=r.choice([None, *famiglia]),
        ambito_obbligo=r.choice(["TUTTI", "SOLO_LAVORO", "SOLO_PUC"]),
        deroga=r.choice(["", "Due terapie al giorno."]),
        adesione_volontaria=r.random() < 0.2,
    )


def act(r, famiglia, scritti, by):
    documento = make_file_firmato() if r.random() < 0.7 else None
    if not scritti or r.random() < 0.5:
        scritti.append(services.grant_esonero(r.choice(famiglia), asked(r, famiglia), by=by, documento=documento).pk)
        return
    esonero = Esonero.objects.get(pk=r.choice(scritti))
    if r.random() < 0.4:
        services.edit_esonero(esonero, asked(r, famiglia), versione=esonero.versione, by=by, documento=documento)
    elif r.random() < 0.5:
        services.end_esonero(esonero, by=by, dal=OGGI + timedelta(days=r.randint(-9, 9)), motivo="Prova.")
    else:
        services.review_esonero(esonero, by=by)
        for pk in services.list_over(OGGI):
            services.expire_esonero(pk, oggi=OGGI)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_no_walk_through_the_esoneri_reaches_what_the_database_refuses(mondo, seed):
    r = random.Random(seed)  # noqa: S311 -- a walk that can be walked again
    famiglia, scritti, visti = [*adulti_of(mondo.caso), make_minore(mondo.caso)], [], set()

    for _ in range(120):
        with suppress(*RIFIUTI):
            act(r, famiglia, scritti, mondo.case_manager)
        visti |= set(Esonero.objects.values_list("stato", flat=True))

    assert visti == set(StatoEsonero.values)
