"""The list's filters, the first page of a project, and its sheet: one long form in sections."""

from typing import ClassVar

from django import forms

from progetti_collettivita.models import AmbitoAttivita, Limitazione, StatoPuc, TipoAttivita, TitoloStudio
from progetti_collettivita.selectors.posti import OCCUPATI
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.forms import DataField, DecimaleField, Filtri, FormItaliano

LUNGO = 160  # characters of a name, an office, a body
SENZA_NOMI = "Si legge nel catalogo pubblico: nessun nome di persona, nessun recapito."


class FiltriPuc(Filtri):
    """Codes alone."""

    stato = forms.ChoiceField(label="Stato", choices=[("", "Tutti"), *StatoPuc.choices])
    ambito_attivita = forms.ChoiceField(label="Ambito", choices=[("", "Tutti"), *AmbitoAttivita.choices])
    comune_titolare = forms.ChoiceField(label="Comune")
    liberi = forms.BooleanField(label="Solo con posti liberi")

    def __init__(self, data, *, comuni=()):
        super().__init__(data)
        if len(comuni) < 2:
            del self.fields["comune_titolare"]
        else:
            self.fields["comune_titolare"].choices = [("", "Tutti"), *comuni]

    def filter_rows(self, rows):
        liberi = self.cleaned_data.pop("liberi", False)
        rows = super().filter_rows(rows)
        return rows.filter(posti_totali__gt=OCCUPATI) if liberi else rows


