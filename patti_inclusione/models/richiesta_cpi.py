"""What the Comune and the Centro per l'impiego ask each other about one person (M12; DM 108/2019 art. 6 c. 1 lett. c)."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Componente
from patti_inclusione.models.caso import Caso
from patti_inclusione.models.richiesta_cpi_codici import (
    BisognoCpi,
    EsitoRichiesta,
    InformazioneCpi,
    MotivoNonAccolta,
    StatoRichiestaCpi,
    VersoRichiesta,
)

_S = StatoRichiestaCpi
CHIESTE = ["DA_INVIARE", "INVIATA", "IN_ATTESA", "RIFIUTATA"]  # ours that somebody still minds
_VUOTA = {"data_proposta": None, "motivo": "", "informazione": ""}


def _con(esito: str, campo: str) -> Q:
    """An answer of one kind, with its own field and no other."""
    altri = {name: empty for name, empty in _VUOTA.items() if name != campo}
    return Q(esito=esito, **altri) & ~Q(**{campo: _VUOTA[campo]})


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class RichiestaCpi(models.Model):
    """One thing asked about one person, by us or by a Centro, and its answer: codes, days and offices, no word of anybody's.

    `id_scambio` is the same on both sides, and both keys are made of it: however often either leaves it is one effect.
    `ufficio` asks and `ufficio_risposta` answers, each with its own number and nobody's name.
    """

    MOVES = {
        _S.DA_INVIARE: {_S.INVIATA, _S.LASCIATA, _S.RIFIUTATA},  # of a case that closes before it leaves
        _S.INVIATA: {_S.INVIATA, _S.IN_ATTESA, _S.RIFIUTATA, _S.CONCLUSA},  # an answer may be quicker than the receipt
        _S.IN_ATTESA: {_S.LASCIATA, _S.CONCLUSA},
        _S.RIFIUTATA: {_S.DA_INVIARE, _S.LASCIATA},
        _S.LASCIATA: {_S.CONCLUSA},
        _S.DA_RISPONDERE: {_S.RISPOSTA_DA_INVIARE},
        _S.RISPOSTA_DA_INVIARE: {_S.CONCLUSA, _S.DA_RISPONDERE},
        _S.CONCLUSA: set(),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    id_scambio = models.UUIDField("numero dello scambio", unique=True, default=uuid.uuid4, editable=False)
    verso = models.CharField("chi chiede", max_length=10, choices=VersoRichiesta)
    caso = models.ForeignKey(Caso, models.CASCADE, verbose_name="caso", related_name="richieste_cpi")
    componente = models.ForeignKey(Componente, models.PROTECT, verbose_name="persona", related_name="richieste_cpi")
    richiesta = models.CharField("che cosa", max_length=25, choices=BisognoCpi)
    cpi = models.CharField("Centro per l'impiego", max_length=160, blank=True, help_text="vuoto: lo trova ANPAL")
    ufficio = models.CharField("ufficio che chiede", max_length=160)
    telefono = models.CharField("telefono dell'ufficio che chiede", max_length=20, blank=True)
    stato = models.CharField("stato", max_length=20, choices=StatoRichiestaCpi, default=_S.DA_INVIARE)
    tentativo = models.PositiveSmallIntegerField("tentativo", default=1)
    numero = models.CharField("numero di ANPAL", max_length=60, blank=True)
    creata_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="chiesta da", related_name="richieste_cpi"
    )
    creata_il = models.DateTimeField("chiesta il", db_default=Now())
    inviata_il = models.DateTimeField("mandata il", null=True, blank=True)
    ricevuta_il = models.DateTimeField("ricevuta il", null=True, blank=True)
    attesa_fino_al = models.DateField("si aspetta la risposta fino al", null=True, blank=True)
    codice_rifiuto = models.CharField("codice del rifiuto", max_length=40, blank=True)
    motivo_rifiuto = models.CharField("perché ANPAL ha rifiutato", max_length=300, blank=True)
    esito = models.CharField("risposta", max_length=20, choices=EsitoRichiesta, blank=True)
    data_proposta = models.DateField("per il giorno", null=True, blank=True)
    motivo = models.CharField("perché no", max_length=20, choices=MotivoNonAccolta, blank=True)
    informazione = models.CharField("informazione", max_length=25, choices=InformazioneCpi, blank=True)
    ufficio_risposta = models.CharField("ufficio che risponde", max_length=160, blank=True)
    telefono_risposta = models.CharField("telefono dell'ufficio che risponde", max_length=20, blank=True)
    risposta_il = models.DateTimeField("risposta il", null=True, blank=True)
    risposta_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="risposta di", related_name="risposte_cpi"
    )
    letta_il = models.DateTimeField("letta il", null=True, blank=True)
    letta_da = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="letta da", related_name="risposte_lette"
    )

    class Meta:
        verbose_name = "richiesta fra Comune e Centro per l'impiego"
        verbose_name_plural = "richieste fra Comuni e Centri per l'impiego"
        constraints = [
            models.UniqueConstraint(
                fields=["componente", "richiesta"],
                condition=Q(verso="AL_CPI", stato__in=CHIESTE),
                name="one_running_richiesta_cpi",
            ),
            models.CheckConstraint(
                name="richiesta_cpi_rifiutata_has_motivo", condition=~Q(stato="RIFIUTATA") | ~Q(motivo_rifiuto="")
            ),
            models.CheckConstraint(
                name="richiesta_cpi_answered_has_esito",
                condition=~Q(stato__in=["RISPOSTA_DA_INVIARE", "CONCLUSA"]) | ~Q(esito=""),
            ),
            models.CheckConstraint(
                name="richiesta_cpi_esito_has_its_field",
                condition=Q(esito__in=["", "NON_IN_CARICO"], **_VUOTA)
                | _con("ACCOLTA", "data_proposta")
                | _con("NON_ACCOLTA", "motivo")
                | _con("INFORMAZIONE_RESA", "informazione"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["caso"], condition=~Q(stato__in=["CONCLUSA", "LASCIATA"]), name="richiesta_cpi_in_corso"
            )
        ]

    def __str__(self):
        return f"{self.richiesta}: {self.stato}"

    @property
    def chiave(self) -> str:
        """What it goes under, or its answer, until ANPAL refuses it and another attempt begins."""
        risposta = "-risposta" if self.verso == VersoRichiesta.DAL_CPI else ""
        return f"M12-{self.id_scambio}{risposta}" + (f"-{self.tentativo}" if self.tentativo > 1 else "")
