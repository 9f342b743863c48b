import uuid

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.patto import Patto
from patti_inclusione.models.patto_codici import FirmaTutela, ModalitaFirma, RuoloFirma


@pghistory.track()
class FirmaPatto(models.Model):
    """One signature, or its refusal: of a member (for himself, or as a parent for a minor), of the équipe, of the Case manager.

    `nome` is who signs without being of the family: the guardian, in the place of `componente` or with him, or a member
    of the équipe. `spiegato` and `interprete`: the text was explained in the person's language, and by whom.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patto = models.ForeignKey(Patto, models.CASCADE, verbose_name="Patto", related_name="firme")
    componente = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="firmatario", related_name="firme"
    )
    accreditamento = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="operatore", related_name="firme"
    )
    per_conto_di = models.ForeignKey(
        Componente, models.PROTECT, null=True, blank=True, verbose_name="per", related_name="firme_del_genitore"
    )
    ruolo = models.CharField("ruolo", max_length=15, choices=RuoloFirma)
    data = models.DateField("data")
    modalita = models.CharField("modalità", max_length=20, choices=ModalitaFirma)
    note = models.TextField("note", max_length=1000, blank=True)
    nome = models.CharField("chi firma, se non è della famiglia", max_length=160, blank=True)
    firma_tutela = models.CharField("come firma il tutore", max_length=10, choices=FirmaTutela, blank=True)
    spiegato = models.BooleanField("spiegato e compreso", default=False)
    interprete = models.CharField("interprete o mediatore", max_length=160, blank=True)

    class Meta:
        verbose_name = "firma del Patto"
        verbose_name_plural = "firme del Patto"
        constraints = [
            models.CheckConstraint(
                name="firmatario_is_of_his_ruolo",
                condition=Q(
                    componente__isnull=False,
                    accreditamento=None,
                    ruolo__in=["TENUTO", "ADERENTE", "GENITORE", "TUTORE"],
                )
                | Q(componente=None, accreditamento__isnull=False, ruolo="CASE_MANAGER")
                | (Q(componente=None, accreditamento=None, ruolo="EQUIPE") & ~Q(nome="")),
            ),
            models.CheckConstraint(
                name="per_conto_di_iff_genitore",
                condition=Q(ruolo="GENITORE", per_conto_di__isnull=False)
                | (~Q(ruolo="GENITORE") & Q(per_conto_di=None)),
            ),
            models.CheckConstraint(
                name="tutela_of_firma_has_nome",
                condition=(Q(firma_tutela="") & ~Q(ruolo="TUTORE")) | (~Q(firma_tutela="") & ~Q(nome="")),
            ),
            models.CheckConstraint(name="spiegato_has_interprete", condition=Q(spiegato=False) | ~Q(interprete="")),
            models.UniqueConstraint(
                fields=["patto", "componente", "accreditamento", "per_conto_di", "nome"],
                nulls_distinct=False,
                name="one_firma_per_firmatario",
            ),
        ]

    def __str__(self):
        return f"{self.ruolo} {self.data}"
