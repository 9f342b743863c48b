"""The Responsabile's home: what waits, in tabs; one line, one check, one click."""

from django.shortcuts import render

from accounts.access import permit
from controlli_anagrafici.forms.piano import FiltriOggi
from controlli_anagrafici.permissions import CONTROLLI, RINVII
from controlli_anagrafici.selectors import oggi as selectors
from controlli_anagrafici.selectors.panoramica import IN_SCADENZA
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.lists import Lista
from rdc_platform.web.righe import Righe
from rdc_platform.web.schede import OGGI, SETTIMANA, TUTTO, draw_schede

COLONNE = [
    Colonna("persona", "Persona"),
    Colonna("testo", "Che cosa fare"),
    Colonna("termine", "Entro", kind="termine", fonte="Accordo 560/2019 art. 2"),
    Colonna("tipo", "Tipo", value=lambda cosa: selectors.TIPI[cosa.tipo]),
]
NIENTE = {
    OGGI: "Per oggi niente da fare. Guarda «Questa settimana», o comincia da «Tutto».",
    SETTIMANA: "Nessun termine in scadenza questa settimana.",
    "scaduti": "Nessun termine scaduto.",
    TUTTO: "Nessun controllo. Te li assegna il Coordinatore del tuo Comune.",
}


@permit(CONTROLLI, "work_controllo")
def controllo_today(request):
    giorno = calendario.today()
    cose = selectors.read_cose(
        selectors.select_controlli(request.permitted),
        selectors.select_rinvii(RINVII.permitted(request.profilo, "work_rinvio")),
    )
    lista = Lista(
        request, Righe(cose), COLONNE, name="cose da fare", one="cosa da fare", order="persona", filters=FiltriOggi,
        row_url=lambda cosa: cosa.url,
    )  # fmt: skip
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("controllo_today", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    scheda = lista.filters.scheda
    lista.empty = NIENTE[scheda if cose else TUTTO]
    context = {
        "giorno": giorno,
        "lista": lista,
        "schede": draw_schede(cose, scheda, giorno, _query(lista), IN_SCADENZA),
    }
    return render(request, "controlli_anagrafici/controllo_today.html", context)


def _query(lista) -> str:
    """What the tabs keep of the address."""
    tipo = lista.filters.cleaned_data.get("tipo")
    return f"&tipo={tipo}" if tipo else ""
