"""What the Analisi preliminare says of each person: one row a person, written when his page is first saved."""

import pghistory
from django.db import models

from ambiti.models import Componente, Relazione
from patti_inclusione.models import analisi_codici_persona as codici
from patti_inclusione.models.analisi import AnalisiPreliminare
from patti_inclusione.models.analisi_codici import StatoCivile
from patti_inclusione.models.analisi_scale import Gravita, Risorsa
from patti_inclusione.models.analisi_sezioni import libero, scelta, scelte, si_no


class RigaPersona(models.Model):
    componente = models.ForeignKey(Componente, models.PROTECT, verbose_name="persona", related_name="%(class)s_righe")
    motivi = models.JSONField("perché non rilevato", default=dict, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.componente_id)


@pghistory.track()
class AnalisiComponente(RigaPersona):
    """A member as the family tells him, beside what INPS says."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="persone")
    relazione = scelta("relazione con il richiedente", Relazione)
    stato_civile = scelta("stato civile", StatoCivile)
    cittadinanza = models.CharField("cittadinanza", max_length=3, blank=True)
    permesso_scadenza = models.DateField("scadenza del permesso di soggiorno", null=True, blank=True)
    convive = si_no("vive con il resto della famiglia")
    corsi_frequentati = models.CharField("corsi frequentati", max_length=300, blank=True)

    class Meta:
        verbose_name = "persona nell'Analisi preliminare"
        verbose_name_plural = "persone nell'Analisi preliminare"
        constraints = [models.UniqueConstraint(fields=["analisi", "componente"], name="one_analisi_componente")]


@pghistory.track()
class AnalisiAdulto(RigaPersona):
    """A member of 18 or more, or of 16-17 and out of school."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="adulti")
    titolo_studio = scelta("titolo di studio", codici.TitoloStudio)
    lingua_italiana = scelta("conoscenza dell'italiano", codici.LinguaItaliana)
    competenze_digitali = scelta(
        "competenze digitali", Risorsa, help_text="Sa usare il telefono e il computer per le cose di tutti i giorni?"
    )
    condizione_lavorativa = scelta("lavoro", codici.CondizioneLavorativa)
    mesi_disoccupazione = models.PositiveSmallIntegerField("mesi senza lavoro", null=True, blank=True)
    ultima_mansione = models.CharField("ultimo lavoro svolto", max_length=160, blank=True)
    settore = models.CharField("settore", max_length=160, blank=True)
    ostacoli_lavoro = scelte("che cosa rende difficile lavorare", codici.OstacoloLavoro)
    patente = si_no("ha la patente")
    automunito = si_no("ha un'auto")
    iscritto_cpi = si_no("è iscritto al Centro per l'impiego")
    iscritto_l68 = si_no("è iscritto al collocamento mirato (L. 68/1999)")
    did_rilasciata = scelta("ha rilasciato la DID", codici.Did, help_text="Dichiarazione di immediata disponibilità.")
    salute = scelta("salute", Gravita, help_text="Quanto pesano i problemi di salute nella vita di ogni giorno?")
    invalidita_civile = scelta("invalidità civile", codici.InvaliditaCivile)
    l104 = scelta("legge 104", codici.Legge104)
    salute_mentale = scelta(
        "salute mentale", codici.PresaInCarico, help_text="Quello che la persona racconta o che un servizio certifica."
    )
    dipendenze = scelta(
        "dipendenze", codici.PresaInCarico, help_text="Quello che la persona racconta o che un servizio certifica."
    )
    autonomia_quotidiana = scelta(
        "autonomia di ogni giorno", Gravita, help_text="Ha bisogno di aiuto per sé, per la casa, per le commissioni?"
    )
    relazioni = scelta(
        "relazioni", Gravita, help_text="Ha bisogno di aiuto nei rapporti con la famiglia o con gli altri?"
    )

    class Meta:
        verbose_name = "adulto nell'Analisi preliminare"
        verbose_name_plural = "adulti nell'Analisi preliminare"
        constraints = [models.UniqueConstraint(fields=["analisi", "componente"], name="one_analisi_adulto")]


@pghistory.track()
class AnalisiMinore(RigaPersona):
    """A member under 18."""

    analisi = models.ForeignKey(AnalisiPreliminare, models.CASCADE, verbose_name="analisi", related_name="minori")
    frequenza_scolastica = scelta("scuola", codici.FrequenzaScolastica)
    difficolta = scelte("difficoltà", codici.DifficoltaMinore)
    vaccinazioni_controlli = scelta("vaccinazioni e controlli del pediatra", codici.Controlli)
    attivita_extrascuola = libero("che cosa fa fuori dalla scuola", "Sport, amici, gruppi. Scrivi fatti, non giudizi.")
    bisogno = scelta("bisogno", Gravita, help_text="Nel complesso, quanto aiuto serve a questo bambino o ragazzo?")

    class Meta:
        verbose_name = "minorenne nell'Analisi preliminare"
        verbose_name_plural = "minorenni nell'Analisi preliminare"
        constraints = [models.UniqueConstraint(fields=["analisi", "componente"], name="one_analisi_minore")]
