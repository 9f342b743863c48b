from django import forms

from rdc_platform.web.forms import FormItaliano


class EstrazioneForm(FormItaliano):
    """In which Comune, and how many draws its page showed: a second press draws nothing."""

    comune = forms.CharField(widget=forms.HiddenInput, max_length=4)
    fatte = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
