"""The projects of the demonstration: one in each state, by the acts of a Responsabile PUC. All invented, and their titles say so."""

from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from uuid import UUID

from accounts.models import Accreditamento
from accounts.profilo import Profilo
from ambiti.models import Comune
from progetti_collettivita.models import Puc
from progetti_collettivita.services import ciclo, righe, scheda
from progetti_collettivita.services.tutor import name_tutor
from rdc_platform import calendario
from rdc_platform.demo.carte import carta


@dataclass(frozen=True)
class ProgettoDemo:
    """A project and how far it has come: BOZZA, IN_APPROVAZIONE, APPROVATO, ATTIVO, SOSPESO, CONCLUSO or ANNULLATO."""

    titolo: str
    area: str
    stato: str
    posti: tuple[int, int, int]  # for the Comune, for the CPI, for volunteers
    sede: str
    che_cosa: str
    ore: tuple[int, int] = (8, 16)


PROGETTI = (
    ProgettoDemo("Biblioteca amica", "CULTURALE", "ATTIVO", (4, 3, 1), "Biblioteca civica",
                 "Si riordinano gli scaffali, si accompagna chi cerca un libro, si preparano le letture per i bambini."),
    ProgettoDemo("Parchi puliti", "AMBIENTALE", "ATTIVO", (6, 4, 2), "Parco al Po",
                 "Si raccolgono le foglie e i rifiuti nei viali, si curano le aiuole, si aiutano le visite delle scuole."),
    ProgettoDemo("Pedibus del quartiere", "SOCIALE", "SOSPESO", (2, 2, 0), "Scuola primaria",
                 "Si accompagnano a scuola a piedi i bambini del quartiere, insieme ai volontari dell'associazione."),
    ProgettoDemo("Archivio di quartiere", "BENI_COMUNI", "APPROVATO", (2, 1, 0), "Casa del quartiere",
                 "Si ordinano le fotografie e i documenti che gli abitanti hanno dato alla Casa del quartiere.", (8, 12)),
    ProgettoDemo("Orto condiviso", "AMBIENTALE", "IN_APPROVAZIONE", (3, 2, 1), "Orti comunali",
                 "Si preparano le aiuole rialzate, si tiene in ordine il magazzino, si aiutano gli anziani a coltivare."),
    ProgettoDemo("Laboratorio di teatro", "ARTISTICO", "BOZZA", (0, 0, 0), "", ""),
    ProgettoDemo("Sportello digitale", "FORMATIVO", "CONCLUSO", (2, 2, 0), "Municipio",
                 "Si aiuta chi non sa usare il computer a fare una domanda, a leggere una ricevuta, a prenotare una visita."),
    ProgettoDemo("Mercatino del riuso", "BENI_COMUNI", "ANNULLATO", (1, 1, 0), "Ex macello",
                 "Si raccolgono, si puliscono e si mettono in mostra le cose che qualcuno può usare ancora."),
)  # fmt: skip


def make_progetti(comune: Comune, *, by: Profilo, tutor: Accreditamento | None = None) -> None:
    """One project in each state, of one Comune; `tutor` writes the presences of those that run."""
    for demo in PROGETTI:
        puc = _write(demo, comune, by=by)
        _carry(puc, demo.stato, by=by)
        if tutor and demo.stato == "ATTIVO":
            name_tutor(puc, by=by, tutor=tutor)


def _write(demo: ProgettoDemo, comune: Comune, *, by: Profilo) -> Puc:
    puc = scheda.create_puc(comune, by=by, titolo=f"{demo.titolo} (esempio inventato)")
    if not demo.sede:
        return puc
    campi = {campo: getattr(puc, campo) for campo in scheda.CAMPI} | _sheet(demo)
    puc = scheda.edit_puc(puc, by=by, versione=puc.versione, responsabile_puc=by.accreditamento_id, **campi)
    _rows(demo, puc, by=by)
    puc.refresh_from_db()
    return puc


