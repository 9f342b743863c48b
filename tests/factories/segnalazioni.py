"""Facts to report, and reports at each step."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Ruolo
from accounts.profilo import Profilo
from ambiti.models import Componente
from patti_inclusione.models import (
    Caso,
    CodiceEvento,
    Convocazione,
    EsitoAppuntamento,
    Impegno,
    InvioConvocazione,
    Patto,
    RichiamoFormale,
    Segnalazione,
    StatoCaso,
)
from patti_inclusione.selectors.segnalazione_fatti import Fatto, find_fatto, list_fatti
from patti_inclusione.selectors.segnalazione_guardie import Scritto
from patti_inclusione.services import segnalazione as segnalazioni
from patti_inclusione.services import segnalazione_approvazione as approvazioni
from rdc_platform import calendario
from rdc_platform.documenti import services as documenti
from tests.factories.patti import adulti_of, make_firmato, make_impegno, make_minore
from tests.factories.pdf import PDF
from tests.factories.persone import make_profilo

MOTIVO = "Ghiandaia: non si è presentata e non ha avvisato, chiamata due volte."  # a canary
OGGI = calendario.today()
IERI = OGGI - timedelta(days=1)


def make_assenza(caso: Caso, *assenti: Componente, giorni_fa: int = 3, prova: bool = True, **values) -> Convocazione:
    """An appointment some days ago, to which `assenti` did not come; with `prova` the notice reached each of them."""
    caso.refresh_from_db()
    if caso.stato == StatoCaso.ASSEGNATO:
        Caso.objects.filter(pk=caso.pk).update(stato=StatoCaso.CONVOCATO)
        caso.refresh_from_db()
    defaults = {"tipo": "PRIMO_COLLOQUIO", "modalita": "PRESENZA", "luogo": "Via Roma 1", "canali": ["SMS"]}
    convocazione = Convocazione.objects.create(
        caso=caso,
        numero_progressivo=caso.convocazioni.count() + 1,
        data_ora=timezone.now() - timedelta(days=giorni_fa),
        stato="NON_PRESENTATI",
        creata_da=caso.assegnazioni.get(al=None).case_manager,
        **(defaults | values),
    )
    for persona in assenti:
        convocazione.componenti.add(persona)
        InvioConvocazione.objects.create(
            convocazione=convocazione,
            componente=persona,
            canale="RACCOMANDATA_AR" if prova else "SMS",
            esito="CONSEGNATO" if prova else "INVIATO",
            istante=timezone.now() - timedelta(days=giorni_fa + 7),
        )
        EsitoAppuntamento.objects.create(
            convocazione=convocazione, componente=persona, esito="ASSENTE_NON_GIUSTIFICATO"
        )
    return convocazione


def fatto_of(caso: Caso, tipo: str = "E01", persona: Componente | None = None) -> Fatto:
    """The first fact of that kind, of that person if said."""
    if tipo in {CodiceEvento.E09A, CodiceEvento.E09B}:
        return find_fatto(caso, f"informazione-{tipo}", OGGI)
    found = [fatto for fatto in list_fatti(caso, OGGI) if fatto.tipo_evento == tipo]
    return next(fatto for fatto in found if persona is None or fatto.componente == persona)


def scritto(fatto: Fatto, **values) -> Scritto:
    """A good report of `fatto`."""
    defaults = {
        "data_evento": fatto.data_evento or IERI,
        "data_accertamento": fatto.data_accertamento or IERI,
        "motivazione": MOTIVO,
        "giustificato_motivo_valutato": True,
        "senza_patto_lavoro": True,
    }
    return Scritto(**(defaults | values))


def make_bozza_e01(caso: Caso, by: Profilo, *, giorni_fa: int = 3) -> Segnalazione:
    """A draft on the absence of the eldest."""
    make_assenza(caso, adulti_of(caso)[0], giorni_fa=giorni_fa)
    fatto = fatto_of(caso)
    return segnalazioni.draft_segnalazione(caso, fatto, scritto(fatto), by=by)


def make_proposta(caso: Caso, by: Profilo, *, giorni_fa: int = 3) -> Segnalazione:
    """Waiting for the Coordinatore."""
    return segnalazioni.submit_segnalazione(make_bozza_e01(caso, by, giorni_fa=giorni_fa), by=by)


def make_approvata(caso: Caso, by: Profilo, coordinatore: Profilo) -> Segnalazione:
    """On its way to INPS, its M07 in the queue."""
    return approvazioni.approve_segnalazione(make_proposta(caso, by), by=coordinatore)


def make_impegno_e07(caso: Caso, by: Profilo, **values) -> Impegno:
    """A minor's school in an active Patto."""
    patto = _firmato(caso, by)
    defaults = {"categoria": "C_FREQUENZA_SCOLASTICA", "tipo_evento_sanzione": "E07", "dal": OGGI - timedelta(days=200)}
    return make_impegno(patto, make_minore(caso), condizionalita=True, **(defaults | values))


def make_impegno_e08(caso: Caso, by: Profilo, **values) -> Impegno:
    """A commitment of cure, set by a professional, of the eldest."""
    patto = _firmato(caso, by)
    defaults = {
        "categoria": "D_PREVENZIONE_SALUTE",
        "tipo_evento_sanzione": "E08",
        "descrizione": "Gelsomino: segue la terapia con il medico",
        "professionista_sanitario": "Dott. Gladiolo",
        "servizio_sanitario": "Servizio Ginestra",
        "dal": OGGI - timedelta(days=200),
    }
    return make_impegno(patto, adulti_of(caso)[0], condizionalita=True, **(defaults | values))


def _firmato(caso: Caso, by: Profilo) -> Patto:
    """A Patto that was signed long ago."""
    patto = make_firmato(caso, by)
    caso.refresh_from_db()
    patto.data_sottoscrizione = OGGI - timedelta(days=200)
    patto.save(update_fields=["data_sottoscrizione"])
    return patto


def make_richiamo(impegno: Impegno, by: Profilo, esito: str = "NON_ADEGUATO") -> RichiamoFormale:
    """A warning whose term has passed, verified if `esito`."""
    return RichiamoFormale.objects.create(
        impegno=impegno,
        numero=impegno.richiami.count() + 1,
        data=OGGI - timedelta(days=30),
        canale="CONSEGNA_A_MANO",
        file_firmato=documenti.store_pdf(PDF, "richiamo.pdf"),
        ricevuto_il=OGGI - timedelta(days=30),
        termine_adeguamento=OGGI - timedelta(days=4),
        esito_verifica=esito,
        verificato_il=OGGI - timedelta(days=2) if esito else None,
        creato_da=by.accreditamento,
    )


def make_file(nome: str = "prova.pdf"):
    upload = SimpleUploadedFile(nome, PDF, "application/pdf")
    upload.tipo = "application/pdf"
    return upload


def same_person_as_coordinatore(profilo: Profilo, ambito) -> Profilo:
    """The person of `profilo` under another profile: Coordinatore of the same Ambito."""
    return make_profilo(Ruolo.COORDINATORE_PATTO, ambito, operatore=profilo.operatore)
