"""The sources of the Case manager's work-list: what each kind of waiting thing is, and where it is done.

Those of the appointments stand in a file of theirs. The order is only that of the filter; the list goes by what presses.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from patti_inclusione.models import (
    Assegnazione,
    Caso,
    CodiceTermine,
    ComunicazioneInps,
    DifferenzaFornitura,
    Esonero,
    MotivoChiusura,
    NotiziaPuc,
    Scadenza,
    StatoCaso,
    StatoComunicazione,
    StatoEsonero,
    TipoNotizia,
)
from patti_inclusione.models.comunicazione import RIMANDABILI
from patti_inclusione.selectors import da_fare_appuntamenti, da_fare_cpi
from patti_inclusione.selectors.caso import list_consegne
from patti_inclusione.selectors.da_fare import Lavoro, Riga, fonte, lines, steps_data
from patti_inclusione.selectors.notizie import list_aperte
from patti_inclusione.selectors.orologi import notice
from patti_inclusione.selectors.passi import Fatti, next_step
from rdc_platform import calendario

__all__ = ["da_fare_appuntamenti", "da_fare_cpi"]  # those of the appointments and of the Centri, for the list to find

NUOVA = timedelta(days=7)  # how long a family is new to whoever got it
LIBERI = (MotivoChiusura.ESCLUSIONE_OBBLIGHI, MotivoChiusura.ESONERO_TUTTI)
ULTIMA = {
    CodiceTermine.T04: "Fai arrivare a INPS la firma del Patto",
    CodiceTermine.T05: "Comunica a INPS la mancata firma",
    CodiceTermine.T06: "Segnala il fatto a INPS",
    CodiceTermine.T09: "Definisci il Patto con la famiglia",
    CodiceTermine.T10: "Incontra la famiglia di persona",
    CodiceTermine.T11: "Fai sapere a INPS che la famiglia è presa in carico",
}


def _page(caso_id, anchor: str = "") -> str:
    return reverse("patti_inclusione:caso_detail", args=[caso_id]) + anchor


def _say_termine(riga: Riga, adesso: datetime) -> tuple[str, str]:
    """The step that the term presses, if it is the next one; else what the term itself asks, from the case's page."""
    appuntamento = riga.dati["appuntamento"]
    fatti = Fatti(
        riga.caso_id,
        riga.dati["stato"],
        datetime.fromisoformat(appuntamento) if appuntamento else None,
        riga.dati["convocazione_id"],
        da_mandare=riga.dati["convocazione_id"] is not None and not riga.dati["mandata"],
    )
    prossimo = next_step(fatti, adesso)
    if prossimo.termine == riga.codice:
        return prossimo.testo, prossimo.url or _page(riga.caso_id)
    return ULTIMA.get(riga.codice, CodiceTermine(riga.codice).label), _page(riga.caso_id)


@fonte("termini", "Termini di legge", say=_say_termine)
def termini(lavoro: Lavoro) -> QuerySet:
    """The terms that lapsed, or lapse within the days of notice."""
    soglia = lavoro.oggi + notice(lavoro.oggi) * calendario.GIORNO
    rows = Scadenza.objects.in_corso().filter(caso__pk__among=lavoro.aperti, termine__lte=soglia)
    dati = {"codice": F("codice"), "decorrenza": F("decorrenza"), "stato": F("caso__stato"), **steps_data("caso_id")}
    return lines(rows, oggetto=F("caso_id"), giorno=F("termine"), dati=dati)


@fonte(
    "inps",
    "Messaggi rifiutati da INPS",
    say=lambda riga, _: ("INPS ha rifiutato un messaggio: correggi e rimandalo", _page(riga.caso_id)),
)
def inps(lavoro: Lavoro) -> QuerySet:
    """The last messages that INPS refused and nobody sent again."""
    altri = set(StatoComunicazione) - {StatoComunicazione.RIFIUTATA}
    rows = ComunicazioneInps.objects.filter(
        caso__pk__among=lavoro.aperti, stato=StatoComunicazione.RIFIUTATA, codice__in=RIMANDABILI
    )
    ripresi = ComunicazioneInps.objects.filter(
        riferimento=OuterRef("riferimento"), codice=OuterRef("codice"), stato__in=altri
    ) | ComunicazioneInps.objects.filter(
        riferimento=OuterRef("riferimento"), codice=OuterRef("codice"), tentativo__gt=OuterRef("tentativo")
    )
    return lines(rows.filter(~Exists(ripresi)), oggetto=F("pk"))


