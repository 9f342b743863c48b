"""The interview, the household and its conditions."""

from typing import Any

from django import forms

from accounts.models import Operatore
from patti_inclusione.analisi import regole
from patti_inclusione.analisi.persone import Persona
from patti_inclusione.forms.analisi import campi, fonti
from patti_inclusione.forms.analisi.base import Blocco, BozzaForm, Contesto, Modulo
from patti_inclusione.forms.analisi.righe import ripeti
from patti_inclusione.models import (
    AnalisiComponente,
    AnalisiPreliminare,
    CaricoCura,
    ConviventeEsterno,
    Gravidanza,
    Informativa,
    MinoreFuoriFamiglia,
    ServizioAttivo,
)
from patti_inclusione.services.pagine import Righe
from rdc_platform import calendario


class ColloquioForm(BozzaForm):
    modello = AnalisiPreliminare
    richiesti = ("data_colloquio", "componenti_presenti")
    passati = ("data_colloquio",)
    blocchi = (
        Blocco("Quando e chi", ("data_colloquio", "luogo", "componenti_presenti", "operatori_presenti", "altri_presenti")),
        Blocco("Come", ("interprete", "precedente_progetto")),
    )  # fmt: skip

    def __init__(self, *args: Any, operatori: list[Operatore], **kwargs: Any):
        super().__init__(*args, **kwargs)
        presenti = self.riga.operatori_presenti.all() if self.riga else []
        tutti = {str(o.pk): o.nome_completo for o in [*operatori, *presenti]}  # who was there stays, though he left
        self.fields["operatori_presenti"].choices = list(tutti.items())


class ServizioForm(BozzaForm):
    modello = ServizioAttivo
    compatta = True
    passati = ("dal",)
    blocchi = (Blocco("", ("tipo_servizio", "componente", "ente", "referente", "dal")),)


class InformativaForm(BozzaForm):
    """Whether a person had the privacy notice, and signed or not: it is no consent, and stops nothing."""

    modello = Informativa
    compatta = True
    passati = ("data",)
    blocchi = (Blocco("", ("esito", "data")),)

    def __init__(self, *args: Any, persona: Persona, **kwargs: Any):
        super().__init__(*args, prefix=f"informativa-{persona.pk}", **kwargs)
        self.persona = persona
        self.fields["esito"].label = f"Informativa a {persona.nome_completo}"
        self.fields["data"].label = f"Quando, a {persona.nome_completo}"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("esito") and not cleaned.get("data") and "data" not in self.errors:
            self.add_error("data", f"Scrivi quando hai dato l'informativa a {self.persona.nome_completo}.")
        return cleaned


def informative(c: Contesto) -> list[InformativaForm]:
    """One for each adult; the day is that of the meeting until another is written."""
    date_ = {row.componente_id: row for row in c.foglio.informative}
    giorno = {"data": c.foglio.analisi.data_colloquio}
    return [InformativaForm(c.data, persona=p, riga=date_.get(p.pk), precompilati=giorno) for p in c.foglio.adulti]


class Colloquio(Modulo):
    template = "patti_inclusione/_analisi_colloquio.html"

    @classmethod
    def build(cls, c: Contesto) -> "Colloquio":
        comuni = {"persone": c.foglio.persone}
        return cls(
            form=ColloquioForm(c.data, riga=c.foglio.analisi, operatori=c.operatori, **comuni),
            servizi=ripeti(ServizioForm, "Servizio", "servizi", c),
            informative=informative(c),
        )

    def valori(self) -> dict[str, Any]:
        form, date_ = self.parti["form"], self.parti["informative"]
        righe = Righe(
            Informativa,
            "componente",
            [{"componente": each.persona.componente, **each.valori()} for each in date_ if each.valori()["esito"]],
            dove={"componente__in": [each.persona.pk for each in date_]},
            di=("caso", form.riga.caso),
            firmate=("registrata_da",),
        )
        return {"campi": form.valori(), "molti": form.molti(), "righe": [self.parti["servizi"].righe(), righe]}


class FamigliaForm(BozzaForm):
    modello = AnalisiPreliminare
    richiesti = ("nucleo_coerente", "descrizione_difformita")
    blocchi = (
        Blocco("È la famiglia che ci ha detto INPS?", ("nucleo_coerente",)),
        Blocco("", ("descrizione_difformita",), classe="rdc-se-difforme"),
    )


