"""All that the printed Patto says, as plain values: the worker renders it with no database at hand.

Nothing of the Analisi preliminare is here, and no codice fiscale: the family reads it, keeps it and shows it.
"""

from typing import Any
from uuid import UUID

from patti_inclusione.models import (
    Impegno,
    ObiettivoGenerale,
    Patto,
    Sostegno,
    StatoPatto,
    StatoSostegno,
)
from patti_inclusione.selectors.patto import Contenuto, Persona, read_contenuto
from rdc_platform.calendario import rome_date
from rdc_platform.web.formati import MESI


def read_stampa(patto_id: UUID, edizione: int) -> dict[str, Any] | None:
    """The values of `patti_inclusione/stampa/patto.html`; None if that edition is no longer the text to sign."""
    rows = Patto.objects.select_related("caso__nucleo__comune", "caso__nucleo__ambito", "figura_riferimento__operatore")
    patto = rows.filter(pk=patto_id, edizione=edizione, stato=StatoPatto.DA_FIRMARE).first()
    if patto is None:
        return None
    contenuto = read_contenuto(patto)
    return {
        "versione": patto.versione,
        "edizione": patto.edizione,
        "chiuso_il": _giorno(rome_date(patto.chiuso_il)),
        "codice": patto.caso.codice,
        "comune": patto.caso.nucleo.comune.denominazione,
        "ambito": patto.caso.nucleo.ambito.denominazione,
        "case_manager": patto.figura_riferimento.operatore.nome_completo,
        "provvisorio": patto.provvisorio,
        "durata_dal": _giorno(patto.durata_dal),
        "durata_al": _giorno(patto.durata_al),
        "frequenza": patto.get_frequenza_incontri_display().lower(),
        "monitoraggio": patto.modalita_monitoraggio,
        "persone": [{"nome": p.nome, "nascita": _giorno(p.componente.data_nascita)} for p in contenuto.persone],
        "obiettivi": [_obiettivo(obiettivo) for obiettivo in contenuto.obiettivi],
        "impegni": [_di_persona(persona, contenuto) for persona in contenuto.persone if contenuto.impegni_di(persona)],
        "sanzioni": any(impegno.condizionalita for impegno in contenuto.impegni),
        "sostegni": [_sostegno(sostegno) for sostegno in contenuto.sostegni],
        "firme": _firme(contenuto),
    }


def _obiettivo(obiettivo: ObiettivoGenerale) -> dict[str, Any]:
    return {
        "area": obiettivo.get_area_display(),
        "testo": _frase(obiettivo.testo),
        "di": _nome(obiettivo.componente),
        "risultati": [
            {
                "testo": _frase(risultato.testo),
                "indicatore": _frase(risultato.indicatore),
                "entro": _giorno(risultato.termine),
                "chi": _nome(risultato.responsabile) or risultato.responsabile_servizio,
            }
            for risultato in obiettivo.risultati.all()
        ],
    }


def _di_persona(persona: Persona, contenuto: Contenuto) -> dict[str, Any]:
    return {"nome": persona.nome, "voci": [_impegno(impegno) for impegno in contenuto.impegni_di(persona)]}


def _impegno(impegno: Impegno) -> dict[str, Any]:
    return {
        "testo": _frase(impegno.descrizione),
        "frequenza": "" if impegno.frequenza == "ALTRO" else impegno.get_frequenza_display().lower(),
        "quando": _periodo(impegno.dal, impegno.al),
        "verificatore": impegno.verificatore,
        "professionista": ", ".join(filter(None, [impegno.professionista_sanitario, impegno.servizio_sanitario])),
        "altri": ", ".join(_nome(altro) for altro in impegno.altri.all()),
        "segnalabile": impegno.condizionalita,
    }


def _sostegno(sostegno: Sostegno) -> dict[str, Any]:
    attesa = {StatoSostegno.IN_LISTA_ATTESA, StatoSostegno.NON_DISPONIBILE}
    return {
        "nome": sostegno.get_codice_display(),
        "descrizione": _frase(sostegno.descrizione),
        "per": _nome(sostegno.destinatario) or "tutta la famiglia",
        "ente": sostegno.ente_erogatore,
        "quando": _periodo(sostegno.dal, sostegno.al),
        "ore": f"{sostegno.intensita.normalize():f}".replace(".", ",") if sostegno.intensita else "",
        "attesa": sostegno.get_stato_display().lower() if sostegno.stato in attesa else "",
    }


def _firme(contenuto: Contenuto) -> list[dict[str, str]]:
    """Adults who are bound or commit freely; a parent for each minor who commits."""
    firme = []
    for persona in contenuto.persone:
        if persona.adulta and (persona.tenuta or contenuto.impegni_di(persona)):
            firme.append({"nome": persona.nome, "come": ""})
        elif not persona.adulta and contenuto.impegni_di(persona):
            firme.append({"nome": "Un genitore, o chi ne fa le veci", "come": f"per {persona.nome}"})
    return firme


def _frase(testo: str) -> str:
    """Without the full stop: the sentence goes on in print."""
    return testo.strip().rstrip(".")


def _nome(componente) -> str:
    return f"{componente.nome} {componente.cognome}" if componente else ""


def _giorno(giorno) -> str:
    """`6 marzo 2019`."""
    return (
        f"{giorno.day}º {MESI[giorno.month - 1]} {giorno.year}"
        if giorno.day == 1
        else (f"{giorno.day} {MESI[giorno.month - 1]} {giorno.year}")
    )


def _periodo(dal, al) -> str:
    return f"dal {_giorno(dal)} al {_giorno(al)}" if al else f"dal {_giorno(dal)}"
