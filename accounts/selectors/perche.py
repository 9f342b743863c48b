"""Why one sees a thing, and why not another: from the same tables and the same history that the data-protection officer reads."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from accounts import parole, poteri
from accounts.models import Operatore
from accounts.profilo import Profilo
from accounts.ruoli import Ruolo
from accounts.selectors.convenzione import adesioni_valide
from accounts.selectors.profilo import profili_of
from accounts.selectors.visibilita import Visibilita, who_sees_now
from ambiti.models import Comune, Nucleo
from rdc_platform.web.formati import data_breve

# Whom to ask when something should be there and is not.
A_CHI = {
    Ruolo.CASE_MANAGER: "al Coordinatore per il Patto del tuo territorio",
    Ruolo.COORDINATORE_PATTO: "all'Amministratore del tuo Ambito",
    Ruolo.RESPONSABILE_ANAGRAFICI: "al Coordinatore dei controlli anagrafici del tuo Comune",
    Ruolo.COORDINATORE_ANAGRAFICI: "all'Amministratore del tuo Ambito",
    Ruolo.RESPONSABILE_PUC: "all'Amministratore del tuo Ambito",
    Ruolo.AMMINISTRATORE_AMBITO: "al Ministero",
}
ASSISTENZA = "all'assistenza della piattaforma"


@dataclass(frozen=True)
class Altro:
    """Someone else who sees it: by name where the reader may know it, by role and number where not."""

    ruolo: str
    nome: str
    dal: datetime | None
    al: date | None


@dataclass(frozen=True)
class Perche:
    """Why the profile sees the object; `puo` and `non_vede` come from the policy tables."""

    motivo: str
    parola: str
    dato_da: str
    fino_al: date | None
    puo: list[str]
    non_vede: list[tuple[str, str]]
    altri: list[Altro]


@dataclass(frozen=True)
class PercheNo:
    """What a role may and may not open, whatever the object; it never says whether one exists."""

    puo: list[str]
    vede: list[str]
    non_vede: list[tuple[str, str]]
    a_chi: str
    altri_profili: int


def explain(profilo: Profilo, model: type[Model], chiave: Any, *, nomi_di: Collection[Ruolo]) -> Perche | None:
    """Why `profilo` sees the object now, and who else does, those of the roles `nomi_di` by name; None if he does not."""
    seen = who_sees_now(model, chiave)
    mine = next((each for each in seen if each.accreditamento.pk == profilo.accreditamento_id), None)
    if mine is None:
        return None
    row = mine.accreditamento
    return Perche(
        motivo=_because(mine),
        parola=parole.on_whose_word(row),
        dato_da=parole.given_by(row),
        fino_al=row.valido_al,
        puo=_can(profilo.ruolo, model),
        non_vede=_cannot_see(profilo.ruolo),
        altri=_others([each for each in seen if each is not mine], nomi_di),
    )


def explain_role(profilo: Profilo, operatore: Operatore) -> PercheNo:
    """What the profile's role may open, what others see instead, and how many other profiles the person has."""
    ruolo = profilo.ruolo
    mine = [potere for potere in poteri.poteri() if potere.ruolo == ruolo]
    return PercheNo(
        puo=list(dict.fromkeys(potere.frase for potere in mine)),
        vede=list(dict.fromkeys(dati for potere in mine for dati in potere.dati)),
        non_vede=_cannot_see(ruolo),
        a_chi=A_CHI.get(ruolo, ASSISTENZA),
        altri_profili=profili_of(operatore).exclude(pk=profilo.accreditamento_id).count(),
    )


def _because(mine: Visibilita) -> str:
    """One sentence: assigned to him, or in his territory under the convention."""
    dal = data_breve(mine.dal)
    if mine.vista.model is Comune:
        adesione = adesioni_valide().filter(comune=mine.vista.oggetto).select_related("comune").last()
        if adesione is None:
            return f"Il suo Comune è nel tuo territorio dal {dal}."
        return f"Il Comune di {adesione.comune} è nel tuo territorio dal {dal}{_convenzione(adesione)}."
    if mine.data_da is None:
        return f"L'incarico ti è stato dato il {dal}."
    return f"L'incarico te l'ha dato {parole.who(mine.data_da)}, il {dal}."


def _convenzione(adesione: Any) -> str:
    quando = f" il {data_breve(adesione.data_sottoscrizione)}" if adesione.data_sottoscrizione else ""
    return f", con la convenzione che ha sottoscritto{quando}"


def _can(ruolo: Ruolo, model: type[Model]) -> list[str]:
    mine = [potere for potere in poteri.poteri_on(model) if potere.ruolo == ruolo]
    return list(dict.fromkeys(potere.frase for potere in mine))


def _cannot_see(ruolo: Ruolo) -> list[tuple[str, str]]:
    """The classes of data about families that the role does not see, those that the same roles see together."""
    lines = poteri.poteri_on(Nucleo)
    mine = {dati for potere in lines if potere.ruolo == ruolo for dati in potere.dati}
    seen_by: dict[str, list[str]] = {}
    for potere in lines:
        for dati in potere.dati:
            if dati not in mine and potere.ruolo.label not in seen_by.setdefault(dati, []):
                seen_by[dati].append(str(potere.ruolo.label))
    by_roles: dict[str, list[str]] = {}
    for dati, ruoli in seen_by.items():
        by_roles.setdefault(" e ".join(ruoli), []).append(dati)
    return [(", ".join(dati), ruoli) for ruoli, dati in by_roles.items()]


def _others(seen: list[Visibilita], nomi_di: Collection[Ruolo]) -> list[Altro]:
    named = [
        Altro(
            each.accreditamento.get_ruolo_display(),
            str(each.accreditamento.operatore),
            each.dal,
            each.accreditamento.valido_al,
        )
        for each in seen
        if each.accreditamento.ruolo in nomi_di
    ]
    counted = Counter(
        each.accreditamento.get_ruolo_display() for each in seen if each.accreditamento.ruolo not in nomi_di
    )
    return [*named, *(Altro(ruolo, f"{n} person{'a' if n == 1 else 'e'}", None, None) for ruolo, n in counted.items())]
