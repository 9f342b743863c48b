"""All that the printed Patto says, as plain values: the worker renders it with no database at hand.

Nothing of the Analisi preliminare is here, and no codice fiscale: the family reads it, keeps it and shows it. Of a member
whose address is secret only the name is: what concerns him stands on a sheet of his own (patto_copia).
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from accounts import qr
from patti_inclusione.models import (
    AreaPatto,
    CodiceVerifica,
    Impegno,
    ObiettivoGenerale,
    Patto,
    Sostegno,
    StatoPatto,
    StatoSostegno,
    TipoPatto,
)
from patti_inclusione.selectors.patto import Contenuto, Persona, read_contenuto
from rdc_platform.calendario import rome_date
from rdc_platform.web.formati import MESI

CON_TESTO = (StatoPatto.DA_FIRMARE, StatoPatto.ATTIVO)
RIGHE_EQUIPE = 2  # blank lines for the members of the équipe who sign a complex Patto


def read_stampa(patto_id: UUID, edizione: int) -> dict[str, Any] | None:
    """The values of `patti_inclusione/stampa/patto.html`; None if that edition is no longer the text."""
    rows = Patto.objects.select_related("caso__nucleo__comune", "caso__nucleo__ambito", "figura_riferimento__operatore")
    patto = rows.filter(pk=patto_id, edizione=edizione, stato__in=CON_TESTO).first()
    if patto is None:
        return None
    contenuto = without_riservati(read_contenuto(patto))
    return (
        read_accordi(patto)
        | {
            "persone": [{"nome": p.nome, "nascita": in_parole(p.componente.data_nascita)} for p in contenuto.persone],
            "obiettivi": [_obiettivo(obiettivo) for obiettivo in _in_order(patto, contenuto)],
            "impegni": [
                _di_persona(persona, contenuto) for persona in contenuto.persone if contenuto.impegni_di(persona)
            ],
            "sanzioni": any(impegno.condizionalita for impegno in contenuto.impegni),
            "sostegni": [_sostegno(sostegno) for sostegno in contenuto.sostegni],
            "firme": [] if patto.vale_la_firma_di_prima else _firme(contenuto),
            "equipe": range(RIGHE_EQUIPE if patto.tipo == TipoPatto.COMPLESSO else 0),
            "firma_di_prima": in_parole(patto.data_sottoscrizione) if patto.vale_la_firma_di_prima else "",
        }
        | _verifica(patto)
    )


def _in_order(patto: Patto, contenuto: Contenuto) -> list[ObiettivoGenerale]:
    """A complex Patto goes area by area, as the Quadro di analisi does."""
    if patto.tipo != TipoPatto.COMPLESSO:
        return contenuto.obiettivi
    return sorted(contenuto.obiettivi, key=lambda each: AreaPatto.values.index(each.area))


def without_riservati(contenuto: Contenuto) -> Contenuto:
    """What the rest of the family may read: nothing set for, or done by, a member whose address is secret."""
    riservati = {persona.componente.pk for persona in contenuto.persone if persona.riservata}
    return replace(
        contenuto,
        obiettivi=[each for each in contenuto.obiettivi if each.componente_id not in riservati],
        impegni=[each for each in contenuto.impegni if each.componente_id not in riservati],
        sostegni=[each for each in contenuto.sostegni if each.destinatario_id not in riservati],
    )


def of_riservato(contenuto: Contenuto, persona: Persona) -> dict[str, Any]:
    """What concerns one member whose address is secret, for the sheet that is handed to him alone."""
    key = persona.componente.pk
    return {
        "persona": persona.nome,
        "obiettivi": [_obiettivo(each) for each in contenuto.obiettivi if each.componente_id == key],
        "impegni": [_di_persona(persona, contenuto)],
        "sanzioni": any(impegno.condizionalita for impegno in contenuto.impegni_di(persona)),
        "sostegni": [_sostegno(each) for each in contenuto.sostegni if each.destinatario_id == key],
        "firme": [_firma(persona)],
    }


def _verifica(patto: Patto) -> dict[str, Any]:
    """The code by which anyone asks whether the document is genuine, in groups, with its address as a QR."""
    codice = CodiceVerifica.objects.get(patto=patto, edizione=patto.edizione).codice
    base = settings.INDIRIZZO_PUBBLICO.rstrip("/")
    return {
        "codice_verifica": "-".join(codice[place : place + 5] for place in range(0, len(codice), 5)),
        "indirizzo_verifica": base + reverse("patti_inclusione:verifica"),
        "qr": qr.encode(base + reverse("patti_inclusione:verifica_codice", args=[codice])),
    }


def read_accordi(patto: Patto) -> dict[str, Any]:
    """What every print of the Patto says of it as a whole."""
    return {
        "versione": patto.versione,
        "edizione": patto.edizione,
        "chiuso_il": in_parole(rome_date(patto.chiuso_il)),
        "codice": patto.caso.codice,
        "comune": patto.caso.nucleo.comune.denominazione,
        "ambito": patto.caso.nucleo.ambito.denominazione,
        "case_manager": patto.figura_riferimento.operatore.nome_completo,
        "provvisorio": patto.provvisorio,
        "durata_dal": in_parole(patto.durata_dal),
        "durata_al": in_parole(patto.durata_al),
        "frequenza": patto.get_frequenza_incontri_display().lower(),
        "monitoraggio": patto.modalita_monitoraggio,
        "complesso": patto.tipo == TipoPatto.COMPLESSO,
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
                "entro": in_parole(risultato.termine),
                "chi": _nome(risultato.responsabile) or risultato.responsabile_servizio,
                "oggi": risultato.get_situazione_iniziale_display().lower(),
                "domani": risultato.get_situazione_attesa_display().lower(),
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
    """Adults who are bound or commit freely; a parent, or the guardian, for each minor who commits."""
    firme = []
    for persona in contenuto.persone:
        if persona.riservata:
            continue
        if persona.adulta and (persona.tenuta or persona.obblighi.aderisce or contenuto.impegni_di(persona)):
            firme.append(_firma(persona))
        elif not persona.adulta and contenuto.impegni_di(persona):
            nome = persona.tutore or "Un genitore, o chi ne fa le veci"
            firme.append({"nome": nome, "come": f"per {persona.nome}"})
    return firme


def _firma(persona: Persona) -> dict[str, str]:
    come = [f"con {persona.tutore}, {persona.scheda.get_tutela_display().lower()}"] if persona.tutore else []
    if persona.interprete:
        come.append("spiegato e compreso, interprete: ____________")
    return {"nome": persona.nome, "come": "; ".join(come)}


def _frase(testo: str) -> str:
    """Without the full stop: the sentence goes on in print."""
    return testo.strip().rstrip(".")


def _nome(componente) -> str:
    return f"{componente.nome} {componente.cognome}" if componente else ""


def in_parole(giorno) -> str:
    """`6 marzo 2019`."""
    return (
        f"{giorno.day}º {MESI[giorno.month - 1]} {giorno.year}"
        if giorno.day == 1
        else (f"{giorno.day} {MESI[giorno.month - 1]} {giorno.year}")
    )


def _periodo(dal, al) -> str:
    return f"dal {in_parole(dal)} al {in_parole(al)}" if al else f"dal {in_parole(dal)}"
