from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import ImportazioneIndicazione, IndicazioneUtente
from accounts.services import importazione as services
from accounts.services.indicazione import GiaRegistrataError
from accounts.services.regole import RegolaError
from accounts.tasks import expire_importazioni
from rdc_platform.documenti.models import Documento
from rdc_platform.pec.models import MessaggioPec
from tests.factories.accreditamento import make_persona
from tests.factories.importazioni import make_importazione, make_row

PEC = "protocollo@pec.comune.cremona.example.it"


def facts(**changes) -> dict:
    persona = make_persona()
    names = ("codice_fiscale", "nome", "cognome")
    return {name: persona[name] for name in names} | {"ruolo": "CASE_MANAGER", "livello": "COMUNE"} | changes


def scarto(numero: int) -> dict:
    return {"riga": numero, "valori": {"nome": "N0ra"}, "errori": {"nome": "Scrivi solo lettere."}}


@pytest.fixture
def importazione(mondo):
    return make_importazione(mondo.amministratore, mondo.cremona, make_row(), make_row(), pec_comune=PEC)


def record(importazione, mondo, pronte, scarti=()):
    return services.record_importazione(importazione, by=mondo.amministratore, pronte=pronte, scarti=scarti)


def test_record_importazione_passes_over_a_row_that_was_recorded_meanwhile(mondo, importazione):
    rows = {2: facts()}

    assert (record(importazione, mondo, rows), record(importazione, mondo, rows)) == (1, 0)
    assert IndicazioneUtente.objects.get().righe.count() == 1


def test_record_importazione_keeps_of_a_recorded_row_nothing_but_the_record(mondo, importazione):
    record(importazione, mondo, {2: facts()}, [scarto(3)])

    importazione.refresh_from_db()
    assert importazione.righe == [scarto(3)]


def test_record_importazione_checks_the_role_again(mondo, importazione):
    with pytest.raises(RegolaError):
        record(importazione, mondo, {2: facts(ruolo="DPO")})
    record(importazione, mondo, {2: facts()})
    with pytest.raises(RegolaError):
        record(importazione, mondo, {3: facts(ruolo="RESPONSABILE_ANAGRAFICI", livello="AMBITO")})


def test_record_importazione_of_a_letter_recorded_by_hand_meanwhile_is_refused(mondo, importazione):
    other = make_importazione(mondo.amministratore, mondo.cremona, make_row())
    record(other, mondo, {2: facts()})

    with pytest.raises(GiaRegistrataError):
        record(importazione, mondo, {2: facts()})


def test_record_importazione_with_nothing_is_refused(mondo, importazione):
    with pytest.raises(services.NienteDaRegistrareError):
        record(importazione, mondo, {9: facts()})


def test_record_importazione_tells_the_comune_once_without_names(mondo, importazione):
    first, second = facts(), facts()
    record(importazione, mondo, {2: first}, [scarto(3)])
    record(importazione, mondo, {3: second})

    messaggio = MessaggioPec.objects.get(destinatario=PEC)
    assert IndicazioneUtente.objects.get().ricevuta == messaggio
    assert "Persone registrate: 1." in messaggio.corpo
    assert "ancora da chiarire: 1." in messaggio.corpo
    assert importazione.protocollo in messaggio.corpo
    personal = [first["cognome"], first["nome"], first["codice_fiscale"]]
    assert [word for word in personal if word in messaggio.corpo + messaggio.oggetto] == []
    assert importazione.protocollo not in messaggio.oggetto


def test_record_importazione_without_a_pec_tells_nobody(mondo):
    importazione = make_importazione(mondo.amministratore, mondo.cremona)
    before = MessaggioPec.objects.count()

    record(importazione, mondo, {2: facts()})

    assert MessaggioPec.objects.count() == before


def test_create_importazione_for_a_comune_of_another_ambito_is_refused(mondo):
    with pytest.raises(RegolaError):
        services.create_importazione(
            mondo.ambito_a,
            mondo.bologna,
            by=mondo.amministratore,
            firmatario="x",
            protocollo="1",
            data=timezone.localdate(),
            pec_comune="",
            file=None,
            righe=[],
        )


def test_expire_importazioni_deletes_what_nobody_recorded_in_time_and_its_letter(mondo, importazione):
    recorded = make_importazione(mondo.amministratore, mondo.stagno, make_row())
    record(recorded, mondo, {2: facts()})
    recent = make_importazione(mondo.amministratore, mondo.stagno, make_row(), protocollo="9")
    old = timezone.now() - timedelta(days=30, minutes=1)
    ImportazioneIndicazione.objects.exclude(pk=recent.pk).update(creata_il=old)
    path = Path(settings.MEDIA_ROOT) / importazione.documento.file.name

    expire_importazioni()

    assert set(ImportazioneIndicazione.objects.all()) == {recorded, recent}
    assert not Documento.objects.filter(pk=importazione.documento_id).exists()
    assert path.exists()  # swept at night, with what no row points at
