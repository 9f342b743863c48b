from controlli_anagrafici.forms.controllo import ChiaviField
from rdc_platform.web.forms import FormItaliano


class ConfermaForm(FormItaliano):
    """The proposals that are ticked."""

    id = ChiaviField(label="Periodi")
    required_messages = {"id": "Spunta almeno un periodo da confermare."}
