"""What INPS says beside a question, with the day of its data: never typed over, only offered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from patti_inclusione.analisi.persone import Persona
from patti_inclusione.models import DatiEconomici, Disabilita, SituazioneComponente
from patti_inclusione.models.analisi_codici_persona import CondizioneLavorativa, Did
from rdc_platform.web.formati import data_breve

SI_NO = {True: "sì", False: "no"}


def fonte(testo: str, dati_al: date | None) -> str:
    """`Da INPS, dati del 6 mar 2019: occupato no`; nothing without a date, for then INPS has said nothing."""
    if dati_al is None:
        return ""
    return f"Da INPS, dati del {data_breve(dati_al)}" + (f": {testo}" if testo else "")


def di_famiglia(persona: Persona) -> dict[str, Any]:
    """What INPS says of a member's place in the household."""
    return {"relazione": persona.componente.relazione, "cittadinanza": persona.componente.cittadinanza}


def di_adulto(situazione: SituazioneComponente | None) -> dict[str, Any]:
    """The answers that INPS's data give by themselves."""
    if situazione is None:
        return {}
    found: dict[str, Any] = {}
    if situazione.did_presente is not None:
        found["did_rilasciata"] = Did.SI if situazione.did_presente else Did.NO
    if situazione.studente:
        found["condizione_lavorativa"] = CondizioneLavorativa.STUDENTE
    elif situazione.pensione_diretta:
        found["condizione_lavorativa"] = CondizioneLavorativa.PENSIONATO
    return found


def fonti_adulto(situazione: SituazioneComponente | None, dati_al: date | None) -> Mapping[str, str]:
    """The notes under the questions on an adult."""
    if situazione is None:
        return {}
    lavoro = [
        f"{nome} {SI_NO[valore]}"
        for nome, valore in (
            ("occupato", situazione.occupato),
            ("studente", situazione.studente),
            ("pensione", situazione.pensione_diretta),
        )
        if valore is not None
    ]
    did = "" if situazione.did_presente is None else f"DID {SI_NO[situazione.did_presente]}"
    disabile = situazione.disabilita != Disabilita.NESSUNA
    disabilita = f"disabilità {situazione.get_disabilita_display().lower()}" if disabile else "nessuna disabilità"
    testi = {"condizione_lavorativa": ", ".join(lavoro), "did_rilasciata": did, "invalidita_civile": disabilita}
    return {nome: fonte(testo, dati_al) for nome, testo in testi.items() if testo}


def fonti_condizioni(dati: DatiEconomici | None, dati_al: date | None) -> Mapping[str, str]:
    """The notes under the questions on house and money; amounts in euro."""
    if dati is None:
        return {}
    quota = dati.quota_affitto_mutuo
    titolo = f"quota per affitto o mutuo {_euro(quota)} al mese" if quota else "nessuna quota per affitto o mutuo"
    isee = f", ISEE {_euro(dati.isee)}" if dati.isee is not None else ""
    reddito = f"beneficio di {_euro(dati.importo_mensile)} al mese{isee}"
    return {"ab_titolo_godimento": fonte(titolo, dati_al), "ec_reddito_principale": fonte(reddito, dati_al)}


def _euro(importo: Any) -> str:
    return f"{importo:,.2f}\u00a0€".translate(str.maketrans(",.", ".,"))


def data_dei_dati(dati: DatiEconomici | None) -> date | None:
    return dati.dati_al.date() if dati else None
