from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func


def normalized(field: str) -> models.GeneratedField:
    """Stored `f_norm(field)` (lower case, no accents): what is searched and ordered by, for the server has no ICU."""
    return models.GeneratedField(
        expression=Func(F(field), function="f_norm"), output_field=models.TextField(), db_persist=True
    )


class Comune(models.Model):
    """A Comune of Italy, present or suppressed, under its Belfiore code, which survives changes of province."""

    belfiore = models.CharField("codice catastale", max_length=4, primary_key=True, db_collation="C")
    codice_istat = models.CharField("codice ISTAT", max_length=6, blank=True)
    denominazione = models.CharField("denominazione", max_length=120)
    denominazione_altra = models.CharField("denominazione in altra lingua", max_length=120, blank=True)
    sigla_provincia = models.CharField("provincia", max_length=2, blank=True)
    provincia = models.CharField("nome della provincia", max_length=60, blank=True)
    codice_regione = models.CharField("codice regione", max_length=2, blank=True)
    regione = models.CharField("regione", max_length=60, blank=True)
    attivo_dal = models.DateField("attivo dal", null=True, blank=True)
    attivo_al = models.DateField("attivo al", null=True, blank=True)
    successore = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="Comune successore", related_name="predecessori"
    )
    cerca = normalized("denominazione")

    class Meta:
        verbose_name = "Comune"
        verbose_name_plural = "Comuni"
        permissions = [
            ("coordinatore_patto_comune", "Coordinatore per il Patto del Comune"),
            ("case_manager_comune", "Case manager che può ricevere famiglie del Comune"),
            ("coordinatore_anagrafici_comune", "Coordinatore per i controlli anagrafici del Comune"),
            ("responsabile_anagrafici_comune", "Responsabile per i controlli anagrafici del Comune"),
            ("responsabile_puc_comune", "Responsabile PUC del Comune"),
            ("tutor_puc_comune", "Tutor che può seguire progetti del Comune"),
        ]
        indexes = [
            GinIndex(OpClass("cerca", name="gin_trgm_ops"), name="comune_cerca"),
            models.Index(fields=["cerca"], name="comune_ordine"),
        ]

    def __str__(self):
        return f"{self.denominazione} ({self.sigla_provincia})" if self.sigla_provincia else self.denominazione


class Stato(models.Model):
    """A foreign State (Z code of Belfiore), for births abroad and citizenships."""

    belfiore = models.CharField("codice catastale", max_length=4, primary_key=True, db_collation="C")
    denominazione = models.CharField("denominazione", max_length=120)
    alpha3 = models.CharField("codice ISO 3166-1", max_length=3, blank=True)
    attivo_dal = models.DateField("attivo dal", null=True, blank=True)
    attivo_al = models.DateField("attivo al", null=True, blank=True)

    class Meta:
        verbose_name = "Stato estero"
        verbose_name_plural = "Stati esteri"

    def __str__(self):
        return self.denominazione
