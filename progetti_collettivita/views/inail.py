"""What INAIL was told: the list, and the certificate that it sends to the Comune."""

from django.shortcuts import render
from django.urls import reverse

from accounts.access import permit
from progetti_collettivita.forms.inail import CertificatoForm, FiltriComunicazioni
from progetti_collettivita.models import TipoComunicazioneInail
from progetti_collettivita.permissions import ASSEGNAZIONI, PUC
from progetti_collettivita.selectors import inail as selectors
from progetti_collettivita.services import certificato
from progetti_collettivita.views.allegati import download_of
from progetti_collettivita.views.parti import act, back, find_puc, page_context
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Chip, Lista

COLONNE = [
    Colonna("cognome", "Persona", ("cognome", "nome"), value=lambda r: f"{r['cognome']} {r['nome']}"),
    Colonna("titolo", "Progetto", ("titolo",)),
    Colonna("tipo", "Che cosa", ("tipo",), value=lambda r: TipoComunicazioneInail(r["tipo"]).label),
    Colonna("data_evento", "Dal, o al", ("data_evento",), kind="data"),
    Colonna("entro", "Da dire entro", ("entro",), kind="data"),
    Colonna("data_ora_invio", "Inviata il", ("data_ora_invio",), kind="data_ora"),
    Colonna("stato", "Stato", ("stato",), kind="stato", enum="StatoComunicazioneInail"),
    Colonna("tempo", "In tempo?", value=selectors.ritardo_in_words),
    Colonna("dettaglio_errore", "Perché"),
]


@permit(ASSEGNAZIONI, "run_assegnazione")
def comunicazione_list(request):
    """All that was told of who takes part in the projects of his Comuni; what is late or refused, one click away."""
    oggi = calendario.today()
    rows = selectors.list_comunicazioni(request.permitted)
    quante = selectors.count_quali(rows, oggi)
    lista = Lista(
        request,
        selectors.light_rows(rows),
        COLONNE,
        name="comunicazioni",
        one="comunicazione",
        order="-data_evento",
        filters=FiltriComunicazioni,
        search=selectors.find_by_name,
        chips=[
            Chip(f"{label} ({quante[nome]})", {"quali": nome}) for nome, (label, _) in selectors.quali(oggi).items()
        ],
        row_url=lambda row: reverse("progetti_collettivita:partecipante_detail", args=[row["assegnazione_id"]]),
        empty="Nessuna ancora: la prima parte da sola quando una persona accetta un progetto.",
    )
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.RICERCA
    audit.record("comunicazione_list", by=request.profilo, azione=azione)
    if lista.exporting:
        return lista.export()
    return render(request, "progetti_collettivita/comunicazione_list.html", {"lista": lista})


@permit(PUC, "manage_puc")
def certificato_edit(request, pk):
    """Write down the certificate of insurance, with its file."""
    puc = find_puc(request, pk)
    initial = {
        "versione": puc.versione, "inail_pat": puc.inail_pat, "numero": puc.inail_certificato_numero,
        "data": puc.inail_certificato_data,
    }  # fmt: skip
    form = CertificatoForm(request.POST or None, request.FILES or None, initial=initial)
    if act(request, puc, form, certificato.write_certificato, "Certificato salvato."):
        return back(pk, "documenti")
    audit.record_read("certificato_edit", puc, by=request.profilo)
    context = page_context(puc, "Certificato INAIL") | {"form": form}
    return render(request, "progetti_collettivita/certificato_edit.html", context)


@permit(PUC, "view_puc")
def certificato_download(request, pk):
    puc = find_puc(request, pk, "inail_certificato")
    return download_of(request, "certificato_download", puc, puc.inail_certificato)
