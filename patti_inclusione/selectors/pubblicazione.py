"""What the other functions may know of the members of a family with a Patto, as it is on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from ambiti.models import Componente, Destinazione, Nucleo, Percorso, PersonaSeguita
from patti_inclusione.models import Caso, MotivoChiusura, Patto, StatoCaso, StatoPatto
from patti_inclusione.selectors.esonero import obblighi_of, with_esoneri
from patti_inclusione.selectors.rinvio_cpi import FINITI


@dataclass(frozen=True)
class _Patto:
    percorso: Percorso
    dal: date | None
    al: date | None


def read_persone(nuclei: Collection[UUID], giorno: date) -> list[PersonaSeguita]:
    """The rows to publish, not saved: those who have not left, of the families with a Patto in force or at the Centro."""
    patti = _senza_caso(nuclei) | _patti(nuclei)
    rows = Componente.objects.filter(nucleo__pk__among=list(patti), uscito_il=None)
    rows = rows.select_related("situazione", "scheda", "nucleo__contatti", "nucleo__dati_economici")
    return [_persona(row, patti[row.nucleo_id], giorno) for row in with_esoneri(rows.order_by("pk"), giorno)]


def list_da_rivedere(giorno: date, quante: int) -> list[UUID]:
    """Up to `quante` families of which what is published is of an earlier day."""
    rows = PersonaSeguita.objects.filter(del_giorno__lt=giorno).order_by("componente__nucleo")
    return list(rows.values_list("componente__nucleo", flat=True).distinct()[:quante])


def _senza_caso(nuclei: Collection[UUID]) -> dict[UUID, _Patto]:
    """The families that INPS sent to the Centro, of which nobody here ever had a case, while their benefit lasts."""
    rows = Nucleo.objects.filter(pk__among=nuclei, destinazione=Destinazione.CPI, caso=None)
    rows = rows.exclude(dati_economici__stato_beneficio__in=FINITI)
    return dict.fromkeys(rows.values_list("pk", flat=True), _Patto(Percorso.LAVORO, None, None))


def _patti(nuclei: Collection[UUID]) -> dict[UUID, _Patto]:
    """What each family agreed; a Patto that is being revised holds until the new one does.

    A family at the Centro stays there while its case waits in the queue for another Case manager, and after ANPAL's
    receipt has closed it, until it comes back or its benefit ends.
    """
    attivi = Patto.objects.filter(caso=OuterRef("pk"), stato=StatoPatto.ATTIVO)
    rows = Caso.objects.filter(nucleo__pk__among=nuclei)
    rows = rows.annotate(dal=Subquery(attivi.values("in_vigore_dal")[:1]), al=Subquery(attivi.values("durata_al")[:1]))
    al_centro = Q(stato=StatoCaso.INVIATO_CPI) | Q(stato=StatoCaso.DA_ASSEGNARE, stato_prima=StatoCaso.INVIATO_CPI)
    chiuso = Q(stato=StatoCaso.CHIUSO)
    ricevuto = Q(chiuso, motivo_chiusura=MotivoChiusura.INVIO_CPI) & ~Q(
        nucleo__dati_economici__stato_beneficio__in=FINITI
    )
    rows = rows.filter(Q(~chiuso, dal__isnull=False) | al_centro | ricevuto)
    return {
        nucleo: _Patto(
            Percorso.LAVORO
            if stato == StatoCaso.CHIUSO or StatoCaso.INVIATO_CPI in (stato, prima)
            else Percorso.INCLUSIONE,
            dal,
            al,
        )
        for nucleo, dal, al, stato, prima in rows.values_list("nucleo_id", "dal", "al", "stato", "stato_prima")
    }


def _persona(persona: Componente, patto: _Patto, giorno: date) -> PersonaSeguita:
    obblighi = obblighi_of(persona, giorno)
    scheda, situazione = getattr(persona, "scheda", None), getattr(persona, "situazione", None)
    contatti = getattr(persona.nucleo, "contatti", None)
    riservata = scheda is not None and scheda.indirizzo_riservato
    telefoni = [
        scheda.telefono_verificato if scheda else "",
        situazione.telefono if situazione else "",
        contatti.cellulare or contatti.telefono if contatti else "",
    ]
    email = [scheda.email_verificata if scheda else "", situazione.email if situazione else ""]
    return PersonaSeguita(
        componente=persona,
        percorso=patto.percorso,
        tenuta=obblighi.tenuta,
        fuori_puc=bool(obblighi.fuori_puc),
        patto_dal=patto.dal,
        patto_al=patto.al,
        importo_mensile=getattr(getattr(persona.nucleo, "dati_economici", None), "importo_mensile", None),
        telefono="" if riservata else next(filter(None, telefoni), ""),
        email="" if riservata else next(filter(None, email), ""),
        riservata=riservata,
        del_giorno=giorno,
    )
