"""The certificate of insurance that INAIL sends to the PEC of the Comune (B.5), kept with its number and date."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from progetti_collettivita.models import APPROVATI, Puc
from progetti_collettivita.services.puc import PucError, lock_puc, require_stato, touch_puc
from rdc_platform import calendario
from rdc_platform.documenti import services as documenti
from rdc_platform.web.formati import data_breve


@transaction.atomic
def write_certificato(
    puc: Puc, *, by: Profilo, versione: int, inail_pat: str, numero: str, data: date, documento: Any
) -> Puc:
    """Keep the certificate of an approved project, in place of the one before. Raises PucError for a day to come."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    require_stato(puc, *APPROVATI)
    if data > calendario.today():
        raise PucError("Il certificato ha una data futura: scrivi quella che c'è sopra.", "data")
    touch_puc(
        puc, by=by, atto="write_certificato_inail", testo=f"Certificato INAIL n. {numero} del {data_breve(data)}",
        inail_pat=inail_pat, inail_certificato=documenti.store_upload(documento), inail_certificato_numero=numero,
        inail_certificato_data=data,
    )  # fmt: skip
    return puc
