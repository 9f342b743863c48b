"""Who of a family is not bound by the obligations, why and until when (art. 4 c. 2-3 DL 4/2019, Accordo CU 88/2019)."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from rdc_platform.documenti.models import Documento


class TipoEsonero(models.TextChoices):
    ESCLUSIONE = "ESCLUSIONE", "Esclusione"
    ESONERO = "ESONERO", "Esonero"


class CodiceEsonero(models.TextChoices):
    """X: the law excludes (c. 2). Z: the service exonerates, for a time (c. 3 and the agreement of 1 August 2019)."""

    X_MINORENNE = "X_MINORENNE", "Minorenne"
    X_OCCUPATO = "X_OCCUPATO", "Occupato"
    X_STUDENTE_REGOLARE = "X_STUDENTE_REGOLARE", "Studente regolare"
    X_PDC = "X_PDC", "Pensione di cittadinanza"
    X_PENSIONE_DIRETTA = "X_PENSIONE_DIRETTA", "Pensione diretta"
    X_ETA_65 = "X_ETA_65", "Ha compiuto 65 anni"
    X_DISABILITA_L68 = "X_DISABILITA_L68", "Disabilità (L. 68/1999)"
    Z_CURA_MINORE_3 = "Z_CURA_MINORE_3", "Si occupa di un bambino con meno di 3 anni"
    Z_CURA_DISABILE_GRAVE_NA = (
        "Z_CURA_DISABILE_GRAVE_NA",
        "Si occupa di una persona con disabilità grave o non autosufficiente",
    )
    Z_GRAVIDANZA = "Z_GRAVIDANZA", "Gravidanza"
    Z_FUORI_SCALA = "Z_FUORI_SCALA", "Fuori dalla scala di equivalenza"
    Z_LAVORATORE_BASSO_REDDITO = "Z_LAVORATORE_BASSO_REDDITO", "Lavora, con un reddito basso"
    Z_CORSO_FORMAZIONE = "Z_CORSO_FORMAZIONE", "Frequenta un corso di formazione"
    Z_SALUTE_TEMPORANEA = "Z_SALUTE_TEMPORANEA", "Condizione di salute certificata, per un periodo"
    Z_TIROCINIO = "Z_TIROCINIO", "Tirocinio"
    Z_ALTRO_ACCORDO = "Z_ALTRO_ACCORDO", "Altro caso dell'accordo del 1° agosto 2019"


class FonteEsonero(models.TextChoices):
    INPS = "INPS", "INPS"
    CASE_MANAGER = "CASE_MANAGER", "Case manager"
    CPI = "CPI", "Centro per l'impiego"


class AmbitoObbligo(models.TextChoices):
    """From what: everything, work alone, or the projects useful to the community alone."""

    TUTTI = "TUTTI", "Da tutti gli obblighi"
    SOLO_LAVORO = "SOLO_LAVORO", "Solo da quelli di lavoro"
    SOLO_PUC = "SOLO_PUC", "Solo dai progetti utili alla collettività"


class StatoEsonero(models.TextChoices):
    IN_VIGORE = "IN_VIGORE", "In vigore"
    SCADUTO = "SCADUTO", "Scaduto"
    TOLTO = "TOLTO", "Tolto"


DI_CURA = (CodiceEsonero.Z_CURA_MINORE_3, CodiceEsonero.Z_CURA_DISABILE_GRAVE_NA)  # never in a PUC (c. 3)
DI_ETA = (CodiceEsonero.X_MINORENNE, CodiceEsonero.X_ETA_65)  # counted on the day, and written by nobody
_S = StatoEsonero


@pghistory.track()
class Esonero(models.Model):
    """An exclusion or exoneration of one person. `al` None: no end known (an exclusion alone may have none).

    It holds from `dal` to `al`, both included, and no more from `tolto_dal` on: its state says only whether somebody has to
    see to it. `assistito` is who is cared for; `deroga` why a second member is exonerated for the same care, which the
    agreement does not foresee. `rivalutazione_il` is empty once the Case manager has evaluated it again.
    """

    MOVES = {_S.IN_VIGORE: {_S.SCADUTO, _S.TOLTO}, _S.SCADUTO: set(), _S.TOLTO: set()}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    componente = models.ForeignKey(Componente, models.CASCADE, verbose_name="persona", related_name="esoneri")
    tipo = models.CharField("tipo", max_length=10, choices=TipoEsonero)
    codice = models.CharField("motivo", max_length=26, choices=CodiceEsonero)
    fonte = models.CharField("chi lo dice", max_length=12, choices=FonteEsonero, default=FonteEsonero.CASE_MANAGER)
    dal = models.DateField("dal")
    al = models.DateField("fino al", null=True, blank=True)
    ambito_obbligo = models.CharField("da che cosa", max_length=11, choices=AmbitoObbligo, default=AmbitoObbligo.TUTTI)
    assistito = models.ForeignKey(
        Componente,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="di chi si occupa",
        related_name="esoneri_di_cura",
    )
    deroga = models.CharField("perché anche un'altra persona", max_length=300, blank=True)
    adesione_volontaria = models.BooleanField("aderisce comunque, se vuole", default=False)
    documento = models.ForeignKey(
        Documento, models.PROTECT, null=True, blank=True, verbose_name="documento", related_name="esoneri"
    )
    valutazione_testo = models.TextField("valutazione", blank=True)
    valutato_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="valutato da", related_name="esoneri"
    )
    rivalutazione_il = models.DateField("da rivedere il", null=True, blank=True)
    stato = models.CharField("stato", max_length=9, choices=StatoEsonero, default=StatoEsonero.IN_VIGORE)
    tolto_dal = models.DateField("non vale più dal", null=True, blank=True)
    tolto_perche = models.CharField("perché non vale più", max_length=300, blank=True)
    versione = models.PositiveIntegerField("versione", default=0)
    creato_il = models.DateTimeField("scritto il", db_default=Now())

    class Meta:
        verbose_name = "esclusione o esonero"
        verbose_name_plural = "esclusioni ed esoneri"
        constraints = [
            models.UniqueConstraint(
                fields=["componente", "codice", "assistito"],
                condition=Q(stato="IN_VIGORE"),
                nulls_distinct=False,
                name="one_esonero_in_vigore_per_codice",
            ),
            models.CheckConstraint(
                name="esonero_tipo_is_of_codice",
                condition=Q(tipo="ESCLUSIONE", codice__startswith="X_") | Q(tipo="ESONERO", codice__startswith="Z_"),
            ),
            models.CheckConstraint(name="esonero_has_al", condition=Q(tipo="ESCLUSIONE") | Q(al__isnull=False)),
            models.CheckConstraint(name="esonero_dal_before_al", condition=Q(al=None) | Q(al__gte=models.F("dal"))),
            models.CheckConstraint(
                name="esonero_di_cura_has_assistito",
                condition=Q(codice__in=DI_CURA, assistito__isnull=False) | ~Q(codice__in=DI_CURA) & Q(assistito=None),
            ),
            models.CheckConstraint(
                name="esonero_tolto_has_perche",
                condition=Q(stato="TOLTO", tolto_dal__isnull=False) & ~Q(tolto_perche="")
                | ~Q(stato="TOLTO") & Q(tolto_dal=None, tolto_perche=""),
            ),
            models.CheckConstraint(
                name="adesione_of_disabilita_l68",
                condition=Q(adesione_volontaria=False) | Q(codice="X_DISABILITA_L68"),
            ),
        ]
        indexes = [models.Index(fields=["al"], condition=Q(stato="IN_VIGORE"), name="esonero_in_vigore")]

    def __str__(self):
        return self.get_codice_display()
