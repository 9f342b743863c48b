"""Guardian's direct foreign-key rows: this accreditamento holds its role on this object. Derived, by accounts.incarichi alone."""

from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from accounts.models.accreditamento import Accreditamento
from ambiti.models import Ambito, Comune, Nucleo

# What the register of who could see what is made of: a row is given and taken, never changed. Written once a statement,
# whatever its rows: ten thousand families are given in one.
GIVEN_AND_TAKEN = (pghistory.InsertEvent(level=pghistory.Statement), pghistory.DeleteEvent(level=pghistory.Statement))


class Incarico(UserObjectPermissionBase):
    """Base of the rows; a function app declares the one of its own object beside it."""

    FINESTRA: tuple[str, ...] = ()  # the names of its first instant and its end, where a row may hold for a while only

    # The index of the constraint finds them: one of their own would be written ten thousand times in one act for nothing.
    accreditamento = models.ForeignKey(Accreditamento, models.CASCADE, verbose_name="accreditamento", db_index=False)
    # What the accreditation says already, role and person: `rebuild_incarichi --check` compares them, and no key is checked twice.
    permission = models.ForeignKey(Permission, models.CASCADE, db_index=False, db_constraint=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False, db_constraint=False)

    class Meta:
        abstract = True

    @classmethod
    def of(cls, model: type[models.Model]) -> type[Any]:
        """The concrete rows for `model`: the class whose `content_object` points at it."""
        return next(row for row in cls.__subclasses__() if row._meta.get_field("content_object").related_model is model)


def by_object_and_time() -> dict[str, Any]:
    """The events of one object in order, and of one profile: who could see it, and what he could see, is asked of them."""
    return {
        "indexes": [models.Index(fields=["content_object", "pgh_created_at"]), models.Index(fields=["accreditamento"])]
    }


def one_row_each() -> list[models.BaseConstraint]:
    """In place of guardian's (user, permission, object): two profiles of one person are two rows."""
    return [
        models.UniqueConstraint(
            fields=["accreditamento", "permission", "content_object"], name="%(app_label)s_%(class)s_one_row"
        )
    ]


@pghistory.track(*GIVEN_AND_TAKEN, meta=by_object_and_time())
class IncaricoAmbito(Incarico):
    """A role held on a whole Ambito: the Amministratore's."""

    content_object = models.ForeignKey(Ambito, models.CASCADE, related_name="incarichi")

    class Meta(Incarico.Meta):
        abstract = False
        unique_together = []
        constraints = one_row_each()


@pghistory.track(*GIVEN_AND_TAKEN, meta=by_object_and_time())
class IncaricoComune(Incarico):
    """A role held on a Comune, also by who works for all the Comuni of an Ambito: a row each."""

    content_object = models.ForeignKey(Comune, models.CASCADE, related_name="incarichi")

    class Meta(Incarico.Meta):
        abstract = False
        unique_together = []
        constraints = one_row_each()


@pghistory.track(*GIVEN_AND_TAKEN, meta=by_object_and_time())
class IncaricoNucleo(Incarico):
    """A Case manager on the household assigned to him; on one lent to him, from `dal` to `al` (excluded) and no longer."""

    FINESTRA = ("dal", "al")

    content_object = models.ForeignKey(Nucleo, models.CASCADE, related_name="incarichi")
    dal = models.DateTimeField("dal", null=True, blank=True, help_text="vuoto: senza limiti di tempo")
    al = models.DateTimeField("al", null=True, blank=True, help_text="escluso")

    class Meta(Incarico.Meta):
        abstract = False
        unique_together = []
        constraints = [
            *one_row_each(),
            models.CheckConstraint(
                name="incarico_nucleo_dal_before_al",
                condition=Q(dal=None, al=None) | Q(dal__isnull=False, al__isnull=False, dal__lt=F("al")),
            ),
        ]