class PersonaForm(BozzaForm):
    modello = AnalisiComponente
    compatta = True
    blocchi = (
        Blocco("", ("relazione", "stato_civile", "cittadinanza", "permesso_scadenza", "convive", "corsi_frequentati")),
    )

    def __init__(self, *args: Any, persona: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.persona = persona


class ConviventeForm(BozzaForm):
    modello = ConviventeEsterno
    compatta = True
    blocchi = (Blocco("", ("nome", "anno_nascita", "legame")),)

    def clean_anno_nascita(self):
        return _anno(self.cleaned_data["anno_nascita"])


class MinoreFuoriForm(BozzaForm):
    modello = MinoreFuoriFamiglia
    compatta = True
    passati = ("dal",)
    blocchi = (Blocco("", ("nome", "anno_nascita", "collocazione", "dal")),)

    def clean_anno_nascita(self):
        return _anno(self.cleaned_data["anno_nascita"])


class GravidanzaForm(BozzaForm):
    modello = Gravidanza
    compatta = True
    blocchi = (Blocco("", ("componente", "data_presunta")),)

    def clean_data_presunta(self):
        giorno = self.cleaned_data["data_presunta"]
        oggi = calendario.today()
        if giorno and not calendario.add_mesi(oggi, -1) <= giorno <= calendario.add_mesi(oggi, 10):
            raise forms.ValidationError("Controlla la data presunta del parto: è troppo lontana.")
        return giorno


class Famiglia(Modulo):
    template = "patti_inclusione/_analisi_famiglia.html"

    @classmethod
    def build(cls, c: Contesto) -> "Famiglia":
        analisi, persone = c.foglio.analisi, c.foglio.persone
        dal = fonti.data_dei_dati(c.dati)
        note = dict.fromkeys(("relazione", "cittadinanza"), fonti.fonte("", dal))
        return cls(
            persone=[
                PersonaForm(
                    c.data,
                    prefix=str(p.pk),
                    persona=p,
                    riga=c.foglio.riga("persone", p.pk),
                    precompilati=fonti.di_famiglia(p),
                    fonti=note,
                )
                for p in persone
            ],
            form=FamigliaForm(c.data, riga=analisi),
            gravidanze=ripeti(GravidanzaForm, "Gravidanza", "gravidanze", c),
            conviventi=ripeti(ConviventeForm, "Convivente", "conviventi", c),
            minori_fuori=ripeti(MinoreFuoriForm, "Minorenne", "minori_fuori", c),
        )

    def valori(self) -> dict[str, Any]:
        persone = [{"componente": f.persona.componente, **f.riga_valori()} for f in self.parti["persone"]]
        return {
            "campi": self.parti["form"].valori(),
            "righe": [
                Righe(AnalisiComponente, "componente", persone),
                *(self.parti[nome].righe() for nome in ("gravidanze", "conviventi", "minori_fuori")),
            ],
        }


class CondizioniForm(BozzaForm):
    modello = AnalisiPreliminare
    richiesti = (*regole.CONDIZIONI, "vu_protezione_minori")
    blocchi = (
        Blocco("La casa", ("ab_titolo_godimento", "ab_problemi")),
        Blocco("I soldi", ("ec_reddito_principale", "ec_debiti", "ec_arretrati", "ec_gestione_bilancio")),
        Blocco("Le relazioni", ("re_rete_familiare", "re_rete_amicale", "re_comunita", "re_eventi_critici")),
        Blocco("I minorenni", ("vu_protezione_minori",)),
        Blocco(
            "Domanda riservata",
            ("vu_violenza",),
            "Falla solo a tu per tu: non si stampa e non si mostra alla famiglia.",
            riservato=True,
        ),
    )

    def __init__(self, *args: Any, minori: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not minori:
            del self.fields["vu_protezione_minori"]

    def blocchi_resi(self):
        return [(blocco, domande) for blocco, domande in super().blocchi_resi() if domande]


class CaricoForm(BozzaForm):
    modello = CaricoCura
    compatta = True
    blocchi = (Blocco("", ("assistito", "assistito_esterno", "tipo", "assiste", "ore_settimana")),)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["ore_settimana"].validators = campi.between(0, 168)


class Condizioni(Modulo):
    template = "patti_inclusione/_analisi_condizioni.html"

    @classmethod
    def build(cls, c: Contesto) -> "Condizioni":
        note = fonti.fonti_condizioni(c.dati, fonti.data_dei_dati(c.dati))
        return cls(
            form=CondizioniForm(c.data, riga=c.foglio.analisi, fonti=note, minori=bool(c.foglio.minori)),
            carichi=ripeti(CaricoForm, "Cura", "carichi", c),
        )

    def valori(self) -> dict[str, Any]:
        form = self.parti["form"]
        tutti = {nome: valore for nome, valore in form.valori().items() if nome in form.fields}
        return {"campi": tutti, "motivi": form.motivi(), "righe": [self.parti["carichi"].righe()]}


def _anno(anno: int | None) -> int | None:
    if anno is not None and not 1900 <= anno <= calendario.today().year:
        raise forms.ValidationError("Controlla l'anno di nascita: quattro cifre, per esempio 1987.")
    return anno
