import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Accreditamento
from ambiti.models import Ambito, Comune
from ambiti.models.comune import normalized
from progetti_collettivita.models import stati
from progetti_collettivita.models.codici import (
    AmbitoAttivita,
    Limitazione,
    Quota,
    TipoAttivita,
    TipoAtto,
    TitoloStudio,
)
from progetti_collettivita.models.stati import StatoPuc
from rdc_platform.documenti.models import Documento

PRESENTATO, APPROVATO = Q(stato__in=stati.PRESENTATI), Q(stato__in=stati.APPROVATI)
ORE_MIN, ORE_MAX = 8, 16  # art. 4 c. 15 DL 4/2019: what the database holds to; the form reads the dated parameters


def persona(chi: str) -> tuple[models.CharField, models.CharField, models.CharField]:
    """Who follows the participants: name, qualification, how he is reached. Never published."""
    return (
        models.CharField(f"{chi}: nome e cognome", max_length=120, blank=True),
        models.CharField(f"{chi}: qualifica", max_length=120, blank=True),
        models.CharField(f"{chi}: telefono o e-mail", max_length=120, blank=True),
    )


def documento(label: str) -> models.ForeignKey:
    return models.ForeignKey(Documento, models.PROTECT, null=True, blank=True, verbose_name=label, related_name="+")