@fonte(
    "variazioni",
    "Dati cambiati da INPS",
    say=lambda riga, _: ("Guarda i dati che INPS ha cambiato", _page(riga.caso_id, "#variazioni")),
)
def variazioni(lavoro: Lavoro) -> QuerySet:
    """The families of which a later lot brought something that nobody looked at."""
    da_vedere = DifferenzaFornitura.objects.filter(caso=OuterRef("pk"), vista_il=None)
    rows = Caso.objects.filter(Exists(da_vedere), pk__among=lavoro.aperti)
    return lines(rows, caso="pk", oggetto=F("pk"))


DAI_PROGETTI = {
    TipoNotizia.RIFIUTO: "{} non ha aderito al progetto: decidi se segnalarlo a INPS",
    TipoNotizia.SENZA_RISPOSTA: "Convoca {}: non ha risposto alla proposta di un progetto",
    TipoNotizia.ASSENZE_RICHIAMO: "Senti {}: ore di assenza dal progetto senza un motivo",
    TipoNotizia.ASSENZE_DECADENZA: "{} ha troppe ore di assenza dal progetto: decidi se segnalarlo a INPS",
}


@fonte(
    "progetti",
    "Che cosa dicono i progetti",
    say=lambda riga, _: (
        DAI_PROGETTI[riga.dati["tipo"]].format(riga.dati["nome"]),
        reverse("patti_inclusione:notizia_decide", args=[riga.oggetto]),
    ),
)
def progetti(lavoro: Lavoro) -> QuerySet:
    """What the projects told of the members, of which nobody has decided."""
    rows = list_aperte(NotiziaPuc.objects.filter(caso__pk__among=lavoro.aperti))
    return lines(rows, oggetto=F("pk"), dati={"tipo": F("tipo"), "nome": F("componente__nome")})


def _say_esonero(riga: Riga, _: datetime) -> tuple[str, str]:
    """Of a closed case nothing is written: its end is a reason to open it again."""
    if riga.dati["stato"] == StatoCaso.CHIUSO:
        testo = f"{riga.dati['nome']} torna ad avere obblighi: valuta se far riaprire il caso"
    elif riga.dati["esonero"] == StatoEsonero.SCADUTO:
        testo = f"Rivedi che cosa fa {riga.dati['nome']}: l'esonero è finito"
    else:
        testo = f"Rivedi se {riga.dati['nome']} è ancora senza obblighi"
    return testo, reverse("patti_inclusione:esonero_list", args=[riga.caso_id])


@fonte("esoneri", "Esoneri da rivedere", say=_say_esonero)
def esoneri(lavoro: Lavoro) -> QuerySet:
    """Those to be evaluated again, also where they closed the case."""
    liberi = Q(componente__nucleo__caso__motivo_chiusura__in=LIBERI)
    aperti = ~Q(componente__nucleo__caso__stato=StatoCaso.CHIUSO)
    rows = Esonero.objects.filter(
        aperti | liberi,
        componente__nucleo__caso__pk__among=list(lavoro.casi),
        componente__uscito_il=None,
        rivalutazione_il__lte=lavoro.oggi,
    )
    dati = {"nome": F("componente__nome"), "esonero": F("stato"), "stato": F("componente__nucleo__caso__stato")}
    return lines(rows, caso="componente__nucleo__caso__pk", oggetto=F("pk"), giorno=F("rivalutazione_il"), dati=dati)


@fonte(
    "nuove",
    "Famiglie nuove",
    cede=True,
    say=lambda riga, _: (
        f"Famiglia nuova: {riga.dati['comune']}, {riga.dati['persone']} person{'a' if riga.dati['persone'] == 1 else 'e'}",
        _page(riga.caso_id),
    ),
)
def nuove(lavoro: Lavoro) -> QuerySet:
    """The families given to him in the last days, with which nothing was done."""
    recente = Assegnazione.objects.filter(caso=OuterRef("pk"), al=None, dal__gte=lavoro.adesso - NUOVA)
    rows = Caso.objects.filter(Exists(recente), pk__among=lavoro.in_stato(StatoCaso.ASSEGNATO))
    dati = {"comune": F("nucleo__comune__denominazione"), "persone": F("nucleo__numero_componenti")}
    return lines(rows, caso="pk", oggetto=F("pk"), dati=dati)


@fonte(
    "consegne",
    "Note di consegna",
    say=lambda riga, _: (
        "Scrivi la nota di consegna: ora la segue un altro",
        reverse("patti_inclusione:consegna_edit", args=[riga.oggetto]),
    ),
)
def consegne(lavoro: Lavoro) -> QuerySet:
    """The hand-over notes he owes, by the code of a case that is no more his."""
    rows = list_consegne(lavoro.accreditamento_id, lavoro.adesso)
    return lines(rows, oggetto=F("pk"), dati={"famiglia": F("caso__codice")})
