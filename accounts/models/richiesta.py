import uuid

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ambiti.models import Ambito, Genere


class StatoRichiesta(models.TextChoices):
    FORM_INVIATO = "FORM_INVIATO", "Modulo inviato"
    PEC_RICEVUTA = "PEC_RICEVUTA", "PEC ricevuta"
    IN_VERIFICA = "IN_VERIFICA", "In verifica"
    INTEGRAZIONE_RICHIESTA = "INTEGRAZIONE_RICHIESTA", "Integrazione richiesta"
    ATTO_PREDISPOSTO = "ATTO_PREDISPOSTO", "Atto predisposto"
    ATTO_INVIATO = "ATTO_INVIATO", "Atto inviato"
    ATTO_CONTROFIRMATO = "ATTO_CONTROFIRMATO", "Atto controfirmato"
    CENSITO = "CENSITO", "Registrato"
    COMUNICATO = "COMUNICATO", "Comunicato all'ente"
    RIFIUTATA = "RIFIUTATA", "Rifiutata"
    RITIRATA = "RITIRATA", "Ritirata"


class TitoloFirmatario(models.TextChoices):
    LEGALE_RAPPRESENTANTE = "LEGALE_RAPPRESENTANTE", "Legale rappresentante"
    DELEGATO = "DELEGATO", "Delegato"


class TipoAllegato(models.TextChoices):
    NOTA_AUTORIZZAZIONE = "NOTA_AUTORIZZAZIONE", "Nota di autorizzazione"
    DOCUMENTO_IDENTITA = "DOCUMENTO_IDENTITA", "Documento d'identità"
    CODICE_FISCALE = "CODICE_FISCALE", "Codice fiscale"
    DELEGA = "DELEGA", "Provvedimento di delega o di incarico"
    ALTRO = "ALTRO", "Altro"


_S = StatoRichiesta


