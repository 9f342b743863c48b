"""What INPS tells of a household beyond its identity: for the Case manager alone (letter: "nella loro completezza")."""

import pghistory
from django.db import models

from ambiti.models import Componente, Nucleo

EURO = {"max_digits": 12, "decimal_places": 2, "null": True, "blank": True}


class StatoBeneficio(models.TextChoices):
    IN_PAGAMENTO = "IN_PAGAMENTO", "In pagamento"
    SOSPESO = "SOSPESO", "Sospeso"
    DECADUTO = "DECADUTO", "Decaduto"
    REVOCATO = "REVOCATO", "Revocato"
    TERMINATO_18_MESI = "TERMINATO_18_MESI", "Terminato dopo 18 mesi"
    RINUNCIATO = "RINUNCIATO", "Rinunciato"
    IN_RINNOVO = "IN_RINNOVO", "In rinnovo"


class Disabilita(models.TextChoices):
    NESSUNA = "NESSUNA", "Nessuna"
    MEDIA = "MEDIA", "Media"
    GRAVE = "GRAVE", "Grave"
    NON_AUTOSUFFICIENTE = "NON_AUTOSUFFICIENTE", "Non autosufficiente"


class MotivoFuoriScala(models.TextChoices):
    DETENUTO = "DETENUTO", "Detenuto"
    STRUTTURA_CARICO_STATO = "STRUTTURA_CARICO_STATO", "In struttura a carico dello Stato"
    DIMISSIONI_12_MESI = "DIMISSIONI_12_MESI", "Dimissioni negli ultimi 12 mesi"
    MISURA_CAUTELARE = "MISURA_CAUTELARE", "Misura cautelare"
    ALTRO = "ALTRO", "Altro"


class MotivoEsclusione(models.TextChoices):
    """Art. 4 c. 2 DL 4/2019: who is not bound by obligations."""

    X_MINORENNE = "X_MINORENNE", "Minorenne"
    X_OCCUPATO = "X_OCCUPATO", "Occupato"
    X_STUDENTE_REGOLARE = "X_STUDENTE_REGOLARE", "Studente regolare"
    X_PDC = "X_PDC", "Pensione di cittadinanza"
    X_PENSIONE_DIRETTA = "X_PENSIONE_DIRETTA", "Pensione diretta"
    X_ETA_65 = "X_ETA_65", "Ha compiuto 65 anni"
    X_DISABILITA_L68 = "X_DISABILITA_L68", "Disabilità (L. 68/1999)"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class DatiEconomici(models.Model):
    """The benefit and the ISEE of a nucleo; amounts in euro, `importo_mensile` a month."""

    nucleo = models.OneToOneField(
        Nucleo, models.CASCADE, primary_key=True, verbose_name="nucleo", related_name="dati_economici"
    )
    decorrenza = models.DateField("decorrenza del beneficio")
    mesi_spettanti = models.PositiveSmallIntegerField("mesi spettanti")
    mensilita_percepite = models.PositiveSmallIntegerField("mensilità percepite", default=0)
    importo_mensile = models.DecimalField("importo mensile", max_digits=12, decimal_places=2)
    quota_affitto_mutuo = models.DecimalField("quota per affitto o mutuo", **EURO)
    stato_beneficio = models.CharField("stato del beneficio", max_length=20, choices=StatoBeneficio)
    data_stato = models.DateField("data dello stato")
    isee = models.DecimalField("ISEE", **EURO)
    scala_equivalenza = models.DecimalField(
        "scala di equivalenza", max_digits=4, decimal_places=2, null=True, blank=True
    )
    isr = models.DecimalField("ISR", **EURO)
    isp = models.DecimalField("ISP", **EURO)
    patrimonio_mobiliare = models.DecimalField("patrimonio mobiliare", **EURO)
    patrimonio_immobiliare = models.DecimalField("patrimonio immobiliare", **EURO)
    dsu_protocollo = models.CharField("protocollo della DSU", max_length=40, blank=True)
    dsu_data = models.DateField("data della DSU", null=True, blank=True)
    dsu_scadenza = models.DateField("scadenza della DSU", null=True, blank=True)
    domanda_precedente = models.CharField("domanda precedente", max_length=40, blank=True)
    dati_al = models.DateTimeField("dati INPS del")

    class Meta:
        verbose_name = "dati economici"
        verbose_name_plural = "dati economici"

    def __str__(self):
        return str(self.pk)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class ContattiNucleo(models.Model):
    """How to reach the family, as INPS had it."""

    nucleo = models.OneToOneField(
        Nucleo, models.CASCADE, primary_key=True, verbose_name="nucleo", related_name="contatti"
    )
    telefono = models.CharField("telefono", max_length=40, blank=True)
    cellulare = models.CharField("cellulare", max_length=40, blank=True)
    email = models.CharField("e-mail", max_length=254, blank=True)

    class Meta:
        verbose_name = "contatti del nucleo"
        verbose_name_plural = "contatti dei nuclei"

    def __str__(self):
        return str(self.pk)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class SituazioneComponente(models.Model):
    """What INPS knows of a person that binds or frees him of obligations (art. 4 c. 2 DL 4/2019)."""

    componente = models.OneToOneField(
        Componente, models.CASCADE, primary_key=True, verbose_name="componente", related_name="situazione"
    )
    in_scala_equivalenza = models.BooleanField("nella scala di equivalenza")
    motivo_fuori_scala = models.CharField("fuori scala perché", max_length=25, choices=MotivoFuoriScala, blank=True)
    tenuto_obblighi = models.BooleanField("tenuto agli obblighi")
    motivo_esclusione = models.CharField("escluso perché", max_length=20, choices=MotivoEsclusione, blank=True)
    occupato = models.BooleanField("occupato", null=True)
    studente = models.BooleanField("studente", null=True)
    pensione_diretta = models.BooleanField("pensione diretta", null=True)
    disabilita = models.CharField("disabilità", max_length=20, choices=Disabilita)
    did_presente = models.BooleanField("DID presente", null=True)
    telefono = models.CharField("telefono", max_length=40, blank=True)
    email = models.CharField("e-mail", max_length=254, blank=True)

    class Meta:
        verbose_name = "situazione del componente"
        verbose_name_plural = "situazioni dei componenti"

    def __str__(self):
        return str(self.pk)


class Prestazione(models.Model):
    """Another social benefit of a person, by INPS or others (SIUSS); `importo` in euro."""

    nucleo = models.ForeignKey(Nucleo, models.CASCADE, verbose_name="nucleo", related_name="prestazioni")
    codice_fiscale = models.CharField("codice fiscale", max_length=16)
    codice_prestazione = models.CharField("prestazione", max_length=40)
    ente_erogatore = models.CharField("ente", max_length=160)
    dal = models.DateField("dal")
    al = models.DateField("al", null=True, blank=True)
    importo = models.DecimalField("importo", **EURO)

    class Meta:
        verbose_name = "altra prestazione"
        verbose_name_plural = "altre prestazioni"

    def __str__(self):
        return self.codice_prestazione
