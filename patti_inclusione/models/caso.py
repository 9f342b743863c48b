import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Nucleo


class StatoCaso(models.TextChoices):
    DA_ASSEGNARE = "DA_ASSEGNARE", "Da assegnare"
    ASSEGNATO = "ASSEGNATO", "Assegnato"
    CONVOCATO = "CONVOCATO", "Convocato"
    IN_ANALISI_PRELIMINARE = "IN_ANALISI_PRELIMINARE", "Analisi preliminare in corso"
    AP_FINALIZZATA = "AP_FINALIZZATA", "Analisi preliminare conclusa"
    INVIATO_CPI = "INVIATO_CPI", "Inviato al CPI"
    INVIATO_SPECIALISTICO = "INVIATO_SPECIALISTICO", "Presso servizio specialistico"
    IN_QUADRO_ANALISI = "IN_QUADRO_ANALISI", "Quadro di analisi in corso"
    IN_DEFINIZIONE_PATTO = "IN_DEFINIZIONE_PATTO", "Patto in definizione"
    PATTO_DA_FIRMARE = "PATTO_DA_FIRMARE", "Patto da firmare"
    PATTO_ATTIVO = "PATTO_ATTIVO", "Patto attivo"
    IN_REVISIONE = "IN_REVISIONE", "Patto in revisione"
    VALUTAZIONE_FINALE = "VALUTAZIONE_FINALE", "Valutazione finale"
    SOSPESO = "SOSPESO", "Sospeso"
    IN_TRASFERIMENTO = "IN_TRASFERIMENTO", "In trasferimento"
    CHIUSO = "CHIUSO", "Chiuso"


class MacroStato(models.TextChoices):
    """All that the Coordinatore sees of a case's progress (letter: identity data, for the assignment)."""

    DA_ASSEGNARE = "DA_ASSEGNARE", "Da assegnare"
    ASSEGNATO = "ASSEGNATO", "Assegnato"
    IN_CORSO = "IN_CORSO", "In corso"
    CHIUSO = "CHIUSO", "Chiuso"


class Provenienza(models.TextChoices):
    INPS = "INPS", "INPS"
    RINVIO_CPI = "RINVIO_CPI", "Centro per l'impiego"
    TRASFERIMENTO = "TRASFERIMENTO", "Trasferimento"
    RINNOVO = "RINNOVO", "Rinnovo"
    RIAPERTURA = "RIAPERTURA", "Riapertura"
    ACCESSO_SPONTANEO = "ACCESSO_SPONTANEO", "Accesso spontaneo"


class MotivoChiusura(models.TextChoices):
    CONCLUSIONE_PERCORSO = "CONCLUSIONE_PERCORSO", "Percorso concluso"
    INVIO_CPI = "INVIO_CPI", "Invio al CPI"
    ESCLUSIONE_OBBLIGHI = "ESCLUSIONE_OBBLIGHI", "Tutti esclusi dagli obblighi"
    ESONERO_TUTTI = "ESONERO_TUTTI", "Tutti esonerati"
    DECADENZA = "DECADENZA", "Decadenza"
    REVOCA = "REVOCA", "Revoca"
    RINUNCIA = "RINUNCIA", "Rinuncia"
    TERMINE_18_MENSILITA = "TERMINE_18_MENSILITA", "Fine delle 18 mensilità"
    DECESSO = "DECESSO", "Decesso"
    TRASFERITO_ALTRO_COMUNE = "TRASFERITO_ALTRO_COMUNE", "Trasferito ad altro Comune"
    TRASFERITO_ALTRO_AMBITO = "TRASFERITO_ALTRO_AMBITO", "Trasferito ad altro Ambito"
    NUCLEO_MODIFICATO = "NUCLEO_MODIFICATO", "Nucleo modificato"
    ERRORE_DATI = "ERRORE_DATI", "Errore nei dati"
    IRREPERIBILE = "IRREPERIBILE", "Irreperibile"
    ALTRO = "ALTRO", "Altro"


