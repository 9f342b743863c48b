"""The register of a month: each person's hours, the month validated, the sheet to sign on paper (B.7)."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import permit
from accounts.models import Ruolo
from progetti_collettivita.forms.presenze import FiltriMese, MeseField, ValidazioneForm
from progetti_collettivita.permissions import ASSEGNAZIONI, PUC
from progetti_collettivita.selectors import registro as selectors
from progetti_collettivita.services import allegati
from progetti_collettivita.services import presenze as services
from progetti_collettivita.services.puc import PucError
from progetti_collettivita.views.presenze import PRIMO, briciole
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.calendario import mese_of
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formati import mese_in_words
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("persona", "Persona", ("persona",)),
    *(
        Colonna(nome, titolo, (nome,), kind="numero")
        for nome, titolo in (
            ("dovute", "Dovute"), ("fatte", "Fatte"), ("recuperate", "Recuperate"), ("saldo", "Saldo"),
            ("ingiustificate", "Assenze ingiustificate"),
        )
    ),
    Colonna("da_guardare", "Da guardare", ("da_guardare",)),
]  # fmt: skip


@permit(PUC, "view_presenze")
def registro_mese(request, pk):
    """Each person's hours of a month; the tutor reads names and hours, the Responsabile the balance too."""
    mese = _month(request.GET.get("mese"))
    puc = get_object_or_404(selectors.con_mese(request.permitted, mese), pk=pk)
    rows = ASSEGNAZIONI.permitted(request.profilo, "record_presenza")
    context = _mese_context(request, puc, rows, mese)
    lista = _lista(request, context["persone"]) if context["responsabile"] else None
    if lista and lista.exporting:
        audit.record("registro_mese", puc, by=request.profilo, azione=Azione.ESPORTAZIONE)
        return lista.export()
    audit.record_read("registro_mese", puc, by=request.profilo)
    return render(request, "progetti_collettivita/registro_mese.html", context | {"lista": lista})


@permit(PUC, "validate_mese")
def mese_validate(request, pk):
    """What is unusual on top; then one act, and the month is closed."""
    form = ValidazioneForm(request.POST or None)
    prima = mese_of(calendario.today()) - calendario.GIORNO
    mese = _month(request.POST.get("mese") or request.GET.get("mese"), prima)
    puc = get_object_or_404(selectors.con_mese(request.permitted, mese), pk=pk)
    if request.method == "POST" and form.is_valid():
        try:
            services.validate_mese(puc, by=request.profilo, mese=form.cleaned_data["mese"])
        except PucError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, f"{mese_in_words(mese).capitalize()} validato: da adesso si cambia solo con una rettifica."
            )
            return redirect(f"{reverse('progetti_collettivita:registro_mese', args=[pk])}?mese={mese:%Y-%m}")
    audit.record_read("mese_validate", puc, by=request.profilo)
    rows = ASSEGNAZIONI.permitted(request.profilo, "record_presenza")
    context = _mese_context(request, puc, rows, mese) | {"form": form}
    context["persone"] = selectors.unusual_first(context["persone"])
    return render(request, "progetti_collettivita/mese_validate.html", context)


@require_POST
@permit(PUC, "validate_mese")
def foglio_ask(request, pk):
    """The sheet of a month on paper, a row a day to sign; the worker makes it, and it stands among the documents."""
    puc = get_object_or_404(request.permitted, pk=pk)
    allegati.ask_foglio(puc, by=request.profilo, mese=_month(request.POST.get("mese")))
    messages.success(request, "Prepariamo il foglio in PDF: ci vogliono pochi secondi, poi lo trovi fra i documenti.")
    return redirect(f"{reverse('progetti_collettivita:puc_detail', args=[pk])}#documenti")


def _lista(request, persone) -> Lista:
    """The hours as a list: in order, those to look at alone, as a file."""
    return Lista(
        request, selectors.righe_ore(persone), COLONNE, name="persone", one="persona", order="persona",
        filters=FiltriMese, chips=[Chip("Da guardare", {"quali": "guardare"})], row_url=lambda row: f"#p-{row['id']}",
        empty="In questo mese non ha partecipato nessuno.",
    )  # fmt: skip


def _mese_context(request, puc, rows, mese: date) -> dict:
    oggi = calendario.today()
    dopo = calendario.add_mesi(mese, 1)
    return {
        "puc": puc, "mese": mese, "nome": mese_in_words(mese), "prima": calendario.add_mesi(mese, -1),
        "dopo": dopo if dopo <= oggi else None, "finito": dopo <= oggi, "in_corso": mese_of(oggi) == mese,
        "persone": selectors.persone_del_mese(rows, puc, mese, oggi),
        "responsabile": request.profilo.ruolo == Ruolo.RESPONSABILE_PUC, "briciole": briciole(puc, mese_in_words(mese)),
    }  # fmt: skip


def _month(testo: str | None, altrimenti: date | None = None) -> date:
    """The first day of the month that the address asks for; else of the one given, or of today."""
    oggi = mese_of(calendario.today())
    try:
        found = MeseField(required=False).clean(testo)
    except ValidationError:
        found = None
    return max(PRIMO, min(mese_of(found or altrimenti or oggi), oggi))
