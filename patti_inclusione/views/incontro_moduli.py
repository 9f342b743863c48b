"""The forms of the card of a meeting, filled with what is known."""

from uuid import uuid4

from patti_inclusione.forms.incontro import IncontroForm, ProgrammaForm
from patti_inclusione.models import Incontro
from patti_inclusione.selectors import incontro as selectors
from patti_inclusione.selectors.convocazione import list_overlaps, read_last
from patti_inclusione.selectors.patto import persone_of


def programma_form(request, incontro: Incontro) -> ProgrammaForm:
    """What to look at, alone."""
    return ProgrammaForm(request.POST or None, **_choices(incontro), initial=_programma(incontro))


def card_form(request, incontro: Incontro, casi, *, nuovo: bool = False) -> IncontroForm:
    """The whole card; place, hour and length of a meeting just proposed begin as those of the last appointment."""
    persone = persone_of(incontro.caso)
    return IncontroForm(
        request.POST or None,
        incontro=incontro,
        persone=persone,
        incontri=selectors.list_incontri(incontro.caso),
        overlaps=lambda data_ora, durata: list_overlaps(casi, data_ora, durata),
        **_choices(incontro),
        initial=_programma(incontro) | _piano(incontro, persone, nuovo=nuovo),
    )


def _choices(incontro: Incontro) -> dict[str, object]:
    return {
        "obiettivi": selectors.obiettivi_of(incontro.patto),
        "impegni": selectors.impegni_of(incontro.patto),
    }


def _programma(incontro: Incontro) -> dict[str, object]:
    """All is ticked on a meeting that nobody touched."""
    start: dict[str, object] = {"versione": incontro.caso.versione}
    if not incontro.confermato:
        return start | {name: list(rows) for name, rows in _choices(incontro).items()}
    return start | {"obiettivi": list(incontro.obiettivi.all()), "impegni": list(incontro.impegni.all())}


def _piano(incontro: Incontro, persone, *, nuovo: bool) -> dict[str, object]:
    attesi = selectors.default_attesi(persone, incontro.caso) if nuovo else selectors.attesi(incontro)
    last = None if incontro.confermato else read_last(incontro.caso)
    return {
        "chiave": uuid4() if nuovo else incontro.pk,
        "data": None if nuovo else incontro.data,
        "ora": incontro.ora,
        "durata_min": last.durata_min if last else incontro.durata_min,
        "modalita": incontro.modalita,
        "luogo": last.luogo if last else incontro.luogo,
        "convocati": [str(componente.pk) for componente in attesi],
    }