@pghistory.track()
class RichiestaAccreditamento(models.Model):
    """The Ambito's request that a person become its Amministratore: the letter's nine fields, then the PEC, then the act."""

    MOVES = {
        _S.FORM_INVIATO: {_S.PEC_RICEVUTA, _S.RIFIUTATA, _S.RITIRATA},
        _S.PEC_RICEVUTA: {_S.IN_VERIFICA, _S.RIFIUTATA, _S.RITIRATA},
        _S.IN_VERIFICA: {_S.INTEGRAZIONE_RICHIESTA, _S.ATTO_PREDISPOSTO, _S.RIFIUTATA, _S.RITIRATA},
        _S.INTEGRAZIONE_RICHIESTA: {_S.IN_VERIFICA, _S.RIFIUTATA, _S.RITIRATA},
        _S.ATTO_PREDISPOSTO: {_S.ATTO_INVIATO, _S.RIFIUTATA, _S.RITIRATA},
        _S.ATTO_INVIATO: {_S.ATTO_CONTROFIRMATO, _S.RIFIUTATA, _S.RITIRATA},
        _S.ATTO_CONTROFIRMATO: {_S.CENSITO, _S.RIFIUTATA},
        _S.CENSITO: {_S.COMUNICATO},
        _S.COMUNICATO: set(),
        _S.RIFIUTATA: set(),
        _S.RITIRATA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    numero_richiesta = models.CharField("numero", max_length=20, unique=True)
    # The nine fields of the letter.
    codice_fiscale = models.CharField("codice fiscale", max_length=16)
    nome = models.CharField("nome", max_length=80)
    cognome = models.CharField("cognome", max_length=80)
    data_nascita = models.DateField("data di nascita")
    belfiore_nascita = models.CharField("Comune o Stato di nascita", max_length=4)
    genere = models.CharField("genere", max_length=1, choices=Genere)
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito di riferimento", related_name="richieste")
    email = models.EmailField("indirizzo e-mail")
    telefono = models.CharField("telefono", max_length=20)
    chiede_sostituzione = models.BooleanField("prende il posto di un Amministratore in carica", default=False)
    sostituisce = models.ForeignKey(
        "accounts.Accreditamento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="Amministratore sostituito",
        related_name="sostituzioni",
    )
    # The PEC with the authorisation note. One PEC may authorise several persons: the id is not unique.
    firmatario_nome = models.CharField("nome del firmatario", max_length=80, blank=True)
    firmatario_cognome = models.CharField("cognome del firmatario", max_length=80, blank=True)
    firmatario_codice_fiscale = models.CharField("codice fiscale del firmatario", max_length=16, blank=True)
    firmatario_titolo = models.CharField("titolo del firmatario", max_length=25, choices=TitoloFirmatario, blank=True)
    pec_mittente = models.EmailField("PEC del mittente", blank=True)
    pec_message_id = models.CharField("identificativo della PEC", max_length=200, blank=True)
    pec_ricevuta_il = models.DateTimeField("PEC ricevuta il", null=True, blank=True)
    stato = models.CharField("stato", max_length=25, choices=StatoRichiesta, default=StatoRichiesta.FORM_INVIATO)
    stato_dal = models.DateTimeField("in questo stato dal", db_default=Now())
    motivo = models.TextField("motivo", blank=True, help_text="del rifiuto, o che cosa manca")
    nota = models.ForeignKey(
        "documenti.Documento",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="nota di autorizzazione da firmare",
        related_name="richieste",
    )
    messaggio_pec = models.ForeignKey(
        "pec.MessaggioPec",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="PEC all'ente",
        related_name="richieste",
    )
    creata_il = models.DateTimeField("creata il", db_default=Now())
    aggiornata_il = models.DateTimeField("aggiornata il", auto_now=True)

    class Meta:
        verbose_name = "richiesta di accreditamento"
        verbose_name_plural = "richieste di accreditamento"
        constraints = [
            models.UniqueConstraint(
                fields=["ambito", "codice_fiscale"],
                condition=~Q(stato__in=["COMUNICATO", "RIFIUTATA", "RITIRATA"]),
                name="one_open_richiesta_per_person_and_ambito",
            ),
            models.CheckConstraint(name="rifiutata_has_motivo", condition=~Q(stato="RIFIUTATA") | ~Q(motivo="")),
            models.CheckConstraint(
                name="comunicato_by_pec", condition=~Q(stato="COMUNICATO") | Q(messaggio_pec__isnull=False)
            ),
            models.CheckConstraint(
                name="pec_before_verifica",
                condition=Q(stato__in=["FORM_INVIATO", "RIFIUTATA", "RITIRATA"])
                | (Q(pec_ricevuta_il__isnull=False) & ~Q(pec_message_id="") & ~Q(pec_mittente="")),
            ),
            models.UniqueConstraint(
                fields=["sostituisce"],
                condition=~Q(stato__in=["RIFIUTATA", "RITIRATA"]),
                name="one_richiesta_per_sostituito",
            ),
        ]
        indexes = [models.Index(fields=["stato", "creata_il"], name="richiesta_stato")]
        triggers = [
            # Whoever moves it: the age of the queue counts from here, and no other save makes a request younger.
            pgtrigger.Trigger(
                name="stato_dal_follows_stato",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__stato__df=pgtrigger.F("new__stato")),
                func="NEW.stato_dal = statement_timestamp(); RETURN NEW;",
            ),
        ]

    def __str__(self):
        return self.numero_richiesta

    @property
    def pec_ente(self) -> str:
        """Where the Ministry writes to: the body's own PEC; the sender's only where we know no other. "" if neither."""
        return self.ambito.pec or self.pec_mittente


class AllegatoRichiesta(models.Model):
    """A file that came with the authorisation note."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    richiesta = models.ForeignKey(
        RichiestaAccreditamento, models.CASCADE, verbose_name="richiesta", related_name="allegati"
    )
    tipo = models.CharField("tipo", max_length=25, choices=TipoAllegato)
    documento = models.ForeignKey(
        "documenti.Documento", models.PROTECT, verbose_name="file", related_name="allegati_richieste"
    )
    caricato_il = models.DateTimeField("caricato il", db_default=Now())

    class Meta:
        verbose_name = "allegato della richiesta"
        verbose_name_plural = "allegati della richiesta"

    def __str__(self):
        return self.get_tipo_display()
