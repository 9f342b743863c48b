from django import forms

from controlli_anagrafici.forms.controllo import ChiaviField
from rdc_platform.web.forms import FormItaliano


class RicalcoloForm(FormItaliano):
    """In which Comune, with which years, and why."""

    comune = forms.ModelChoiceField(queryset=None, label="Comune", empty_label=None)
    anni_totali = forms.IntegerField(label="Anni di residenza in Italia", min_value=0, max_value=50)
    anni_continuativi = forms.IntegerField(label="Ultimi anni senza interruzioni", min_value=0, max_value=50)
    motivo = forms.CharField(label="Perché", max_length=300, help_text="Per esempio la sentenza, con numero e data.")

    def __init__(self, *args, comuni, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comune"].queryset = comuni


class RiaperturaRigheForm(FormItaliano):
    """The checks that are ticked."""

    id = ChiaviField(label="Controlli")
