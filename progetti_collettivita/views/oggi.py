"""The home of the Responsabile PUC: what waits for him."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from accounts.access import permit
from progetti_collettivita.forms.oggi import FiltriOggi
from progetti_collettivita.permissions import ASSEGNAZIONI, COMUNI, PUC
from progetti_collettivita.selectors import oggi as selectors
from progetti_collettivita.selectors.giorni_effettivi import da_comunicare
from progetti_collettivita.selectors.inail import list_comunicazioni
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista
from rdc_platform.web.righe import Righe
from rdc_platform.web.schede import draw_schede

COLONNE = [
    Colonna("di", "Di chi, di che cosa"),
    Colonna("testo", "Che cosa fare"),
    Colonna(
        "termine",
        "Entro",
        kind="termine",
        fonte="INAIL circ. 10/2020; per le proposte del CPI, i giorni per rispondere",
    ),
    Colonna("tipo", "Tipo", value=lambda cosa: selectors.TIPI[cosa.tipo]),
]
NIENTE = (
    'Per oggi niente da fare: chi ha accettato è assicurato, o lo sarà in tempo. Guarda i <a href="{}">progetti</a> e i '
    '<a href="{}">partecipanti</a>.'
)


@permit(ASSEGNAZIONI, "run_assegnazione")
def puc_today(request):
    """What waits, in tabs; one line, one act, one click."""
    giorno, profilo = calendario.today(), request.profilo
    cose = selectors.in_order(
        selectors.persone(request.permitted, giorno),
        selectors.fini(list_comunicazioni(request.permitted)),
        selectors.mesi(PUC.permitted(profilo, "validate_mese"), giorno),
        selectors.trimestri(da_comunicare(COMUNI.permitted(profilo, "tell_trimestre"), giorno)),
    )
    lista = Lista(
        request, Righe(cose), COLONNE, name="cose da fare", one="cosa da fare", order="di", filters=FiltriOggi,
        row_url=lambda cosa: cosa.url,
        empty=format_html(NIENTE, reverse("progetti_collettivita:puc_list"), reverse("progetti_collettivita:partecipante_list")),
    )  # fmt: skip
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("puc_today", by=profilo, azione=azione)
    if lista.exporting:
        return lista.export()
    tipo = lista.filters.cleaned_data.get("tipo")
    schede = draw_schede(cose, lista.filters.scheda, giorno, f"&tipo={tipo}" if tipo else "")
    context = {"giorno": giorno, "lista": lista, "schede": schede}
    return render(request, "progetti_collettivita/puc_today.html", context)
