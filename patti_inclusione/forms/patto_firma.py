"""The sheet of the signatures: a small form for each person who signs, one for the file, and what holds across them."""

from datetime import date

from django import forms

from ambiti.models import Componente
from patti_inclusione.models import ModalitaFirma
from patti_inclusione.selectors.patto import Contenuto, Persona
from patti_inclusione.services.firma import Firma, minori_with_impegni
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.fields import Errore, errors_of
from rdc_platform.web.forms import DataField, FormItaliano

NON_FIRMA = "NON_FIRMA"  # an answer of its own: nothing is chosen until someone chooses
NESSUNA_FIRMA = {None, "", NON_FIRMA}
FIRMATO = [choice for choice in ModalitaFirma.choices if choice[0] != ModalitaFirma.RIFIUTO]


class FirmaForm(FormItaliano):
    """Did this person sign, how and when. With `non_firma`, words for not signing, no signature is an answer too."""

    modalita = forms.ChoiceField(label="Firma", widget=forms.RadioSelect)
    data = DataField(label="Quando", required=False)
    note = forms.CharField(label="Note", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": "2"}))

    def __init__(self, *args, nome: str, dal: date, oggi: date, rifiuta: bool, non_firma: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.nome, self.dal, self.oggi = nome, dal, oggi
        scelte = ModalitaFirma.choices if rifiuta else FIRMATO
        self.fields["modalita"].choices = [*scelte, (NON_FIRMA, non_firma)] if non_firma else scelte
        self.fields["modalita"].required = not non_firma
        self.fields["modalita"].error_messages["required"] = f"Scegli se e come firma {nome}."
        self.fields["data"].initial = oggi

    def clean(self):
        data = super().clean()
        giorno = data.get("data")
        if data.get("modalita") in NESSUNA_FIRMA or "data" in self.errors:
            return data
        if giorno is None:
            self.add_error("data", "Scrivi il giorno.")
        elif giorno > self.oggi:
            self.add_error("data", "È una data futura: scrivi il giorno in cui è successo.")
        elif giorno < self.dal:
            self.add_error("data", f"Il testo è pronto dal {self.dal:%d/%m/%Y}: nessuno può aver firmato prima.")
        return data

    def firma(self, componente: Componente | None, per_conto_di: Componente | None = None) -> Firma | None:
        """What was answered; None when the person did not sign and did not have to."""
        data = self.cleaned_data
        if data["modalita"] in NESSUNA_FIRMA:
            return None
        return Firma(data["modalita"], data["data"], componente, per_conto_di, data["note"])


class GenitoreForm(FormItaliano):
    """Which adult signs for a minor who commits to something."""

    genitore = forms.ChoiceField(
        required=False, help_text="Un genitore, o chi ne fa le veci. Firma anche per sé, qui sopra."
    )

    def __init__(self, *args, minore: Componente, adulti: list[Persona], **kwargs):
        super().__init__(*args, **kwargs)
        self.minore = minore
        self.fields["genitore"].label = f"Per {minore.nome} {minore.cognome} firma"
        self.fields["genitore"].choices = [("", "Scegli"), *((str(p.componente.pk), p.nome) for p in adulti)]


class FileFirmatoForm(FormItaliano):
    firmato = DocumentoField(label="Documento firmato", tipi=(PDF, P7M), required=False)


class FoglioFirme:
    """The whole sheet of one Patto; `firme()` and `firmato` are what the service takes."""

    def __init__(self, contenuto: Contenuto, *, dal: date, oggi: date, data=None, files=None):
        adulti = [persona for persona in contenuto.persone if persona.adulta]
        self.adulti = [
            (
                persona,
                FirmaForm(
                    data,
                    prefix=f"p{place}",
                    nome=persona.nome,
                    dal=dal,
                    oggi=oggi,
                    rifiuta=persona.tenuta,
                    non_firma="" if persona.tenuta else "Non firma",
                ),
            )
            for place, persona in enumerate(adulti)
        ]
        self.minori = [
            GenitoreForm(data, prefix=f"m{place}", minore=minore, adulti=adulti)
            for place, minore in enumerate(minori_with_impegni(contenuto))
        ]
        self.case_manager = FirmaForm(
            data,
            prefix="cm",
            nome="il Case manager",
            dal=dal,
            oggi=oggi,
            rifiuta=False,
            non_firma="Non firmo, perché qualcuno ha rifiutato",
        )
        self.file = FileFirmatoForm(data, files)

    @property
    def forms(self) -> list[FormItaliano]:
        return [*(form for _, form in self.adulti), *self.minori, self.case_manager, self.file]

    @property
    def errori(self) -> list[Errore]:
        """Every error of the sheet, each naming its person."""
        named = [*((persona.nome, form) for persona, form in self.adulti), ("Tu", self.case_manager)]
        persone = [Errore(f"{nome}. {e.testo}", e.ancora) for nome, form in named for e in errors_of(form)]
        return [*persone, *errors_of(*self.minori, self.file)]

    def is_valid(self) -> bool:
        faulty = [form for form in self.forms if not form.is_valid()]  # all are asked, so that every error shows
        return not faulty and self._parents_sign()

    def _parents_sign(self) -> bool:
        """Who signs for a minor signs for himself too; when somebody refuses there is nothing to sign for."""
        firme = {firma.componente.pk: firma for firma in self._adulte()}
        if any(firma.rifiuto for firma in firme.values()):
            return True
        for form in self.minori:
            scelto = form.cleaned_data["genitore"]
            if not scelto:
                form.add_error("genitore", f"Scegli chi firma per {form.minore.nome}.")
            elif scelto not in {str(key) for key in firme}:
                form.add_error("genitore", "Questa persona non ha firmato: scrivi la sua firma qui sopra.")
        return not any(form.errors for form in self.minori)

    def _adulte(self) -> list[Firma]:
        return [f for persona, form in self.adulti if (f := form.firma(persona.componente)) is not None]

    def firme(self) -> list[Firma]:
        """Every signature and refusal of the sheet."""
        adulte = self._adulte()
        by_key = {str(firma.componente.pk): firma for firma in adulte}
        per_minori = [
            Firma(genitore.modalita, genitore.data, genitore.componente, form.minore)
            for form in self.minori
            if (genitore := by_key.get(form.cleaned_data["genitore"])) is not None and not genitore.rifiuto
        ]
        mia = self.case_manager.firma(None)
        return [*adulte, *per_minori, *([mia] if mia else [])]

    @property
    def firmato(self):
        return self.file.cleaned_data["firmato"]
