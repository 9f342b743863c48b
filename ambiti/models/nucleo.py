import uuid

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat, Lower

from ambiti.models.ambito import Ambito
from ambiti.models.comune import Comune


class Misura(models.TextChoices):
    RDC = "RDC", "Reddito di cittadinanza"
    PDC = "PDC", "Pensione di cittadinanza"


class Destinazione(models.TextChoices):
    COMUNI = "COMUNI", "Servizi dei Comuni"
    CPI = "CPI", "Centro per l'impiego"
    ESCLUSO = "ESCLUSO", "Nessun obbligo"


class Genere(models.TextChoices):
    M = "M", "Maschio"
    F = "F", "Femmina"


class Relazione(models.TextChoices):
    RICHIEDENTE = "RICHIEDENTE", "Richiedente"
    CONIUGE = "CONIUGE", "Coniuge"
    UNITO_CIVILMENTE = "UNITO_CIVILMENTE", "Unito civilmente"
    CONVIVENTE = "CONVIVENTE", "Convivente"
    FIGLIO_MINORE = "FIGLIO_MINORE", "Figlio minorenne"
    FIGLIO_MAGGIORENNE = "FIGLIO_MAGGIORENNE", "Figlio maggiorenne"
    GENITORE = "GENITORE", "Genitore"
    FRATELLO_SORELLA = "FRATELLO_SORELLA", "Fratello o sorella"
    ALTRO_PARENTE = "ALTRO_PARENTE", "Altro parente"
    ALTRO = "ALTRO", "Altro"


def _full_name():
    return Func(Concat(F("cognome"), Value(" "), F("nome"), output_field=models.TextField()), function="f_norm")


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), exclude=["cerca"])
class Nucleo(models.Model):
    """Il nucleo familiare of one domanda, identity data only: what INPS sent, read-only to operators.

    `cognome` and `nome` are the richiedente's, so that a list needs one table. `comune` is the residence at the domanda.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    protocollo_inps = models.CharField("protocollo INPS", max_length=21, db_collation="C")
    misura = models.CharField("misura", max_length=3, choices=Misura)
    data_domanda = models.DateField("data della domanda")
    data_riconoscimento = models.DateField("data del riconoscimento")
    destinazione = models.CharField("destinazione", max_length=8, choices=Destinazione)
    comune = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune", related_name="nuclei")
    ambito = models.ForeignKey(Ambito, models.PROTECT, verbose_name="Ambito", related_name="nuclei")
    via = models.CharField("via", max_length=160)
    civico = models.CharField("numero civico", max_length=20, blank=True)
    cap = models.CharField("CAP", max_length=5)
    cognome = models.CharField("cognome", max_length=80)
    nome = models.CharField("nome", max_length=80)
    numero_componenti = models.PositiveSmallIntegerField("numero di persone")
    avvisi = models.JSONField("avvisi", default=list, blank=True, help_text="sulla residenza o su persone estranee")
    cerca = models.GeneratedField(expression=_full_name(), output_field=models.TextField(), db_persist=True)

    class Meta:
        verbose_name = "nucleo familiare"
        verbose_name_plural = "nuclei familiari"
        permissions = [("case_manager_nucleo", "Case manager del nucleo")]
        constraints = [models.UniqueConstraint(fields=["protocollo_inps"], name="one_nucleo_per_protocollo")]
        indexes = [
            models.Index(fields=["comune", "cerca"], name="nucleo_comune_ordine"),
            GinIndex(OpClass("cerca", name="gin_trgm_ops"), name="nucleo_cerca"),
        ]

    def __str__(self):
        return str(self.pk)


def _searched():
    """Surname, name and code of a person, between spaces: so that a pattern can say where a word begins and ends."""
    return Concat(
        Value(" "), _full_name(), Value(" "), Lower("codice_fiscale"), Value(" "), output_field=models.TextField()
    )


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), exclude=["cerca"])
class Componente(models.Model):
    """A person of a nucleo, identity data only. Who left keeps the row, with the day the lot said so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nucleo = models.ForeignKey(Nucleo, models.CASCADE, verbose_name="nucleo", related_name="componenti")
    codice_fiscale = models.CharField("codice fiscale", max_length=16, db_collation="C")
    cognome = models.CharField("cognome", max_length=80)
    nome = models.CharField("nome", max_length=80)
    sesso = models.CharField("sesso", max_length=1, choices=Genere)
    data_nascita = models.DateField("data di nascita")
    belfiore_nascita = models.CharField("luogo di nascita", max_length=4, db_collation="C")
    cittadinanza = models.CharField("cittadinanza", max_length=3, help_text="ISO 3166-1 alpha-3")
    relazione = models.CharField("relazione con il richiedente", max_length=20, choices=Relazione)
    avvisi = models.JSONField("avvisi", default=list, blank=True, help_text="disaccordi tra codice fiscale e dati")
    uscito_il = models.DateField("uscito dal nucleo il", null=True, blank=True)
    cerca = models.GeneratedField(expression=_searched(), output_field=models.TextField(), db_persist=True)

    class Meta:
        verbose_name = "componente del nucleo"
        verbose_name_plural = "componenti del nucleo"
        constraints = [
            models.UniqueConstraint(fields=["nucleo", "codice_fiscale"], name="one_componente_per_nucleo_and_cf"),
            models.UniqueConstraint(
                fields=["nucleo"],
                condition=Q(relazione="RICHIEDENTE", uscito_il=None),
                name="one_richiedente_per_nucleo",
            ),
        ]
        indexes = [
            models.Index(fields=["codice_fiscale"], name="componente_cf"),
            GinIndex(OpClass("cerca", name="gin_trgm_ops"), name="componente_cerca"),
        ]

    def __str__(self):
        return str(self.pk)
