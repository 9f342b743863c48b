"""The conventions of the Comuni of an Ambito: which are missing, and each one's adhesion."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import permit
from accounts.forms.convenzione import VALIDA, AdesioneForm, DisdettaForm, VerificaForm
from accounts.forms.filtri import ConvenzioneFiltri
from accounts.permissions import APPARTENENZE
from accounts.selectors import convenzione as selectors
from accounts.services import convenzione as services
from accounts.services.regole import RegolaError
from ambiti.models import StatoAdesione
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti.risposte import download
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.formati import data_breve
from rdc_platform.web.lists import Chip, Lista

MANCA = {
    StatoAdesione.DA_SOTTOSCRIVERE: "Carica la convenzione firmata",
    StatoAdesione.CARICATA: "Verifica la firma",
    StatoAdesione.RESPINTA: "Il Comune deve rimandarla",
    StatoAdesione.DISDETTA: "Il Comune ha lasciato la convenzione",
    StatoAdesione.VALIDA: "",
}


def _manca(row) -> str:
    """What comes next; of a Comune that signed an older version, by when."""
    if row["entro"]:
        quando = "entro il" if row["entro"] >= calendario.today() else "serviva entro il"
        return f"{MANCA[row['stato']]}: nuova versione, {quando} {data_breve(row['entro'])}"
    return MANCA[row["stato"]]


COLUMNS = [
    Colonna("comune__denominazione", "Comune", ("comune__denominazione",)),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoAdesione"),
    Colonna("manca", "Che cosa manca", value=_manca),
    Colonna("data_sottoscrizione", "Firmata", ("data_sottoscrizione",), kind="data"),
    Colonna("protocollo", "Protocollo"),
]
CHIPS = [
    Chip("Senza convenzione valida", {"senza": "on"}),
    Chip("Da verificare", {"stato": StatoAdesione.CARICATA}),
]
CAMBIATA = "Nel frattempo la convenzione è cambiata: qui vedi com'è adesso."


@permit(APPARTENENZE, "manage_convenzione")
def convenzione_list(request):
    """The Comuni of the Ambito, those without a valid convention marked, and by when a new version is due."""
    appartenenze = request.permitted.on(calendario.today())
    lista = Lista(
        request,
        selectors.convenzione_rows(appartenenze),
        COLUMNS,
        name="Comuni",
        one="Comune",
        order="comune__denominazione",
        filters=ConvenzioneFiltri,
        chips=CHIPS,
        row_url=lambda row: reverse("accounts:convenzione_detail", args=[row["id"]]),
    )
    if lista.exporting:
        return lista.export()
    context = {"lista": lista, "rinnovo": selectors.rinnovo_due(appartenenze)}
    return render(request, "accounts/convenzione_list.html", context)


@permit(APPARTENENZE, "manage_convenzione")
@require_safe
def convenzione_text(request):
    """The text of today, as the Comuni sign it."""
    modello = selectors.current_modello()
    if modello is None or modello.documento is None:
        raise Http404
    return download(modello.documento)


@permit(APPARTENENZE, "manage_convenzione")
def convenzione_detail(request, pk):
    """One Comune: where its adhesion stands, and what can be done now."""
    appartenenza = _get(request, pk)
    adesione = selectors.adesione_of(appartenenza.comune)
    stato = adesione.stato if adesione else StatoAdesione.DA_SOTTOSCRIVERE
    modello = selectors.current_modello()
    nuova = bool(adesione) and adesione.modello != modello
    can = {
        "upload": nuova or stato in (StatoAdesione.DA_SOTTOSCRIVERE, StatoAdesione.RESPINTA, StatoAdesione.DISDETTA),
        "verify": stato == StatoAdesione.CARICATA,
        "end": selectors.adesioni_valide().filter(comune=appartenenza.comune).exists(),
    }
    context = {"appartenenza": appartenenza, "adesione": adesione, "stato": stato, "can": can, "modello": modello}
    context["rinnovo"] = selectors.rinnovo_due(request.permitted.filter(pk=pk)) if nuova else None
    return render(request, "accounts/convenzione_detail.html", context)


@permit(APPARTENENZE, "manage_convenzione")
def convenzione_upload(request, pk):
    """Keep the convention that the Comune signed."""
    appartenenza = _get(request, pk)
    form = AdesioneForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.upload_adesione(appartenenza, by=request.profilo, **form.cleaned_data)
        except TransitionError:
            return _changed(request, pk)
        except RegolaError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Convenzione caricata. Ora verifica la firma: solo dopo vale.")
            return redirect("accounts:convenzione_detail", pk)
    context = {"appartenenza": appartenenza, "form": form, "modello": selectors.current_modello()}
    return render(request, "accounts/convenzione_upload.html", context)


@permit(APPARTENENZE, "manage_convenzione")
def convenzione_verify(request, pk):
    """Say whether the signed convention holds."""
    appartenenza = _get(request, pk)
    form = VerificaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _verify(appartenenza, form.cleaned_data, request.profilo)
        except TransitionError:
            return _changed(request, pk)
        except RegolaError as error:
            form.add_error(error.campo, str(error))
        else:
            messages.success(request, _verified(appartenenza, form.cleaned_data["esito"]))
            return redirect("accounts:convenzione_detail", pk)
    context = {"appartenenza": appartenenza, "form": form, "adesione": selectors.adesione_of(appartenenza.comune)}
    return render(request, "accounts/convenzione_verify.html", context)


@permit(APPARTENENZE, "manage_convenzione")
def convenzione_end(request, pk):
    """Record that the Comune left: its operators lose it at once."""
    appartenenza = _get(request, pk)
    form = DisdettaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_adesione(appartenenza, by=request.profilo, motivo=form.cleaned_data["motivo"])
        except TransitionError:
            return _changed(request, pk)
        nome = appartenenza.comune.denominazione
        messages.success(request, f"Disdetta registrata. Nessun operatore lavora più per il Comune di {nome}.")
        return redirect("accounts:convenzione_detail", pk)
    return render(request, "accounts/convenzione_end.html", {"appartenenza": appartenenza, "form": form})


@permit(APPARTENENZE, "manage_convenzione")
def convenzione_download(request, pk):
    """The signed convention; with `?contenuto`, what its P7M holds."""
    adesione = selectors.adesione_of(_get(request, pk).comune)
    if adesione is None or adesione.file_firmato is None:
        raise Http404
    audit.record_read("convenzione_download", adesione, by=request.profilo)
    return download(adesione.file_firmato, contenuto="contenuto" in request.GET)


def _get(request, pk):
    rows = request.permitted.on(calendario.today()).select_related("comune", "ambito")
    return get_object_or_404(rows, pk=pk)


def _changed(request, pk):
    messages.error(request, CAMBIATA)
    return redirect("accounts:convenzione_detail", pk)


def _verify(appartenenza, data, profilo) -> None:
    if data["esito"] == VALIDA:
        services.validate_adesione(appartenenza, by=profilo)
    else:
        services.reject_adesione(appartenenza, by=profilo, motivo=data["motivo"])


def _verified(appartenenza, esito: str) -> str:
    nome = appartenenza.comune.denominazione
    if esito == VALIDA:
        return f"Convenzione valida. Ora puoi attivare gli operatori del Comune di {nome}."
    return f"Convenzione respinta. Di' al Comune di {nome} che cosa non va: quando la rimanda, caricala di nuovo."
