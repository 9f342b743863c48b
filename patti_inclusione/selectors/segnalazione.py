"""The reports as lists, and the minimum dossier on which the Coordinatore decides."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from ambiti.models import Componente
from patti_inclusione.models import (
    AllegatoSegnalazione,
    Caso,
    CodiceEvento,
    Impegno,
    Rettifica,
    RichiamoFormale,
    Segnalazione,
    StatoPatto,
    StatoRettifica,
    StatoSegnalazione,
)
from patti_inclusione.models.segnalazione import MODIFICABILI, RETTIFICABILI
from patti_inclusione.models.segnalazione_codici import DEI_RICHIAMI
from patti_inclusione.selectors.famiglie import SPAZIO
from rdc_platform import calendario

CON_FATTO = (
    "caso__nucleo__comune",
    "componente__situazione",
    "componente__scheda",
    "convocazione",
    "firma__patto",
    "impegno__patto",
    "richiamo",
    "notizia",
)
DI_SALUTE = {CodiceEvento.E08}


def select_segnalazioni(rows: QuerySet) -> QuerySet:
    """Light rows of the Case manager's reports."""
    return rows.values(
        "id",
        "progressivo",
        "tipo_evento",
        "data_evento",
        "scadenza_invio",
        "stato",
        nucleo_id=F("caso__nucleo_id"),
        codice=F("caso__codice"),
        cerca=F("caso__nucleo__cerca"),
        famiglia=Concat("caso__nucleo__cognome", SPAZIO, "caso__nucleo__nome"),
        entro=_entro(),
    )


def select_approvazioni(rows: QuerySet) -> QuerySet:
    """Light rows of the Coordinatore's queue: a report that waits, or one whose correction waits."""
    in_corso = Rettifica.objects.filter(segnalazione=OuterRef("pk"), stato=StatoRettifica.IN_APPROVAZIONE)
    return (
        rows.annotate(rettifica=Exists(in_corso), comune_id=F("caso__nucleo__comune"))
        .annotate(
            in_attesa=Case(
                When(Q(stato=StatoSegnalazione.IN_APPROVAZIONE) | Q(rettifica=True), then=True), default=False
            ),
            che_cosa=Case(
                When(rettifica=True, then=Value("Rettifica")), default=Value("Segnalazione"), output_field=CharField()
            ),
        )
        .values(
            "id",
            "tipo_evento",
            "data_accertamento",
            "scadenza_invio",
            "stato",
            "che_cosa",
            "rettifica",
            nucleo_id=F("caso__nucleo_id"),
            codice=F("caso__codice"),
            cerca=F("caso__nucleo__cerca"),
            famiglia=Concat("caso__nucleo__cognome", SPAZIO, "caso__nucleo__nome"),
            comune=F("caso__nucleo__comune__denominazione"),
            entro=_entro(),
        )
    )


def _entro() -> Case:
    """The last day to send it, as long as it was not sent."""
    open_ones = [*MODIFICABILI, StatoSegnalazione.APPROVATA, StatoSegnalazione.IN_CODA]
    return Case(When(stato__in=open_ones, then=F("scadenza_invio")), default=None)


def list_in_attesa(rows: QuerySet) -> QuerySet:
    """The reports that wait among `rows`, for themselves or for a correction."""
    in_corso = Rettifica.objects.filter(segnalazione=OuterRef("pk"), stato=StatoRettifica.IN_APPROVAZIONE)
    return rows.filter(Q(stato=StatoSegnalazione.IN_APPROVAZIONE) | Exists(in_corso))


def segnalazioni_of(caso: Caso) -> QuerySet[Segnalazione]:
    """The reports of a case, the latest first, for the case page."""
    return Segnalazione.objects.filter(caso=caso).order_by("-progressivo")


def famiglia_of(caso: Caso) -> QuerySet:
    """The members of today, the eldest first."""
    return Componente.objects.filter(nucleo=caso.nucleo_id, uscito_il=None).order_by("data_nascita", "pk")


def impegni_to_warn(caso: Caso) -> list[Impegno]:
    """The commitments of the active Patto that are reported only after a formal warning, with none still to verify."""
    rows = Impegno.objects.filter(
        patto__caso=caso, patto__stato=StatoPatto.ATTIVO, condizionalita=True, tipo_evento_sanzione__in=DEI_RICHIAMI
    )
    aperti = RichiamoFormale.objects.filter(impegno__patto__caso=caso, esito_verifica="").select_related("impegno")
    warned = {richiamo.impegno.filo for richiamo in aperti}
    found = rows.select_related("componente").order_by("creato_il", "pk")
    return [impegno for impegno in found if impegno.filo not in warned]


