"""What the Comune and the Centri ask each other about a person (M12): of one case, for its Case manager."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from ambiti.models import Componente
from patti_inclusione.models import (
    INFORMAZIONI,
    AnalisiPreliminare,
    Assegnazione,
    Caso,
    EsitoRichiesta,
    InformazioneCpi,
    InvioCpi,
    MotivoScartoCpi,
    RichiestaCpi,
    RinvioCpi,
    ScartoCpi,
    Sede,
    StatoCaso,
    StatoRichiestaCpi,
    VersoRichiesta,
)
from patti_inclusione.selectors.cpi import MOTIVI as MOTIVI_DELL_INVIO

_I, _S = InformazioneCpi, StatoRichiestaCpi
MOTIVI = MOTIVI_DELL_INVIO | {
    "PERSONA_SCONOSCIUTA": "ANPAL non trova la persona tra i beneficiari.",
    "SCAMBIO_SCONOSCIUTO": "ANPAL non ha più questa richiesta.",
    "GIA_RISPOSTO": "A questa richiesta è già stato risposto altro.",
}
DEL_PATTO = {
    StatoCaso.PATTO_ATTIVO: _I.PATTO_IN_VIGORE,
    StatoCaso.VALUTAZIONE_FINALE: _I.PATTO_IN_VIGORE,
    StatoCaso.IN_REVISIONE: _I.PATTO_IN_REVISIONE,
    StatoCaso.IN_DEFINIZIONE_PATTO: _I.PATTO_IN_DEFINIZIONE,
    StatoCaso.PATTO_DA_FIRMARE: _I.PATTO_IN_DEFINIZIONE,
}


def richieste_of(caso: Caso) -> QuerySet[RichiestaCpi]:
    """All that was asked of the members, either way, the latest first."""
    return RichiestaCpi.objects.filter(caso=caso).order_by("-creata_il")


def list_sedi(caso: Caso) -> QuerySet[Sede]:
    """The offices that may ask or answer for the family."""
    return Sede.objects.filter(comune=caso.nucleo.comune_id, attiva=True).order_by("denominazione")


def list_cpi(caso: Caso) -> list[str]:
    """The Centri that the family's own papers name, the likeliest first: none is typed here."""
    richieste = RichiestaCpi.objects.filter(caso=caso).exclude(cpi="").order_by("-creata_il").values_list("cpi")
    rinvii = RinvioCpi.objects.filter(caso=caso).order_by("-ricevuto_il").values_list("cpi")
    invii = InvioCpi.objects.filter(caso=caso).exclude(cpi="").order_by("-creato_il").values_list("cpi")
    analisi = AnalisiPreliminare.objects.filter(caso=caso).exclude(cpi_destinatario="").order_by("-versione")
    rows = richieste[:5].union(rinvii[:5], invii[:5], analisi.values_list("cpi_destinatario")[:5], all=True)
    return list(dict.fromkeys(cpi for (cpi,) in rows))


def default_informazione(richiesta: RichiestaCpi) -> str:
    """What would be answered by how the case stands, where that is known."""
    stato = DEL_PATTO.get(richiesta.caso.stato, "")
    return str(stato) if stato in INFORMAZIONI.get(richiesta.richiesta, ()) else ""


def list_chieste(casi: QuerySet[Caso]) -> QuerySet[Caso]:
    """Of `casi`, those of which a Centro waits for an answer and which nobody follows."""
    chieste = RichiestaCpi.objects.filter(caso=OuterRef("pk"), stato=_S.DA_RISPONDERE)
    seguite = Assegnazione.objects.filter(caso=OuterRef("pk"), al=None)
    return casi.filter(Exists(chieste), ~Exists(seguite)).exclude(stato=StatoCaso.CHIUSO)


def list_di_chiusi() -> QuerySet[RichiestaCpi]:
    """What the Centri still wait for, of families that are followed no more, unless ANPAL has refused to hear just that."""
    rows = RichiestaCpi.objects.filter(caso__stato=StatoCaso.CHIUSO, stato=_S.DA_RISPONDERE)
    return rows.exclude(esito=EsitoRichiesta.NON_IN_CARICO).order_by("creata_il")


def find_in_carico(code: str) -> Componente | None:
    """The member with that codice fiscale in a household whose case is open; of two, that of the last domanda."""
    rows = Componente.objects.filter(codice_fiscale=code, uscito_il=None, nucleo__caso__isnull=False)
    rows = rows.exclude(nucleo__caso__stato=StatoCaso.CHIUSO).select_related("nucleo__caso")
    return rows.order_by("-nucleo__data_domanda", "-nucleo_id").first()


def find_same(id_scambio: UUID) -> RichiestaCpi | ScartoCpi | None:
    """What was made of that exchange when it came before."""
    found = RichiestaCpi.objects.select_related("componente").filter(id_scambio=id_scambio).first()
    answered = [MotivoScartoCpi.NON_IN_CARICO, MotivoScartoCpi.ILLEGGIBILE]
    scarti = ScartoCpi.objects.filter(riferimento=str(id_scambio), motivo__in=answered)
    return found or scarti.order_by("ricevuto_il").first()


def body_of(richiesta: RichiestaCpi, comune_id: str) -> dict[str, Any]:
    """What ANPAL is asked: who, what and by which office; the Centro, or the Comune of residence by which ANPAL finds it."""
    dove = {"cpi": richiesta.cpi} if richiesta.cpi else {"comune": comune_id}
    return {
        "id_scambio": str(richiesta.id_scambio),
        "cf": richiesta.componente.codice_fiscale,
        **dove,
        "richiesta": richiesta.richiesta,
        "ufficio": {"denominazione": richiesta.ufficio, "telefono": richiesta.telefono},
    }


def risposta_of(richiesta: RichiestaCpi) -> dict[str, Any]:
    """What ANPAL is answered: the outcome with its own code or day, and the office; who is not followed has no office."""
    if richiesta.esito == EsitoRichiesta.NON_IN_CARICO:
        return {"esito": richiesta.esito}
    parti = {"motivo": richiesta.motivo, "informazione": richiesta.informazione}
    if richiesta.data_proposta:
        parti["data_proposta"] = str(richiesta.data_proposta)
    ufficio = {"denominazione": richiesta.ufficio_risposta, "telefono": richiesta.telefono_risposta}
    return {"esito": richiesta.esito, **{nome: valore for nome, valore in parti.items() if valore}, "ufficio": ufficio}


def waits(richiesta: RichiestaCpi) -> bool:
    """Whether it is ours and the Centro may still answer it."""
    return richiesta.verso == VersoRichiesta.AL_CPI and richiesta.stato in {_S.INVIATA, _S.IN_ATTESA, _S.LASCIATA}
