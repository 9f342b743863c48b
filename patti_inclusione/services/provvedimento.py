"""What INPS decides (M08, art. 7 c. 12 DL 4/2019): it moves the report, stands on the case, and may close it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from patti_inclusione.models import (
    Caso,
    MotivoChiusura,
    MotivoScartoProvvedimento,
    NaturaProvvedimento,
    ProvvedimentoAttesa,
    ProvvedimentoInps,
    ScartoProvvedimento,
    Segnalazione,
    StatoCaso,
    StatoSegnalazione,
    TipoProvvedimento,
)
from patti_inclusione.services.caso import note_evento
from patti_inclusione.services.chiusura import finish_caso
from patti_inclusione.services.cursore import Cursore
from rdc_platform.audit import services as audit
from rdc_platform.audit.autori import Sistema
from rdc_platform.audit.stato import move
from rdc_platform.outbox import services as outbox

SISTEMA = Sistema("inps.provvedimenti")
CURSORE = Cursore("provvedimenti")
CHIUDONO = {TipoProvvedimento.DECADENZA: MotivoChiusura.DECADENZA, TipoProvvedimento.REVOCA: MotivoChiusura.REVOCA}
MESI = 99  # that a decision may take away: more is a mistake of theirs
SENZA_EFFETTO = {TipoProvvedimento.ARCHIVIAZIONE, TipoProvvedimento.RIPRISTINO}


@dataclass(frozen=True)
class Ricevuto:
    """A decision as INPS sends it, read and checked."""

    numero: str
    protocollo_inps: str
    data: date
    tipo: str
    natura: str
    mensilita: int | None
    decorrenza: date | None
    id_segnalazione: UUID | None
    motivo: str

    @classmethod
    def of(cls, row: ProvvedimentoAttesa) -> Self:
        """One that waited, as it had come."""
        return cls(
            numero=row.numero,
            protocollo_inps=row.protocollo_inps,
            data=row.data,
            tipo=row.tipo,
            natura=row.natura,
            mensilita=row.mensilita,
            decorrenza=row.decorrenza,
            id_segnalazione=row.segnalazione_id,
            motivo=row.motivo_testo,
        )

    def fields(self) -> dict[str, Any]:
        """What both who waits and who is applied keep of it, beside the number."""
        return {
            "data": self.data,
            "tipo": self.tipo,
            "natura": self.natura,
            "mensilita": self.mensilita,
            "decorrenza": self.decorrenza,
            "motivo_testo": self.motivo,
        }


def read_provvedimento(row: dict[str, Any]) -> Ricevuto:
    """The decision in a row of INPS's list; raises ValueError where it cannot be one."""
    try:
        numero, protocollo = str(row["numero"]).strip(), str(row["protocollo_inps"]).strip()
        tipo = TipoProvvedimento(row["tipo"]).value
        mesi = int(row.get("mensilita") or 0) if tipo == TipoProvvedimento.DECURTAZIONE else None
        if not numero or not protocollo or (mesi is not None and not 1 <= mesi <= MESI):
            raise ValueError("provvedimento senza numero, senza protocollo o senza mensilità")
        return Ricevuto(
            numero=numero[:60],
            protocollo_inps=protocollo[:60],
            data=date.fromisoformat(str(row["data"])),
            tipo=tipo,
            natura=NaturaProvvedimento(row["natura"]).value,
            mensilita=mesi,
            decorrenza=date.fromisoformat(str(row["decorrenza"])) if row.get("decorrenza") else None,
            id_segnalazione=UUID(str(row["id_segnalazione"])) if row.get("id_segnalazione") else None,
            motivo=str(row.get("motivo") or "")[:300],
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"provvedimento incompleto: {error}") from error