class MotivoRiassegnazione(models.TextChoices):
    CARICO = "CARICO", "Carico di lavoro"
    ASSENZA = "ASSENZA", "Assenza"
    INCOMPATIBILITA = "INCOMPATIBILITA", "Incompatibilità"
    RICHIESTA_UTENTE = "RICHIESTA_UTENTE", "Richiesta della famiglia"
    CESSAZIONE = "CESSAZIONE", "Cessazione"


_S = StatoCaso
_RIPRESI = set(_S) - {_S.DA_ASSEGNARE, _S.CHIUSO}  # whoever gets it next goes on from where it was (`stato_prima`)
_FERMI = {_S.DA_ASSEGNARE, _S.SOSPESO, _S.IN_TRASFERIMENTO, _S.CHIUSO}  # what any open case may come to (spec §3.3)


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent(), level=pghistory.Statement)
class Caso(models.Model):
    """The work with one nucleo for one domanda.

    A case that stands still goes on from where it was: `stato_prima` keeps it for the queue; the suspension and the transfer
    keep their own.
    """

    MOVES = {
        _S.DA_ASSEGNARE: {*_RIPRESI, *_FERMI},
        _S.ASSEGNATO: {_S.CONVOCATO, _S.IN_ANALISI_PRELIMINARE, *_FERMI},
        _S.CONVOCATO: {_S.CONVOCATO, _S.ASSEGNATO, _S.IN_ANALISI_PRELIMINARE, *_FERMI},
        _S.IN_ANALISI_PRELIMINARE: {_S.AP_FINALIZZATA, *_FERMI},
        _S.AP_FINALIZZATA: {
            _S.INVIATO_CPI,
            _S.IN_DEFINIZIONE_PATTO,
            _S.IN_QUADRO_ANALISI,
            _S.INVIATO_SPECIALISTICO,
            _S.IN_ANALISI_PRELIMINARE,
            *_FERMI,
        },
        _S.INVIATO_CPI: {_S.IN_ANALISI_PRELIMINARE, _S.PATTO_ATTIVO, *_FERMI},
        _S.INVIATO_SPECIALISTICO: {
            _S.IN_QUADRO_ANALISI,
            _S.IN_DEFINIZIONE_PATTO,
            _S.IN_ANALISI_PRELIMINARE,
            *_FERMI,
        },
        _S.IN_QUADRO_ANALISI: {_S.IN_DEFINIZIONE_PATTO, _S.IN_ANALISI_PRELIMINARE, *_FERMI},
        _S.IN_DEFINIZIONE_PATTO: {_S.PATTO_DA_FIRMARE, _S.IN_QUADRO_ANALISI, _S.IN_ANALISI_PRELIMINARE, *_FERMI},
        _S.PATTO_DA_FIRMARE: {_S.IN_DEFINIZIONE_PATTO, _S.PATTO_ATTIVO, *_FERMI},
        _S.PATTO_ATTIVO: {_S.IN_REVISIONE, _S.INVIATO_CPI, _S.VALUTAZIONE_FINALE, *_FERMI},
        _S.IN_REVISIONE: {_S.PATTO_ATTIVO, *_FERMI},
        _S.VALUTAZIONE_FINALE: {_S.PATTO_ATTIVO, *_FERMI},
        _S.SOSPESO: {*_RIPRESI, *_FERMI},
        _S.IN_TRASFERIMENTO: {*_RIPRESI, *_FERMI},
        _S.CHIUSO: {_S.DA_ASSEGNARE, *_RIPRESI},
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    codice = models.CharField("codice", max_length=30, unique=True)
    nucleo = models.OneToOneField(Nucleo, models.PROTECT, verbose_name="nucleo", related_name="caso")
    caso_precedente = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="caso della domanda precedente",
        related_name="casi_successivi",
    )
    provenienza = models.CharField("provenienza", max_length=20, choices=Provenienza, default=Provenienza.INPS)
    arrivato_il = models.DateTimeField("arrivato il", db_default=Now())
    stato = models.CharField("stato", max_length=25, choices=StatoCaso, default=StatoCaso.DA_ASSEGNARE)
    stato_prima = models.CharField(
        "stato prima del ritorno in coda",
        max_length=25,
        choices=StatoCaso,
        blank=True,
        help_text="ripreso all'assegnazione",
    )
    esito_ap = models.CharField("esito dell'analisi preliminare", max_length=1, blank=True)
    motivo_chiusura = models.CharField("motivo della chiusura", max_length=30, choices=MotivoChiusura, blank=True)
    versione = models.PositiveIntegerField("versione", default=0)

    class Meta:
        verbose_name = "caso"
        verbose_name_plural = "casi"
        constraints = [
            models.CheckConstraint(name="caso_is_not_its_precedente", condition=~Q(caso_precedente=F("id"))),
            models.CheckConstraint(name="chiuso_has_motivo", condition=~Q(stato="CHIUSO") | ~Q(motivo_chiusura="")),
        ]

    def __str__(self):
        return self.codice


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Assegnazione(models.Model):
    """A case given to a Case manager between two instants; at any instant to one at most."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="assegnazioni")
    case_manager = models.ForeignKey(
        Accreditamento, models.PROTECT, verbose_name="Case manager", related_name="assegnazioni", db_index=False
    )
    assegnato_da = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        verbose_name="assegnato da",
        related_name="assegnazioni_fatte",
        db_index=False,  # asked with the act alone, which has its own
    )
    dal = models.DateTimeField("dal", db_default=Now())
    al = models.DateTimeField("al", null=True, blank=True)
    motivo = models.CharField("motivo della fine", max_length=20, choices=MotivoRiassegnazione, blank=True)
    nota_consegna = models.TextField("nota di consegna", blank=True)
    lotto = models.UUIDField("assegnate insieme", default=uuid.uuid4, db_index=True, editable=False)

    class Meta:
        verbose_name = "assegnazione"
        verbose_name_plural = "assegnazioni"
        constraints = [
            models.UniqueConstraint(fields=["caso"], condition=Q(al=None), name="one_current_assegnazione_per_caso")
        ]
        indexes = [
            models.Index(fields=["case_manager"], condition=Q(al=None), name="assegnazione_corrente"),
            models.Index(fields=["case_manager", "al"], condition=Q(al__isnull=False), name="assegnazione_finita"),
        ]

    def __str__(self):
        return f"{self.caso_id} a {self.case_manager_id}"


class TipoEvento(models.TextChoices):
    """The facts that the code looks for again; other acts may write kinds of their own."""

    ASSEGNAZIONE = "assegnazione", "Assegnazione dalla coda"
    RIASSEGNAZIONE = "riassegnazione", "Passaggio a un altro Case manager"
    RITORNO_IN_CODA = "ritorno_in_coda", "Ritorno in coda"
    CONVOCAZIONE = "convocazione", "Convocazione"
    ESITO_COLLOQUIO = "esito_colloquio", "Esito del colloquio"


class EventoCaso(models.Model):
    """One fact on the time line of a case: append-only, without free text on the family's condition."""

    id = models.BigAutoField(primary_key=True)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="eventi", db_index=False)
    tipo = models.CharField("tipo", max_length=40)
    testo = models.CharField("testo", max_length=300)
    da_stato = models.CharField("da", max_length=25, choices=StatoCaso, blank=True)
    a_stato = models.CharField("a", max_length=25, choices=StatoCaso, blank=True)
    accreditamento = models.ForeignKey(
        Accreditamento,
        models.PROTECT,
        null=True,
        verbose_name="chi",
        related_name="eventi",
        db_index=False,  # the facts are asked of a case
        db_constraint=False,  # who acts is read in the same transaction, and no accreditation is ever deleted
        help_text="vuoto: il sistema",
    )
    istante = models.DateTimeField("istante", db_default=Now())

    class Meta:
        verbose_name = "evento del caso"
        verbose_name_plural = "eventi del caso"
        indexes = [models.Index(fields=["caso", "-istante"], name="evento_caso_istante")]

    def __str__(self):
        return self.tipo
