"""The pages of the Quadro di analisi as forms: a dimension is a form, a page is the forms of its dimensions."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from patti_inclusione.forms.analisi.base import Blocco, BozzaForm, Modulo, query_of
from patti_inclusione.models import DimensioneQuadro, ParteQuadro, PrioritaQuadro, SezioneQuadro
from patti_inclusione.quadro.catalogo import Dimensione
from patti_inclusione.quadro.pagine import PaginaQuadro
from patti_inclusione.selectors.quadro import Compilazione
from patti_inclusione.services.pagine import Righe
from rdc_platform.web.forms import FormItaliano

TESTI = ("descrizione", "bisogni", "risorse", "voce_famiglia")
FIRME = ("compilata_da", "compilata_da_membro")


class DimensioneForm(BozzaForm):
    """One dimension: its level, then what is said of it. Where it stays empty no row is kept."""

    modello = DimensioneQuadro
    senza_facoltativo = True
    blocchi = (Blocco("", ("livello", *TESTI, "da_approfondire", "priorita")),)

    def __init__(self, data: Mapping | None, dimensione: Dimensione, riga: DimensioneQuadro | None, fonte: str):
        super().__init__(data, riga=riga, prefix=dimensione.codice)
        self.dimensione, self.fonte = dimensione, fonte
        self.fields["da_approfondire"] = forms.BooleanField(label="Da approfondire", required=False)
        self.initial.setdefault("priorita", int(PrioritaQuadro.NESSUNA))
        if riga is not None:
            self.initial["livello_motivo"] = riga.motivo
        for nome in TESTI:
            self.fields[nome].widget.attrs["rows"] = 2

    def riga_valori(self) -> dict[str, Any]:
        priorita = int(self.cleaned_data["priorita"] or PrioritaQuadro.NESSUNA)
        motivo = self.motivi().get("livello", "")
        return {**self.valori(), "priorita": priorita, "motivo": motivo, "dimensione": self.dimensione.codice}

    def says_something(self) -> bool:
        valori = self.riga_valori()
        return any(valori[nome] for nome in ("livello", *TESTI, "da_approfondire", "priorita"))


class PertinenzaForm(FormItaliano):
    """Whether a page about a child has anything to say of him."""

    non_pertinente = forms.BooleanField(label="Questa parte non lo riguarda", required=False)
    motivo_non_pertinente = forms.CharField(
        label="Perché non lo riguarda", max_length=300, required=False, help_text="Per esempio: vive in comunità."
    )

    def __init__(self, data: Mapping | None, sezione: SezioneQuadro | None):
        campi = tuple(self.base_fields)
        super().__init__(data, initial={nome: getattr(sezione, nome) for nome in campi} if sezione else None)


class PaginaDimensioni(Modulo):
    """One page of the Quadro: its dimensions, and of a child whether it concerns him."""

    template: ClassVar[str] = "patti_inclusione/_quadro_dimensioni.html"

    def __init__(self, pagina: PaginaQuadro, **parti: Any):
        super().__init__(**parti)
        self.pagina = pagina

    def valori(self) -> dict[str, Any]:
        """The rows of this page and no other: a guest's page cannot touch what stands elsewhere."""
        persona = self.pagina.persona.componente if self.pagina.persona else None
        fisse = {"parte": self.pagina.parte, "soggetto": persona}
        righe = Righe(
            DimensioneQuadro,
            "dimensione",
            [fisse | form.riga_valori() for form in self.parti["dimensioni"] if form.says_something()],
            dove={"soggetto": persona, "dimensione__in": [d.codice for d in self.pagina.dimensioni]},
            firmate=FIRME,
        )
        return {
            "righe": [righe],
            "pagina": {k: v for form in self.parti["pertinenza"] for k, v in form.cleaned_data.items()},
        }


def build(
    foglio: Compilazione, pagina: PaginaQuadro, data: Mapping | None = None, fonti: Mapping[str, str] | None = None
) -> PaginaDimensioni:
    """The forms of the page on what was posted; else on the kept draft, if it could not be read; else as stored.

    `fonti`: what the Analisi preliminare says beside each dimension, by code.
    """
    sezione = foglio.sezioni.get(pagina.chiave)
    if data is None and sezione is not None and sezione.bozza is not None:
        data = query_of(sezione.bozza)
    dimensioni = [
        DimensioneForm(data, d, foglio.riga(pagina.componente_id, d.codice), (fonti or {}).get(d.codice, ""))
        for d in pagina.dimensioni
    ]
    pertinenza = [PertinenzaForm(data, sezione)] if pagina.parte == ParteQuadro.MINORE else []
    return PaginaDimensioni(pagina, pertinenza=pertinenza, dimensioni=dimensioni)
