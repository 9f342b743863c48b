"""The Comune's written indication of its users: on this word alone the Amministratore accredits (letter, p. 2)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from accounts.models import IndicazioneUtente, RigaIndicazione
from accounts.profilo import Profilo
from accounts.services import regole
from ambiti.models import Ambito, Comune
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.documenti import services as documenti
from rdc_platform.documenti.models import Documento
from rdc_platform.pec import services as pec

RICEVUTA = "Piattaforma: ricevuta dell'indicazione degli utenti"  # travels in clear: no name, no number


class GiaRegistrataError(Exception):
    """The Comune's letter with that protocol number and date is there already."""


@transaction.atomic
def record_indicazione(
    ambito: Ambito,
    comune: Comune,
    *,
    by: Profilo,
    file: UploadedFile,
    righe: Sequence[Mapping[str, Any]],
    **lettera: Any,
) -> IndicazioneUtente:
    """Keep the letter as it was sent, and the persons it names; see `keep_indicazione`."""
    documento = documenti.store_upload(file)
    return keep_indicazione(ambito, comune, by=by, documento=documento, righe=righe, **lettera)


@transaction.atomic
def keep_indicazione(
    ambito: Ambito,
    comune: Comune,
    *,
    by: Profilo,
    firmatario: str,
    protocollo: str,
    data: date,
    documento: Documento,
    righe: Sequence[Mapping[str, Any]],
    pec_comune: str = "",
    escluse: int = 0,
) -> IndicazioneUtente:
    """Keep a letter already stored and the persons it names (fields of RigaIndicazione); tell the Comune, if its PEC is known.

    `escluse` rows of its list are still to be made clear. Raises GiaRegistrataError at the second sending, RegolaError for
    a role or level that cannot be.
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
                documento=documento,
                pec_comune=pec_comune,
            )
    except IntegrityError:
        raise GiaRegistrataError from None
    RigaIndicazione.objects.bulk_create(RigaIndicazione(indicazione=indicazione, **riga) for riga in righe)
    _acknowledge(indicazione, persone=len({riga["codice_fiscale"] for riga in righe}), escluse=escluse)
    audit.record("record_indicazione", indicazione, by=by, azione=Azione.CREAZIONE)
    return indicazione


@transaction.atomic
def add_righe(indicazione: IndicazioneUtente, *, by: Profilo, righe: Sequence[Mapping[str, Any]]) -> None:
    """Add persons that the letter named from the start: its list could not be read to the end."""
    if not righe:
        return
    for riga in righe:
        regole.check_ruolo(riga["ruolo"], riga["livello"], indicazione.ambito)
    RigaIndicazione.objects.bulk_create(RigaIndicazione(indicazione=indicazione, **riga) for riga in righe)
    audit.record("add_righe", indicazione, by=by)


def _acknowledge(indicazione: IndicazioneUtente, *, persone: int, escluse: int) -> None:
    """A PEC to the Comune: its letter is here, this many persons, and what happens next."""
    if not indicazione.pec_comune:
        return
    context = {"indicazione": indicazione, "persone": persone, "escluse": escluse}
    corpo = render_to_string("accounts/indicazione_ricevuta.txt", context)
    indicazione.ricevuta = pec.send_pec(
        destinatario=indicazione.pec_comune,
        oggetto=RICEVUTA,
        corpo=corpo,
        causale="Ricevuta dell'indicazione",
        riferimento=indicazione,
    )
    indicazione.save(update_fields=["ricevuta"])
