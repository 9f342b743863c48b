"""The computation of residence again, a day at a time: slow, plain, and written from the rules alone."""

from datetime import timedelta

GIORNO = timedelta(days=1)


def years(giorno, anni):
    """The same day some years on: 28 February where there is no 29th."""
    try:
        return giorno.replace(year=giorno.year + anni)
    except ValueError:
        return giorno.replace(year=giorno.year + anni, day=28)


def holds(periodi, tipi, giorno):
    return any(p.tipo in tipi and p.dal <= giorno and (p.al is None or giorno <= p.al) for p in periodi)


def is_valid(periodi, giorno):
    return holds(periodi, {"ISCR", "EFF"}, giorno) and not holds(periodi, {"EST"}, giorno)


def days(dal, al):
    return [dal + n * GIORNO for n in range((al - dal).days)]


def runs(giorni):
    """Days in order, as (first, last) of each stretch without a gap."""
    found = []
    for giorno in giorni:
        if found and found[-1][1] + GIORNO == giorno:
            found[-1] = (found[-1][0], giorno)
        else:
            found.append((giorno, giorno))
    return found


def cause(periodi, giorni):
    """The type that explains most of these days."""
    counts = [(sum(holds(periodi, {tipo}, g) for g in giorni), tipo) for tipo in ("EST", "IRR", "ALTRO_CANC")]
    most = max(count for count, _ in counts)
    return next(tipo for count, tipo in counts if count == most) if most else "NON_DOCUMENTATA"


def compute(periodi, riferimento, anni_totali, anni_continuativi, tolleranza):
    first = min([p.dal for p in periodi] + [years(riferimento, -anni_totali), years(riferimento, -anni_continuativi)])
    giorni = days(first, riferimento)
    validi = [g for g in giorni if is_valid(periodi, g)]
    soglia = (riferimento - years(riferimento, -anni_totali)).days
    totale = len(validi) >= soglia or any(years(a, anni_totali) <= b + GIORNO for a, b in runs(validi))
    valid = set(validi)
    vuoti = runs([g for g in days(years(riferimento, -anni_continuativi), riferimento) if g not in valid])
    return {
        "giorni_totali": len(validi),
        "soglia_giorni": soglia,
        "giorni_mancanti": 0 if totale else soglia - len(validi),
        "residenza_totale": totale,
        "residente_alla_data": is_valid(periodi, riferimento),
        "residenza_continuativa": is_valid(periodi, riferimento)
        and unbroken(validi, riferimento, anni_continuativi, tolleranza),
        "interruzioni": [(a, b, (b - a).days + 1, cause(periodi, days(a, b + GIORNO))) for a, b in vuoti],
        "conflitti_estero": runs(
            [g for g in giorni if holds(periodi, {"ISCR", "EFF"}, g) and holds(periodi, {"EST"}, g)]
        ),
    }


def unbroken(validi, riferimento, anni, tolleranza):
    """Walk back from the day before: as long as each valid day is near enough to the one after it."""
    if not validi or validi[-1] != riferimento - GIORNO:
        return False
    start = riferimento
    for giorno in reversed(validi):
        if (start - giorno).days - 1 > tolleranza:
            break
        start = giorno
    return years(start, anni) <= riferimento
