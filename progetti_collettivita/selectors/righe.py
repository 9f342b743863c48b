"""The rows of a sheet in words, kind by kind: for its page and for paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from progetti_collettivita.models import FasciaOraria, Puc, SedePuc, SoggettoAttuatore, VocePuc
from rdc_platform.web.formati import data_breve, in_frase


@dataclass(frozen=True)
class Parte:
    """A kind of row: its title, the button that adds one, its rows (key, words, and what is less needed), its sum if it has one."""

    quale: str
    titolo: str
    aggiungi: str
    righe: list[tuple[Any, str, str]]
    totale: str = ""


def read_parti(puc: Puc) -> list[Parte]:
    """Every kind, in the order of the sheet."""
    sedi = list(puc.sedi.select_related("comune").prefetch_related("orari"))
    costi = list(puc.costi.all())
    totale = f"In tutto {euro(sum(costo.importo for costo in costi))}" if costi else ""
    return [
        Parte("sedi", "Sedi", "Aggiungi una sede", [_sede(each) for each in sedi]),
        Parte("orari", "Orari", "Aggiungi un orario", list(_orari(sedi))),
        Parte("attuatori", "Attuatori", "Aggiungi un attuatore", [_attuatore(each) for each in puc.attuatori.all()]),
        Parte("costi", "Costi", "Aggiungi un costo", [_costo(each) for each in costi], totale),
        Parte(
            "dpi", "Dispositivi di protezione", "Aggiungi un dispositivo",
            [(each.pk, each.tipo, f"{each.quantita} per persona") for each in puc.dpi.all()],
        ),
    ]  # fmt: skip


def euro(value: Any) -> str:
    """`1.234,50 €`."""
    return f"{value:,.2f} €".translate(str.maketrans(",.", ".,"))


def indirizzo(sede: SedePuc) -> str:
    return f"{sede.indirizzo}, {sede.cap} {sede.comune}"


def comodita(sede: SedePuc) -> list[str]:
    """What who goes there wants to know."""
    accesso = "accessibile a chi ha una disabilità" if sede.accessibile_disabili else ""
    mezzi = "raggiungibile con i mezzi pubblici" if sede.raggiungibile_mezzi else ""
    return list(filter(None, (accesso, mezzi)))


def _sede(sede: SedePuc) -> tuple[Any, str, str]:
    accoglie = ", ".join(filter(None, (sede.referente_sede, sede.telefono)))
    note = [*comodita(sede), f"accoglie: {accoglie}" if accoglie else ""]
    return (sede.pk, f"{sede.denominazione}, {indirizzo(sede)}", "; ".join(filter(None, note)))


def _orari(sedi: Iterable[SedePuc]) -> Iterable[tuple[Any, str, str]]:
    for sede in sedi:
        for fascia in sede.orari.all():
            yield (fascia.pk, quando(fascia), sede.denominazione)


def quando(fascia: FasciaOraria) -> str:
    """`Lunedì 09:00-13:00, ogni settimana`."""
    return f"{fascia}, {in_frase(fascia.get_periodicita_display())}"


def _attuatore(attuatore: SoggettoAttuatore) -> tuple[Any, str, str]:
    note = [f"codice fiscale {attuatore.codice_fiscale}", attuatore.pec, attuatore.referente]
    if attuatore.convenzione_scadenza:
        note.append(
            f"convenzione n. {attuatore.convenzione_numero} fino al {data_breve(attuatore.convenzione_scadenza)}"
        )
    elif attuatore.wants_convenzione:
        note.append("convenzione da scrivere")
    return (attuatore.pk, f"{attuatore}, {in_frase(attuatore.get_tipo_display())}", ", ".join(filter(None, note)))


def _costo(costo: VocePuc) -> tuple[Any, str, str]:
    cup = f", CUP {costo.cup}" if costo.cup else ""
    return (costo.pk, f"{costo.get_voce_display()}: {euro(costo.importo)}", f"{costo.get_fonte_display()}{cup}")
