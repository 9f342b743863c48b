"""The sources of the work-list about appointments: what to write of those that were, and whom nobody has told."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.urls import reverse

from patti_inclusione.models import (
    Convocazione,
    EsitoAppuntamento,
    EsitoInvio,
    InvioConvocazione,
    PrenotazioneInps,
    StatoConvocazione,
    StatoPrenotazione,
    TipoSms,
)
from patti_inclusione.selectors.da_fare import Lavoro, Riga, fonte, lines
from patti_inclusione.selectors.sms import DA_SOLI, IN_VIAGGIO, invii_da_telefonare, sms_da_telefonare
from rdc_platform.web.formati import data_breve, data_ora

QUANDO = {"quando": F("data_ora")}


@fonte(
    "esiti",
    "Colloqui senza esito",
    say=lambda riga, _: (
        f"Scrivi chi è venuto al colloquio del {data_ora(riga.quando)}",
        reverse("patti_inclusione:esito_edit", args=[riga.oggetto]),
    ),
)
def esiti(lavoro: Lavoro) -> QuerySet:
    """The appointments that are over and say nothing of who came."""
    rows = Convocazione.objects.filter(
        caso__pk__among=lavoro.aperti, stato=StatoConvocazione.FISSATA, data_ora__lt=lavoro.adesso
    )
    return lines(rows, oggetto=F("pk"), dati=QUANDO)


@fonte(
    "assenze",
    "Assenze da decidere",
    say=lambda riga, _: (
        f"Nessuno ha giustificato in tempo l'assenza del {data_breve(riga.quando)}: decidi tu",
        reverse("patti_inclusione:esito_edit", args=[riga.oggetto]),
    ),
)
def assenze(lavoro: Lavoro) -> QuerySet:
    """The appointments with an absence that nobody justified in time."""
    over = EsitoAppuntamento.objects.filter(convocazione=OuterRef("pk"), da_definire_dal__isnull=False)
    rows = Convocazione.objects.filter(Exists(over), caso__pk__among=lavoro.aperti)
    return lines(rows, oggetto=F("pk"), dati=QUANDO)


@fonte(
    "inviti",
    "Convocazioni da mandare",
    say=lambda riga, _: (
        f"Manda la convocazione per il {data_ora(riga.quando)}",
        reverse("patti_inclusione:invio_edit", args=[riga.oggetto]),
    ),
)
def inviti(lavoro: Lavoro) -> QuerySet:
    """The appointments to come of which nobody was told yet."""
    mandati = InvioConvocazione.objects.filter(convocazione=OuterRef("pk")).exclude(
        esito__in=[EsitoInvio.DA_FARE, EsitoInvio.FALLITO]
    )
    falliti = InvioConvocazione.objects.filter(
        convocazione=OuterRef("pk"), esito=EsitoInvio.FALLITO, canale__in=DA_SOLI
    )  # of these speaks the next source
    rows = Convocazione.objects.filter(
        ~Exists(mandati),
        ~Exists(falliti),
        caso__pk__among=lavoro.aperti,
        stato=StatoConvocazione.FISSATA,
        data_ora__gte=lavoro.adesso,
    )
    return lines(rows, oggetto=F("pk"), dati=QUANDO)


def _say_telefona(riga: Riga, _: datetime) -> tuple[str, str]:
    """Which appointment it was about, and where the call is written."""
    what = "che l'appuntamento non si fa" if riga.dati["tipo"] == TipoSms.DISDETTA else "per l'appuntamento"
    perche = (
        "non sappiamo se il messaggio è arrivato"
        if riga.dati.get("esito") in IN_VIAGGIO
        else "il messaggio non è arrivato"
    )
    testo = f"Telefona a {riga.dati['nome']} {what} del {data_ora(riga.quando)}: {perche}"
    return testo, reverse("patti_inclusione:convocazione_detail", args=[riga.dati["convocazione"]])


DA_CHIAMARE = {
    "nome": F("componente__nome"),
    "quando": F("convocazione__data_ora"),
    "convocazione": F("convocazione_id"),
}


@fonte("avvisi", "Avvisi non arrivati", say=_say_telefona)
def avvisi(lavoro: Lavoro) -> QuerySet:
    """The notices sent by e-mail, PEC or SMS that did not arrive, of people whom nothing else has told."""
    rows = invii_da_telefonare(lavoro.adesso).filter(convocazione__caso__pk__among=lavoro.aperti)
    dati = DA_CHIAMARE | {"tipo": Value(TipoSms.CONVOCAZIONE.value), "esito": F("esito")}
    return lines(rows, caso="convocazione__caso__pk", oggetto=F("componente_id"), dati=dati)


@fonte("promemoria", "SMS non arrivati", say=_say_telefona)
def promemoria(lavoro: Lavoro) -> QuerySet:
    """The reminders, and the messages that an appointment is off, that did not arrive."""
    rows = sms_da_telefonare(lavoro.adesso).filter(convocazione__caso__pk__among=lavoro.aperti)
    return lines(rows, caso="convocazione__caso__pk", oggetto=F("pk"), dati=DA_CHIAMARE | {"tipo": F("tipo")})


def _say_prenotazione(riga: Riga, _: datetime) -> tuple[str, str]:
    """Whether it can be confirmed, or what INPS told the family cannot be kept."""
    url = reverse("patti_inclusione:prenotazione_confirm", args=[riga.oggetto])
    if riga.dati["scarto"]:
        return f"INPS ha dato alla famiglia un appuntamento che non si può tenere, {data_ora(riga.quando)}", url
    return f"Conferma l'appuntamento preso con INPS, {data_ora(riga.quando)}", url


@fonte("prenotazioni", "Appuntamenti presi con INPS", say=_say_prenotazione)
def prenotazioni(lavoro: Lavoro) -> QuerySet:
    """What INPS booked and nobody has confirmed nor declined."""
    rows = PrenotazioneInps.objects.aperte().filter(caso__pk__among=lavoro.aperti)
    return lines(rows, oggetto=F("pk"), dati=QUANDO | {"scarto": F("scarto")})


@fonte(
    "disdette_inps",
    "Appuntamenti annullati da INPS",
    say=lambda riga, _: (
        f"INPS ha annullato l'appuntamento del {data_ora(riga.quando)}: annullalo anche tu, o spostalo",
        reverse("patti_inclusione:convocazione_detail", args=[riga.dati["convocazione"]]),
    ),
)
def disdette_inps(lavoro: Lavoro) -> QuerySet:
    """The appointments that INPS booked and cancelled, which still stand here."""
    rows = PrenotazioneInps.objects.filter(
        caso__pk__among=lavoro.aperti,
        stato=StatoPrenotazione.ANNULLATO,
        convocazione__stato=StatoConvocazione.FISSATA,
        convocazione__data_ora__gte=lavoro.adesso,
    )
    return lines(rows, oggetto=F("pk"), dati=QUANDO | {"convocazione": F("convocazione_id")})
