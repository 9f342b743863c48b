"""Opening a concluded check again, and ending one that has no more reason."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import incarichi
from accounts.profilo import Profilo
from controlli_anagrafici.models import (
    APERTI,
    CONCLUSI,
    Controllo,
    ControlloRevisione,
    EsitoFinale,
    MotivoRiapertura,
    RinvioVerifica,
    StatoControllo,
    StatoRinvio,
)
from controlli_anagrafici.models.rinvio import APERTI as RINVII_APERTI
from controlli_anagrafici.selectors.esito import ultimo_calcolo
from controlli_anagrafici.services.controllo import ControlloError, lock_controllo, move_controllo, require_stato
from rdc_platform import calendario
from rdc_platform.audit import services as audit

FOTOGRAFATI = (
    "esito_res10", "esito_res2", "esito_soggiorno", "esito_nucleo", "esito_finale", "motivazione", "stato",
    "data_accertamento", "decorrenza_mancanza", "concluso_il", "anni_totali_richiesti", "anni_continuativi_richiesti",
)  # fmt: skip


@transaction.atomic
def reopen_controllo(controllo: Controllo, *, by: Profilo, versione: int, motivo: str, testo: str) -> Controllo:
    """The Coordinatore opens it again: the outcome of before stays, frozen; INPS hears of the new one as a rettifica."""
    controllo = lock_controllo(controllo, by=by, perm="approve_controllo", versione=versione)
    require_stato(controllo, *CONCLUSI)
    if controllo.responsabile_id is None:
        raise ControlloError("Prima assegna il controllo a un Responsabile.")
    ControlloRevisione.objects.create(
        controllo=controllo,
        numero=controllo.revisioni.count() + 1,
        motivo=motivo,
        testo=testo,
        fotografia=_fotografia(controllo),
        riaperto_da=by.accreditamento,
    )
    move_controllo(
        controllo,
        StatoControllo.IN_LAVORAZIONE,
        by=by,
        tipo="riapertura",
        testo=f"Controllo riaperto: {MotivoRiapertura(motivo).label.lower()}",
        esito_finale="",
        concluso_il=None,
        proposto_da=None,
    )
    audit.record("reopen_controllo", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


@transaction.atomic
def cancel_controllo(controllo: Controllo, *, by: Profilo, versione: int, motivo: str) -> Controllo:
    """End an open check for a reason of the law; who had it sees it no more, and no other Comune owes an answer."""
    controllo = lock_controllo(controllo, by=by, perm="approve_controllo", versione=versione)
    require_stato(controllo, *APERTI)
    for rinvio in RinvioVerifica.objects.select_for_update(of=("self",)).filter(
        controllo=controllo, stato__in=RINVII_APERTI
    ):
        rinvio.stato, rinvio.chiuso_il = StatoRinvio.ANNULLATO, calendario.today()
        rinvio.save(update_fields=["stato", "chiuso_il"])
    if controllo.responsabile is not None:
        incarichi.revoke(controllo.responsabile, [controllo])
    move_controllo(
        controllo,
        StatoControllo.ANNULLATO,
        by=by,
        tipo="annullamento",
        testo="Controllo annullato",
        esito_finale=EsitoFinale.AN1,
        motivo_annullamento=motivo,
        responsabile=None,
        comune_detentore=None,
        concluso_il=timezone.now(),
    )
    audit.record("cancel_controllo", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


def _fotografia(controllo: Controllo) -> dict[str, Any]:
    calcolo = ultimo_calcolo(controllo)
    return {campo: _json(getattr(controllo, campo)) for campo in FOTOGRAFATI} | {
        "calcolo": str(calcolo.pk) if calcolo else None
    }


def _json(valore: Any) -> Any:
    return valore if isinstance(valore, (str, int)) or valore is None else str(valore)
