from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q


class ParametroNormativo(models.Model):
    """A threshold or a term of the law, with the days it holds for and where it is written."""

    codice = models.CharField("codice", max_length=60)
    valore = models.CharField("valore", max_length=120)
    tipo = models.CharField("tipo", max_length=20, blank=True, help_text="solari o lavorativi, per i termini")
    descrizione = models.CharField("descrizione", max_length=300, blank=True)
    valido_dal = models.DateField("valido dal")
    valido_al = models.DateField("valido al", null=True, blank=True)
    fonte = models.CharField("fonte", max_length=300)

    class Meta:
        verbose_name = "parametro normativo"
        verbose_name_plural = "parametri normativi"
        constraints = [
            models.CheckConstraint(
                name="parametro_dal_before_al", condition=Q(valido_al=None) | Q(valido_al__gte=F("valido_dal"))
            ),
            ExclusionConstraint(
                name="one_parametro_per_codice_and_day",
                expressions=[
                    ("codice", RangeOperators.EQUAL),
                    (
                        Func(F("valido_dal"), F("valido_al"), models.Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.codice} = {self.valore} dal {self.valido_dal}"
