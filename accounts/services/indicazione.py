"""The Comune's written indication of its users: on this word alone the Amministratore accredits (letter, p. 2)."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from accounts.models import IndicazioneUtente, RigaIndicazione
from accounts.profilo import Profilo
from accounts.services import regole
from ambiti.models import Ambito, Comune
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import services as documenti


class GiaRegistrataError(Exception):
    """The Comune's letter with that protocol number and date is there already."""


@transaction.atomic
def record_indicazione(
    ambito: Ambito,
    comune: Comune,
    *,
    by: Profilo,
    firmatario: str,
    protocollo: str,
    data: date,
    file: UploadedFile,
    righe: Sequence[Mapping[str, str]],
) -> IndicazioneUtente:
    """Keep the letter and the persons it names (codice_fiscale, nome, cognome, ruolo, livello).

    Raises GiaRegistrataError at the second sending, RegolaError for a role or level that cannot be.
    """
    regole.check_comune(comune, ambito)
    for riga in righe:
        regole.check_ruolo(riga["ruolo"], riga["livello"], ambito)
    try:
        with transaction.atomic():
            indicazione = IndicazioneUtente.objects.create(
                ambito=ambito,
                comune=comune,
                firmatario=firmatario,
                protocollo=protocollo,
                data=data,
                documento=documenti.store_upload(file),
            )
    except IntegrityError:
        raise GiaRegistrataError from None
    RigaIndicazione.objects.bulk_create(RigaIndicazione(indicazione=indicazione, **riga) for riga in righe)
    audit.record("record_indicazione", indicazione, by=by, azione=Azione.CREAZIONE)
    return indicazione
