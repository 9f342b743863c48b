"""The sources of the Case manager's work-list that come from the exchange with the Centri per l'impiego."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from patti_inclusione.models import (
    BisognoCpi,
    InvioCpi,
    RichiestaCpi,
    RinvioCpi,
    StatoCaso,
    StatoInvioCpi,
    StatoRichiestaCpi,
    TipoInvioCpi,
    VersoRichiesta,
)
from patti_inclusione.selectors.da_fare import Lavoro, Riga, fonte, lines
from rdc_platform.web.formati import in_frase

_S = StatoRichiestaCpi
CHE_COSA = {
    _S.DA_RISPONDERE: "Rispondi al Centro per l'impiego, per {}: {}",
    _S.RIFIUTATA: "ANPAL ha rifiutato una richiesta al Centro per l'impiego, per {}: correggi e rimandala",
    _S.IN_ATTESA: "Il Centro per l'impiego non ha ancora risposto, per {}: {}",
    _S.CONCLUSA: "Leggi che cosa risponde il Centro per l'impiego, per {}: {}",
}


@fonte(
    "rinvii_cpi",
    "Famiglie rimandate dal Centro per l'impiego",
    say=lambda riga, _: (
        "Leggi perché il Centro per l'impiego rimanda la famiglia",
        reverse("patti_inclusione:cpi_detail", args=[riga.caso_id]),
    ),
)
def rinvii_cpi(lavoro: Lavoro) -> QuerySet:
    """The returns from the Centri whose motives nobody has read."""
    return lines(RinvioCpi.objects.filter(caso__pk__among=lavoro.aperti, letto_il=None), oggetto=F("pk"))


@fonte(
    "rifiuti_cpi",
    "Invii rifiutati dal Centro per l'impiego",
    say=lambda riga, _: (
        "Il Centro per l'impiego ha detto di no: guarda perché",
        reverse("patti_inclusione:cpi_detail", args=[riga.caso_id]),
    ),
)
def rifiuti_cpi(lavoro: Lavoro) -> QuerySet:
    """The families whose last sending was refused, while their analysis waits for another outcome."""
    dopo = InvioCpi.objects.filter(caso=OuterRef("caso"), tipo=OuterRef("tipo"), creato_il__gt=OuterRef("creato_il"))
    in_analisi = lavoro.in_stato(StatoCaso.IN_ANALISI_PRELIMINARE)
    rows = InvioCpi.objects.filter(
        ~Exists(dopo), caso__pk__among=in_analisi, tipo=TipoInvioCpi.FAMIGLIA, stato=StatoInvioCpi.RIFIUTATO
    )
    return lines(rows, oggetto=F("pk"))


def _say_richiesta(riga: Riga, _: datetime) -> tuple[str, str]:
    """What is to be done of it, about whom, and what was asked."""
    che = in_frase(BisognoCpi(riga.dati["richiesta"]).label)
    if riga.dati["rifiuto"] and riga.dati["stato"] == _S.DA_RISPONDERE:
        testo = f"ANPAL ha rifiutato la risposta al Centro per l'impiego, per {riga.dati['nome']}: correggi e rimandala"
    else:
        testo = CHE_COSA[_S(riga.dati["stato"])].format(riga.dati["nome"], che)
    return testo, reverse("patti_inclusione:richiesta_cpi_detail", args=[riga.oggetto])


@fonte("richieste_cpi", "Richieste fra noi e il Centro", say=_say_richiesta)
def richieste_cpi(lavoro: Lavoro) -> QuerySet:
    """What a Centro waits to be answered; of ours what was refused, is not answered in time, or is answered and not read."""
    ours = Q(verso=VersoRichiesta.AL_CPI)
    rows = RichiestaCpi.objects.filter(
        Q(stato__in=[_S.DA_RISPONDERE, _S.RIFIUTATA])
        | Q(stato=_S.IN_ATTESA, attesa_fino_al__lt=lavoro.oggi)
        | ours & Q(stato=_S.CONCLUSA, letta_il=None),
        caso__pk__among=lavoro.aperti,
    )
    dati = {
        "stato": F("stato"),
        "richiesta": F("richiesta"),
        "nome": F("componente__nome"),
        "rifiuto": F("codice_rifiuto"),
    }
    return lines(rows, oggetto=F("pk"), dati=dati)
