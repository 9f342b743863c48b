"""The colours of the states of this app; a module with states of its own adds its lines here."""

from patti_inclusione.models import (
    EsitoInvio,
    EsitoPresenza,
    EsitoVerifica,
    MacroStato,
    StatoAnalisi,
    StatoBeneficio,
    StatoCaso,
    StatoComunicazione,
    StatoConvocazione,
    StatoDoppione,
    StatoEsonero,
    StatoImpegno,
    StatoIncontro,
    StatoInvioCpi,
    StatoOrologio,
    StatoPatto,
    StatoPrenotazione,
    StatoQuadro,
    StatoRettifica,
    StatoRiapertura,
    StatoRichiestaCpi,
    StatoRisultato,
    StatoScadenza,
    StatoSegnalazione,
    StatoSms,
    StatoSostegno,
    StatoTrasferimento,
    TipoSupplenza,
)
from patti_inclusione.selectors.supplenza import StatoSupplenza
from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


def register() -> None:
    """Tell the page's vocabulary how each state looks; called once, by AppConfig.ready."""
    stati.register(CASO)
    stati.register(MACRO)
    stati.register(CONVOCAZIONE)
    stati.register(PRENOTAZIONE)
    stati.register(INVIO)
    stati.register(SMS)
    stati.register(PRESENZA)
    stati.register(SCADENZA)
    stati.register(OROLOGIO)
    stati.register(BENEFICIO)
    stati.register(ANALISI)
    stati.register(QUADRO)
    stati.register(PATTO)
    stati.register(IMPEGNO)
    stati.register(SOSTEGNO)
    stati.register(COMUNICAZIONE)
    stati.register(INVIO_CPI)
    stati.register(RICHIESTA_CPI)
    stati.register(SEGNALAZIONE)
    stati.register(RETTIFICA)
    stati.register(SUPPLENZA)
    stati.register(TIPO_SUPPLENZA)
    stati.register(INCONTRO)
    stati.register(RISULTATO)
    stati.register(VERIFICA)
    stati.register(TRASFERIMENTO)
    stati.register(RIAPERTURA)
    stati.register(DOPPIONE)
    stati.register(ESONERO)