def _sheet(demo: ProgettoDemo) -> dict:
    oggi = calendario.today()
    comune, cpi, volontari = demo.posti
    return {
        "ambito_attivita": demo.area, "tipo_attivita": "POTENZIAMENTO",
        "finalita_obiettivi": "Dare a chi partecipa un'occasione per imparare e conoscere persone, e alla città qualcosa in più.",
        "descrizione_attivita": demo.che_cosa, "dichiarazione_non_sostitutiva": True,
        "data_inizio": oggi, "data_fine": oggi + timedelta(days=240),
        "ore_settimanali_min": Decimal(demo.ore[0]), "ore_settimanali_max": Decimal(demo.ore[1]),
        "posti_totali": comune + cpi + volontari, "posti_comune": comune, "posti_cpi": cpi, "posti_volontari": volontari,
        "competenze_richieste": ["Saper stare con gli altri", "Puntualità"], "limitazioni": [],
        "materiali_individuali": "Tesserino e pettorina.", "materiali_collettivi": "Carrelli e attrezzi della sede.",
        "supervisore_nome": "Persona inventata", "supervisore_qualifica": "funzionario",
        "supervisore_recapito": "0000 000000", "polizza_compagnia": "Compagnia inventata", "polizza_numero": "DEMO-RCT",
        "polizza_massimale": Decimal(3_000_000), "polizza_inizio": oggi, "polizza_scadenza": oggi + timedelta(days=365),
    }  # fmt: skip


def _rows(demo: ProgettoDemo, puc: Puc, *, by: Profilo) -> None:
    sede = righe.save_riga(
        puc, by=by, quale="sedi", denominazione=demo.sede, comune_id=puc.comune_titolare_id, indirizzo="Via Inventata 1",
        cap="26100", accessibile_disabili=True, raggiungibile_mezzi=True, referente_sede="", telefono="",
    )  # fmt: skip
    for giorno in (1, 3):
        _orario(puc, sede.pk, giorno, by=by)
    righe.save_riga(
        puc, by=by, quale="costi", voce="ASSICURAZIONE_RCT", importo=Decimal(450), fonte="FONDO_POVERTA", cup=""
    )


def _orario(puc: Puc, sede: UUID, giorno: int, *, by: Profilo) -> None:
    righe.save_riga(
        puc, by=by, quale="orari", sede_id=sede, giorno_settimana=giorno, ora_inizio=time(9), ora_fine=time(13),
        periodicita="SETTIMANALE",
    )  # fmt: skip


def _carry(puc: Puc, stato: str, *, by: Profilo) -> None:
    """From the draft to `stato`, act by act."""
    if stato in {"IN_APPROVAZIONE", "APPROVATO", "ATTIVO", "SOSPESO", "CONCLUSO"}:
        puc = ciclo.submit_puc(puc, by=by, versione=puc.versione)
    if stato in {"APPROVATO", "ATTIVO", "SOSPESO", "CONCLUSO"}:
        puc = ciclo.approve_puc(
            puc, by=by, versione=puc.versione, atto_tipo="DELIBERA_GIUNTA", atto_numero="DEMO-1",
            atto_data=calendario.today(), documento=carta("atto-di-approvazione"),
        )  # fmt: skip
    if stato in {"ATTIVO", "SOSPESO", "CONCLUSO"}:
        puc = ciclo.activate_puc(puc, by=by, versione=puc.versione)
    if stato == "SOSPESO":
        ciclo.suspend_puc(puc, by=by, versione=puc.versione, motivo="La scuola è chiusa per lavori.")
    if stato == "CONCLUSO":
        ciclo.conclude_puc(puc, by=by, versione=puc.versione)
    if stato == "ANNULLATO":
        ciclo.cancel_puc(puc, by=by, versione=puc.versione, motivo="La sede non è più disponibile.")
