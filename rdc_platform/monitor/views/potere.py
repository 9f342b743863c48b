"""Who may do what: the policy tables themselves, role by role, for the data-protection officer to sign."""

from dataclasses import dataclass

from django.shortcuts import render

from accounts import poteri
from accounts.access import permit
from accounts.ruoli import Ruolo
from ambiti.models import Nucleo
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.monitor.permissions import ACCESSI
from rdc_platform.web import exports
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.parti import Link

# Eleven columns have no room for the names.
SIGLE = {
    Ruolo.MINISTERO: "MIN",
    Ruolo.AMMINISTRATORE_AMBITO: "AMM",
    Ruolo.COORDINATORE_PATTO: "COP",
    Ruolo.CASE_MANAGER: "CM",
    Ruolo.COORDINATORE_ANAGRAFICI: "COA",
    Ruolo.RESPONSABILE_ANAGRAFICI: "REA",
    Ruolo.RESPONSABILE_PUC: "RPU",
    Ruolo.TUTOR_PUC: "TUT",
    Ruolo.MEMBRO_EQUIPE: "EQU",
    Ruolo.RESPONSABILE_FLUSSI: "FLU",
    Ruolo.DPO: "DPO",
}


@dataclass(frozen=True)
class RigaPotere:
    """One permission: what it lets do, which data of families it shows, and the line that gives it to each role."""

    frase: str
    dati: str
    ruoli: dict[Ruolo, poteri.Potere]

    @property
    def celle(self) -> list[poteri.Potere | None]:
        """One for each role, in the order of the columns."""
        return [self.ruoli.get(ruolo) for ruolo in Ruolo]


def _dove(potere: poteri.Potere | None) -> str:
    return potere.dove if potere else ""


COLUMNS = [
    Colonna("frase", "Che cosa"),
    Colonna("dati", "Dati delle famiglie che mostra"),
    *(Colonna(ruolo, ruolo.label, value=lambda row, ruolo=ruolo: _dove(row.ruoli.get(ruolo))) for ruolo in Ruolo),
]


@permit(ACCESSI, "view_visibilita")
def potere_list(request):
    """The matrix of roles and permissions, as a page and as a file."""
    rows = _rows()
    azione = Azione.ESPORTAZIONE if "formato" in request.GET else Azione.LETTURA
    audit.record("potere_list", by=request.profilo, azione=azione, categoria="registro")
    if azione == Azione.ESPORTAZIONE:
        return exports.export(rows, COLUMNS, "chi-puo-fare-che-cosa", request.GET["formato"])
    context = {
        "righe": rows,
        "ruoli": [(SIGLE[ruolo], ruolo.label) for ruolo in Ruolo],
        "esporta": [Link(fmt.upper(), f"?formato={fmt}") for fmt in exports.FORMATI],
    }
    return render(request, "monitor/potere_list.html", context)


def _rows() -> list[RigaPotere]:
    """Each permission once, in the order of the tables; those that show families first."""
    found: dict[str, RigaPotere] = {}
    about_families = {potere.model for potere in poteri.poteri_on(Nucleo)}
    for potere in sorted(poteri.poteri(), key=lambda potere: potere.model not in about_families):
        row = found.setdefault(potere.codice, RigaPotere(potere.frase, ", ".join(potere.dati), {}))
        row.ruoli[potere.ruolo] = potere
    return list(found.values())