CASO = {
    StatoCaso.DA_ASSEGNARE: Colore.GIALLO,
    StatoCaso.ASSEGNATO: Colore.GIALLO,
    StatoCaso.CONVOCATO: Colore.BLU,
    StatoCaso.IN_ANALISI_PRELIMINARE: Colore.BLU,
    StatoCaso.AP_FINALIZZATA: Colore.BLU,
    StatoCaso.INVIATO_CPI: Colore.BLU,
    StatoCaso.INVIATO_SPECIALISTICO: Colore.BLU,
    StatoCaso.IN_QUADRO_ANALISI: Colore.BLU,
    StatoCaso.IN_DEFINIZIONE_PATTO: Colore.BLU,
    StatoCaso.PATTO_DA_FIRMARE: Colore.GIALLO,
    StatoCaso.PATTO_ATTIVO: Colore.VERDE,
    StatoCaso.IN_REVISIONE: Colore.BLU,
    StatoCaso.VALUTAZIONE_FINALE: Colore.BLU,
    StatoCaso.SOSPESO: Colore.GRIGIO,
    StatoCaso.IN_TRASFERIMENTO: Colore.GRIGIO,
    StatoCaso.CHIUSO: Colore.GRIGIO,
}
MACRO = {
    MacroStato.DA_ASSEGNARE: Colore.GIALLO,
    MacroStato.ASSEGNATO: Colore.BLU,
    MacroStato.IN_CORSO: Colore.BLU,
    MacroStato.CHIUSO: Colore.GRIGIO,
}
CONVOCAZIONE = {
    StatoConvocazione.FISSATA: Colore.BLU,
    StatoConvocazione.SVOLTA: Colore.VERDE,
    StatoConvocazione.ANNULLATA: Colore.GRIGIO,
    StatoConvocazione.SPOSTATA: Colore.GRIGIO,
    StatoConvocazione.NON_PRESENTATI: Colore.ROSSO,
}
PRENOTAZIONE = {
    StatoPrenotazione.PRENOTATO: Colore.BLU,
    StatoPrenotazione.ANNULLATO: Colore.GRIGIO,
}
INVIO = {
    EsitoInvio.DA_FARE: Colore.GIALLO,
    EsitoInvio.IN_PARTENZA: Colore.BLU,
    EsitoInvio.INVIATO: Colore.BLU,
    EsitoInvio.CONSEGNATO: Colore.VERDE,
    EsitoInvio.FALLITO: Colore.ROSSO,
    EsitoInvio.COMPIUTA_GIACENZA: Colore.VERDE,
}
SMS = {
    StatoSms.IN_PARTENZA: Colore.BLU,
    StatoSms.MANDATO: Colore.BLU,
    StatoSms.CONSEGNATO: Colore.VERDE,
    StatoSms.NON_CONSEGNATO: Colore.ROSSO,
    StatoSms.RITIRATO: Colore.GRIGIO,
}
PRESENZA = {
    EsitoPresenza.PRESENTE: Colore.VERDE,
    EsitoPresenza.ASSENTE_GIUSTIFICATO: Colore.GRIGIO,
    EsitoPresenza.ASSENTE_NON_GIUSTIFICATO: Colore.ROSSO,
    EsitoPresenza.ASSENTE_IN_ATTESA_GIUSTIFICAZIONE: Colore.GIALLO,
    EsitoPresenza.RINVIATO_DAL_SERVIZIO: Colore.GRIGIO,
    EsitoPresenza.NON_CONVOCATO_CORRETTAMENTE: Colore.GRIGIO,
}
SCADENZA = {
    StatoScadenza.APERTA: Colore.GIALLO,
    StatoScadenza.RISPETTATA: Colore.VERDE,
    StatoScadenza.SCADUTA: Colore.ROSSO,
    StatoScadenza.NON_DOVUTA: Colore.GRIGIO,
    StatoScadenza.SOSPESA: Colore.GRIGIO,
}
OROLOGIO = {
    StatoOrologio.IN_CORSO: Colore.BLU,
    StatoOrologio.IN_SCADENZA: Colore.GIALLO,
    StatoOrologio.SCADUTA: Colore.ROSSO,
    StatoOrologio.SOSPESA: Colore.GRIGIO,
    StatoOrologio.RISPETTATA: Colore.VERDE,
    StatoOrologio.NON_DOVUTA: Colore.GRIGIO,
}
BENEFICIO = {
    StatoBeneficio.IN_PAGAMENTO: Colore.VERDE,
    StatoBeneficio.SOSPESO: Colore.GIALLO,
    StatoBeneficio.DECADUTO: Colore.ROSSO,
    StatoBeneficio.REVOCATO: Colore.ROSSO,
    StatoBeneficio.TERMINATO_18_MESI: Colore.GRIGIO,
    StatoBeneficio.RINUNCIATO: Colore.GRIGIO,
    StatoBeneficio.IN_RINNOVO: Colore.GIALLO,
}
PATTO = {
    StatoPatto.BOZZA: Colore.BLU,
    StatoPatto.DA_FIRMARE: Colore.GIALLO,
    StatoPatto.ATTIVO: Colore.VERDE,
    StatoPatto.SUPERATO: Colore.GRIGIO,
    StatoPatto.CONCLUSO: Colore.GRIGIO,
    StatoPatto.INTERROTTO: Colore.GRIGIO,
    StatoPatto.RIFIUTATO: Colore.ROSSO,
}
IMPEGNO = {
    StatoImpegno.PREVISTO: Colore.GRIGIO,
    StatoImpegno.IN_CORSO: Colore.BLU,
    StatoImpegno.CONCLUSO: Colore.VERDE,
}
SOSTEGNO = {
    StatoSostegno.PREVISTO: Colore.GRIGIO,
    StatoSostegno.ATTIVATO: Colore.BLU,
    StatoSostegno.IN_LISTA_ATTESA: Colore.GIALLO,
    StatoSostegno.NON_DISPONIBILE: Colore.ROSSO,
    StatoSostegno.CONCLUSO: Colore.VERDE,
}
COMUNICAZIONE = {
    StatoComunicazione.DA_INVIARE: Colore.GIALLO,
    StatoComunicazione.INVIATA: Colore.BLU,
    StatoComunicazione.RICEVUTA: Colore.VERDE,
    StatoComunicazione.RIFIUTATA: Colore.ROSSO,
    StatoComunicazione.RITIRATA: Colore.GRIGIO,
}
INVIO_CPI = {
    StatoInvioCpi.DA_INVIARE: Colore.GIALLO,
    StatoInvioCpi.INVIATO: Colore.BLU,
    StatoInvioCpi.RICEVUTO: Colore.VERDE,
    StatoInvioCpi.RIFIUTATO: Colore.ROSSO,
    StatoInvioCpi.RICHIAMATO: Colore.GRIGIO,
}
RICHIESTA_CPI = {
    StatoRichiestaCpi.DA_INVIARE: Colore.GIALLO,
    StatoRichiestaCpi.INVIATA: Colore.BLU,
    StatoRichiestaCpi.IN_ATTESA: Colore.BLU,
    StatoRichiestaCpi.RIFIUTATA: Colore.ROSSO,
    StatoRichiestaCpi.LASCIATA: Colore.GRIGIO,
    StatoRichiestaCpi.DA_RISPONDERE: Colore.GIALLO,
    StatoRichiestaCpi.RISPOSTA_DA_INVIARE: Colore.BLU,
    StatoRichiestaCpi.CONCLUSA: Colore.VERDE,
}
SEGNALAZIONE = {
    StatoSegnalazione.BOZZA: Colore.GRIGIO,
    StatoSegnalazione.IN_APPROVAZIONE: Colore.GIALLO,
    StatoSegnalazione.RESPINTA: Colore.ROSSO,
    StatoSegnalazione.APPROVATA: Colore.BLU,
    StatoSegnalazione.IN_CODA: Colore.BLU,
    StatoSegnalazione.INVIATA: Colore.BLU,
    StatoSegnalazione.PRESA_IN_CARICO_INPS: Colore.BLU,
    StatoSegnalazione.PROVVEDIMENTO: Colore.VERDE,
    StatoSegnalazione.NESSUN_EFFETTO: Colore.GRIGIO,
    StatoSegnalazione.SCARTATA: Colore.ROSSO,
    StatoSegnalazione.RETTIFICATA: Colore.GRIGIO,
    StatoSegnalazione.ANNULLATA: Colore.GRIGIO,
}
RETTIFICA = {
    StatoRettifica.IN_APPROVAZIONE: Colore.GIALLO,
    StatoRettifica.RESPINTA: Colore.ROSSO,
    StatoRettifica.IN_CODA: Colore.BLU,
    StatoRettifica.INVIATA: Colore.BLU,
    StatoRettifica.ACQUISITA: Colore.VERDE,
    StatoRettifica.SCARTATA: Colore.ROSSO,
}
SUPPLENZA = {
    StatoSupplenza.DA_INIZIARE: Colore.GIALLO,
    StatoSupplenza.IN_CORSO: Colore.BLU,
    StatoSupplenza.FINITA: Colore.GRIGIO,
}
TIPO_SUPPLENZA = {TipoSupplenza.ASSENZA: Colore.GRIGIO, TipoSupplenza.EMERGENZA: Colore.ROSSO}
ANALISI = {StatoAnalisi.BOZZA: Colore.GRIGIO, StatoAnalisi.FINALIZZATA: Colore.VERDE}
QUADRO = {StatoQuadro.BOZZA: Colore.GIALLO, StatoQuadro.FINALIZZATA: Colore.VERDE}
INCONTRO = {
    StatoIncontro.PIANIFICATO: Colore.BLU,
    StatoIncontro.SVOLTO: Colore.VERDE,
    StatoIncontro.ANNULLATO: Colore.GRIGIO,
    StatoIncontro.RINVIATO: Colore.GRIGIO,
    StatoIncontro.NON_PRESENTATI: Colore.ROSSO,
}
RISULTATO = {
    StatoRisultato.NON_AVVIATO: Colore.GRIGIO,
    StatoRisultato.IN_CORSO: Colore.BLU,
    StatoRisultato.PARZIALMENTE_RAGGIUNTO: Colore.GIALLO,
    StatoRisultato.RAGGIUNTO: Colore.VERDE,
    StatoRisultato.NON_RAGGIUNTO: Colore.ROSSO,
    StatoRisultato.NON_PIU_PERTINENTE: Colore.GRIGIO,
}
VERIFICA = {
    EsitoVerifica.RISPETTATO: Colore.VERDE,
    EsitoVerifica.PARZIALE: Colore.GIALLO,
    EsitoVerifica.NON_RISPETTATO_GIUSTIFICATO: Colore.GRIGIO,
    EsitoVerifica.NON_RISPETTATO: Colore.ROSSO,
    EsitoVerifica.NON_VERIFICABILE: Colore.GRIGIO,
    EsitoVerifica.DA_NON_VALUTARE_ORA: Colore.GRIGIO,
}
TRASFERIMENTO = {
    StatoTrasferimento.PROPOSTO: Colore.GIALLO,
    StatoTrasferimento.CHIESTO: Colore.BLU,
    StatoTrasferimento.ACCETTATO: Colore.VERDE,
    StatoTrasferimento.RIFIUTATO: Colore.ROSSO,
    StatoTrasferimento.ANNULLATO: Colore.GRIGIO,
}
RIAPERTURA = {
    StatoRiapertura.CHIESTA: Colore.GIALLO,
    StatoRiapertura.APPROVATA: Colore.VERDE,
    StatoRiapertura.RESPINTA: Colore.ROSSO,
}
DOPPIONE = {
    StatoDoppione.TROVATO: Colore.GIALLO,
    StatoDoppione.UNITO: Colore.VERDE,
    StatoDoppione.DISTINTO: Colore.GRIGIO,
}
ESONERO = {
    StatoEsonero.IN_VIGORE: Colore.VERDE,
    StatoEsonero.SCADUTO: Colore.GIALLO,
    StatoEsonero.TOLTO: Colore.GRIGIO,
}