@transaction.atomic
def record_provvedimento(ricevuto: Ricevuto) -> ProvvedimentoInps | None:
    """Keep a decision once, however often it comes; None for a household that has no case here yet: it waits for one.

    The checks of residence hear of one that answers a message of theirs.
    """
    CURSORE.lock()
    if ricevuto.id_segnalazione is not None:
        outbox.post(
            "controlli.provvedimento",
            key=f"provvedimento-controllo-{ricevuto.numero}",
            comunicazione_id=ricevuto.id_segnalazione,
            tipo=ricevuto.tipo,
            il=ricevuto.data,
            decorrenza=ricevuto.decorrenza or "",
        )
    found = Caso.objects.filter(nucleo__protocollo_inps=ricevuto.protocollo_inps)
    caso = found.select_for_update(of=("self",)).select_related("nucleo").first()
    if caso is None:
        _hold(ricevuto)
        return None
    segnalazione = _segnalazione_of(caso, ricevuto.id_segnalazione)
    provvedimento, new = ProvvedimentoInps.objects.get_or_create(
        numero=ricevuto.numero,
        defaults={
            "caso": caso,
            "segnalazione": segnalazione,
            **ricevuto.fields(),
        },
    )
    if new:
        _apply(provvedimento, caso, segnalazione)
    ScartoProvvedimento.objects.filter(numero=ricevuto.numero).delete()  # it came again, and could be taken
    return provvedimento


def _hold(ricevuto: Ricevuto) -> None:
    """Until its case is born; one that waited in vain already is not kept again."""
    in_vano = MotivoScartoProvvedimento.SENZA_CASO
    if ScartoProvvedimento.objects.filter(numero=ricevuto.numero, motivo=in_vano).exists():
        return
    row, new = ProvvedimentoAttesa.objects.get_or_create(
        numero=ricevuto.numero,
        defaults={
            "protocollo_inps": ricevuto.protocollo_inps,
            "segnalazione_id": ricevuto.id_segnalazione,
            **ricevuto.fields(),
        },
    )
    if new:
        audit.record("hold_provvedimento", row, by=SISTEMA)


def _segnalazione_of(caso: Caso, pk: UUID | None) -> Segnalazione | None:
    """The report that INPS answers; one of another case is none."""
    if pk is None:
        return None
    rows = Segnalazione.objects.select_for_update(of=("self",))
    try:
        return rows.filter(pk=pk, caso=caso).first()
    except ValidationError:
        return None


def _apply(provvedimento: ProvvedimentoInps, caso: Caso, segnalazione: Segnalazione | None) -> None:
    testo = in_words(provvedimento)
    if segnalazione is not None:
        _move_segnalazione(segnalazione, provvedimento, testo)
    motivo = CHIUDONO.get(TipoProvvedimento(provvedimento.tipo))
    if motivo is not None and caso.motivo_chiusura == MotivoChiusura.INVIO_CPI:
        # Over for the Centro too: were it to send the family back, there is nothing left to follow.
        caso.motivo_chiusura = motivo
        caso.save(update_fields=["motivo_chiusura"])
    note_evento(caso, by=SISTEMA, tipo="inps", testo=f"INPS ha deciso: {testo}"[:300])
    if motivo is not None and caso.stato != StatoCaso.CHIUSO:
        finish_caso(caso, by=SISTEMA, motivo=motivo)
    audit.record("record_provvedimento", provvedimento, by=SISTEMA, nucleo_id=caso.nucleo_id)


def in_words(provvedimento: ProvvedimentoInps) -> str:
    """`Decurtazione di 2 mesi dal 01/03/2020`."""
    testo = str(TipoProvvedimento(provvedimento.tipo).label)
    if provvedimento.mensilita:
        testo += " di un mese" if provvedimento.mensilita == 1 else f" di {provvedimento.mensilita} mesi"
    if provvedimento.decorrenza:
        testo += f" dal {provvedimento.decorrenza:%d/%m/%Y}"
    return f"{testo}, {NaturaProvvedimento(provvedimento.natura).label.lower()}"


def _move_segnalazione(segnalazione: Segnalazione, provvedimento: ProvvedimentoInps, testo: str) -> None:
    """An answer to a report that is not with INPS any more is kept, and moves nothing."""
    senza = TipoProvvedimento(provvedimento.tipo) in SENZA_EFFETTO
    stato = StatoSegnalazione.NESSUN_EFFETTO if senza else StatoSegnalazione.PROVVEDIMENTO
    if stato in Segnalazione.MOVES[StatoSegnalazione(segnalazione.stato)]:
        move(segnalazione, stato)
    segnalazione.esito_inps = testo[:300]
    segnalazione.save(update_fields=["stato", "esito_inps"])
