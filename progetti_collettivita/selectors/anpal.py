"""What ANPAL is told of a project and of a proposal, and whom a proposal is about."""

from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Func

from ambiti.models import Componente
from progetti_collettivita.models import CursoreAnpal, PropostaAnpal, Puc, Quota, StatoPuc
from progetti_collettivita.selectors.posti import posti_liberi


def read_progetto(puc_id: UUID) -> tuple[str, dict[str, Any]]:
    """The code of a project and its sheet for the Centri: no person, and none to ask for. `letto_il` says which is the later."""
    adesso = Func(function="clock_timestamp", output_field=DateTimeField())
    puc = Puc.objects.annotate(letto_il=adesso).get(pk=puc_id)
    return puc.codice_puc, {
        "titolo": puc.titolo,
        "ambito": puc.ambito_attivita,
        "comune": puc.comune_titolare_id,
        "stato": puc.stato,
        "data_inizio": f"{puc.data_inizio}",
        "data_fine": f"{puc.data_fine}",
        "ore_settimanali_min": float(puc.ore_settimanali_min or 0),
        "ore_settimanali_max": float(puc.ore_settimanali_max or 0),
        "sedi": [
            {
                "denominazione": sede.denominazione,
                "indirizzo": sede.indirizzo,
                "cap": sede.cap,
                "comune": sede.comune_id,
                "accessibile_disabili": sede.accessibile_disabili,
                "raggiungibile_mezzi": sede.raggiungibile_mezzi,
            }
            for sede in puc.sedi.all()
        ],
        "competenze": puc.competenze_richieste,
        "limitazioni": puc.limitazioni,
        "posti_cpi": puc.posti_cpi,
        "posti_cpi_liberi": posti_liberi(puc)[Quota.CPI],
        "letto_il": puc.letto_il.isoformat(),
    }


def list_non_detti() -> list[UUID]:
    """The active projects with places for the Centri of which ANPAL knows nothing yet."""
    rows = Puc.objects.filter(stato=StatoPuc.ATTIVO, posti_cpi__gt=0, in_anpal=None)
    return list(rows.values_list("pk", flat=True))


def is_known(numero: str) -> bool:
    """Whether a proposal was read already, whatever became of it."""
    return PropostaAnpal.objects.filter(numero=numero).exists()


def find_persona(code: str) -> Componente | None:
    """The member with that codice fiscale in the household of the last domanda."""
    rows = Componente.objects.filter(codice_fiscale=code, uscito_il=None).select_related("nucleo")
    return rows.order_by("-nucleo__data_domanda", "-nucleo_id").first()


def read_riscontro(proposta_id: UUID) -> tuple[str, dict[str, str]]:
    """The number of a proposal, and whether it was taken or why not."""
    proposta = PropostaAnpal.objects.get(pk=proposta_id)
    riscontro = {"esito": "SCARTATA", "motivo": proposta.motivo} if proposta.motivo else {"esito": "ACCOLTA"}
    return proposta.numero, riscontro


def read_numero(proposta_id: UUID) -> str:
    return PropostaAnpal.objects.values_list("numero", flat=True).get(pk=proposta_id)


def read_cursore(risorsa: str) -> str:
    """Where a list was left; "" at the first time."""
    return CursoreAnpal.objects.filter(pk=risorsa).values_list("valore", flat=True).first() or ""