class NuovoPucForm(FormItaliano):
    """Of which Comune, and what it is called: the rest is written after."""

    comune = forms.ChoiceField(label="Comune titolare", help_text="Entra nel codice del progetto e non si cambia più.")
    titolo = forms.CharField(label="Titolo", min_length=5, max_length=150, help_text=SENZA_NOMI)
    insieme = forms.BooleanField(
        label="Lo gestiscono insieme i Comuni dell'Ambito", required=False, help_text="Solo per il Comune capofila."
    )

    def __init__(self, *args, comuni, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comune"].choices = comuni if len(comuni) == 1 else [("", "Scegli…"), *comuni]


class ElencoField(forms.CharField):
    """Things one a line: cleaned to a list, each once."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        righe = [riga.strip() for riga in super().clean(value).splitlines()]
        if any(len(riga) > 80 for riga in righe):
            raise forms.ValidationError("Scrivi una competenza per riga, ciascuna di al massimo 80 caratteri.")
        return list(dict.fromkeys(filter(None, righe)))


def area(label, massimo, aiuto="", righe=4):
    widget = forms.Textarea(attrs={"rows": righe})
    return forms.CharField(label=label, max_length=massimo, required=False, help_text=aiuto, widget=widget)


def riga(label, massimo=LUNGO, aiuto=""):
    return forms.CharField(label=label, max_length=massimo, required=False, help_text=aiuto)


def ore(label):
    return DecimaleField(label=label, max_digits=4, decimal_places=1, min_value=0, required=False)


def posti(label):
    return forms.IntegerField(label=label, min_value=0, max_value=9999, required=False)


class PucForm(FormItaliano):
    """The sheet. A draft may be saved with holes: what is missing is told on the project's page, not here."""

    titolo = forms.CharField(label="Titolo", min_length=5, max_length=150, help_text=SENZA_NOMI)
    ambito_attivita = forms.ChoiceField(
        label="Ambito di attività", choices=[("", "Scegli…"), *AmbitoAttivita.choices], required=False
    )
    ambito_secondario = forms.ChoiceField(
        label="Secondo ambito", choices=[("", "Nessuno"), *AmbitoAttivita.choices], required=False
    )
    tipo_attivita = forms.ChoiceField(
        label="Tipo di attività", choices=TipoAttivita.choices, required=False, widget=forms.RadioSelect
    )
    finalita_obiettivi = area("A che cosa serve", 3000, SENZA_NOMI)
    descrizione_attivita = area("Che cosa si fa", 5000, SENZA_NOMI, righe=6)
    dichiarazione_non_sostitutiva = forms.BooleanField(
        label="Dichiaro che il progetto non è un rapporto di lavoro, non sostituisce personale (malattie, ferie, scioperi, "
        "picchi di lavoro) e non riguarda opere pubbliche.",
        required=False,
    )
    data_inizio = DataField(label="Comincia il", required=False)
    data_fine = DataField(label="Finisce il", required=False)
    ore_settimanali_min = ore("Ore la settimana, minimo")
    ore_settimanali_max = ore("Ore la settimana, massimo")
    posti_totali = posti("Posti in tutto")
    posti_comune = posti("Beneficiari del Comune")
    posti_cpi = posti("Beneficiari del CPI")
    posti_volontari = posti("Volontari")
    competenze_richieste = ElencoField(label="Competenze", required=False, help_text="Una per riga.", max_length=1600)
    competenze_note = area("Altro sulle competenze", 1000, righe=2)
    eta_min = forms.IntegerField(label="Età minima", min_value=18, max_value=65, required=False)
    titolo_studio_min = forms.ChoiceField(
        label="Titolo di studio, almeno", choices=[("", "Non importa"), *TitoloStudio.choices], required=False
    )
    patente = forms.BooleanField(label="Serve la patente", required=False)
    idoneita_fisica_richiesta = forms.BooleanField(label="Serve l'idoneità fisica", required=False)
    limitazioni = forms.MultipleChoiceField(
        label="Che cosa bisogna sapere prima", choices=Limitazione.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Con «Contatto con minorenni» serve il certificato del D.Lgs. 39/2014.",
    )  # fmt: skip
    requisiti_note = area("Altri requisiti", 1000, righe=2)
    materiali_individuali = area("Materiali per ciascuno", 2000, righe=2)
    materiali_collettivi = area("Materiali di tutti", 2000, righe=2)
    formazione_ore = ore("Formazione sulla sicurezza: ore")
    formazione_data = DataField(label="Formazione: giorno", required=False)
    formazione_ente = riga("Formazione: chi la fa")
    formazione_contenuti = area("Formazione: contenuti", 2000, righe=2)
    responsabile_puc = forms.TypedChoiceField(label="Responsabile PUC", required=False, empty_value=None)
    supervisore_nome = riga("Supervisore: nome e cognome", 120)
    supervisore_qualifica = riga("Supervisore: qualifica", 120)
    supervisore_recapito = riga("Supervisore: telefono o e-mail", 120)
    tutor_nome = riga("Tutor: nome e cognome", 120)
    tutor_qualifica = riga("Tutor: qualifica", 120)
    tutor_recapito = riga("Tutor: telefono o e-mail", 120)
    polizza_compagnia = riga("Polizza RCT: compagnia")
    polizza_numero = riga("Polizza RCT: numero", 60)
    polizza_massimale = DecimaleField(
        label="Polizza RCT: massimale in euro", max_digits=12, decimal_places=2, min_value=0, required=False
    )
    polizza_inizio = DataField(label="Polizza RCT: dal", required=False)
    polizza_scadenza = DataField(label="Polizza RCT: al", required=False)
    inail_pat = riga("INAIL: posizione assicurativa (PAT)", 20)

    senza_facoltativo = True  # nothing is required to save a draft
    required_messages: ClassVar[dict[str, str]] = {"titolo": "Scrivi il titolo del progetto."}

    def __init__(self, *args, responsabili, **kwargs):
        super().__init__(*args, **kwargs)
        nomi = [(str(each.pk), each.operatore.nome_completo) for each in responsabili]
        self.fields["responsabile_puc"].choices = [("", "Scegli…"), *nomi]

    def clean(self):
        values = super().clean()
        for quota in ("posti_totali", "posti_comune", "posti_cpi", "posti_volontari"):
            if quota not in self.errors:
                values[quota] = values.get(quota) or 0
        self._clean_ore(values)
        self._clean_posti(values)
        self._clean_date(
            values, "data_inizio", "data_fine", "Il progetto finisce prima di cominciare: controlla le date."
        )
        self._clean_date(
            values, "polizza_inizio", "polizza_scadenza", "La polizza scade prima di cominciare: controlla."
        )
        if values.get("ambito_secondario") and values["ambito_secondario"] == values.get("ambito_attivita"):
            self.add_error("ambito_secondario", "È lo stesso di prima: scegline un altro, o nessuno.")
        return values

    def _clean_ore(self, values):
        oggi = calendario.today()
        minime, massime = intero("PUC_ORE_MIN", oggi), intero("PUC_ORE_MAX", oggi)
        for campo in ("ore_settimanali_min", "ore_settimanali_max"):
            if values.get(campo) is not None and not minime <= values[campo] <= massime:
                self.add_error(campo, f"Scrivi da {minime} a {massime} ore la settimana (art. 4 c. 15 DL 4/2019).")
        meno, piu = values.get("ore_settimanali_min"), values.get("ore_settimanali_max")
        if meno is not None and piu is not None and meno > piu:
            self.add_error("ore_settimanali_max", "Il massimo è meno del minimo: controlla le ore.")

    def _clean_posti(self, values):
        quote = [values.get(name) for name in ("posti_comune", "posti_cpi", "posti_volontari")]
        totale = values.get("posti_totali")
        if totale is not None and None not in quote and sum(quote) != totale:
            self.add_error(
                "posti_totali", f"Le tre quote fanno {sum(quote)}, e in tutto hai scritto {totale}: devono tornare."
            )

    def _clean_date(self, values, prima, dopo, perche):
        dal, al = values.get(prima), values.get(dopo)
        if dal and al and (al < dal or (al == dal and prima == "data_inizio")):
            self.add_error(dopo, perche)


# The sections of the sheet, in the order of a conversation: id, title, fields.
SEZIONI = [
    ("progetto", "Il progetto", ["titolo", "ambito_attivita", "ambito_secondario", "tipo_attivita", "finalita_obiettivi",
                                 "descrizione_attivita", "dichiarazione_non_sostitutiva"]),
    ("quando", "Quando", ["data_inizio", "data_fine", "ore_settimanali_min", "ore_settimanali_max"]),
    ("posti", "Posti", ["posti_totali", "posti_comune", "posti_cpi", "posti_volontari"]),
    ("requisiti", "Per partecipare", ["competenze_richieste", "competenze_note", "eta_min", "titolo_studio_min", "patente",
                                  "idoneita_fisica_richiesta", "limitazioni", "requisiti_note"]),
    ("materiali", "Materiali e formazione", ["materiali_individuali", "materiali_collettivi", "formazione_ore",
                                             "formazione_data", "formazione_ente", "formazione_contenuti"]),
    ("persone", "Chi lo segue", ["responsabile_puc", "supervisore_nome", "supervisore_qualifica", "supervisore_recapito",
                                 "tutor_nome", "tutor_qualifica", "tutor_recapito"]),
    ("coperture", "Coperture", ["polizza_compagnia", "polizza_numero", "polizza_massimale", "polizza_inizio",
                                "polizza_scadenza", "inail_pat"]),
]  # fmt: skip
