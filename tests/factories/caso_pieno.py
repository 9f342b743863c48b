"""A case with something in every section of its page."""

from django.utils import timezone

from patti_inclusione.models import (
    Assegnazione,
    Caso,
    DifferenzaFornitura,
    InvioConvocazione,
    QuadroAnalisi,
    SchedaPersona,
    StatoQuadro,
    Trasferimento,
)
from patti_inclusione.services import emergenza
from rdc_platform.documenti import services as documenti
from tests.factories.doppioni import make_doppione
from tests.factories.incontri import make_svolto, make_verbale
from tests.factories.mondo import Mondo
from tests.factories.patti import make_minore
from tests.factories.pdf import PDF
from tests.factories.segnalazioni import make_proposta
from tests.factories.spostamenti import RESIDENZA, make_arrivo

NOTA = "Nespola: chiamare la mattina."
PERCHE_NO = "Non risulta la nuova residenza"


def make_caso_pieno(mondo: Mondo) -> Caso:
    """Patto in force, meeting held, report proposed, what INPS changed, who left, a note, a substitute, a transfer refused, a Quadro."""
    caso, by = mondo.caso, mondo.case_manager
    _people(mondo)
    Assegnazione.objects.create(
        caso=caso,
        case_manager=mondo.collega.accreditamento,
        assegnato_da=mondo.coordinatore.accreditamento,
        al=timezone.now(),
        motivo="ASSENZA",
        nota_consegna=NOTA,
    )
    incontro = make_svolto(caso, by)
    make_verbale(incontro, by)
    caso.refresh_from_db()
    make_proposta(caso, by)
    InvioConvocazione.objects.filter(convocazione__caso=caso).update(prova=documenti.store_pdf(PDF, "prova.pdf"))
    QuadroAnalisi.objects.create(
        caso=caso,
        versione=2,
        versione_catalogo="1",
        stato=StatoQuadro.FINALIZZATA,
        compilata_da=by.accreditamento,
        finalizzata_il=timezone.now(),
    )
    _moves(mondo)
    emergenza.start_emergenza(
        caso, supplente=mondo.collega.accreditamento, motivo="Chiamata di stanotte", by=mondo.coordinatore
    )
    caso.refresh_from_db()
    return caso


def _people(mondo: Mondo) -> None:
    """One who left, one with a sheet, one who may be somewhere else, and what INPS says anew."""
    left = make_minore(mondo.caso, "Uscita")
    left.uscito_il = timezone.localdate()
    left.save(update_fields=["uscito_il"])
    applicant = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")
    SchedaPersona.objects.create(componente=applicant, telefono_verificato="0372 111111")
    make_doppione(mondo.caso, mondo.caso_b)
    DifferenzaFornitura.objects.create(
        caso=mondo.caso, lotto="L", tipo="DATO", campo="ISEE", chiave="isee", prima="1", dopo="2"
    )
    DifferenzaFornitura.objects.create(
        caso=mondo.caso, lotto="L", tipo="NUOVO", campo="Leo Conti", prima="", dopo="", componente=left
    )


def _moves(mondo: Mondo) -> None:
    make_arrivo(mondo.caso, mondo.bologna)
    now = timezone.now()
    Trasferimento.objects.create(
        caso=mondo.caso,
        stato="RIFIUTATO",
        motivo=RESIDENZA,
        da_comune=mondo.cremona,
        a_comune=mondo.bologna,
        a_ambito=mondo.ambito_b,
        stato_prima="PATTO_ATTIVO",
        proposto_il=now,
        chiesto_il=now,
        risposto_il=now,
        motivo_risposta=PERCHE_NO,
    )
