import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from accounts.models.incarico import GIVEN_AND_TAKEN, Incarico, by_object_and_time, one_row_each
from progetti_collettivita.models.puc import Puc


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class TutorPuc(models.Model):
    """Who writes the presences of a project, named by its Responsabile among the accredited tutors; `finito_il`: no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    puc = models.ForeignKey(Puc, models.PROTECT, verbose_name="progetto", related_name="tutor", db_index=False)
    tutor = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="tutor", related_name="puc_seguiti")
    nominato_da = models.ForeignKey(Accreditamento, models.PROTECT, verbose_name="nominato da", related_name="+")
    nominato_il = models.DateTimeField("nominato il", db_default=Now())
    finito_il = models.DateTimeField("fino al", null=True, blank=True)

    class Meta:
        verbose_name = "tutor di un progetto"
        verbose_name_plural = "tutor dei progetti"
        constraints = [
            models.UniqueConstraint(
                fields=["puc", "tutor"], condition=Q(finito_il=None), name="one_tutor_puc_once_at_a_time"
            )
        ]

    def __str__(self):
        return str(self.pk)


@pghistory.track(*GIVEN_AND_TAKEN, meta=by_object_and_time())
class IncaricoPuc(Incarico):
    """A tutor on the project that he is named on."""

    content_object = models.ForeignKey(Puc, models.CASCADE, related_name="incarichi")

    class Meta(Incarico.Meta):
        abstract = False
        unique_together = []
        constraints = one_row_each()
