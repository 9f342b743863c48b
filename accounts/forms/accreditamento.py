"""The forms of an accreditation: the person, the profile, designation and identification, and the acts that follow."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms.persona import PersonaForm, not_future
from accounts.models import (
    Fondo,
    ProfiloProfessionale,
    RigaIndicazione,
    SchedaOperatore,
    TipoIdentita,
)
from accounts.selectors import accreditamento as selectors
from accounts.selectors.operatore import known_in, scheda_of
from rdc_platform import calendario, codice_fiscale
from rdc_platform.territorio import describe_luogo, regioni
from rdc_platform.web.forms import DataField

LAVORO = ("ente_datore", "profilo_professionale", "numero_albo", "sezione_albo", "regione_albo", "contratto_fino_al")
ALBO = ("numero_albo", "sezione_albo", "regione_albo")
SCRITTI = ("email", "telefono", "profilo_professionale", "contratto_fino_al")  # what a letter may say of a person
PROFILO = ("fondi", "fondo_altro", "valido_dal", "valido_al", "motivo_cumulo")
CIFRE_DOCUMENTO = 5  # fewer are not a document's


def _regioni() -> list[tuple[str, str]]:
    return [("", "Scegli…"), *sorted((name, name) for name in regioni().values())]


class AccreditamentoForm(PersonaForm):
    """What the Amministratore says of the person a Comune indicated. Codice fiscale, role and level are the indication's."""

    codice_fiscale = None
    ente_datore = forms.CharField(label="Ente datore di lavoro", max_length=160)
    profilo_professionale = forms.ChoiceField(
        label="Profilo professionale", choices=[("", "Scegli…"), *ProfiloProfessionale.choices]
    )
    numero_albo = forms.CharField(
        label="Numero di iscrizione all'albo",
        max_length=20,
        required=False,
        help_text="Solo per gli assistenti sociali.",
    )
    sezione_albo = forms.ChoiceField(
        label="Sezione dell'albo", choices=[("", "Scegli…"), ("A", "A"), ("B", "B")], required=False
    )
    regione_albo = forms.ChoiceField(label="Regione dell'albo", choices=_regioni, required=False)
    contratto_fino_al = DataField(
        label="Fine del contratto", required=False, help_text="Lascia vuoto se è a tempo indeterminato."
    )
    comuni = forms.ModelMultipleChoiceField(
        label="Comuni in cui lavora", queryset=None, widget=forms.CheckboxSelectMultiple
    )
    fondi = forms.MultipleChoiceField(
        label="Fondi che pagano il contratto", choices=Fondo, widget=forms.CheckboxSelectMultiple
    )
    fondo_altro = forms.CharField(label="Quale altro fondo", max_length=120, required=False)
    valido_dal = DataField(label="Valido dal")
    valido_al = DataField(
        label="Valido fino al",
        required=False,
        help_text="Al più tardi la fine del contratto; vuoto se non c'è una fine.",
    )
    motivo_cumulo = forms.CharField(
        label="Perché serve anche questo ruolo",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Solo se la persona si occupa sia dei Patti sia dei controlli anagrafici: le due funzioni hanno finalità diverse.",
    )
    designato_da = forms.CharField(
        label="Chi l'ha designata",
        max_length=160,
        help_text="Nome e carica di chi ha firmato la designazione a trattare i dati.",
    )
    estremi_atto = forms.CharField(label="Numero dell'atto di designazione", max_length=120)
    data_designazione = DataField(label="Data dell'atto", validators=[not_future])
    tipo_documento = forms.ChoiceField(label="Documento mostrato", choices=[("", "Scegli…"), *TipoIdentita.choices])
    numero_documento = forms.CharField(
        label="Numero del documento", max_length=20, help_text="Ne teniamo solo le ultime tre cifre e un'impronta."
    )
    data_identificazione = DataField(label="Quando l'hai identificata", validators=[not_future])

    field_order = ("nome", "cognome", "data_nascita", "luogo_nascita", "luogo_scelto", "genere")
    required_messages: ClassVar[dict[str, str]] = PersonaForm.required_messages | {
        "comuni": "Scegli almeno un Comune.",
        "fondi": "Scegli almeno un fondo.",
        "valido_dal": "Scrivi da quando vale.",
        "designato_da": "Scrivi chi ha designato la persona.",
        "numero_documento": "Scrivi il numero del documento.",
    }

    def __init__(self, *args, riga: RigaIndicazione, **kwargs):
        comuni = selectors.comuni_indicated(riga)
        super().__init__(*args, initial=_initial(riga, comuni), **kwargs)
        self.riga = riga
        self.come_prima = "designato_da" in self.initial
        self.fields["comuni"].queryset = comuni

    def clean_numero_documento(self) -> str:
        return clean_numero(self.cleaned_data["numero_documento"])

    def clean(self):
        self.cleaned_data["codice_fiscale"] = self.riga.codice_fiscale
        data = super().clean()
        if data.get("profilo_professionale") == ProfiloProfessionale.ASSISTENTE_SOCIALE:
            for name in ALBO:
                if not data.get(name):
                    self.add_error(name, f"Per un assistente sociale serve «{self.fields[name].label}».")
        return data

    def facts(self) -> dict[str, object]:
        """What `create_accreditamento` wants beside the row and who acts; for a valid form."""
        data = self.cleaned_data
        identita = ("codice_fiscale", "nome", "cognome", "data_nascita", "belfiore_nascita", "genere")
        return {
            "persona": {name: data[name] for name in (*identita, "email", "telefono", *LAVORO)},
            "comuni": list(data["comuni"]),
            "designazione": {
                "designato_da": data["designato_da"],
                "estremi_atto": data["estremi_atto"],
                "data": data["data_designazione"],
            },
            "identificazione": {
                "tipo_documento": data["tipo_documento"],
                "numero": data["numero_documento"],
                "data": data["data_identificazione"],
            },
            **{name: data[name] for name in PROFILO},
        }