# `cerca` is made from the title, and how many places are taken is the assignments' own history.
@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["cerca", "occupati_comune", "occupati_cpi", "occupati_volontari"],
)
class Puc(models.Model):
    """A project useful to the community (art. 4 c. 15 DL 4/2019): its sheet, as annex 1 of DM 149/2019 wants it.

    `comune_titolare` answers for it and never changes; where the Comuni run it together, `ambito_titolare` says which
    Ambito and the Comune is the one that answers for all. `occupati_*` count the assignments that hold a place: a trigger
    on them keeps it, so that no way of writing them may take more places than there are.
    """

    MOVES = stati.MOVES_PUC

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    codice_puc = models.CharField("codice", max_length=14, db_collation="C")
    titolo = models.CharField("titolo", max_length=150)
    comune_titolare = models.ForeignKey(Comune, models.PROTECT, verbose_name="Comune titolare", related_name="puc")
    ambito_titolare = models.ForeignKey(
        Ambito, models.PROTECT, null=True, blank=True, verbose_name="gestito insieme nell'Ambito", related_name="puc"
    )
    stato = models.CharField("stato", max_length=20, choices=StatoPuc, default=StatoPuc.BOZZA)
    ambito_attivita = models.CharField("ambito di attività", max_length=20, choices=AmbitoAttivita, blank=True)
    ambito_secondario = models.CharField("secondo ambito", max_length=20, choices=AmbitoAttivita, blank=True)
    tipo_attivita = models.CharField("tipo di attività", max_length=20, choices=TipoAttivita, blank=True)
    finalita_obiettivi = models.TextField("finalità e obiettivi", max_length=3000, blank=True)
    descrizione_attivita = models.TextField("che cosa si fa", max_length=5000, blank=True)
    dichiarazione_non_sostitutiva = models.BooleanField("non sostituisce personale né opere pubbliche", default=False)
    data_inizio = models.DateField("inizio", null=True, blank=True)
    data_fine = models.DateField("fine", null=True, blank=True)
    ore_settimanali_min = models.DecimalField("ore la settimana, minimo", max_digits=4, decimal_places=1, null=True)
    ore_settimanali_max = models.DecimalField("ore la settimana, massimo", max_digits=4, decimal_places=1, null=True)

    posti_totali = models.PositiveSmallIntegerField("posti", default=0)
    posti_comune = models.PositiveSmallIntegerField("posti per beneficiari del Comune", default=0)
    posti_cpi = models.PositiveSmallIntegerField("posti per beneficiari del CPI", default=0)
    posti_volontari = models.PositiveSmallIntegerField("posti per volontari", default=0)
    occupati_comune = models.PositiveSmallIntegerField("occupati da beneficiari del Comune", db_default=0)
    occupati_cpi = models.PositiveSmallIntegerField("occupati da beneficiari del CPI", db_default=0)
    occupati_volontari = models.PositiveSmallIntegerField("occupati da volontari", db_default=0)

    competenze_richieste = ArrayField(
        models.CharField(max_length=80), verbose_name="competenze richieste", default=list, blank=True
    )
    competenze_note = models.TextField("altro sulle competenze", max_length=1000, blank=True)
    eta_min = models.PositiveSmallIntegerField("età minima", null=True, blank=True)
    patente = models.BooleanField("serve la patente", default=False)
    idoneita_fisica_richiesta = models.BooleanField("serve l'idoneità fisica", default=False)
    titolo_studio_min = models.CharField("titolo di studio minimo", max_length=20, choices=TitoloStudio, blank=True)
    requisiti_note = models.TextField("altri requisiti", max_length=1000, blank=True)
    limitazioni = ArrayField(
        models.CharField(max_length=20, choices=Limitazione), verbose_name="limitazioni", default=list, blank=True
    )
    materiali_individuali = models.TextField("materiali per ciascuno", max_length=2000, blank=True)
    materiali_collettivi = models.TextField("materiali di tutti", max_length=2000, blank=True)
    formazione_ore = models.DecimalField("formazione: ore", max_digits=4, decimal_places=1, null=True, blank=True)
    formazione_contenuti = models.TextField("formazione: contenuti", max_length=2000, blank=True)
    formazione_data = models.DateField("formazione: giorno", null=True, blank=True)
    formazione_ente = models.CharField("formazione: ente", max_length=160, blank=True)

    responsabile_puc = models.ForeignKey(
        Accreditamento, models.PROTECT, null=True, blank=True, verbose_name="Responsabile PUC", related_name="puc"
    )
    supervisore_nome, supervisore_qualifica, supervisore_recapito = persona("supervisore")
    tutor_nome, tutor_qualifica, tutor_recapito = persona("tutor")
    polizza_compagnia = models.CharField("polizza RCT: compagnia", max_length=160, blank=True)
    polizza_numero = models.CharField("polizza RCT: numero", max_length=60, blank=True)
    polizza_massimale = models.DecimalField(
        "polizza RCT: massimale", max_digits=12, decimal_places=2, null=True, blank=True
    )
    polizza_inizio = models.DateField("polizza RCT: dal", null=True, blank=True)
    polizza_scadenza = models.DateField("polizza RCT: al", null=True, blank=True)
    inail_pat = models.CharField("posizione assicurativa INAIL (PAT)", max_length=20, blank=True)
    inail_certificato = documento("certificato INAIL")
    inail_certificato_numero = models.CharField("certificato INAIL: numero", max_length=40, blank=True)
    inail_certificato_data = models.DateField("certificato INAIL: data", null=True, blank=True)
    atto_tipo = models.CharField("atto di approvazione", max_length=20, choices=TipoAtto, blank=True)
    atto_numero = models.CharField("numero dell'atto", max_length=60, blank=True)
    atto_data = models.DateField("data dell'atto", null=True, blank=True)
    atto_documento = documento("atto di approvazione, file")

    pubblico_in_catalogo = models.BooleanField("nel catalogo pubblico", default=False)
    motivo_stato = models.CharField("perché", max_length=300, blank=True)
    duplicato_di = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, verbose_name="copiato da", related_name="copie"
    )
    creato_il = models.DateTimeField("creato il", db_default=Now())
    versione = models.PositiveIntegerField("versione", db_default=1)
    cerca = normalized("titolo")

    class Meta:
        verbose_name = "progetto utile alla collettività"
        verbose_name_plural = "progetti utili alla collettività"
        permissions = [("tutor_puc_puc", "Tutor del progetto")]
        constraints = [
            models.UniqueConstraint(fields=["codice_puc"], name="one_puc_per_codice"),
            models.CheckConstraint(
                name="puc_codice_form", condition=Q(codice_puc__regex=r"^[A-Z][0-9]{3}-[0-9]{4}-[0-9]{4}$")
            ),
            models.CheckConstraint(
                name="puc_ore",
                condition=Q(ore_settimanali_min__gte=ORE_MIN)
                & Q(ore_settimanali_max__lte=ORE_MAX)
                & Q(ore_settimanali_min__lte=F("ore_settimanali_max")),
            ),
            models.CheckConstraint(
                name="puc_posti_add_up",
                condition=Q(posti_totali=F("posti_comune") + F("posti_cpi") + F("posti_volontari")),
            ),
            models.CheckConstraint(
                name="puc_posti_are_not_overbooked",
                condition=Q(occupati_comune__lte=F("posti_comune"))
                & Q(occupati_cpi__lte=F("posti_cpi"))
                & Q(occupati_volontari__lte=F("posti_volontari")),
            ),
            models.CheckConstraint(name="puc_inizio_before_fine", condition=Q(data_inizio__lt=F("data_fine"))),
            models.CheckConstraint(name="puc_eta_min", condition=Q(eta_min__gte=18)),
            models.CheckConstraint(
                name="puc_secondario_is_another",
                condition=Q(ambito_secondario="") | ~Q(ambito_secondario=F("ambito_attivita")),
            ),
            models.CheckConstraint(
                name="puc_polizza", condition=Q(polizza_massimale__gte=0) & Q(polizza_inizio__lte=F("polizza_scadenza"))
            ),
            models.CheckConstraint(
                name="puc_presented_is_whole",
                condition=~PRESENTATO
                | Q(
                    posti_totali__gte=1,
                    dichiarazione_non_sostitutiva=True,
                    data_inizio__isnull=False,
                    data_fine__isnull=False,
                    ore_settimanali_min__isnull=False,
                    ore_settimanali_max__isnull=False,
                    responsabile_puc__isnull=False,
                )
                & ~Q(ambito_attivita="")
                & ~Q(supervisore_nome=""),
            ),
            models.CheckConstraint(
                name="puc_approvato_has_atto",
                condition=~APPROVATO
                | Q(atto_data__isnull=False, atto_documento__isnull=False) & ~Q(atto_numero="") & ~Q(atto_tipo=""),
            ),
            models.CheckConstraint(
                name="puc_attivo_has_polizza",
                condition=~Q(stato=StatoPuc.ATTIVO) | Q(polizza_scadenza__isnull=False) & ~Q(polizza_numero=""),
            ),
            models.CheckConstraint(
                name="puc_certificato_inail_is_whole",
                condition=Q(inail_certificato=None, inail_certificato_numero="", inail_certificato_data=None)
                | Q(inail_certificato__isnull=False, inail_certificato_data__isnull=False)
                & ~Q(inail_certificato_numero=""),
            ),
            models.CheckConstraint(
                name="puc_public_is_attivo", condition=Q(pubblico_in_catalogo=False) | Q(stato=StatoPuc.ATTIVO)
            ),
        ]
        indexes = [
            models.Index(fields=["comune_titolare", "stato", "cerca"], name="puc_elenco"),
            models.Index(fields=["cerca", "id"], condition=Q(pubblico_in_catalogo=True), name="puc_catalogo"),
            models.Index(
                fields=["ambito_attivita", "cerca", "id"],
                condition=Q(pubblico_in_catalogo=True),
                name="puc_catalogo_area",
            ),
        ]

    def __str__(self):
        return self.codice_puc

    def posti(self, quota: str) -> int:
        """The places of a quota, free or not."""
        return {Quota.COMUNE: self.posti_comune, Quota.CPI: self.posti_cpi}.get(quota, self.posti_volontari)

    @property
    def certificato_antipedofilia(self) -> bool:
        """Whoever takes part needs the certificate of D.Lgs. 39/2014."""
        return Limitazione.CONTATTO_MINORI in self.limitazioni
