"""The report on the projects, for who answers for them: tables, bars, files; one of these may be published."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from accounts.access import permit
from progetti_collettivita.forms.rapporto import FiltriRapporto
from progetti_collettivita.permissions import COMUNI
from progetti_collettivita.selectors.catalogo import soglia
from progetti_collettivita.selectors.impegno import insieme, quota_of
from progetti_collettivita.selectors.rapporto import Rapporto, read_rapporto
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.web import exports
from rdc_platform.web.colonne import Colonna
from rdc_platform.web.parti import Link

COLONNE = ["Tabella", "Voce", "Misura", "Valore"]
FILE = [(formato.upper(), formato, "") for formato in exports.FORMATI]
DA_PUBBLICARE = ("CSV da pubblicare", "csv", "pubblico")


@permit(COMUNI, "view_rapporto")
def rapporto_puc(request):
    """Projects, places, participations, hours, days for INAIL, costs, and how many of the bound persons take part."""
    oggi = calendario.today()
    filtri = FiltriRapporto(
        request.GET, comuni=list(request.permitted.order_by("cerca").values_list("pk", "denominazione"))
    )
    filtri.is_valid()
    rapporto = read_rapporto(filtri.scelti, filtri.periodo, oggi, soglia())
    formato = request.GET.get("formato")
    audit.record("rapporto_puc", by=request.profilo, azione=Azione.ESPORTAZIONE if formato else Azione.LETTURA)
    if formato:
        return _file(rapporto, formato, request.GET.get("per", ""))
    context = {"rapporto": rapporto, "filtri": filtri, "file": _links(request), **_impegno(rapporto, oggi)}
    return render(request, "progetti_collettivita/rapporto_puc.html", context | {"link_inail": _link_inail(filtri)})


def _file(rapporto: Rapporto, formato: str, per: str):
    """All the tables in one; to publish only as CSV, each Comune by itself and small counts hidden."""
    if per and (per, formato) != (DA_PUBBLICARE[2], DA_PUBBLICARE[1]):
        raise Http404
    nomi = ["Comune", *COLONNE] if per else COLONNE
    colonne = [Colonna(nome, nome, value=lambda riga, n=n: riga[n]) for n, nome in enumerate(nomi)]
    righe = rapporto.righe_pubbliche if per else rapporto.righe
    return exports.export(righe, colonne, "rapporto-puc-da-pubblicare" if per else "rapporto-puc", formato)


def _links(request) -> list[Link]:
    """The files of what the page shows."""
    found = []
    for label, formato, per in (*FILE, DA_PUBBLICARE):
        query = request.GET.copy()
        query["formato"] = formato
        if per:
            query["per"] = per
        found.append(Link(label, f"?{query.urlencode()}"))
    return found


def _impegno(rapporto: Rapporto, oggi) -> dict:
    """The bound persons of each Comune and of all, and how they stand to the share, where the law asks for one."""
    quota = quota_of(oggi)
    divisore = int(quota.valore) if quota else 0
    righe = [each for each in rapporto.impegni if each.tenute.massimo]
    righe += [insieme(righe)] if len(righe) > 1 else []
    return {
        "quota": quota,
        "divisore": divisore,
        "impegni": [
            (each, each.servono(divisore), each.parole(divisore)) if divisore else (each, "", "") for each in righe
        ],
    }


def _link_inail(filtri: FiltriRapporto) -> str:
    """Before the code of a quarter, the page of that quarter; all of them together have a page each Comune."""
    scelti = list(filtri.scelti)
    return f"{reverse('progetti_collettivita:trimestre_list')}{scelti[0]}-" if len(scelti) == 1 else ""
