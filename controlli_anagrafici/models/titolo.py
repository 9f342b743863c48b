import uuid

import pghistory
from django.db import models
from django.db.models import F, Q

from controlli_anagrafici.models.controllo import Controllo


class TipoTitolo(models.TextChoices):
    """The titles of stay that count (art. 2 c. 1 a n. 1 DL 4/2019), and ALTRO for one that does not alone."""

    ATT_ISCR_UE = "ATT_ISCR_UE", "Attestazione d'iscrizione anagrafica di cittadino UE"
    ATT_SOGG_PERM_UE = "ATT_SOGG_PERM_UE", "Attestato di soggiorno permanente di cittadino UE"
    CARTA_FAM_UE = "CARTA_FAM_UE", "Carta di soggiorno di familiare di cittadino UE"
    CARTA_PERM_FAM_UE = "CARTA_PERM_FAM_UE", "Carta di soggiorno permanente di familiare di cittadino UE"
    PDS_FAMILIARE_IT = "PDS_FAMILIARE_IT", "Permesso di soggiorno di familiare di cittadino italiano"
    PDS_UE_LUNGO = "PDS_UE_LUNGO", "Permesso UE per soggiornanti di lungo periodo"
    PDS_ASILO = "PDS_ASILO", "Permesso per asilo"
    PDS_SUSSIDIARIA = "PDS_SUSSIDIARIA", "Permesso per protezione sussidiaria"
    PDS_APOLIDE = "PDS_APOLIDE", "Permesso per apolidia"
    ALTRO = "ALTRO", "Altro titolo"


class FonteTitolo(models.TextChoices):
    ATTI_COMUNE = "ATTI_COMUNE", "Atti del Comune"
    QUESTURA = "QUESTURA", "Questura"
    INTERESSATO = "INTERESSATO", "Interessato"
    ANPR = "ANPR", "ANPR"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class TitoloSoggiorno(models.Model):
    """A title of stay that the richiedente showed or that the offices know of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    controllo = models.ForeignKey(Controllo, models.CASCADE, verbose_name="controllo", related_name="titoli")
    tipo_titolo = models.CharField("titolo", max_length=20, choices=TipoTitolo)
    numero = models.CharField("numero", max_length=20)
    data_rilascio = models.DateField("rilasciato il")
    data_scadenza = models.DateField("scade il", null=True, blank=True)
    richiesta_rinnovo = models.BooleanField("rinnovo chiesto", default=False)
    data_richiesta_rinnovo = models.DateField("rinnovo chiesto il", null=True, blank=True)
    questura_rilascio = models.CharField("Questura (sigla della provincia)", max_length=2, blank=True)
    codice_fiscale_familiare = models.CharField("codice fiscale del familiare", max_length=16, blank=True)
    grado_parentela = models.CharField("grado di parentela", max_length=60, blank=True)
    fonte_verifica = models.CharField("verificato presso", max_length=12, choices=FonteTitolo)
    note = models.TextField("note", blank=True, max_length=500)

    class Meta:
        verbose_name = "titolo di soggiorno"
        verbose_name_plural = "titoli di soggiorno"
        ordering = ["-data_rilascio", "pk"]
        constraints = [
            models.CheckConstraint(
                name="titolo_ends_after_it_starts",
                condition=Q(data_scadenza=None) | Q(data_scadenza__gte=F("data_rilascio")),
            ),
            models.CheckConstraint(
                name="titolo_rinnovo_has_date",
                condition=Q(richiesta_rinnovo=False) | Q(data_richiesta_rinnovo__isnull=False),
            ),
        ]

    def __str__(self):
        return self.tipo_titolo
