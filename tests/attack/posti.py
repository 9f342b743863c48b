"""One object of every kind for each relation that a person may have with it: his own, a colleague's, farther and farther off."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.profilo import Profilo
from ambiti.models import Ambito, Componente, Comune, Relazione
from patti_inclusione.models import (
    Assegnazione,
    Assenza,
    Caso,
    ChiusuraUfficio,
    ComunicazioneInps,
    ConflittoInteressi,
    Convocazione,
    CopiaPatto,
    DifferenzaFornitura,
    DisponibilitaUfficio,
    Doppione,
    Esonero,
    MembroEquipe,
    NotiziaPuc,
    Patto,
    PrenotazioneInps,
    Rettifica,
    Riapertura,
    RichiamoFormale,
    Segnalazione,
    StampaLettere,
    StatoCaso,
    Supplenza,
    Trasferimento,
)
from patti_inclusione.services import riapertura as riaperture
from patti_inclusione.services import segnalazione as segnalazioni
from patti_inclusione.services import trasferimento as trasferimenti
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento
from tests.factories.analisi import make_completa
from tests.factories.casi import give_caso, make_caso
from tests.factories.convocazioni import make_con_prova
from tests.factories.cpi import make_richiesta
from tests.factories.doppioni import make_doppione
from tests.factories.esoneri import make_esonero
from tests.factories.ospiti import make_ospite
from tests.factories.patti import adulti_of, make_bozza, make_da_firmare, make_firmato, make_impegno
from tests.factories.pdf import PDF
from tests.factories.quadri import start as start_quadro
from tests.factories.sedi import make_orari, make_prenotazione, make_sede
from tests.factories.segnalazioni import fatto_of, make_assenza, make_file, make_richiamo, scritto
from tests.factories.spostamenti import ask_trasferimento, close_caso, make_arrivo


@dataclass
class Famiglie:
    """Families of one Comune in the hands of one Case manager, at each step of the work."""

    comune: Comune
    case_manager: Profilo
    coordinatore: Profilo
    caso: Caso  # convened
    convocazione: Convocazione
    documento: Documento
    assegnazione: Assegnazione
    in_analisi: Caso
    in_quadro: Caso
    adulto_quadro: Componente
    membro: MembroEquipe
    adulto: Componente
    bozza: Patto
    da_firmare: Patto
    firmato: Patto
    comunicazione: ComunicazioneInps
    copia: CopiaPatto
    orari: DisponibilitaUfficio
    prenotazione: PrenotazioneInps
    chiusura: ChiusuraUfficio
    stampa: StampaLettere
    segnalazione: Segnalazione
    rettifica: Rettifica
    richiamo: RichiamoFormale
    notizia: NotiziaPuc
    supplenza: Supplenza  # over
    assenza: Assenza
    conflitto: ConflittoInteressi
    proposto: Trasferimento
    trasferimento: Trasferimento  # asked, not answered
    riapertura: Riapertura
    doppione: Doppione
    esonero: Esonero

    @property
    def casi(self) -> list[Caso]:
        return [
            self.caso,
            self.in_analisi,
            self.in_quadro,
            self.bozza.caso,
            self.da_firmare.caso,
            self.firmato.caso,
            self.trasferimento.caso,
            self.riapertura.caso,
        ]


def make_famiglie(
    ambito: Ambito,
    comune: Comune,
    case_manager: Profilo,
    coordinatore: Profilo,
    *,
    ex: Profilo | None = None,
    supplente: Profilo | None = None,
    verso: Comune,
) -> Famiglie:
    """The families; those of `ex` were his before, and one of them moves to `verso`.

    `supplente` saw the first for some hours, in an emergency.
    """
    cognomi = ("Amati", "Bassi", "Corti", "Donati", "Elmi", "Frati", "Fusi", "Gatti")
    casi = [make_caso(ambito, comune, cognome) for cognome in cognomi]
    for each in casi:
        _give(each, case_manager, coordinatore, ex)
    caso, in_analisi, *altri, in_partenza, chiuso = casi
    convocazione, documento = make_con_prova(caso, case_manager)
    DifferenzaFornitura.objects.create(caso=caso, lotto="prova", tipo="DATO", campo="via", prima="Via A", dopo="Via B")
    lavoro = _make_lavoro(in_analisi, altri, case_manager)
    firmato, da_firmare = lavoro["firmato"], lavoro["da_firmare"]
    return Famiglie(
        comune=comune,
        case_manager=case_manager,
        coordinatore=coordinatore,
        caso=caso,
        convocazione=convocazione,
        documento=documento,
        assegnazione=caso.assegnazioni.get(al=None),
        **lavoro,
        **_make_agenda(comune, case_manager, convocazione, documento),
        **make_segnalazioni(caso, firmato, case_manager),
        **_desk_of(caso, case_manager, coordinatore, supplente or ex or case_manager),
        **_make_moves(
            {"arriva": caso, "parte": in_partenza, "proposto": da_firmare.caso, "chiuso": chiuso},
            verso,
            case_manager,
            coordinatore,
        ),
        doppione=make_doppione(caso, in_analisi),
        esonero=make_esonero(adulti_of(caso)[0], case_manager, ambito_obbligo="SOLO_PUC"),
    )


def _make_moves(casi: dict[str, Caso], verso: Comune, case_manager: Profilo, coordinatore: Profilo) -> dict[str, Any]:
    """Who comes, who goes, and who asks to be opened again; who comes goes on from the one that was closed."""
    make_arrivo(casi["arriva"], verso)
    close_caso(casi["chiuso"], "ESCLUSIONE_OBBLIGHI", StatoCaso.CONVOCATO)
    Caso.objects.filter(pk=casi["arriva"].pk).update(caso_precedente=casi["chiuso"])
    return {
        "proposto": trasferimenti.propose_trasferimento(
            casi["proposto"], by=case_manager, comune=verso, motivo="CAMBIO_RESIDENZA"
        ),
        "trasferimento": ask_trasferimento(casi["parte"], verso, coordinatore),
        "riapertura": riaperture.ask_riapertura(casi["chiuso"], by=case_manager, motivo="Erano esclusi per errore."),
    }


def _make_lavoro(in_analisi: Caso, altri: list[Caso], case_manager: Profilo) -> dict[str, Any]:
    """How far the work is on each: an Analisi, a Quadro with its guest, a Patto begun, to sign, signed."""
    in_analisi.stato = StatoCaso.IN_ANALISI_PRELIMINARE
    make_completa(in_analisi, case_manager)
    firmato = make_firmato(altri[2], case_manager)
    start_quadro(altri[3], case_manager)
    make_richiesta(altri[3])
    return {
        "da_firmare": make_da_firmare(altri[1], case_manager),
        "in_analisi": in_analisi,
        "in_quadro": altri[3],
        "adulto_quadro": altri[3].nucleo.componenti.get(relazione=Relazione.RICHIEDENTE),
        "membro": make_ospite(altri[3], case_manager, sezioni=["famiglia"]),
        "adulto": in_analisi.nucleo.componenti.get(relazione=Relazione.RICHIEDENTE),
        "bozza": make_bozza(altri[0], case_manager),
        "firmato": firmato,
        "comunicazione": firmato.comunicazioni.get(),
        "copia": make_copia(firmato),
    }


def _give(caso: Caso, case_manager: Profilo, coordinatore: Profilo, ex: Profilo | None) -> None:
    """The case in the hands of `case_manager`; until now in those of `ex`."""
    if ex is not None:
        Assegnazione.objects.create(
            caso=caso,
            case_manager=ex.accreditamento,
            assegnato_da=coordinatore.accreditamento,
            al=timezone.now(),
            motivo="CARICO",
        )
    give_caso(caso, case_manager, coordinatore)


def make_copia(patto: Patto) -> CopiaPatto:
    """The copy for the family, made."""
    copia = patto.copie.get()
    copia.documento = documenti.store_pdf(PDF, "copia.pdf")
    copia.save(update_fields=["documento"])
    return copia


def _make_agenda(comune: Comune, case_manager: Profilo, convocazione: Convocazione, documento: Documento) -> dict:
    """An office with hours of the Case manager, one that INPS booked, a closure, and letters of his."""
    sede = make_sede(comune)
    orari = make_orari(sede, operatore=case_manager.accreditamento)
    oggi = timezone.localdate()
    stampa = StampaLettere.objects.create(accreditamento=case_manager.accreditamento, documento=documento)
    stampa.invii.set(convocazione.invii.all())
    return {
        "orari": orari,
        "prenotazione": make_prenotazione(convocazione.caso, orari, timezone.now() + timedelta(days=9)),
        "chiusura": ChiusuraUfficio.objects.create(sede=sede, dal=oggi, al=oggi),
        "stampa": stampa,
    }


def make_segnalazioni(caso: Caso, firmato: Patto, case_manager: Profilo) -> dict[str, object]:
    """A report that waits with an attachment for both, a correction that waits, and a formal warning."""
    impegno = make_impegno(
        firmato,
        adulti_of(firmato.caso)[0],
        condizionalita=True,
        tipo_evento_sanzione="E08",
        professionista_sanitario="P",
    )
    make_assenza(caso, adulti_of(caso)[0])
    fatto = fatto_of(caso)
    bozza = segnalazioni.draft_segnalazione(
        caso, fatto, scritto(fatto), by=case_manager, allegato=make_file(), visibile=True
    )
    segnalazione = segnalazioni.submit_segnalazione(bozza, by=case_manager)
    return {
        "segnalazione": segnalazione,
        "rettifica": Rettifica.objects.create(
            segnalazione=segnalazione, tipo="ANNULLAMENTO", motivo="ALTRO", creata_da=case_manager.accreditamento
        ),
        "richiamo": make_richiamo(impegno, case_manager, ""),
        "notizia": NotiziaPuc.objects.create(
            caso=caso,
            componente=adulti_of(caso)[0],
            tipo="RIFIUTO",
            partecipazione=caso.pk,
            progetto="P",
            il=timezone.localdate(),
            chiusa_il=timezone.now(),
            chiusa_da=case_manager.accreditamento,
            motivo="x",
        ),
    }


def _desk_of(caso: Caso, case_manager: Profilo, coordinatore: Profilo, supplente: Profilo) -> dict[str, object]:
    """An emergency that is over, an absence to come, and a person who must not follow the family."""
    adesso, oggi = timezone.now(), timezone.localdate()
    return {
        "supplenza": Supplenza.objects.create(
            tipo="EMERGENZA",
            caso=caso,
            assegnazione=caso.assegnazioni.get(al=None),
            supplente=supplente.accreditamento,
            disposta_da=coordinatore.accreditamento,
            motivo="Una prova di emergenza",
            dal=adesso - timedelta(days=2),
            al=adesso - timedelta(days=1),
            chiusa_il=adesso - timedelta(days=1),
        ),
        "assenza": Assenza.objects.create(
            case_manager=case_manager.accreditamento,
            dal=oggi + timedelta(days=30),
            al=oggi + timedelta(days=40),
            disposta_da=coordinatore.accreditamento,
        ),
        "conflitto": ConflittoInteressi.objects.create(
            nucleo=caso.nucleo,
            operatore=supplente.operatore,
            natura="ALTRO",
            dichiarato_da=supplente.accreditamento,
        ),
    }
