"""The rows of the answers, and their columns: the same on the page and in the file."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts import parole
from accounts.models import Accreditamento
from accounts.policy import NOT_JOINED
from accounts.selectors.storia import Vigore
from accounts.selectors.visibilita import Visibilita
from ambiti.models import Comune
from rdc_platform.monitor.selectors.registro import names_of_comuni
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.righe import Righe

NESSUNO = "non registrato"  # given by an installation or a job, or before the history began


@dataclass(frozen=True)
class RigaVisibilita:
    """One who could see: in words."""

    id: str
    persona: str
    ruolo: str
    dove: str
    incarico: str
    dal: datetime
    al: datetime | None
    data_da: str
    parola: str
    fine: str
    url: str


@dataclass(frozen=True)
class RigaVigore:
    """A time in force of one accreditation of a person, or that it has never been."""

    id: str
    ruolo: str
    dove: str
    dal: datetime | None
    al: datetime | None
    parola: str
    data_da: str
    fine: str
    in_mano: str
    url: str


VISIBILITA = [
    Colonna("persona", "Persona"),
    Colonna("ruolo", "Ruolo"),
    Colonna("dove", "Territorio"),
    Colonna("incarico", "Per quale incarico"),
    Colonna("dal", "Dal", kind="data_ora"),
    Colonna("al", "Al", kind="data_ora"),
    Colonna("data_da", "Dato da"),
    Colonna("parola", "Sulla parola di"),
    Colonna("fine", "Com'è finita"),
]
VIGORE = [
    Colonna("ruolo", "Ruolo"),
    Colonna("dove", "Territorio"),
    Colonna("dal", "In vigore dal", kind="data_ora"),
    Colonna("al", "Al", kind="data_ora"),
    Colonna("parola", "Sulla parola di"),
    Colonna("data_da", "Dato da"),
    Colonna("fine", "Com'è finito"),
    Colonna("in_mano", "Aveva in mano"),
]


def rows_of(found: list[Visibilita]) -> Righe:
    """Who could see, in words."""
    comuni = names_of_comuni({each.vista.oggetto for each in found if each.vista.model is Comune})
    return Righe(_row(number, each, comuni) for number, each in enumerate(found))


def rows_in_force(
    accreditamenti: list[Accreditamento],
    in_force: dict[object, list[Vigore]],
    known: dict[str, Accreditamento],
    in_mano: dict[object, str],
) -> Righe:
    """The accreditations of a person, a row for each time in force."""
    return Righe(
        _row_in_force(f"{row.pk}-{number}", row, vigore, known, in_mano)
        for row in accreditamenti
        for number, vigore in enumerate(in_force.get(row.pk) or [None])
    )


def _row(number: int, each: Visibilita, comuni: dict[str, str]) -> RigaVisibilita:
    row, vista = each.accreditamento, each.vista
    fine = ", ".join(filter(None, [vista.fine, parole.who(each.chiusa_da)]))
    return RigaVisibilita(
        id=str(number),
        persona=f"{row.operatore.cognome} {row.operatore.nome}",
        ruolo=row.get_ruolo_display(),
        dove=parole.where(row),
        incarico=_incarico(each, comuni),
        dal=each.dal,
        al=each.al,
        data_da=parole.who(each.data_da) or _given_with_the_profile(each),
        parola=parole.on_whose_word(row) or parole.given_by(row),
        fine=fine or "ancora in corso",
        url=reverse("monitor:persona_detail", args=[row.operatore_id]),
    )


def _given_with_the_profile(each: Visibilita) -> str:
    """Who gave a territory that no person's request gave: whoever gave the profile it came with. A family has no such."""
    model = each.vista.model
    return parole.given_by(each.accreditamento) if model is None or model.__name__ in NOT_JOINED else NESSUNO


def _incarico(each: Visibilita, comuni: dict[str, str]) -> str:
    model = each.vista.model
    if model is None:
        return "nessuno: il ruolo vale ovunque"
    if model is Comune:
        return f"Comune di {comuni.get(each.vista.oggetto, each.vista.oggetto)}"
    return str(model._meta.verbose_name)


def _row_in_force(
    key: str,
    row: Accreditamento,
    vigore: Vigore | None,
    known: dict[str, Accreditamento],
    in_mano: dict[object, str],
) -> RigaVigore:
    periodo = vigore and vigore.periodo
    fine = [vigore.fine, parole.who(known.get(str(vigore.chiuso_da)))] if vigore else ["mai in vigore"]
    return RigaVigore(
        id=key,
        ruolo=row.get_ruolo_display(),
        dove=parole.where(row),
        dal=periodo.dal if periodo else None,
        al=None if periodo is None or periodo.aperto else periodo.al,
        parola=parole.on_whose_word(row) or parole.given_by(row),
        data_da=parole.given_by(row),
        fine=", ".join(filter(None, fine)) or "ancora in vigore",
        in_mano=in_mano.get(row.pk, "niente"),
        url=reverse("monitor:incarico_list", args=[row.pk]),
    )
