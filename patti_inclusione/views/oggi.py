"""The homes: the Case manager's work-list and the Coordinatore's day."""

from django.shortcuts import render
from django.utils import timezone

from accounts.access import permit
from ambiti.models import Comune
from patti_inclusione.forms.oggi import FiltriOggi
from patti_inclusione.permissions import CASI, RIAPERTURE, SEGNALAZIONI, TRASFERIMENTI
from patti_inclusione.selectors import carichi, coda, da_fare_fonti, trasferimento
from patti_inclusione.selectors import oggi as selectors
from patti_inclusione.selectors.cpi import list_rimandati
from patti_inclusione.selectors.da_fare import read_lavoro, read_voci
from patti_inclusione.selectors.orologi import notice
from patti_inclusione.selectors.richiesta_cpi import list_chieste
from patti_inclusione.views.oggi_righe import COLONNE, say_nothing
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web.lists import Lista
from rdc_platform.web.righe import Righe
from rdc_platform.web.schede import draw_schede

__all__ = ["da_fare_fonti"]  # the sources of the work-list, for it to find


@permit(CASI, "view_fascicolo")
def oggi(request):
    """What waits, in tabs; one line, one family, one click to the place where it is done."""
    adesso, giorno = timezone.now(), calendario.today()
    lavoro = read_lavoro(request.permitted, request.profilo.accreditamento_id, adesso)
    voci = read_voci(lavoro)
    lista = Lista(
        request, Righe(voci), COLONNE, name="cose da fare", one="cosa da fare", order="famiglia", filters=FiltriOggi,
        row_url=lambda voce: voce.url,
    )  # fmt: skip
    azione = Azione.ESPORTAZIONE if lista.exporting else Azione.LETTURA
    audit.record("oggi", by=request.profilo, azione=azione, categoria="anagrafica")
    if lista.exporting:
        return lista.export()
    scheda, tipo = lista.filters.scheda, lista.filters.cleaned_data.get("tipo", "")
    conti = selectors.count_famiglie(lavoro)
    lista.empty = say_nothing(scheda, voci, giorno, conti["aperte"])
    context = {
        "giorno": giorno,
        "lista": lista,
        "schede": draw_schede(voci, scheda, giorno, f"&tipo={tipo}" if tipo else ""),
        "agenda": selectors.read_agenda(lavoro),
        "conti": conti,
    }
    return render(request, "patti_inclusione/oggi.html", context)


@permit(CASI, "view_coda")
def oggi_coordinatore(request):
    today = calendario.today()
    soglia = today + notice(today) * calendario.GIORNO
    audit.record("oggi_coordinatore", by=request.profilo, azione=Azione.LETTURA, categoria="anagrafica")
    conti = coda.read_attesa(coda.select_righe(request.profilo), today, soglia)
    aperti = carichi.list_aperti(request.profilo, conti["aperti"])
    context = {
        "giorno": today,
        "conti": conti,
        "prime": coda.list_prime(request.permitted)[: selectors.MASSIMO],
        "attesa": coda.draw_attesa(conti),
        "attese": trasferimento.read_conti(
            TRASFERIMENTI.permitted(request.profilo, "view_trasferimento"),
            RIAPERTURE.permitted(request.profilo, "answer_riapertura"),
            SEGNALAZIONI.permitted(request.profilo, "approve_segnalazione"),
            {
                trasferimento.DAL_CPI: list_rimandati(request.permitted),
                trasferimento.CHIESTE_CPI: list_chieste(request.permitted),
            },
            request.profilo.oggetti(Comune),
        ),
        "carichi": carichi.draw_aperti(aperti),
        "case_manager": len(aperti),
    }
    return render(request, "patti_inclusione/oggi_coordinatore.html", context)
