"""The sheet as it is read: on its page, on paper, and, without who follows it, in the public catalogue."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from progetti_collettivita.models import Limitazione, Puc
from progetti_collettivita.selectors.posti import righe_posti
from progetti_collettivita.selectors.righe import read_parti
from rdc_platform.web.formati import data_breve, numero

Voce = tuple[str, str]


@dataclass(frozen=True)
class Sezione:
    titolo: str
    voci: list[Voce]


def sezioni(puc: Puc) -> list[Sezione]:
    """The whole sheet, section by section, in words."""
    return [
        *sezioni_pubbliche(puc),
        Sezione("Chi lo segue", _chi(puc)),
        Sezione("Coperture", _coperture(puc)),
        Sezione("Approvazione", _approvazione(puc)),
    ]


def sezioni_pubbliche(puc: Puc) -> list[Sezione]:
    """What may be read by anyone: no person stands in it."""
    return [
        Sezione("Il progetto", _progetto(puc)),
        Sezione("Quando", _quando(puc)),
        Sezione("Per partecipare", _requisiti(puc)),
        Sezione("Che cosa si usa", _materiali(puc)),
    ]


def only_written(sezione: Sezione) -> Sezione:
    """The same section without what nobody has written."""
    return Sezione(sezione.titolo, [voce for voce in sezione.voci if voce[1]])


def read_scheda(puc: Puc) -> dict[str, Any]:
    """All that the printed sheet says."""
    puc = Puc.objects.select_related(
        "comune_titolare", "ambito_titolare", "responsabile_puc__operatore", "atto_documento"
    ).get(pk=puc.pk)
    return {
        "puc": puc,
        "sezioni": sezioni(puc),
        "posti": righe_posti(puc),
        "parti": read_parti(puc),
    }


def _progetto(puc: Puc) -> list[Voce]:
    dove = puc.ambito_titolare.denominazione if puc.ambito_titolare else str(puc.comune_titolare)
    aree = [puc.get_ambito_attivita_display(), puc.get_ambito_secondario_display()]
    return [
        ("Titolare", dove),
        ("Ambito di attività", ", ".join(filter(None, aree))),
        ("Tipo di attività", puc.get_tipo_attivita_display()),
        ("A che cosa serve", puc.finalita_obiettivi),
        ("Che cosa si fa", puc.descrizione_attivita),
    ]


def _quando(puc: Puc) -> list[Voce]:
    ore = ""
    if puc.ore_settimanali_min and puc.ore_settimanali_max:
        ore = f"da {_numero(puc.ore_settimanali_min)} a {_numero(puc.ore_settimanali_max)}"
    return [("Dal", data_breve(puc.data_inizio)), ("Al", data_breve(puc.data_fine)), ("Ore la settimana", ore)]


def _requisiti(puc: Puc) -> list[Voce]:
    limiti = [str(Limitazione(each).label) for each in puc.limitazioni]
    certificato = "serve (D.Lgs. 39/2014)" if puc.certificato_antipedofilia else "non serve"
    return [
        ("Competenze", ", ".join(puc.competenze_richieste)),
        ("Altro sulle competenze", puc.competenze_note),
        ("Età minima", str(puc.eta_min or "")),
        ("Serve la patente", si_no(puc, "patente")),
        ("Serve l'idoneità fisica", si_no(puc, "idoneita_fisica_richiesta")),
        ("Titolo di studio, almeno", puc.get_titolo_studio_min_display()),
        ("Altri requisiti", puc.requisiti_note),
        ("Da sapere prima", ", ".join(limiti)),
        ("Certificato per il lavoro con i minori", certificato),
    ]


def _materiali(puc: Puc) -> list[Voce]:
    ore = _numero(puc.formazione_ore) if puc.formazione_ore else ""
    return [
        ("Per ciascuno", puc.materiali_individuali),
        ("Per tutti", puc.materiali_collettivi),
        ("Formazione sulla sicurezza, ore", ore),
        ("Formazione, contenuti", puc.formazione_contenuti),
    ]


def _chi(puc: Puc) -> list[Voce]:
    responsabile = puc.responsabile_puc.operatore.nome_completo if puc.responsabile_puc else ""
    return [
        ("Responsabile PUC", responsabile),
        ("Supervisore", _persona(puc, "supervisore")),
        ("Tutor", _persona(puc, "tutor")),
        ("Formazione, giorno", data_breve(puc.formazione_data)),
        ("Formazione, ente", puc.formazione_ente),
    ]


def _coperture(puc: Puc) -> list[Voce]:
    massimale = f"{numero(float(puc.polizza_massimale))} €" if puc.polizza_massimale is not None else ""
    periodo = " - ".join(filter(None, map(data_breve, (puc.polizza_inizio, puc.polizza_scadenza))))
    return [
        ("Polizza RCT", " ".join(filter(None, (puc.polizza_compagnia, puc.polizza_numero)))),
        ("Massimale", massimale),
        ("Valida", periodo),
        ("INAIL, PAT", puc.inail_pat),
    ]


def _approvazione(puc: Puc) -> list[Voce]:
    atto = (
        f"{puc.get_atto_tipo_display()} n. {puc.atto_numero} del {data_breve(puc.atto_data)}" if puc.atto_data else ""
    )
    return [
        ("Non sostituisce personale né opere pubbliche", si_no(puc, "dichiarazione_non_sostitutiva")),
        ("Atto", atto),
    ]


def _persona(puc: Puc, chi: str) -> str:
    return ", ".join(filter(None, (getattr(puc, f"{chi}_{campo}") for campo in ("nome", "qualifica", "recapito"))))


def si_no(puc: Puc, campo: str) -> str:
    """A yes or no of the sheet, in words."""
    return "Sì" if getattr(puc, campo) else "No"


def _numero(value: Decimal) -> str:
    return numero(float(value))
