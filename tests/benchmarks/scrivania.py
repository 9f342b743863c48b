"""A queue as large as a metropolis has: one Ambito, thousands of families, a hundred Case managers."""

from datetime import date, timedelta

from accounts.incarichi import permission_id
from accounts.models import IncaricoNucleo, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Nucleo
from patti_inclusione.models import Assegnazione, Caso, Scadenza
from tests.factories.persone import make_profilo
from tests.factories.territorio import make_ambito

LOTTO = 5_000
VIE = [f"Via {nome}" for nome in ("Roma", "Milano", "Dante", "Verdi", "Garibaldi", "Mazzini", "Po", "Adda")]


def make_coda(quante: int, case_manager: int, seguite: int = 0) -> tuple[Profilo, list[Profilo], list[Caso]]:
    """The Coordinatore, the Case managers and `quante` families of his, the first `seguite` of them given already."""
    ambito = make_ambito("P03", "D150")
    coordinatore = make_profilo(Ruolo.COORDINATORE_PATTO, ambito)
    people = [make_profilo(Ruolo.CASE_MANAGER, ambito) for _ in range(case_manager)]
    nuclei = Nucleo.objects.bulk_create((_nucleo(ambito, n) for n in range(quante)), batch_size=LOTTO)
    casi = Caso.objects.bulk_create(
        (
            Caso(codice=f"PAIS-019036-2019-{n}", nucleo=row, stato="ASSEGNATO" if n < seguite else "DA_ASSEGNARE")
            for n, row in enumerate(nuclei)
        ),
        batch_size=LOTTO,
    )
    Scadenza.objects.bulk_create(
        (
            Scadenza(caso=caso, codice="T02", decorrenza=date(2019, 4, 1), termine=date(2019, 5, 1) + timedelta(n % 60))
            for n, caso in enumerate(casi)
        ),
        batch_size=LOTTO,
    )
    _give(casi[:seguite], people, coordinatore)
    return coordinatore, people, casi


def _nucleo(ambito, n: int) -> Nucleo:
    return Nucleo(
        protocollo_inps=f"INPS-RDC-2019-{7_000_000 + n}", misura="RDC", data_domanda=date(2019, 3, 6),
        data_riconoscimento=date(2019, 4, 15), destinazione="COMUNI", comune=ambito.capofila, ambito=ambito,
        via=VIE[n % len(VIE)], civico=str(n % 90), cap="26100", cognome=f"Prova{n % 997}", nome="Marta",
        numero_componenti=1 + n % 6,
    )  # fmt: skip


def _give(casi: list[Caso], people: list[Profilo], coordinatore: Profilo) -> None:
    pairs = [(caso, people[n % len(people)].accreditamento) for n, caso in enumerate(casi)]
    Assegnazione.objects.bulk_create(
        (Assegnazione(caso=caso, case_manager=chi, assegnato_da=coordinatore.accreditamento) for caso, chi in pairs),
        batch_size=LOTTO,
    )
    permission = permission_id(Ruolo.CASE_MANAGER, Nucleo)
    IncaricoNucleo.objects.bulk_create(
        (
            IncaricoNucleo(
                accreditamento=chi, user_id=chi.operatore_id, content_object_id=caso.nucleo_id, permission_id=permission
            )
            for caso, chi in pairs
        ),
        batch_size=LOTTO,
    )
