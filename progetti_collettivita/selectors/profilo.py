"""What is written of a person to find the right project, and what the projects of his Comune ask for."""

from typing import Any

from ambiti.models import Componente
from progetti_collettivita.models import (
    AmbitoAttivita,
    BozzaProfilo,
    GiornoSettimana,
    Idoneita,
    Limitazione,
    Momento,
    ProfiloPuc,
)
from progetti_collettivita.selectors.ricerca import MASSIMO, where_he_lives
from rdc_platform.web.formati import in_frase

CHIESTE = 24  # skills offered to tick: more than these are written


def profilo_of(persona: Componente) -> ProfiloPuc:
    """What is written; an empty one, version 0, where nothing is."""
    return ProfiloPuc.objects.filter(pk=persona.pk).first() or ProfiloPuc(componente=persona, versione=0)


def bozza_of(persona: Componente) -> BozzaProfilo | None:
    """What was typed and not saved; None where nothing was."""
    return BozzaProfilo.objects.filter(componente=persona).first()


def list_chieste(persona: Componente) -> list[str]:
    """The skills that the projects where he lives ask for, the most asked first; of one written in two ways, the first."""
    quante: dict[str, tuple[str, int]] = {}
    for elenco in (
        where_he_lives(persona).values_list("competenze_richieste", flat=True).order_by("codice_puc")[:MASSIMO]
    ):
        for each in elenco:
            nome, n = quante.get(each.casefold(), (each, 0))
            quante[each.casefold()] = (nome, n + 1)
    return [nome for nome, _ in sorted(quante.values(), key=lambda pair: (-pair[1], pair[0]))[:CHIESTE]]


def read_iniziali(profilo: ProfiloPuc, chieste: list[str]) -> dict[str, Any]:
    """The form as the profile stands: what the projects ask for is ticked, the rest is written."""
    sa_fare = {each.casefold() for each in profilo.competenze}
    offerte = {each.casefold() for each in chieste}
    return {
        "chieste": [each for each in chieste if each.casefold() in sa_fare],
        "competenze": [each for each in profilo.competenze if each.casefold() not in offerte],
        "aree": profilo.aree,
        "giorni": profilo.giorni,
        "momenti": profilo.momenti,
        "idoneita": profilo.idoneita,
        "limiti": profilo.limiti,
    }


def read_profilo(profilo: ProfiloPuc) -> list[tuple[str, str]]:
    """What is written, in words; nothing of what is not."""
    voci = [
        ("Sa fare", ", ".join(profilo.competenze)),
        ("Le interessa", _in_words(AmbitoAttivita, profilo.aree)),
        (
            "È libera",
            "; ".join(filter(None, [_in_words(GiornoSettimana, profilo.giorni), _in_words(Momento, profilo.momenti)])),
        ),
        ("Idoneità", Idoneita(profilo.idoneita).label if profilo.idoneita else ""),
        ("Non può fare", _in_words(Limitazione, profilo.limiti)),
    ]
    return [(nome, in_words) for nome, in_words in voci if in_words]


def _in_words(enum: Any, values: list[Any]) -> str:
    return ", ".join(in_frase(enum(each).label) for each in values)
