"""Reads for the list and the page of the projects."""

from collections.abc import Collection
from typing import Any

from django.db.models import F, Func, Q, QuerySet, TextField, Value

from accounts.profilo import Profilo
from ambiti.models import Comune
from progetti_collettivita.models import SCRIVIBILI, BozzaPuc, EventoPuc, Puc, StatoPuc
from progetti_collettivita.selectors.posti import LIBERI
from rdc_platform.web.parti import Voce

S = StatoPuc
# What may be done, and in which states; the services decide again.
AZIONI: dict[str, Collection[str]] = {
    "scrive": SCRIVIBILI,
    "presenta": (S.BOZZA,),
    "approva": (S.IN_APPROVAZIONE,),
    "attiva": (S.APPROVATO,),
    "sospende": (S.ATTIVO,),
    "riprende": (S.SOSPESO,),
    "conclude": (S.ATTIVO, S.SOSPESO),
    "annulla": (S.BOZZA, S.IN_APPROVAZIONE, S.APPROVATO),
    "duplica": (S.APPROVATO, S.ATTIVO, S.SOSPESO, S.CONCLUSO),
}


def light_rows(puc: QuerySet[Puc]) -> QuerySet[Any]:
    """What a row of the list shows, in one query."""
    return puc.values(
        "id", "codice_puc", "titolo", "cerca", "stato", "ambito_attivita", "data_inizio", "data_fine", "posti_totali",
        comune=F("comune_titolare__denominazione"), liberi=LIBERI,
    )  # fmt: skip


def find_by_text(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The rows whose title or code has `text`."""
    norm = Func(Value(text), function="f_norm", output_field=TextField())
    return rows.filter(Q(cerca__contains=norm) | Q(codice_puc__contains=text.upper()))


def list_comuni(profilo: Profilo) -> list[tuple[str, str]]:
    """The Comuni where he is Responsabile PUC, to choose from."""
    rows = Comune.objects.filter(pk__in=profilo.oggetti(Comune)).order_by("cerca")
    return list(rows.values_list("pk", "denominazione"))


def azioni(puc: Puc) -> set[str]:
    """What may be done of the project now, by the names that the page knows."""
    return {nome for nome, stati in AZIONI.items() if puc.stato in stati}


def bozza_of(puc: Puc) -> BozzaPuc | None:
    """What was typed of its sheet and not saved; None where nothing was."""
    return BozzaPuc.objects.filter(puc=puc).first()


def voci(puc: Puc) -> list[Voce]:
    """The time line, the latest fact first."""
    eventi = EventoPuc.objects.filter(puc=puc).select_related("accreditamento__operatore").order_by("-istante", "-pk")
    return [
        Voce(
            each.istante,
            each.testo,
            chi=each.accreditamento.operatore.nome_completo if each.accreditamento else "Sistema",
        )
        for each in eventi
    ]
