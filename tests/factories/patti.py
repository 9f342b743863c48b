"""Patti for tests: a draft that lacks nothing, and the documents and answers that follow it."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    Caso,
    Impegno,
    ObiettivoGenerale,
    Patto,
    RisultatoAtteso,
    SituazioneComponente,
    Sostegno,
    StatoCaso,
    StatoPatto,
)
from patti_inclusione.services import firma as firme
from patti_inclusione.services import patto as patti
from patti_inclusione.services.firma import Firma
from rdc_platform import calendario, codice_fiscale
from rdc_platform.documenti import services as documenti
from tests.factories.pdf import PDF

OGGI = calendario.today()
FINE = OGGI + timedelta(days=365)
OBIETTIVO = "Zagara: la famiglia arriva a fine mese"  # canaries: words that stand nowhere else
RISULTATO = "Zibibbo: le bollette sono pagate"
IMPEGNO = "Zenzero: tiene il quaderno delle spese"
SOSTEGNO = "Zucca: un educatore viene a casa"
LIVELLI = {"situazione_iniziale": "PROBLEMA_GRAVE", "situazione_attesa": "LIVELLO_ADEGUATO"}
CANARINI = ("Zagara", "Zibibbo", "Zenzero", "Zucca", "Zafferano")


def make_caso_da_patto(caso: Caso, esito: str = "B") -> Caso:
    """The case where the Patto begins."""
    caso.stato, caso.esito_ap = StatoCaso.IN_DEFINIZIONE_PATTO, esito
    caso.save(update_fields=["stato", "esito_ap"])
    return caso


def make_bozza(caso: Caso, by: Profilo, esito: str = "B") -> Patto:
    """A draft that can be frozen: all that the rules want, one of each part, a commitment of each adult."""
    patto = patti.start_patto(make_caso_da_patto(caso, esito), by=by)
    values = {"durata_dal": OGGI, "durata_al": FINE, "modalita_monitoraggio": "Zafferano: ci vediamo al servizio."}
    patto = patti.edit_accordi(patto, by=by, revisione=0, **values)
    obiettivo = ObiettivoGenerale.objects.create(patto=patto, area="ECONOMICA", testo=OBIETTIVO)
    RisultatoAtteso.objects.create(patto=patto, obiettivo=obiettivo, testo=RISULTATO, termine=FINE, **LIVELLI)
    for componente in adulti_of(caso):
        make_impegno(patto, componente)
    Sostegno.objects.create(
        patto=patto,
        codice="d_SOSTEGNO_SOCIO_EDUCATIVO",
        descrizione=SOSTEGNO,
        ente_erogatore="Cooperativa di prova",
        dal=OGGI,
    )
    return patto


def make_impegno(patto: Patto, componente: Componente, **values) -> Impegno:
    defaults = {"categoria": "I_GESTIONE_BILANCIO", "descrizione": IMPEGNO, "frequenza": "SETTIMANALE", "dal": OGGI}
    return Impegno.objects.create(patto=patto, componente=componente, **(defaults | values))


def make_minore(caso: Caso, nome: str = "Leo") -> Componente:
    """A child of ten in the nucleo of the case."""
    nascita = date(OGGI.year - 10, 1, 15)
    minore = Componente.objects.create(
        nucleo=caso.nucleo,
        codice_fiscale=codice_fiscale.encode(caso.nucleo.cognome, nome, "M", nascita, "D150"),
        cognome=caso.nucleo.cognome,
        nome=nome,
        sesso="M",
        data_nascita=nascita,
        belfiore_nascita="D150",
        cittadinanza="ITA",
        relazione="FIGLIO_MINORE",
    )
    SituazioneComponente.objects.create(
        componente=minore, in_scala_equivalenza=True, tenuto_obblighi=False, disabilita="NESSUNA"
    )
    return minore


def adulti_of(caso: Caso) -> list[Componente]:
    """The adults of the nucleo, as the factory of cases makes them, oldest first."""
    limit = date(OGGI.year - 18, OGGI.month, 1)
    rows = Componente.objects.filter(nucleo=caso.nucleo, uscito_il=None, data_nascita__lt=limit)
    return list(rows.order_by("data_nascita", "pk"))


def make_da_firmare(caso: Caso, by: Profilo) -> Patto:
    """Frozen, with its document there (not rendered: tests of the document do that)."""
    patto = patti.freeze_patto(make_bozza(caso, by), by=by)
    patti.attach_pdf(patto.pk, patto.edizione, documenti.store_pdf(PDF, "patto.pdf"))
    return Patto.objects.select_related("caso__nucleo").get(pk=patto.pk)


def firme_of(caso: Caso, giorno: date = OGGI) -> list[Firma]:
    """Everyone signs on paper: the adults, and the Case manager."""
    return [Firma("AUTOGRAFA_SCANSIONE", giorno, componente) for componente in [*adulti_of(caso), None]]


def make_file_firmato():
    """A signed PDF as DocumentoField leaves it."""
    upload = SimpleUploadedFile("firmato.pdf", PDF, "application/pdf")
    upload.tipo = "application/pdf"
    return upload


def make_firmato(caso: Caso, by: Profilo) -> Patto:
    """In force since today, with its M05 in the queue."""
    patto = make_da_firmare(caso, by)
    signed = firme.sign_patto(patto, by=by, edizione=patto.edizione, firme=firme_of(caso), firmato=make_file_firmato())
    assert signed.stato == StatoPatto.ATTIVO
    return signed
