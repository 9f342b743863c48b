"""The facts of a case that may be reported to INPS, as what already stands on the platform says them: nothing is typed twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min, Q

from ambiti.models import Componente
from patti_inclusione.models import (
    Caso,
    CodiceEvento,
    Convocazione,
    EsitoAppuntamento,
    EsitoPresenza,
    EsitoRichiamo,
    FirmaPatto,
    Impegno,
    ModalitaFirma,
    ModalitaIncontro,
    NotiziaPuc,
    Patto,
    RichiamoFormale,
    Segnalazione,
    StatoPatto,
    TipoConvocazione,
)
from patti_inclusione.models.notizia import SEGNALABILI
from patti_inclusione.models.segnalazione import FINITE
from patti_inclusione.models.segnalazione_codici import DEGLI_IMPEGNI, INFORMATIVI
from patti_inclusione.selectors import segnalazione_regole as regole
from patti_inclusione.selectors.convocazione import compute_giustificare_entro
from rdc_platform import calendario

FIRMATI = [StatoPatto.ATTIVO, StatoPatto.SUPERATO, StatoPatto.CONCLUSO, StatoPatto.INTERROTTO]


@dataclass(frozen=True)
class Fatto:
    """One fact: `chiave` names it in the URL. `data_evento` None is asked of the Case manager, as the person is."""

    chiave: str
    tipo_evento: str
    componente: Componente | None
    testo: str
    data_evento: date | None = None
    data_accertamento: date | None = None
    convocazione: Convocazione | None = None
    firma: FirmaPatto | None = None
    impegno: Impegno | None = None
    richiamo: RichiamoFormale | None = None
    notizia: NotiziaPuc | None = None
    gia: bool = False

    @property
    def titolo(self) -> str:
        return CodiceEvento(self.tipo_evento).label


def list_fatti(caso: Caso, oggi: date) -> list[Fatto]:
    """All that may be reported of the case today, the latest first; `gia` says that a report is there."""
    rows = Segnalazione.objects.filter(caso=caso).exclude(stato__in=FINITE)
    gia = {key_of(row) for row in rows.select_related("convocazione")}
    found = (*_assenze(caso), *_rifiuti(caso), *_progetti(caso), *_richiami(caso), *_impegni(caso, oggi))
    return [_marked(fatto, gia) for fatto in found]


def find_fatto(caso: Caso, chiave: str, oggi: date) -> Fatto | None:
    """The fact of the case that `chiave` names; None if there is none."""
    kind, _, pk = chiave.partition("-")
    if kind == "informazione":
        valid = pk in INFORMATIVI and pk in regole.eventi_del_case_manager(oggi)
        return Fatto(chiave, pk, None, CodiceEvento(pk).label) if valid else None
    return next((fatto for fatto in list_fatti(caso, oggi) if fatto.chiave == chiave), None)


def key_of(segnalazione: Segnalazione) -> str:
    """The `chiave` of the fact that a report is about."""
    if segnalazione.convocazione_id:
        return f"assenza-{segnalazione.convocazione_id}.{segnalazione.componente_id}"
    for kind in ("firma", "richiamo", "impegno", "notizia"):
        if pk := getattr(segnalazione, f"{kind}_id"):
            return f"{kind}-{pk}"
    return f"informazione-{segnalazione.tipo_evento}"


def fatto_of(segnalazione: Segnalazione) -> Fatto:
    """The fact of a report already written."""
    return Fatto(
        chiave=key_of(segnalazione),
        tipo_evento=segnalazione.tipo_evento,
        componente=segnalazione.componente,
        testo=CodiceEvento(segnalazione.tipo_evento).label,
        data_evento=segnalazione.data_evento,
        data_accertamento=segnalazione.data_accertamento,
        convocazione=segnalazione.convocazione,
        firma=segnalazione.firma,
        impegno=segnalazione.impegno,
        richiamo=segnalazione.richiamo,
        notizia=segnalazione.notizia,
    )


def binds_from(impegno: Impegno) -> date:
    """The first day on which the commitment bound: its own, but never before the family signed it, in whatever version."""
    filo = Q(impegni=impegno.filo) | Q(impegni__origine=impegno.filo)
    firmato: date | None = Patto.objects.filter(filo).aggregate(dal=Min("data_sottoscrizione"))["dal"]
    return max(impegno.dal, firmato or impegno.dal)


def accertata_il(esito: EsitoAppuntamento) -> date:
    """When the absence became unjustified: the row says so, or else it is the day after one could still justify it."""
    if esito.accertato_il is not None:
        return esito.accertato_il
    return min(compute_giustificare_entro(esito.convocazione) + calendario.GIORNO, calendario.today())


def _assenze(caso: Caso) -> Iterator[Fatto]:
    """Art. 7 c. 7: absences without a good reason; at the monthly meeting in presence, L. 234/2021."""
    rows = EsitoAppuntamento.objects.filter(
        convocazione__caso=caso, esito=EsitoPresenza.ASSENTE_NON_GIUSTIFICATO
    ).select_related("convocazione", "componente__situazione", "componente__scheda")
    for esito in rows.order_by("-convocazione__data_ora", "componente__data_nascita"):
        convocazione = esito.convocazione
        giorno = calendario.rome_date(convocazione.data_ora)
        yield Fatto(
            chiave=f"assenza-{convocazione.pk}.{esito.componente_id}",
            tipo_evento=_evento_of(convocazione, giorno),
            componente=esito.componente,
            testo=f"{convocazione.get_tipo_display()} del {giorno:%d/%m/%Y}",
            data_evento=giorno,
            data_accertamento=max(giorno, accertata_il(esito)),
            convocazione=convocazione,
        )


def _evento_of(convocazione: Convocazione, giorno: date) -> str:
    monthly = convocazione.tipo == TipoConvocazione.MONITORAGGIO and convocazione.modalita == ModalitaIncontro.PRESENZA
    return CodiceEvento.E02 if monthly and regole.in_vigore(CodiceEvento.E02, giorno) else CodiceEvento.E01


def _rifiuti(caso: Caso) -> Iterator[Fatto]:
    rows = FirmaPatto.objects.filter(
        patto__caso=caso, patto__stato=StatoPatto.RIFIUTATO, modalita=ModalitaFirma.RIFIUTO, componente__isnull=False
    )
    for firma in rows.select_related("patto", "componente__situazione", "componente__scheda").order_by("-data"):
        testo = f"Rifiuto del {firma.data:%d/%m/%Y}, versione {firma.patto.versione} del Patto"
        yield Fatto(
            f"firma-{firma.pk}", CodiceEvento.E03, firma.componente, testo, firma.data, firma.data, firma=firma
        )  # fmt: skip


def _progetti(caso: Caso) -> Iterator[Fatto]:
    """Art. 7 c. 5 lett. d: who did not join a project, and nobody said that it is not to be reported."""
    rows = NotiziaPuc.objects.filter(caso=caso, tipo__in=SEGNALABILI, chiusa_il=None)
    for notizia in rows.select_related("componente__situazione", "componente__scheda").order_by("-il", "-arrivata_il"):
        yield Fatto(
            chiave=f"notizia-{notizia.pk}",
            tipo_evento=CodiceEvento.E05,
            componente=notizia.componente,
            testo=f"{notizia.get_tipo_display()}, progetto {notizia.progetto}",
            data_evento=notizia.il,
            data_accertamento=notizia.il,
            notizia=notizia,
        )


def _richiami(caso: Caso) -> Iterator[Fatto]:
    rows = RichiamoFormale.objects.filter(impegno__patto__caso=caso, esito_verifica=EsitoRichiamo.NON_ADEGUATO)
    related = ("impegno__componente__situazione", "impegno__componente__scheda", "impegno__patto")
    for richiamo in rows.select_related(*related).order_by("-data", "-numero"):
        yield Fatto(
            chiave=f"richiamo-{richiamo.pk}",
            tipo_evento=richiamo.impegno.tipo_evento_sanzione,
            componente=richiamo.impegno.componente,
            testo=f"Richiamo {richiamo.numero} del {richiamo.data:%d/%m/%Y}, non seguito",
            data_evento=richiamo.termine_adeguamento,
            data_accertamento=richiamo.verificato_il,
            impegno=richiamo.impegno,
            richiamo=richiamo,
        )


def _impegni(caso: Caso, oggi: date) -> Iterator[Fatto]:
    rows = Impegno.objects.filter(
        Q(dal__lte=oggi), patto__caso=caso, patto__stato__in=FIRMATI, tipo_evento_sanzione__in=DEGLI_IMPEGNI
    ).select_related("componente__situazione", "componente__scheda", "patto")
    for impegno in rows.order_by("-patto__versione", "creato_il"):
        testo = f"{impegno.get_categoria_display()}, impegno dal {impegno.dal:%d/%m/%Y}"
        yield Fatto(
            f"impegno-{impegno.pk}", impegno.tipo_evento_sanzione, impegno.componente, testo, impegno=impegno
        )  # fmt: skip


def _marked(fatto: Fatto, gia: set[str]) -> Fatto:
    """A commitment may be broken again on another day; the other facts are reported once."""
    values: dict[str, Any] = fatto.__dict__ | {"gia": fatto.chiave in gia and not fatto.chiave.startswith("impegno-")}
    return Fatto(**values)
