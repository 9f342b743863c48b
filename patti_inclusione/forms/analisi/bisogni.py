"""The check-lists of needs by area, the synthesis, the outcome."""

from itertools import groupby
from typing import Any

from django import forms

from patti_inclusione.analisi import catalogo
from patti_inclusione.analisi.catalogo import Voce
from patti_inclusione.analisi.persone import Persona
from patti_inclusione.forms.analisi.base import Blocco, BozzaForm, Contesto, Modulo
from patti_inclusione.models import (
    AnalisiPreliminare,
    AreaBisogno,
    BisognoRilevato,
    EsitoAnalisi,
    Gravita,
    SintesiArea,
)
from patti_inclusione.models.analisi_codici import NON_SPECIALISTICI
from patti_inclusione.selectors.analisi import Compilazione
from patti_inclusione.services.pagine import Righe
from rdc_platform import calendario

FAMIGLIA = "famiglia"


class VoceForm(BozzaForm):
    """One item of the catalogue: ticked or not; whom it concerns, how grave it is."""

    modello = BisognoRilevato
    senza_facoltativo = True
    blocchi = (Blocco("", ("gravita", "nota")),)

    def __init__(
        self, *args: Any, voce: Voce, persone: list[Persona], riga: BisognoRilevato | None = None, **kwargs: Any
    ):
        super().__init__(*args, riga=riga, prefix=voce.codice, **kwargs)
        self.voce = voce
        self.fields["gravita"].choices = [c for c in Gravita.choices if c[0] != Gravita.NESSUN_BISOGNO]
        self.fields["nota"].widget.attrs["rows"] = 2
        self.fields["presente"] = forms.BooleanField(label=voce.testo, help_text=voce.aiuto, required=False)
        tutti = [(FAMIGLIA, "Tutta la famiglia")] if voce.famiglia else []
        self.fields["chi"] = forms.MultipleChoiceField(
            label=f"Chi riguarda «{voce.testo}»",
            choices=[*tutti, *((str(p.pk), p.nome_completo) for p in persone)],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Scegli fra le persone dell'elenco."},
        )
        self.initial |= {"presente": riga is not None, "chi": _chi(riga)}

    def blocchi_resi(self):
        return [(self.blocchi[0], [self.domanda("gravita"), self.domanda("nota")])]

    def riga_valori(self) -> dict[str, Any]:
        chi = self.cleaned_data["chi"]
        return {
            **super().riga_valori(),
            "voce": self.voce.codice,
            "area": self.voce.area,
            "nucleo_intero": FAMIGLIA in chi,
            "componenti": [each for each in chi if each != FAMIGLIA],
        }


class Bisogni(Modulo):
    template = "patti_inclusione/_analisi_bisogni.html"

    def __init__(self, area: str, **parti: Any):
        super().__init__(**parti)
        self.area = area

    @classmethod
    def build(cls, c: Contesto) -> "Bisogni":
        segnati = {bisogno.voce: bisogno for bisogno in c.foglio.bisogni(c.pagina.area)}
        voci = [
            VoceForm(c.data, voce=voce, persone=_persone(c.foglio, voce), riga=segnati.get(voce.codice))
            for voce in catalogo.tutte().values()
            if voce.area == c.pagina.area and (voce.in_vigore(calendario.today()) or voce.codice in segnati)
        ]
        return cls(c.pagina.area, voci=[form for form in voci if form.fields["chi"].choices])

    def gruppi(self) -> list[tuple[str, list[VoceForm]]]:
        """The items under their headings."""
        return [(nome, list(voci)) for nome, voci in groupby(self.parti["voci"], key=lambda form: form.voce.gruppo)]

    def valori(self) -> dict[str, Any]:
        segnate = [form.riga_valori() for form in self.parti["voci"] if form.cleaned_data["presente"]]
        return {"righe": [Righe(BisognoRilevato, "voce", segnate, dove={"area": self.area}, molti=("componenti",))]}


class SintesiForm(BozzaForm):
    modello = SintesiArea
    richiesti = ("bisogno", "risorsa")
    blocchi = (Blocco("", ("bisogno", "risorsa", "nota")),)

    def __init__(self, *args: Any, area: AreaBisogno, foglio: Compilazione, **kwargs: Any):
        super().__init__(*args, prefix=str(area), riga=foglio.sintesi.get(area), **kwargs)
        self.area, proposta = area, foglio.gravita_proposta(area)
        self.proposta = Gravita(proposta).label if proposta else ""
        self.segnati = [catalogo.testo(bisogno.voce) for bisogno in foglio.bisogni(area)]
        self.fields["nota"].widget.attrs["rows"] = 3

    def riga_valori(self) -> dict[str, Any]:
        return {"area": str(self.area), **super().riga_valori()}


class Sintesi(Modulo):
    template = "patti_inclusione/_analisi_sintesi.html"

    @classmethod
    def build(cls, c: Contesto) -> "Sintesi":
        return cls(aree=[SintesiForm(c.data, area=area, foglio=c.foglio) for area in AreaBisogno])

    def valori(self) -> dict[str, Any]:
        return {"righe": [Righe(SintesiArea, "area", [form.riga_valori() for form in self.parti["aree"]])]}


class EsitoForm(BozzaForm):
    modello = AnalisiPreliminare
    blocchi = (
        Blocco("", ("esito", "componenti_interessati", "motivazione")),
        Blocco("Invio al Centro per l'impiego", ("cpi_destinatario",), classe="rdc-se-A"),
        Blocco("Équipe multidisciplinare", ("professionalita_em",), classe="rdc-se-C"),
        Blocco(
            "Servizio specialistico",
            ("servizio_specialistico", "componente", "gia_in_carico", "consenso_invio"),
            classe="rdc-se-D",
        ),
    )
    richiesti = tuple(nome for blocco in blocchi for nome in blocco.campi)  # what shows is wanted by the outcome chosen

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["esito"].choices = [(esito.value, f"{esito.value}. {esito.label}") for esito in EsitoAnalisi]
        servizio = self.fields["servizio_specialistico"]
        servizio.choices = [choice for choice in servizio.choices if choice[0] not in NON_SPECIALISTICI]


class Esito(Modulo):
    template = "patti_inclusione/_analisi_esito.html"

    @classmethod
    def build(cls, c: Contesto) -> "Esito":
        return cls(form=EsitoForm(c.data, riga=c.foglio.analisi, persone=c.foglio.persone))

    def valori(self) -> dict[str, Any]:
        return {"campi": self.parti["form"].valori(), "molti": self.parti["form"].molti()}


def _persone(foglio: Compilazione, voce: Voce) -> list[Persona]:
    return {"adulti": foglio.adulti, "minori": foglio.minori}.get(voce.chi, foglio.persone)


def _chi(riga: BisognoRilevato | None) -> list[str]:
    if riga is None:
        return []
    tutti = [FAMIGLIA] if riga.nucleo_intero else []
    return [*tutti, *(str(componente.pk) for componente in riga.componenti.all())]
