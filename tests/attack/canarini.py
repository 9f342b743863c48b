"""A word that stands nowhere else in every field that says something of a family, and which words a text betrays.

A canary is `zq`, the class of what it stands for, whose family it is and a number: `zqecs0042` would be economic data of
the families SUA. Amounts are numbers that stand nowhere else, a codice fiscale is a canary by itself.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.apps import apps
from django.db import models

from ambiti.models import Componente, Nucleo, PersonaSeguita
from patti_inclusione import models as m
from patti_inclusione.models.analisi import MOTIVAZIONE_MINIMA
from tests.attack import canarini_controlli as controlli
from tests.attack import canarini_puc as puc
from tests.attack.citta import ALTROVE, COLLEGA, STAGNO, SUA

IDENTITA, INDIRIZZO, CONTATTI, ECONOMICI, DIFFERENZE = "id", "ad", "ct", "ec", "df"
CONVOCAZIONI, ANALISI, PATTO, INPS, CONSEGNE, EVENTI = "cv", "an", "pa", "in", "cs", "ev"
SEGNALAZIONI, DOSSIER, SPOSTAMENTI, RIAPERTURE, DOPPIONI = "sg", "do", "sp", "ri", "dp"
SUPPLENZE = "su"  # why an emergency began: written for the Coordinatore
CLASSI = (
    IDENTITA, INDIRIZZO, CONTATTI, ECONOMICI, DIFFERENZE, CONVOCAZIONI, ANALISI, PATTO, INPS, CONSEGNE, EVENTI, SEGNALAZIONI, DOSSIER,
    SPOSTAMENTI, RIAPERTURE, DOPPIONI,
)  # fmt: skip
LETTERE = {SUA: "s", COLLEGA: "c", STAGNO: "t", ALTROVE: "a"}
PAROLA = re.compile(rf"zq([a-z]{{2}})([{''.join(LETTERE.values())}])\d{{4}}")

# Whose family a row is of, from the row to its Nucleo, and its class: every model of a family stands here.
MODELLI: dict[type[models.Model], tuple[str, str]] = {
    Nucleo: (IDENTITA, "pk"),
    Componente: (IDENTITA, "nucleo"),
    PersonaSeguita: (CONTATTI, "componente__nucleo"),
    m.ContattiNucleo: (CONTATTI, "nucleo"),
    m.SituazioneComponente: (CONTATTI, "componente__nucleo"),
    m.SchedaPersona: (CONTATTI, "componente__nucleo"),
    m.DatiEconomici: (ECONOMICI, "nucleo"),
    m.Prestazione: (ECONOMICI, "nucleo"),
    m.DifferenzaFornitura: (DIFFERENZE, "caso__nucleo"),
    m.Convocazione: (CONVOCAZIONI, "caso__nucleo"),
    m.PrenotazioneInps: (CONVOCAZIONI, "caso__nucleo"),
    m.InvioConvocazione: (CONTATTI, "convocazione__caso__nucleo"),
    m.SmsConvocazione: (CONTATTI, "convocazione__caso__nucleo"),
    m.SchedaPersona: (CONTATTI, "componente__nucleo"),
    m.EsitoAppuntamento: (CONVOCAZIONI, "convocazione__caso__nucleo"),
    m.AnalisiPreliminare: (ANALISI, "caso__nucleo"),
    **dict.fromkeys((m.SezioneAnalisi, m.AnalisiComponente, m.AnalisiAdulto, m.AnalisiMinore, m.ServizioAttivo, m.ConviventeEsterno, apps.get_model("patti_inclusione", "MinoreFuoriFamiglia"), m.Gravidanza, m.CaricoCura, m.BisognoRilevato, m.SintesiArea), (ANALISI, "analisi__caso__nucleo")),
    **dict.fromkeys((m.InvioCpi, m.RinvioCpi, m.RichiestaCpi, m.InvioSpecialistico, m.Informativa, m.QuadroAnalisi, m.Equipe), (ANALISI, "caso__nucleo")),
    **dict.fromkeys((m.DimensioneQuadro, m.SezioneQuadro), (ANALISI, "quadro__caso__nucleo")),
    m.MembroEquipe: (ANALISI, "equipe__caso__nucleo"),
    m.InvitoEquipe: (ANALISI, "membro__equipe__caso__nucleo"),
    m.Esonero: (ANALISI, "componente__nucleo"),
    m.Patto: (PATTO, "caso__nucleo"),
    **dict.fromkeys((m.ObiettivoGenerale, m.RisultatoAtteso, m.Impegno, m.Sostegno, m.BisognoNonTrattato, m.FirmaPatto, m.BozzaModulo, m.CodiceVerifica, m.CopiaPatto), (PATTO, "patto__caso__nucleo")),
    m.PassaggioSostegno: (PATTO, "sostegno__patto__caso__nucleo"),
    **dict.fromkeys((m.Incontro, m.BozzaValutazione, m.BozzaSegnalazione, m.ValutazioneFinale, m.Chiusura, m.Sospensione), (PATTO, "caso__nucleo")),
    m.Verbale: (PATTO, "incontro__caso__nucleo"),
    **dict.fromkeys((m.ValutazioneRisultato, m.VerificaImpegno), (PATTO, "verbale__incontro__caso__nucleo")),
    **dict.fromkeys((m.EsitoObiettivo, m.CondizioneFinale), (PATTO, "valutazione__caso__nucleo")),
    m.ComunicazioneInps: (INPS, "caso__nucleo"),
    m.Segnalazione: (SEGNALAZIONI, "caso__nucleo"),
    **dict.fromkeys((m.AllegatoSegnalazione, m.Rettifica), (SEGNALAZIONI, "segnalazione__caso__nucleo")),
    m.RichiamoFormale: (SEGNALAZIONI, "impegno__patto__caso__nucleo"),
    m.NotiziaPuc: (SEGNALAZIONI, "caso__nucleo"),
    m.ProvvedimentoInps: (SEGNALAZIONI, "caso__nucleo"),
    m.Assegnazione: (CONSEGNE, "caso__nucleo"),
    m.EventoCaso: (EVENTI, "caso__nucleo"),
    m.Caso: (EVENTI, "nucleo"),
    **dict.fromkeys((m.Scadenza, m.SospensioneTermini, m.MovimentoFornitura, m.RigaCoda), (EVENTI, "caso__nucleo")),
    m.Trasferimento: (SPOSTAMENTI, "caso__nucleo"),
    m.Doppione: (DOPPIONI, "prima__nucleo"),
    m.Riapertura: (RIAPERTURE, "caso__nucleo"),
    m.Supplenza: (SUPPLENZE, "caso__nucleo"),
    m.ConflittoInteressi: (SUPPLENZE, "nucleo"),
    **controlli.MODELLI,
    **puc.MODELLI,
}  # fmt: skip
# Of an office, of who works there, and of what is asked of INPS: nothing of a family.
DI_NESSUNO = {
    m.Sede, m.DisponibilitaUfficio, m.ChiusuraUfficio, m.CalendarioPersonale, m.StampaLettere, m.CursoreInps, m.Assenza,
    m.LingueCaseManager,
    m.CeppoTrasferimento,  # leads back to no family
    m.ScartoCpi,  # neither
    m.ScartoPrenotazione,  # neither
    m.ScartoProvvedimento,  # neither
    m.ProvvedimentoAttesa,  # no family that is here: no page shows it, but how many they are
    *controlli.DI_NESSUNO,
    *puc.DI_NESSUNO,
}  # fmt: skip
INDIRIZZI = {"via", "civico"}
# Fields that others read too than the rest of their row: of a report, the Coordinatore who has to approve it (ADR 0018).
ALTRA_CLASSE = {
    **{(m.Segnalazione, each): DOSSIER for each in ("motivazione", "motivo_rigetto", "motivo_ritardo", "esito_inps")},
    **puc.ALTRA_CLASSE,
}
# Codes of ours, numbers and hashes: they tell nothing, and the code looks things up by them.
CODICI = {
    "protocollo_inps", "cap", "belfiore_nascita", "cittadinanza", "versione_modulo", "voce", "sezione", "impronta", "lotto",
    "codice", "chiave", "dimensione", "versione_catalogo", "token_hash", "codice_hash", "modulo", "hash", "esito_ap", "tipo", "campo",
    "effetto_stimato", *controlli.CODICI,
}  # fmt: skip

# The classes that are planted: a token made at random may look like another.
NOTE = {INDIRIZZO, *(classe for classe, _ in MODELLI.values()), *ALTRA_CLASSE.values()}


@dataclass
class Canarini:
    """The canaries of the world: what each literal stands for."""

    letterali: dict[str, tuple[str, str]] = field(default_factory=dict)

    def found_in(self, text: str) -> set[tuple[str, str]]:
        """(class, letter of the families) of every canary in `text`."""
        text = text.lower()
        found = {(classe, lettera) for classe, lettera in PAROLA.findall(text) if classe in NOTE}
        return found | {what for literal, what in self.letterali.items() if literal in text}


def families_models() -> Iterator[type[models.Model]]:
    """Every model of a family, the history of them left out: no page shows it."""
    app_models = (
        apps.get_app_config(app).get_models()
        for app in ("patti_inclusione", "controlli_anagrafici", "progetti_collettivita")
    )
    ours = [*itertools.chain(*app_models), Nucleo, Componente, PersonaSeguita]
    yield from (model for model in ours if not hasattr(model, "pgh_tracked_model") and model not in DI_NESSUNO)


def plant(citta) -> Canarini:
    """Write a canary into every field of every family."""
    canarini, numbers = Canarini(), itertools.count(1)
    for relazione, lettera in LETTERE.items():
        nuclei = [caso.nucleo_id for caso in citta.famiglie[relazione].casi]
        _add_rows(citta.famiglie[relazione], lettera)
        for model, (classe, path) in MODELLI.items():
            for row in model._default_manager.filter(**{f"{path}__in": nuclei}):
                values = dict(_values(model, classe, lettera, numbers))
                if model is m.Esonero and row.tolto_dal is None:
                    del values["tolto_perche"]  # the database allows a reason only with its day
                canarini.letterali |= {
                    _written(v): (classe, lettera) for v in values.values() if isinstance(v, Decimal)
                }
                if values:
                    model._default_manager.filter(pk=row.pk).update(**values)
        m.ComunicazioneInps.objects.filter(caso__nucleo__in=nuclei).update(
            stato="RIFIUTATA"
        )  # else nothing of it shows
        codici = Componente.objects.filter(nucleo__in=nuclei).values_list("codice_fiscale", flat=True)
        canarini.letterali |= {codice.lower(): (IDENTITA, lettera) for codice in codici}
    return canarini


def _values(model, classe: str, lettera: str, numbers) -> Iterator[tuple[str, object]]:
    for column in model._meta.concrete_fields:
        kind = INDIRIZZO if column.name in INDIRIZZI else ALTRA_CLASSE.get((model, column.name), classe)
        if column.name in CODICI or column.choices or column.name == "codice_fiscale" or column.generated:
            continue
        if isinstance(column, models.CharField | models.TextField):
            parola = f"zq{kind}{lettera}{next(numbers):04}"
            yield column.name, f"{parola:.<{MOTIVAZIONE_MINIMA}}" if isinstance(column, models.TextField) else parola
        elif isinstance(column, models.DecimalField) and column.max_digits > 6:
            yield column.name, Decimal(f"9{next(numbers):05}.37")


def _written(amount: Decimal) -> str:
    """An amount as a page writes it."""
    whole = f"{int(amount):,}".replace(",", ".")
    return f"{whole},37"


def _add_rows(f, lettera: str) -> None:
    """One row of each model that the families do not have yet."""
    _add_analisi(f)
    _add_quadro(f)
    _add_patto(f, lettera)
    _add_monitoraggio(f, lettera)
    controlli.add_rows(f)
    puc.add_rows(f, lettera)
    nucleo = f.caso.nucleo
    m.Prestazione.objects.create(
        nucleo=nucleo, codice_fiscale="X", codice_prestazione="X", ente_erogatore="X", dal="2019-01-01"
    )
    m.DifferenzaFornitura.objects.get_or_create(caso=f.caso, tipo="DATO", defaults={"lotto": "prova"})
    m.Esonero.objects.create(
        componente=f.adulto, tipo="ESONERO", codice="Z_TIROCINIO", dal="2020-01-01", al="2020-03-01", stato="TOLTO",
        tolto_dal="2020-02-01", tolto_perche="x",
    )  # fmt: skip


def _add_analisi(f) -> None:
    analisi, adulto = f.in_analisi.analisi.get(), f.adulto
    riga = {"analisi": analisi, "ordine": 0}
    m.AnalisiComponente.objects.get_or_create(analisi=analisi, componente=adulto)
    m.ServizioAttivo.objects.create(**riga, tipo_servizio="CPI", componente=adulto)
    m.ConviventeEsterno.objects.create(**riga)
    m.MinoreFuoriFamiglia.objects.create(**riga)
    m.Gravidanza.objects.create(**riga, componente=adulto)
    m.CaricoCura.objects.create(**riga, assiste=adulto)
    m.BisognoRilevato.objects.get_or_create(analisi=analisi, voce="ECO_ENTRATE", defaults={"area": "ECONOMICA"})
    m.AnalisiMinore.objects.get_or_create(analisi=analisi, componente=adulto)


def _add_quadro(f) -> None:
    """The Quadro, what led to it, and the privacy notice."""
    quadro = f.in_quadro.quadri.get()
    m.DimensioneQuadro.objects.get_or_create(quadro=quadro, parte="NUCLEO", dimensione="N1")
    m.SezioneQuadro.objects.create(quadro=quadro, sezione="famiglia", salvata_il=quadro.iniziata_il)
    m.InvitoEquipe.objects.create(membro=f.membro, codice_hash="x", scade_il=quadro.iniziata_il)
    chi = quadro.compilata_da
    m.Informativa.objects.create(
        caso=f.in_analisi, componente=f.adulto, esito="RIFIUTA_FIRMA", data="2019-05-02", registrata_da=chi
    )
    m.InvioCpi.objects.create(caso=f.in_quadro, cpi="x", creato_da=chi, stato="RIFIUTATO", motivo="x")
    m.RinvioCpi.objects.create(
        caso=f.in_quadro,
        numero="x",
        cpi="x",
        inviato_il="2019-05-02",
        motivazioni=["SALUTE"],
        testo="x",
        effetto="AGGIUNTO",
    )
    m.InvioSpecialistico.objects.create(
        caso=f.in_quadro, servizio="CSM", ente="x", componente=f.adulto_quadro, gia_in_carico=True, consenso=False,
        inviato_il="2019-05-02", inviato_da=chi, attesa_fino_al="2019-07-01", risposta_il="2019-05-03", risposta="x",
    )  # fmt: skip


def _add_patto(f, lettera: str) -> None:
    """What goes with the Patto, an appointment, a transfer that was refused."""
    m.BisognoNonTrattato.objects.create(patto=f.bozza, codice="ECONOMICA")
    m.PassaggioSostegno.objects.create(
        sostegno=f.firmato.sostegni.first(), da_stato="PREVISTO", a_stato="IN_LISTA_ATTESA", giorno="2020-01-01",
        motivo="x", accreditamento=f.case_manager.accreditamento,
    )  # fmt: skip
    m.BozzaModulo.objects.create(
        patto=f.bozza, modulo="accordi", dati={"modalita_monitoraggio": [f"zqpa{lettera}0000"]}
    )
    m.EsitoAppuntamento.objects.create(
        convocazione=f.convocazione, componente=f.convocazione.componenti.first(), esito="PRESENTE"
    )
    m.Trasferimento.objects.create(
        caso=f.bozza.caso, stato="RIFIUTATO", motivo="CAMBIO_RESIDENZA", da_comune=f.comune,
        a_comune=f.trasferimento.a_comune, a_ambito=f.trasferimento.a_ambito, stato_prima="IN_DEFINIZIONE_PATTO",
        chiesto_il=f.trasferimento.chiesto_il, risposto_il=f.trasferimento.chiesto_il, motivo_risposta="x",
    )  # fmt: skip


def _add_monitoraggio(f, lettera: str) -> None:
    """How the Patto in force went at its first meeting, and how it ended."""
    patto, chi = f.firmato, f.case_manager.accreditamento
    obiettivo = patto.obiettivi.first()
    verbale = m.Verbale.objects.create(incontro=patto.incontri.first(), testo="x", scritto_da=chi)
    m.ValutazioneRisultato.objects.create(verbale=verbale, risultato=patto.risultati.first(), stato="IN_CORSO")
    m.VerificaImpegno.objects.create(verbale=verbale, impegno=patto.impegni.first(), esito="RISPETTATO")
    m.BozzaSegnalazione.objects.create(caso=patto.caso, modulo="x", dati={"motivazione": [f"zqpa{lettera}0002"]})
    m.BozzaValutazione.objects.create(caso=patto.caso, modulo="finale", dati={"valutazione_cm": [f"zqpa{lettera}0001"]})
    finale = m.ValutazioneFinale.objects.create(
        caso=patto.caso, patto=patto, data="2020-01-01", motivo_chiusura="ALTRO", uscita="ALTRO", valutazione_cm="x",
        scritta_da=chi,
    )  # fmt: skip
    m.EsitoObiettivo.objects.create(valutazione=finale, obiettivo=obiettivo, esito="IN_CORSO")
    m.CondizioneFinale.objects.create(valutazione=finale, componente=f.adulto, condizione="STUDENTE")
    m.Chiusura.objects.create(caso=f.caso, motivo="ALTRO", nota="x")
    m.Sospensione.objects.create(
        caso=f.caso, stato_prima="ASSEGNATO", motivo="ALTRO", nota="x", dal="2020-01-01", al="2020-01-02", aperta_da=chi
    )
