"""The pages of one person."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Model

from patti_inclusione.analisi import regole
from patti_inclusione.analisi.pagine import Pagina
from patti_inclusione.forms.analisi import fonti
from patti_inclusione.forms.analisi.base import Blocco, BozzaForm, Contesto, Modulo
from patti_inclusione.models import AnalisiAdulto, AnalisiMinore
from patti_inclusione.models.analisi_codici_persona import CondizioneLavorativa as Lavoro
from patti_inclusione.services.pagine import Righe

MESI = {
    Lavoro.DISOCCUPATO_MENO_12: (0, 12),
    Lavoro.DISOCCUPATO_12_24: (12, 24),
    Lavoro.DISOCCUPATO_OLTRE_24: (24, 9999),
}


class AdultoForm(BozzaForm):
    modello = AnalisiAdulto
    richiesti = regole.ADULTO
    blocchi = (
        Blocco("Studio e competenze", ("titolo_studio", "lingua_italiana", "competenze_digitali")),
        Blocco(
            "Lavoro",
            (
                "condizione_lavorativa",
                "mesi_disoccupazione",
                "ultima_mansione",
                "settore",
                "ostacoli_lavoro",
                "patente",
                "automunito",
            ),
        ),
        Blocco("Iscrizioni", ("iscritto_cpi", "did_rilasciata", "iscritto_l68")),
        Blocco("Salute", ("salute", "invalidita_civile", "l104", "salute_mentale", "dipendenze")),
        Blocco("Vita di ogni giorno", ("autonomia_quotidiana", "relazioni")),
    )

    def clean(self):
        cleaned = super().clean()
        mesi, limiti = cleaned.get("mesi_disoccupazione"), MESI.get(cleaned.get("condizione_lavorativa"))
        if mesi is not None and limiti and not limiti[0] <= mesi <= limiti[1]:
            risposta = Lavoro(cleaned["condizione_lavorativa"]).label.lower()
            self.add_error(
                "mesi_disoccupazione",
                forms.ValidationError(f"Controlla i mesi senza lavoro: sopra hai scelto «{risposta}»."),
            )
        return cleaned


class MinoreForm(BozzaForm):
    modello = AnalisiMinore
    richiesti = regole.MINORE
    blocchi = (
        Blocco("Scuola e crescita", ("frequenza_scolastica", "difficolta", "vaccinazioni_controlli")),
        Blocco("Tempo libero e bisogni", ("attivita_extrascuola", "bisogno")),
    )


class PaginaPersona(Modulo):
    """The answers of one person: one row, known by who he is."""

    modello: ClassVar[type[Model]]

    def __init__(self, pagina: Pagina, **parti: Any):
        super().__init__(**parti)
        self.pagina = pagina

    def valori(self) -> dict[str, Any]:
        componente = self.pagina.persona.componente
        valori = {"componente": componente, **self.parti["form"].riga_valori()}
        return {"righe": [Righe(self.modello, "componente", [valori], dove={"componente": componente})]}


class PaginaAdulto(PaginaPersona):
    modello = AnalisiAdulto

    @classmethod
    def build(cls, c: Contesto) -> "PaginaAdulto":
        situazione, dal = c.pagina.persona.situazione, fonti.data_dei_dati(c.dati)
        form = AdultoForm(
            c.data,
            riga=c.foglio.riga("adulti", c.pagina.componente_id),
            precompilati=fonti.di_adulto(situazione),
            fonti=fonti.fonti_adulto(situazione, dal),
        )
        return cls(c.pagina, form=form)


class PaginaMinore(PaginaPersona):
    modello = AnalisiMinore

    @classmethod
    def build(cls, c: Contesto) -> "PaginaMinore":
        return cls(c.pagina, form=MinoreForm(c.data, riga=c.foglio.riga("minori", c.pagina.componente_id)))
