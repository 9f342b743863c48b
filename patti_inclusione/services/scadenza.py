"""The clocks of a case: started, met, dismissed, made to stand still and to go on (spec §7).

Called inside the act that they follow from, in its transaction and after it locked the case.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from patti_inclusione.models import Caso, CodiceTermine, Scadenza, SospensioneTermini, StatoScadenza
from patti_inclusione.selectors.orologi import law_stops, stands_with_caso
from rdc_platform import calendario
from rdc_platform.calendario import GIORNO, Periodo
from rdc_platform.norme.selectors import parametro

_S = StatoScadenza


def open_scadenza(caso: Caso, codice: CodiceTermine, decorrenza: date, riferimento: UUID | None = None) -> Scadenza:
    """Start the clock of `codice` on the case from `decorrenza` (not counted); one already running starts again.

    `riferimento` is the key of what it runs for, where a case may have several of the same term. On a case whose clocks
    stand still it starts still.
    """
    stops = _case_stops(caso, codice)
    stato = _S.SOSPESA if any(al is None for _, al in stops) else _S.APERTA
    termine = compute_termine(codice, decorrenza, caso.nucleo.comune_id, _ended(stops))
    scadenza, _ = Scadenza.objects.update_or_create(
        caso=caso,
        codice=codice,
        riferimento=riferimento,
        chiusa_il=None,
        defaults={"decorrenza": decorrenza, "termine": termine, "stato": stato},
    )
    return scadenza


def compute_termine(
    codice: str, decorrenza: date, belfiore: str | None = None, sospensioni: Iterable[Periodo] = ()
) -> date:
    """The last good day of a term, by the rules that hold on `decorrenza`: days, or a date, or one in each month.

    Counts the patron saint of the Comune, and neither the days in which the law makes the clock stand still nor `sospensioni`.
    """
    row = parametro(codice, decorrenza)
    if row.tipo == "data":
        return date.fromisoformat(row.valore)
    if row.tipo == "al mese":
        return calendario.fine_mese(decorrenza)
    add = calendario.add_lavorativi if row.tipo == "lavorativi" else calendario.add_solari
    return add(decorrenza, int(row.valore), belfiore, [*law_stops(codice), *sospensioni])


def count_again(scadenza: Scadenza) -> date:
    """The last good day of a term by the rules of today, without the days in which its case stood still."""
    caso = scadenza.caso
    stops = _ended(_case_stops(caso, scadenza.codice))
    return compute_termine(scadenza.codice, scadenza.decorrenza, caso.nucleo.comune_id, stops)


def close_scadenza(caso: Caso, codice: CodiceTermine, giorno: date, riferimento: UUID | None = None) -> None:
    """Stop the clock of `codice`: RISPETTATA if `giorno` is within the term, else SCADUTA. None running: nothing.

    What is done while the clock stands still is done in time.
    """
    running = Scadenza.objects.filter(caso=caso, codice=codice, riferimento=riferimento, chiusa_il=None)
    late = running.filter(termine__lt=giorno).exclude(stato=_S.SOSPESA)
    late.update(stato=_S.SCADUTA, chiusa_il=giorno)
    running.update(stato=_S.RISPETTATA, chiusa_il=giorno)


def dismiss_scadenza(caso: Caso, codice: CodiceTermine, giorno: date, riferimento: UUID | None = None) -> None:
    """The act of `codice` is not owed any more from `giorno`; a term that lapsed before stays SCADUTA."""
    _dismiss(Scadenza.objects.filter(caso=caso, codice=codice, riferimento=riferimento, chiusa_il=None), giorno)


def dismiss_scadenze(caso: Caso, giorno: date, *, besides: Iterable[str] = ()) -> None:
    """Nothing is owed on the case any more from `giorno`, `besides` these: it closes. What stood still goes on."""
    _dismiss(Scadenza.objects.filter(caso=caso, chiusa_il=None).exclude(codice__in=list(besides)), giorno)
    resume_scadenze(caso, giorno)


def suspend_scadenze(caso: Caso, dal: date) -> int:
    """The case stands still from `dal`: so do the clocks that the rules of that day name; how many of them.

    Those that lapsed before `dal` have lapsed. Asked again while they stand still, nothing changes.
    """
    if SospensioneTermini.objects.filter(caso=caso, al=None).exists():
        return 0
    fermi = [codice for codice in CodiceTermine.values if stands_with_caso(codice, dal)]
    if not fermi:
        return 0
    SospensioneTermini.objects.create(caso=caso, dal=dal)
    rows = Scadenza.objects.in_corso().filter(caso=caso, codice__in=fermi, termine__gte=dal)
    return rows.update(stato=_S.SOSPESA)


def resume_scadenze(caso: Caso, dal: date) -> int:
    """The case goes on from `dal`: the clocks that stood still end later by the days they stood; how many of them."""
    still = SospensioneTermini.objects.filter(caso=caso, al=None).first()
    if still is None:
        return 0
    if dal > still.dal:
        still.al = dal - GIORNO
        still.save(update_fields=["al"])
    else:
        still.delete()
    rows = list(Scadenza.objects.filter(caso=caso, stato=_S.SOSPESA).select_related("caso__nucleo"))
    for scadenza in rows:
        scadenza.termine = count_again(scadenza)
        scadenza.stato = _S.APERTA
        scadenza.save(update_fields=["termine", "stato"])
    return len(rows)


def expire_scadenze(oggi: date) -> int:
    """Write SCADUTA on the terms whose last good day is before `oggi`; how many. They go on waiting for their act."""
    return Scadenza.objects.filter(stato=_S.APERTA, termine__lt=oggi).update(stato=_S.SCADUTA)


def _dismiss(running: QuerySet[Scadenza, Scadenza], giorno: date) -> None:
    late = running.filter(termine__lt=giorno).exclude(stato=_S.SOSPESA)
    late.update(stato=_S.SCADUTA, chiusa_il=giorno)
    running.update(stato=_S.NON_DOVUTA, chiusa_il=giorno)


def _case_stops(caso: Caso, codice: str) -> list[tuple[date, date | None]]:
    """When the clock of `codice` stood still because the case did."""
    rows = SospensioneTermini.objects.filter(caso=caso).values_list("dal", "al")
    return [(dal, al) for dal, al in rows if stands_with_caso(codice, dal)]


def _ended(stops: Iterable[tuple[date, date | None]]) -> list[Periodo]:
    return [(dal, al) for dal, al in stops if al is not None]
