"""Projects in every state, made whole in one statement, and persons on them."""

import itertools
import uuid
from datetime import date, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.profilo import Profilo
from ambiti.models import Componente, Comune, PersonaSeguita
from progetti_collettivita.models import AssegnazionePuc, PresenzaPuc, ProfiloPuc, Puc, SedePuc, SoggettoAttuatore
from rdc_platform import calendario
from rdc_platform.documenti import services as documenti
from tests.factories.inail import tell
from tests.factories.pdf import PDF

_numeri = itertools.count(1)
TESTO = "Un testo lungo abbastanza da dire che cosa si fa e perché."


def sheet(**campi) -> dict:
    """What a whole sheet says, from today for half a year."""
    oggi = calendario.today()
    return {
        "titolo": "Aiuto in biblioteca",
        "ambito_attivita": "CULTURALE",
        "tipo_attivita": "POTENZIAMENTO",
        "finalita_obiettivi": TESTO,
        "descrizione_attivita": TESTO,
        "dichiarazione_non_sostitutiva": True,
        "data_inizio": oggi,
        "data_fine": oggi + timedelta(days=180),
        "ore_settimanali_min": Decimal(8),
        "ore_settimanali_max": Decimal(16),
        "posti_totali": 4,
        "posti_comune": 2,
        "posti_cpi": 1,
        "posti_volontari": 1,
        "supervisore_nome": "Ada Verdi",
        "supervisore_qualifica": "bibliotecaria",
        "supervisore_recapito": "0372 000000",
        "polizza_compagnia": "Assicura",
        "polizza_numero": "RCT-1",
        "polizza_massimale": Decimal(3_000_000),
        "polizza_inizio": oggi,
        "polizza_scadenza": oggi + timedelta(days=365),
    } | campi


def make_puc(by: Profilo, comune: Comune, stato: str = "ATTIVO", *, sedi: int = 1, **campi) -> Puc:
    """A project of `comune` in `stato`, with a whole sheet and a place."""
    oggi = calendario.today()
    approvato = {"atto_tipo": "DETERMINA", "atto_numero": "12", "atto_data": oggi} if stato not in {
        "BOZZA", "IN_APPROVAZIONE", "ANNULLATO"
    } else {}  # fmt: skip
    if approvato:
        approvato["atto_documento"] = documenti.store_pdf(PDF, "atto.pdf")
    puc = Puc.objects.create(
        codice_puc=f"{comune.pk}-{oggi.year}-{next(_numeri) + 5000:04}", comune_titolare=comune, stato=stato,
        **sheet(responsabile_puc=by.accreditamento, pubblico_in_catalogo=stato == "ATTIVO", **approvato) | campi,
    )  # fmt: skip
    for n in range(sedi):
        make_sede(puc, denominazione=f"Biblioteca {n + 1}")
    puc.refresh_from_db()
    return puc


def make_sede(puc: Puc, **campi) -> SedePuc:
    valori = {"denominazione": "Biblioteca", "indirizzo": "Via Roma 1", "cap": "26100", "comune": puc.comune_titolare}
    return SedePuc.objects.create(puc=puc, **valori | campi)


def make_attuatore(puc: Puc, **campi) -> SoggettoAttuatore:
    valori = {"tipo": "ETS_ODV", "denominazione": "Amici dei libri", "codice_fiscale": "80017210727"}
    return SoggettoAttuatore.objects.create(puc=puc, **valori | campi)


def assign(puc: Puc, persona: Componente, stato: str = "PROPOSTO", quota: str = "COMUNE", **campi) -> AssegnazionePuc:
    """A person on a project, in a state."""
    oggi = calendario.today()
    attiva = {"stato_inail": "CONFERMATA", "data_inizio": oggi} if stato in {"ATTIVO", "SOSPESO"} else {}
    if stato == "SOSPESO":
        attiva["motivo_sospensione"] = "MALATTIA"
    valori = {"data_proposta": oggi, "scadenza_risposta": oggi} | attiva
    return AssegnazionePuc.objects.create(puc=puc, persona=persona, stato=stato, quota=quota, **valori | campi)


def far_day(giorni: int) -> date:
    return calendario.today() + timedelta(days=giorni)


def follow(persona: Componente, **campi) -> PersonaSeguita:
    """What is published of somebody bound with a Patto per l'inclusione, or of whom `campi` say."""
    valori = {"percorso": "INCLUSIONE", "tenuta": True, "fuori_puc": False, "telefono": "333 1", "importo_mensile": 500}
    found, _ = PersonaSeguita.objects.update_or_create(
        componente=persona, defaults=valori | {"del_giorno": calendario.today()} | campi
    )
    return found


def file(nome: str = "accettazione.pdf"):
    """A signed paper as a page hands it over, cleaned."""
    upload = SimpleUploadedFile(nome, PDF, content_type="application/pdf")
    upload.tipo = "application/pdf"
    return upload


def presence(assegnazione: AssegnazionePuc, giorno: date | None = None, ore="4", **campi) -> PresenzaPuc:
    """A line of the register of somebody on a project, written by its Responsabile."""
    valori = {"esito": "PRESENTE", "registrato_da": assegnazione.puc.responsabile_puc, "chiave": uuid.uuid4()}
    return PresenzaPuc.objects.create(
        assegnazione=assegnazione, data=giorno or calendario.today(), ore=Decimal(ore), **valori | campi
    )


def make_partecipazione_piena(mondo) -> AssegnazionePuc:
    """One in course with all that its page can show: limits, timetable, papers, INAIL, hours of three months, a pause."""
    oggi, chi = calendario.today(), mondo.caso.nucleo.componenti.order_by("nome").first()
    by, carta = mondo.case_manager.accreditamento, documenti.store_pdf(PDF, "carta.pdf")
    puc = make_puc(mondo.responsabile_puc, mondo.cremona, data_inizio=oggi - timedelta(days=90))
    sede = puc.sedi.get()
    row = assign(
        puc, chi, "ATTIVO", data_inizio=oggi - timedelta(days=70), sede=sede, documento_accettazione=carta
    )  # fmt: skip
    row.calendario.add(sede.orari.create(giorno_settimana=2, ora_inizio="09:00", ora_fine="13:00"))
    follow(chi)
    ProfiloPuc.objects.create(componente=chi, idoneita="CON_LIMITAZIONI", limiti=["CARICHI"], scritto_da=by)
    tell(row)
    tell(row, "SCARTATA", "CESSAZIONE")
    for giorni in (1, 30, 60):
        presence(row, far_day(-giorni))
    for testo, stato, documento in (("Proposto", "", carta), ("Sospeso", "SOSPESO", None), ("Ripreso", "ATTIVO", None)):
        row.eventi.create(tipo="x", testo=testo, a_stato=stato, documento=documento, accreditamento=by)
    return row
