import pytest
from django import forms

from rdc_platform.web.fields import Errore, errors_of
from rdc_platform.web.forms import DataField, FormItaliano


class Persona(FormItaliano):
    nome = forms.CharField(label="Nome", max_length=30, help_text="Come sul documento.")
    nascita = DataField(label="Data di nascita")
    sesso = forms.ChoiceField(label="Sesso", widget=forms.RadioSelect, choices=[("F", "F"), ("M", "M")])
    giorni = forms.MultipleChoiceField(
        label="Giorni", widget=forms.CheckboxSelectMultiple, choices=[("l", "Lunedì")], required=False
    )
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    comune = forms.ChoiceField(label="Comune", choices=[("", "Scegli")])
    file = forms.FileField(label="Documento", required=False)
    ok = forms.BooleanField(label="Letto")


FIELD = "{% field form.NOME %}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nome", '<label for="id_nome">Nome</label>'),
        ("nome", '<p id="id_nome_helptext" class="rdc-aiuto">Come sul documento.</p>'),
        ("nome", 'aria-describedby="id_nome_helptext"'),
        ("nascita", '<input type="date" name="nascita" aria-required="true" class="form-control" id="id_nascita">'),
        ("sesso", '<fieldset id="id_sesso" class="rdc-campo"> <legend>Sesso</legend>'),
        ("giorni", '<span class="rdc-facoltativo">(facoltativo)</span></legend>'),
        ("note", '<textarea name="note" cols="40" rows="4" class="form-control" id="id_note">'),
        ("comune", 'class="form-select" id="id_comune"'),
        ("file", '<input type="file" name="file" class="form-control" id="id_file">'),
        ("ok", '<label for="id_ok">Letto</label>'),
    ],
)
def test_field_is_drawn_by_its_kind(render, name, expected):
    assert expected in render(FIELD.replace("NOME", name), form=Persona())


def test_field_ties_its_error_to_its_control(render):
    page = render("{% field form.nascita fonte='INPS, 3 mar 2019' %}", form=Persona({"nascita": "boh"}))

    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_nascita_error id_nascita_fonte"' in page
    assert 'id="id_nascita_error" class="rdc-errore-campo"' in page
    assert 'value="boh"' in page


def test_field_ties_the_error_of_a_group_to_its_fieldset(render):
    assert 'aria-describedby="id_sesso_error"' in render("{% field form.sesso %}", form=Persona({}))


def test_errors_of_names_each_field_and_its_control():
    form = Persona({"nome": "Maria", "nascita": "1/1/1980", "ok": "on", "comune": "x"})
    form.add_error(None, "Qualcosa della famiglia non torna.")
    form.add_error("nome", "troppo breve.")

    assert errors_of(form) == [
        Errore("Qualcosa della famiglia non torna.", ""),
        Errore("Nome: troppo breve.", "id_nome"),
        Errore("Scegli «Sesso».", "id_sesso_0"),
        Errore("Scegli «Comune» fra le risposte dell'elenco.", "id_comune"),
    ]


def test_errors_of_says_which_row_of_a_formset():
    class Riga(FormItaliano):
        nome = forms.CharField(label="Nome")

    data = {"p-TOTAL_FORMS": "2", "p-INITIAL_FORMS": "2", "p-0-nome": "Maria", "p-1-nome": ""}
    formset = forms.formset_factory(Riga)(data, prefix="p")
    formset.riga = "Persona"

    assert errors_of(formset, None) == [Errore("Persona 2. Scrivi «Nome».", "id_p-1-nome")]


def test_error_summary_links_to_the_fields(render):
    page = render("{% error_summary form %}", form=Persona({}))

    assert "Ci sono 5 cose da correggere" in page
    assert '<a href="#id_sesso_0">Scegli «Sesso».</a>' in page


def test_error_summary_is_absent_when_nothing_is_wrong(render):
    assert render("{% error_summary form %}", form=Persona()) == ""
