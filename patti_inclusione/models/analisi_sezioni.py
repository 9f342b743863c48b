"""The questions on the family as a whole, by section; together they are the columns of `AnalisiPreliminare`.

Every column may be empty: a draft is kept as it is, and what has to be there is asked when it is finalised.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Operatore
from ambiti.models import Componente
from patti_inclusione.models import analisi_codici as codici
from patti_inclusione.models.analisi_scale import Risorsa

FATTI = "Scrivi fatti, non giudizi, e nessun dato di altre persone."


def scelta(label: str, choices: type[models.TextChoices], **options) -> models.CharField:
    """One answer among `choices`, empty until given."""
    return models.CharField(label, max_length=40, choices=choices, blank=True, **options)


def scelte(label: str, choices: type[models.TextChoices], **options) -> ArrayField:
    """Any number of answers among `choices`."""
    return ArrayField(
        models.CharField(max_length=40, choices=choices), verbose_name=label, default=list, blank=True, **options
    )


def libero(label: str, help_text: str = FATTI, **options) -> models.TextField:
    return models.TextField(label, max_length=4000, blank=True, help_text=help_text, **options)


def si_no(label: str, **options) -> models.BooleanField:
    """Yes, no, or not asked yet."""
    return models.BooleanField(label, null=True, blank=True, **options)


class SezioneColloquio(models.Model):
    data_colloquio = models.DateField("giorno del colloquio", null=True, blank=True)
    luogo = models.CharField("luogo", max_length=200, blank=True)
    operatori_presenti = models.ManyToManyField(
        Operatore, blank=True, verbose_name="operatori presenti", related_name="analisi"
    )
    altri_presenti = models.CharField(
        "altri operatori presenti",
        max_length=200,
        blank=True,
        help_text="Chi non usa la piattaforma: nome e servizio.",
    )
    componenti_presenti = models.ManyToManyField(
        Componente, blank=True, verbose_name="chi c'era della famiglia", related_name="analisi_presenti"
    )
    interprete = si_no("c'era un interprete o un mediatore")
    precedente_progetto = scelta("progetto precedente", codici.PrecedenteProgetto)

    class Meta:
        abstract = True


class SezioneNucleo(models.Model):
    nucleo_coerente = scelta("la famiglia è davvero questa?", codici.NucleoCoerente)
    descrizione_difformita = libero(
        "che cosa è diverso", "Scrivi chi è entrato o uscito, e quando. Scrivi fatti, non giudizi."
    )

    class Meta:
        abstract = True


class SezioneCondizioni(models.Model):
    ab_titolo_godimento = scelta("a che titolo abitano la casa", codici.TitoloGodimento)
    ab_problemi = scelte("problemi della casa", codici.ProblemaAbitativo)
    ec_reddito_principale = scelta("da dove viene la maggior parte delle entrate", codici.RedditoPrincipale)
    ec_debiti = scelta("debiti", codici.Debiti)
    ec_arretrati = scelte("pagamenti in arretrato", codici.Arretrato)
    ec_gestione_bilancio = scelta(
        "capacità di gestire il bilancio di casa", Risorsa, help_text="Riescono a fare i conti del mese?"
    )
    re_rete_familiare = scelta("aiuto dai parenti", Risorsa, help_text="Ci sono parenti su cui possono contare?")
    re_rete_amicale = scelta("aiuto da amici e vicini", Risorsa, help_text="C'è chi li aiuta in caso di bisogno?")
    re_comunita = scelta(
        "partecipazione alla comunità", Risorsa, help_text="Associazioni, parrocchia, sport, gruppi di genitori."
    )
    re_eventi_critici = scelte("fatti che hanno pesato negli ultimi anni", codici.EventoCritico)
    vu_protezione_minori = scelta("tutela dei minorenni", codici.ProtezioneMinori)
    vu_violenza = scelta(
        "violenza in famiglia",
        codici.Violenza,
        help_text="Chiedilo solo a tu per tu. Non si stampa e le altre persone della famiglia non la vedono.",
    )

    class Meta:
        abstract = True


class SezioneEsito(models.Model):
    esito = models.CharField("esito", max_length=1, choices=codici.EsitoAnalisi, blank=True)
    motivazione = libero("motivazione", f"Almeno 50 caratteri: perché questo esito per questa famiglia. {FATTI}")
    componenti_interessati = models.ManyToManyField(
        Componente, blank=True, verbose_name="persone interessate", related_name="analisi_interessate"
    )
    cpi_destinatario = models.CharField(
        "Centro per l'impiego", max_length=160, blank=True, help_text="Quello di dove vive la famiglia."
    )
    professionalita_em = scelte("chi serve nell'équipe", codici.ServizioRete)
    servizio_specialistico = scelta("servizio specialistico", codici.ServizioRete)
    componente = models.ForeignKey(
        Componente,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="persona da inviare al servizio",
        related_name="analisi_specialistiche",
    )
    gia_in_carico = si_no("il servizio la segue già")
    consenso_invio = si_no("la persona è d'accordo con l'invio", help_text="Serve se il servizio non la segue ancora.")

    class Meta:
        abstract = True
