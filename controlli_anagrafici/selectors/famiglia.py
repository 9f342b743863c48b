"""The declared nucleo beside the family in the register, person by person."""

from dataclasses import dataclass

from django.db.models import Q

from ambiti.models import Componente
from controlli_anagrafici.famiglia_regole import Persona, compute_esito
from controlli_anagrafici.models import ComponenteAnagrafico, Controllo
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

ETA_FIGLIO = "NUCLEO_ETA_FIGLIO"


@dataclass(frozen=True)
class Accanto:
    """One person: as INPS has him declared, as the register has him (`riga`, None while nobody has looked)."""

    dichiarato: Componente | None
    riga: ComponenteAnagrafico | None
    anni: int | None

    @property
    def nome(self) -> str:
        chi = self.dichiarato or self.riga
        return f"{chi.nome} {chi.cognome}" if chi else ""

    @property
    def persona(self) -> Persona:
        """As the rules see him."""
        if self.riga is None:
            return Persona(in_dsu=True, in_anagrafe=None, anni=self.anni)
        riga = self.riga
        return Persona(
            self.dichiarato is not None,
            riga.in_anagrafe,
            riga.causale_differenza,
            riga.giustificata,
            riga.note,
            self.anni,
        )


def list_dichiarati(controllo: Controllo) -> list[Componente]:
    """Who stands in the nucleo now, or was looked for while he did; the richiedente first, then by age."""
    rows = Componente.objects.filter(nucleo_id=controllo.nucleo_id)
    guardati = controllo.famiglia.filter(componente__isnull=False).values("componente")
    righe = rows.filter(Q(uscito_il=None) | Q(pk__in=guardati)).order_by("data_nascita", "pk")
    return sorted(righe, key=lambda each: each.relazione != "RICHIEDENTE")


def list_famiglia(controllo: Controllo) -> list[Accanto]:
    """The declared persons, then who lives there and was not declared; two queries."""
    righe = list(controllo.famiglia.order_by("cognome", "nome", "pk"))
    di = {riga.componente_id: riga for riga in righe if riga.componente_id}
    dichiarati = [Accanto(each, di.get(each.pk), anni_of(each, controllo)) for each in list_dichiarati(controllo)]
    return dichiarati + [Accanto(None, riga, None) for riga in righe if riga.componente_id is None]


def anni_of(componente: Componente, controllo: Controllo) -> int:
    """His age on the day of the check."""
    return calendario.count_anni(componente.data_nascita, controllo.data_riferimento)


def esito_of(famiglia: list[Accanto]) -> str:
    return compute_esito(each.persona for each in famiglia)


def eta_figlio(controllo: Controllo) -> int:
    """From which age a child who lives elsewhere is no more of the nucleo."""
    return intero(ETA_FIGLIO, controllo.data_riferimento)
