"""The sheet of the signatures: a small form for each person who signs, one for the file, and what holds across them."""

from dataclasses import replace
from datetime import date

from django import forms

from ambiti.models import Componente
from patti_inclusione.models import FirmaTutela, ModalitaFirma
from patti_inclusione.selectors.patto import Contenuto, Persona
from patti_inclusione.services.firma import Firma, minori_with_impegni
from rdc_platform.documenti.contenuto import P7M, PDF
from rdc_platform.documenti.forms import DocumentoField
from rdc_platform.web.fields import Errore, errors_of
from rdc_platform.web.forms import DataField, FormItaliano

NON_FIRMA = "NON_FIRMA"  # an answer of its own: nothing is chosen until someone chooses
NESSUNA_FIRMA = {None, "", NON_FIRMA}
EQUIPE = 2  # lines for the members of the équipe
FIRMATO = [choice for choice in ModalitaFirma.choices if choice[0] != ModalitaFirma.RIFIUTO]


class FirmaForm(FormItaliano):
    """Did this person sign, how and when. With `non_firma`, words for not signing, no signature is an answer too.

    Of a `persona` with a guardian who signs, how he took part; of one who needs an interpreter, that the text was explained.
    """

    modalita = forms.ChoiceField(label="Firma", widget=forms.RadioSelect)
    data = DataField(label="Quando", required=False)
    note = forms.CharField(label="Note", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": "2"}))

    firma_tutela = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    spiegato = forms.BooleanField(label="Spiegato e compreso, nella sua lingua", required=False)
    interprete = forms.CharField(label="Chi ha fatto da interprete o mediatore", required=False, max_length=160)

    def __init__(
        self,
        *args,
        nome: str,
        dal: date,
        oggi: date,
        rifiuta: bool,
        non_firma: str = "",
        persona: Persona | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.nome, self.dal, self.oggi = nome, dal, oggi
        self.tutore = persona.tutore if persona else ""
        self.con_interprete = persona is not None and persona.interprete
        self._shape(persona)
        scelte = ModalitaFirma.choices if rifiuta else FIRMATO
        self.fields["modalita"].choices = [*scelte, (NON_FIRMA, non_firma)] if non_firma else scelte
        self.fields["modalita"].required = not non_firma
        self.fields["modalita"].error_messages["required"] = f"Scegli se e come firma {nome}."
        self.fields["data"].initial = oggi

    def _shape(self, persona: Persona | None) -> None:
        """Only the questions that this person gives rise to."""
        if self.tutore:
            chi = f"{self.tutore}, {persona.scheda.get_tutela_display().lower()}"
            self.fields["firma_tutela"].label = f"C'è anche {chi}"
            posto, insieme = FirmaTutela.AL_POSTO, FirmaTutela.INSIEME
            self.fields["firma_tutela"].choices = [
                (insieme.value, f"Firma con {self.nome}"),
                (posto.value, f"Firma al posto di {self.nome}"),
            ]
        else:
            del self.fields["firma_tutela"]
        if not self.con_interprete:
            del self.fields["spiegato"], self.fields["interprete"]

    def clean(self):
        data = super().clean()
        if data.get("modalita") not in {*NESSUNA_FIRMA, ModalitaFirma.RIFIUTO}:
            self._check_persona(data)
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

    def _check_persona(self, data: dict) -> None:
        if self.tutore and not data.get("firma_tutela"):
            self.add_error("firma_tutela", f"Scegli come ha firmato {self.tutore}.")
        if self.con_interprete and not data.get("spiegato"):
            self.add_error("spiegato", f"Prima di firmare il Patto va spiegato a {self.nome}: segnalo qui.")
        if self.con_interprete and not data.get("interprete"):
            self.add_error("interprete", "Scrivi chi ha fatto da interprete o mediatore.")

    def firma(self, componente: Componente | None, per_conto_di: Componente | None = None) -> Firma | None:
        """What was answered; None when the person did not sign and did not have to."""
        data = self.cleaned_data
        if data["modalita"] in NESSUNA_FIRMA:
            return None
        tutela = data.get("firma_tutela", "")
        return Firma(
            data["modalita"],
            data["data"],
            componente,
            per_conto_di,
            data["note"],
            nome=self.tutore if tutela else "",
            firma_tutela=tutela,
            spiegato=data.get("spiegato", False) and bool(data.get("interprete")),
            interprete=data.get("interprete", ""),
        )


class GenitoreForm(FormItaliano):
    """Which adult signs for a minor who commits to something."""

    genitore = forms.ChoiceField(
        required=False, help_text="Un genitore, o chi ne fa le veci. Firma anche per sé, qui sopra."
    )

    def __init__(self, *args, minore: Componente, adulti: list[Persona], **kwargs):
        super().__init__(*args, **kwargs)
        self.minore = minore
        self.fields["genitore"].label = f"Per {minore.nome} {minore.cognome} firma"
        scheda = getattr(minore, "scheda", None)
        if scheda is not None and scheda.responsabilita_limitata:
            self.fields["genitore"].help_text = "La responsabilità dei genitori è limitata: controlla il decreto."
        self.fields["genitore"].choices = [("", "Scegli"), *((str(p.componente.pk), p.nome) for p in adulti)]


class TutoreForm(FirmaForm):
    """The guardian of a minor who commits to something."""

    def _shape(self, persona: Persona | None) -> None:
        super()._shape(persona)
        del self.fields["firma_tutela"]

    def _check_persona(self, data: dict) -> None:
        """He signs alone, and in his own language."""

    def firma_of(self, persona: Persona) -> Firma:
        data = self.cleaned_data
        tutela = FirmaTutela.AL_POSTO.value
        return Firma(
            data["modalita"],
            data["data"],
            persona.componente,
            note=data["note"],
            nome=persona.tutore,
            firma_tutela=tutela,
            spiegato=data.get("spiegato", False) and bool(data.get("interprete")),
            interprete=data.get("interprete", ""),
        )


class EquipeForm(FormItaliano):
    """A member of the équipe who signs a complex Patto, if one does."""

    nome = forms.CharField(label="Nome e servizio", required=False, max_length=160)
    data = DataField(label="Quando", required=False)

    def __init__(self, *args, dal: date, oggi: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.dal, self.oggi = dal, oggi
        self.fields["data"].initial = oggi

    def clean(self):
        data = super().clean()
        giorno = data.get("data")
        if data.get("nome") and "data" not in self.errors and not (giorno and self.dal <= giorno <= self.oggi):
            self.add_error("data", f"Scrivi il giorno della firma, dal {self.dal:%d/%m/%Y} a oggi.")
        return data

    def firma(self) -> Firma | None:
        data = self.cleaned_data
        return Firma(FIRMATO[0][0], data["data"], nome=data["nome"]) if data["nome"] else None


class FileFirmatoForm(FormItaliano):
    firmato = DocumentoField(label="Documento firmato", tipi=(PDF, P7M), required=False)


class FoglioFirme:
    """The whole sheet of one Patto; `firme()` and `firmato` are what the service takes."""

    def __init__(self, contenuto: Contenuto, *, dal: date, oggi: date, complesso=False, data=None, files=None):
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
                    persona=persona,
                ),
            )
            for place, persona in enumerate(adulti)
        ]
        minori = {minore.pk for minore in minori_with_impegni(contenuto)}
        impegnati = [persona for persona in contenuto.persone if persona.componente.pk in minori]
        self.tutelati = [
            (
                persona,
                TutoreForm(
                    data, prefix=f"t{place}", nome=persona.tutore, dal=dal, oggi=oggi, rifiuta=False, persona=persona
                ),
            )
            for place, persona in enumerate(each for each in impegnati if each.tutore)
        ]
        self.minori = [
            GenitoreForm(data, prefix=f"m{place}", minore=persona.componente, adulti=adulti)
            for place, persona in enumerate(each for each in impegnati if not each.tutore)
        ]
        righe = range(EQUIPE if complesso else 0)
        self.equipe = [EquipeForm(data, prefix=f"e{place}", dal=dal, oggi=oggi) for place in righe]
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
        persone = [form for _, form in [*self.adulti, *self.tutelati]]
        return [*persone, *self.minori, self.case_manager, *self.equipe, self.file]

    @property
    def errori(self) -> list[Errore]:
        """Every error of the sheet, each naming its person."""
        persone = [*self.adulti, *self.tutelati]
        named = [*((persona.nome, form) for persona, form in persone), ("Tu", self.case_manager)]
        found = [Errore(f"{nome}. {e.testo}", e.ancora) for nome, form in named for e in errors_of(form)]
        return [*found, *errors_of(*self.minori, *self.equipe, self.file)]

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
            replace(genitore, per_conto_di=form.minore, note="")
            for form in self.minori
            if (genitore := by_key.get(form.cleaned_data["genitore"])) is not None and not genitore.rifiuto
        ]
        tutori = [form.firma_of(persona) for persona, form in self.tutelati]
        altre = [self.case_manager.firma(None), *(form.firma() for form in self.equipe)]
        return [*adulte, *per_minori, *tutori, *filter(None, altre)]

    @property
    def firmato(self):
        return self.file.cleaned_data["firmato"]