def richiami_on(impegno: Impegno) -> list[RichiamoFormale]:
    """The formal warnings on a commitment in whatever version of the Patto they were given, the first one first."""
    rows = RichiamoFormale.objects.filter(Q(impegno=impegno.filo) | Q(impegno__origine=impegno.filo))
    return list(rows.order_by("numero"))


def richiami_of(caso: Caso) -> list[RichiamoFormale]:
    """The formal warnings of a case, the latest first."""
    rows = RichiamoFormale.objects.filter(impegno__patto__caso=caso)
    return list(rows.select_related("impegno__componente").order_by("-data", "-numero"))


def giorni_rimasti(segnalazione: Segnalazione, oggi: date) -> int:
    """Working days left to send it; below zero when the term has passed."""
    if segnalazione.scadenza_invio < oggi:
        return -calendario.count_lavorativi(segnalazione.scadenza_invio, oggi)
    return calendario.count_lavorativi(oggi, segnalazione.scadenza_invio)


def can(segnalazione: Segnalazione) -> dict[str, bool]:
    """What the Case manager may do with it now."""
    stato = StatoSegnalazione(segnalazione.stato)
    in_corso = any(rettifica.stato in _CORRONO for rettifica in segnalazione.rettifiche.all())
    return {
        "edit": stato in MODIFICABILI,
        "submit": StatoSegnalazione.IN_APPROVAZIONE in Segnalazione.MOVES[stato],
        "withdraw": StatoSegnalazione.ANNULLATA in Segnalazione.MOVES[stato],
        "rettifica": stato in RETTIFICABILI and not in_corso,
    }


_CORRONO = {StatoRettifica.IN_APPROVAZIONE, StatoRettifica.IN_CODA, StatoRettifica.INVIATA}


@dataclass(frozen=True)
class Dossier:
    """The least that lets a Coordinatore decide (ADR 0018). Of a health commitment: codes and dates, no word of anyone."""

    segnalazione: Segnalazione
    persona: str
    oggetto: str
    fatti: list[tuple[str, Any]]
    invii: list[tuple[str, str, Any]] = field(default_factory=list)
    motivazione: str = ""
    di_salute: bool = False
    allegati: list[AllegatoSegnalazione] = field(default_factory=list)


def read_dossier(segnalazione: Segnalazione) -> Dossier:
    """The dossier of one report, from codes and dates; the only free text is the motive, and never on health."""
    di_salute = segnalazione.tipo_evento in DI_SALUTE
    persona = segnalazione.componente
    return Dossier(
        segnalazione=segnalazione,
        persona=f"{persona.nome} {persona.cognome}" if persona else "La famiglia",
        oggetto=_oggetto(segnalazione),
        fatti=_fatti(segnalazione),
        invii=_invii(segnalazione),
        motivazione="" if di_salute else segnalazione.motivazione,
        di_salute=di_salute,
        allegati=[] if di_salute else list(segnalazione.allegati.filter(visibile_coordinatore=True)),
    )


def _oggetto(segnalazione: Segnalazione) -> str:
    """What it is about, without its words: a commitment is its kind and its number in the Patto."""
    if segnalazione.convocazione:
        return f"{segnalazione.convocazione.get_tipo_display()}, appuntamento {segnalazione.convocazione.numero_progressivo}"
    if segnalazione.impegno:
        impegno = segnalazione.impegno
        keys = list(impegno.patto.impegni.order_by("creato_il", "pk").values_list("pk", flat=True))
        kind = (
            "Impegno di prevenzione e cura"
            if segnalazione.tipo_evento in DI_SALUTE
            else impegno.get_categoria_display()
        )
        return f"{kind}, n. {keys.index(impegno.pk) + 1} del Patto"
    if segnalazione.notizia:
        return f"Progetto {segnalazione.notizia.progetto}: {segnalazione.notizia.get_tipo_display()}"
    return f"Patto, versione {segnalazione.firma.patto.versione}" if segnalazione.firma else "Informazione per INPS"


def _fatti(segnalazione: Segnalazione) -> list[tuple[str, Any]]:
    found = [("Data del fatto", segnalazione.data_evento), ("Accertato il", segnalazione.data_accertamento)]
    richiamo = segnalazione.richiamo
    if richiamo:
        found += [
            (f"Richiamo n. {richiamo.numero}", richiamo.data),
            ("Ricevuto il", richiamo.ricevuto_il),
            ("In regola entro il", richiamo.termine_adeguamento),
        ]
    return found


def _invii(segnalazione: Segnalazione) -> list[tuple[str, str, Any]]:
    """Channel, outcome and instant of each notice to that person: no address."""
    if segnalazione.convocazione is None:
        return []
    rows = segnalazione.convocazione.invii.filter(componente=segnalazione.componente_id).order_by("istante", "pk")
    return [(row.get_canale_display(), row.esito, row.istante) for row in rows]