def clean_numero(numero: str) -> str:
    """The number of a document, if it is long enough to be one."""
    if sum(each.isalnum() for each in numero) < CIFRE_DOCUMENTO:
        raise ValidationError("Controlla il numero del documento: è troppo corto.")
    return numero


def _initial(riga: RigaIndicazione, comuni) -> dict[str, object]:
    """What is known already: from the codice fiscale, from the letter, of the person, and from the one before of the letter."""
    dati = codice_fiscale.decode(riga.codice_fiscale, calendario.today())
    return {
        **_known(riga),
        **_like_before(riga),
        "nome": riga.nome,
        "cognome": riga.cognome,
        "data_nascita": dati.data_nascita,
        "luogo_nascita": _luogo(dati.belfiore),
        "genere": dati.sesso,
        "comuni": [comune.pk for comune in comuni],
        "valido_dal": calendario.today(),
        "data_identificazione": calendario.today(),
    }


def _known(riga: RigaIndicazione) -> dict[str, object]:
    """Contacts and work: the letter's word, or else what this Ambito wrote of the person the last time."""
    ambito = riga.indicazione.ambito
    person = known_in(ambito, riga.codice_fiscale)
    scheda = scheda_of(person, ambito) if person is not None else SchedaOperatore()
    found = {name: getattr(scheda, name) for name in LAVORO}
    found |= {name: getattr(riga, name) or getattr(scheda, name) for name in SCRITTI}
    found["ente_datore"] = found["ente_datore"] or f"Comune di {riga.indicazione.comune.denominazione}"
    return found | {"valido_al": found["contratto_fino_al"]}


def _like_before(riga: RigaIndicazione) -> dict[str, object]:
    """Ten persons of one letter mostly have one act and one fund."""
    before = selectors.last_of(riga.indicazione)
    if before is None:
        return {}
    act = before.designazione
    return {
        "fondi": before.fondi,
        "fondo_altro": before.fondo_altro,
        "designato_da": act.designato_da,
        "estremi_atto": act.estremi_atto,
        "data_designazione": act.data,
    }


def _luogo(belfiore: str) -> str:
    try:
        return describe_luogo(belfiore)
    except KeyError:  # a code that no register has: it is asked
        return ""
