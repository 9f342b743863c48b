"""The letters of a check: asked for with the act they tell of, made by the worker, and to another Comune sent by PEC."""

from typing import Any
from uuid import UUID

from accounts.profilo import Profilo
from ambiti.selectors import is_protetto
from controlli_anagrafici.models import (
    Controllo,
    ConvocazioneControllo,
    LetteraControllo,
    RinvioVerifica,
    TipoLettera,
)
from controlli_anagrafici.models.rinvio import APERTI
from controlli_anagrafici.selectors.controllo import richiedente
from controlli_anagrafici.services.rinvio_lettera import send_lettera
from rdc_platform.documenti.models import Documento
from rdc_platform.outbox import services as outbox

TOPIC = "documenti.controllo"


def ask_lettera(
    controllo: Controllo,
    *,
    by: Profilo,
    convocazione: ConvocazioneControllo | None = None,
    rinvio: RinvioVerifica | None = None,
) -> LetteraControllo:
    """Leave the letter to the worker, in the caller's transaction: of a convocation, to a Comune, or of the negative outcome."""
    tipo = TipoLettera.ESITO_NEGATIVO
    if convocazione is not None:
        tipo = TipoLettera.CONVOCAZIONE
    elif rinvio is not None:
        tipo = TipoLettera.RICHIESTA_COMUNE
    lettera = LetteraControllo.objects.create(
        controllo=controllo, tipo=tipo, convocazione=convocazione, rinvio=rinvio, chiesta_da=by.accreditamento
    )
    outbox.post(TOPIC, key=f"lettera-controllo-{lettera.pk}", lettera_id=lettera.pk)
    return lettera


def read_lettera(lettera_id: UUID) -> dict[str, Any] | None:
    """What the letter says; None where it is made already."""
    rows = LetteraControllo.objects.select_related(
        "controllo__nucleo__comune", "controllo__comune_competente", "convocazione", "chiesta_da__operatore",
        "rinvio__comune_mittente", "rinvio__comune_destinatario",
    )  # fmt: skip
    lettera = rows.get(pk=lettera_id)
    if lettera.documento_id is not None:
        return None
    return {
        "tipo": lettera.tipo,
        "lettera": lettera,
        "controllo": lettera.controllo,
        "richiedente": richiedente(lettera.controllo),
        "protetta": is_protetto(lettera.controllo.nucleo_id),
        "firma": lettera.chiesta_da.operatore.nome_completo,
    }


def attach_lettera(lettera_id: UUID, documento: Documento) -> None:
    """Keep the PDF, made once; one for another Comune leaves by PEC, if it still waits for the answer."""
    lettera = LetteraControllo.objects.select_for_update(of=("self",)).select_related("rinvio").get(pk=lettera_id)
    if lettera.documento_id is not None:
        return
    lettera.documento = documento
    lettera.save(update_fields=["documento"])
    if lettera.rinvio is not None and lettera.rinvio.stato in APERTI:
        send_lettera(lettera.rinvio, documento)
