"""The letters with which the Comuni indicate their users."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from accounts.access import permit
from accounts.forms.filtri import IndicazioneFiltri
from accounts.forms.indicazione import IndicazioneForm, RigheFormSet
from accounts.models import StatoAccreditamento as S
from accounts.permissions import IMPORTAZIONI, INDICAZIONI
from accounts.selectors import accreditamento as selectors
from accounts.selectors.importazione import last_pec, unfinished
from accounts.services import indicazione as services
from accounts.services.regole import RegolaError
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti.risposte import download
from rdc_platform.pec import selectors as pec
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formsets import add_row
from rdc_platform.web.lists import Chip, Lista
from rdc_platform.web.parti import Link

COLUMNS = [
    Colonna("comune__denominazione", "Comune", ("comune__denominazione", "data")),
    Colonna("protocollo", "Protocollo"),
    Colonna("data", "Data", ("data",), kind="data"),
    Colonna("persone", "Persone"),
    Colonna(
        "da_accreditare", "Da accreditare", ("da_accreditare",), value=lambda r: "Sì" if r["da_accreditare"] else ""
    ),
]
CHIPS = [Chip("Da accreditare", {"da_accreditare": "on"})]
DOPPIA = "C'è già una lettera di questo Comune con questo protocollo e questa data: cercala fra le indicazioni."


@permit(INDICAZIONI, "view_indicazione")
def indicazione_list(request):
    """The letters that came, newest first."""
    lista = Lista(
        request,
        selectors.indicazione_rows(request.permitted),
        COLUMNS,
        name="indicazioni",
        one="indicazione",
        order="-data",
        filters=IndicazioneFiltri,
        chips=CHIPS,
        row_url=lambda row: reverse("accounts:indicazione_detail", args=[row["id"]]),
        empty="Nessuna indicazione. Registra la lettera con cui un Comune ti dice chi accreditare.",
    )
    if lista.exporting:
        audit.record("indicazione_list", by=request.profilo, azione=Azione.ESPORTAZIONE, categoria="operatori")
        return lista.export()
    importazioni = unfinished(IMPORTAZIONI.permitted(request.profilo, "view_importazione"))
    return render(request, "accounts/indicazione_list.html", {"lista": lista, "importazioni": importazioni})


def prefilled(request, ambito) -> dict[str, str]:
    """The Comune that the address names, and the PEC of its last letter."""
    comune = request.GET.get("comune", "")
    return {"comune": comune, "pec_comune": last_pec(ambito, comune)} if comune else {}


@sensitive_post_parameters()
@permit(INDICAZIONI, "record_indicazione")
def indicazione_create(request):
    """Record a letter and the persons it names."""
    ambito = request.profilo.accreditamento.ambito
    adding = request.POST.get("aggiungi") == "righe"
    data = add_row(request.POST, "righe") if adding else request.POST or None
    form = IndicazioneForm(data, request.FILES or None, ambito=ambito, initial=prefilled(request, ambito))
    righe = RigheFormSet(data, prefix="righe", form_kwargs={"ambito": ambito})
    if request.method == "POST" and not adding and all([form.is_valid(), righe.is_valid()]):
        indicazione = _record(request, ambito, form, righe)
        if indicazione is not None:
            messages.success(request, "Indicazione registrata. Ora accredita le persone, una per una.")
            return redirect("accounts:indicazione_detail", indicazione.pk)
    context = {"form": form, "righe": righe, "adding": adding}
    return render(request, "accounts/indicazione_create.html", context)


def _record(request, ambito, form, righe):
    values = dict(form.cleaned_data)
    comune = values.pop("comune")
    try:
        return services.record_indicazione(ambito, comune, by=request.profilo, righe=righe.righe(), **values)
    except services.GiaRegistrataError:
        form.add_error("protocollo", DOPPIA)
    except RegolaError as error:
        form.add_error(error.campo if error.campo in form.fields else None, str(error))
    return None


@permit(INDICAZIONI, "view_indicazione")
def indicazione_detail(request, pk):
    """One letter: who is named, and what became of each."""
    indicazione = get_object_or_404(request.permitted.select_related("comune", "documento", "importazione"), pk=pk)
    audit.record_read("indicazione_detail", indicazione, by=request.profilo)
    importazione = getattr(indicazione, "importazione", None)
    context = {
        "indicazione": indicazione,
        "righe": [_riga(riga, row) for riga, row in selectors.righe_of(indicazione)],
        "importazione": importazione if importazione and importazione.righe else None,
        "messaggi_pec": pec.messaggi_of(indicazione),
    }
    return render(request, "accounts/indicazione_detail.html", context)


def _riga(riga, accreditamento) -> dict[str, object]:
    """One person of the letter: what is missing, and the act that comes next."""
    stato = accreditamento.stato if accreditamento else ""
    if stato in ("", S.REVOCATO, S.SCADUTO):
        manca, label, url = (
            "Manca l'accreditamento.",
            "Accredita",
            reverse("accounts:accreditamento_create", args=[riga.pk]),
        )
    else:
        manca, label, act = _next_act(stato, accreditamento)
        url = reverse(f"accounts:accreditamento_{act}", args=[accreditamento.pk]) if act else ""
    azione = Link(label, url) if label else None
    return {"riga": riga, "accreditamento": accreditamento, "manca": manca, "azione": azione}


def _next_act(stato, accreditamento) -> tuple[str, str, str]:
    """What is missing, what the act is called, and its page."""
    if stato == S.SOSPESO:
        return "Sospeso: non entra.", "Riattiva", "reactivate"
    if stato == S.RICHIESTO and accreditamento.pronto:
        return "Manca l'attivazione.", "Attiva", "activate"
    if stato == S.RICHIESTO:
        return "Manca la convenzione del Comune.", "", ""
    if not selectors.has_access(accreditamento):
        return "Attivo, ma la persona non è ancora entrata.", "Manda di nuovo l'invito", "invite"
    return "Lavora.", "", ""


@permit(INDICAZIONI, "download_indicazione")
def indicazione_download(request, pk):
    """The signed letter."""
    indicazione = get_object_or_404(request.permitted.select_related("documento"), pk=pk)
    audit.record_read("indicazione_download", indicazione, by=request.profilo)
    return download(indicazione.documento)
