from django.db import models

from ambiti.models.nucleo import Componente


class Percorso(models.TextChoices):
    """With whom the family agreed, and so who proposes a project to its members (DMPUC, quotas of a project)."""

    INCLUSIONE = "INCLUSIONE", "Patto per l'inclusione sociale"
    LAVORO = "LAVORO", "Centro per l'impiego"


class PersonaSeguita(models.Model):
    """A member of a family with a Patto, or at the Centro per l'impiego, as whoever follows it tells the other functions: what binds him, how he is reached.

    Derived: the function that follows the family writes it, nobody else. No row: nothing is agreed with the family.
    `telefono` and `email` are empty where his address is secret (`riservata`): who follows him reaches him.
    All of it holds on `del_giorno`, which each night moves to the new day: ages and terms change what binds him.
    """

    componente = models.OneToOneField(
        Componente, models.CASCADE, primary_key=True, verbose_name="persona", related_name="seguita"
    )
    percorso = models.CharField("percorso", max_length=10, choices=Percorso)
    tenuta = models.BooleanField("tenuta agli obblighi")
    fuori_puc = models.BooleanField("non tenuta ai progetti")
    patto_dal = models.DateField("Patto dal", null=True, blank=True)
    patto_al = models.DateField("Patto fino al", null=True, blank=True)
    importo_mensile = models.DecimalField("importo mensile", max_digits=12, decimal_places=2, null=True, blank=True)
    telefono = models.CharField("telefono", max_length=40, blank=True)
    email = models.CharField("e-mail", max_length=254, blank=True)
    riservata = models.BooleanField("indirizzo riservato", default=False)
    del_giorno = models.DateField("del giorno")

    class Meta:
        verbose_name = "persona seguita"
        verbose_name_plural = "persone seguite"
        constraints = [
            models.CheckConstraint(
                name="persona_seguita_riservata",
                condition=models.Q(riservata=False) | models.Q(telefono="", email=""),
            )
        ]
        indexes = [models.Index(fields=["del_giorno"], name="persona_seguita_giorno")]

    def __str__(self):
        return str(self.componente_id)
