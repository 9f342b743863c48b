from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from patti_inclusione.models import (
    CodiceTermine,
    ComunicazioneInps,
    FirmaPatto,
    Patto,
    Scadenza,
    StatoCaso,
    StatoImpegno,
    StatoPatto,
)
from patti_inclusione.services import firma as services
from patti_inclusione.services import patto as patti
from patti_inclusione.services.firma import Firma
from patti_inclusione.services.scadenza import open_scadenza
from rdc_platform.audit.stato import TransitionError
from rdc_platform.documenti import services as documenti
from rdc_platform.outbox.models import Message
from tests.factories.cpi import make_giovane
from tests.factories.esoneri import make_esonero
from tests.factories.patti import (
    OGGI,
    adulti_of,
    firme_of,
    make_bozza,
    make_da_firmare,
    make_file_firmato,
    make_impegno,
    make_minore,
)
from tests.factories.pdf import PDF

SU_CARTA = "AUTOGRAFA_SCANSIONE"
IERI, DOMANI = OGGI - timedelta(days=1), OGGI + timedelta(days=1)


@pytest.fixture
def patto(mondo):
    return make_da_firmare(mondo.caso, mondo.case_manager)


@pytest.fixture
def sign(mondo, patto):
    def sign(firme=None, firmato=..., edizione=1):
        file = make_file_firmato() if firmato is ... else firmato
        firme = firme_of(mondo.caso) if firme is None else firme
        return services.sign_patto(patto, by=mondo.case_manager, edizione=edizione, firme=firme, firmato=file)

    return sign


def age_text(patto, days):
    """As if the text had been closed so many days ago."""
    Patto.objects.filter(pk=patto.pk).update(chiuso_il=patto.chiuso_il - timedelta(days=days))


def test_sign_patto_puts_it_in_force(mondo, sign):
    signed = sign()

    mondo.caso.refresh_from_db()
    assert (signed.stato, signed.data_sottoscrizione) == (StatoPatto.ATTIVO, OGGI)
    assert mondo.caso.stato == StatoCaso.PATTO_ATTIVO
    assert (signed.file_firmato.tipo_contenuto, signed.pagine_file_firmato) == ("application/pdf", 1)
    assert set(signed.impegni.values_list("stato", flat=True)) == {StatoImpegno.IN_CORSO}
    assert sorted(signed.firme.values_list("ruolo", flat=True)) == ["CASE_MANAGER", "TENUTO", "TENUTO"]


def test_sign_patto_is_in_force_from_the_last_needed_signature(mondo, patto, sign):
    age_text(patto, 10)
    uno, due = adulti_of(mondo.caso)
    libero = make_libero(due)
    giorni = [OGGI - timedelta(days=9), OGGI - timedelta(days=5), OGGI - timedelta(days=7)]
    firme = [Firma(SU_CARTA, giorno, chi) for giorno, chi in zip(giorni, [uno, libero, None], strict=True)]

    signed = sign(firme)

    assert signed.data_sottoscrizione == OGGI - timedelta(days=7)
    assert signed.firme.get(componente=libero).ruolo == "ADERENTE"


def test_sign_patto_asks_no_signature_of_who_is_exonerated(mondo, patto, sign):
    uno, due = adulti_of(mondo.caso)
    make_esonero(due, mondo.case_manager)

    signed = sign([Firma(SU_CARTA, OGGI, uno), Firma(SU_CARTA, OGGI, None)])

    assert signed.stato == "ATTIVO"


@pytest.mark.parametrize(("stato", "chiesta"), [("RICEVUTO", False), ("INVIATO", True)])
def test_sign_patto_asks_no_signature_of_a_young_member_whom_the_cpi_has(mondo, patto, sign, stato, chiesta):
    giovane = make_giovane(mondo.caso, stato)
    altri = [firma for firma in firme_of(mondo.caso) if firma.componente != giovane]

    with pytest.raises(services.FirmaError, match="Zeno") if chiesta else nullcontext():
        sign(altri)

    patto.refresh_from_db()
    assert patto.stato == ("DA_FIRMARE" if chiesta else "ATTIVO")


def make_libero(componente):
    componente.situazione.tenuto_obblighi = False
    componente.situazione.save()
    return componente


def test_sign_patto_stops_t09_and_starts_t04(mondo, patto, sign):
    open_scadenza(mondo.caso, CodiceTermine.T09, IERI)

    signed = sign()

    t09, t04 = Scadenza.objects.filter(caso=mondo.caso, codice__in=["T09", "T04"]).order_by("-codice")
    assert (t09.stato, t09.chiusa_il) == ("RISPETTATA", OGGI)
    assert (t04.stato, t04.decorrenza) == ("APERTA", signed.data_sottoscrizione)
    assert (t04.termine - OGGI).days in range(5, 9)  # five days, and on if the last is a holiday


def test_sign_patto_leaves_m05_for_the_worker(mondo, patto, sign):
    sign()

    comunicazione = ComunicazioneInps.objects.get()
    message = Message.objects.get(topic="inps.comunicazione")
    assert (comunicazione.codice, comunicazione.stato) == ("M05", "DA_INVIARE")
    assert comunicazione.termine == Scadenza.objects.get(codice="T04").termine
    assert message.key == comunicazione.chiave == f"M05-{patto.pk}"
    assert (message.gruppo, message.payload) == (
        f"caso-{mondo.caso.pk}",
        {"comunicazione_id": str(comunicazione.pk)},
    )


def test_sign_patto_a_second_time_has_no_effect(sign):
    sign()

    with pytest.raises(TransitionError):
        sign()

    assert ComunicazioneInps.objects.count() == Message.objects.filter(topic="inps.comunicazione").count() == 1
    assert FirmaPatto.objects.count() == 3


def test_a_refusal_leaves_the_patto_unsigned(mondo, sign):
    uno, due = adulti_of(mondo.caso)

    refused = sign([Firma(SU_CARTA, OGGI, uno), Firma("RIFIUTO", OGGI, due, note="Preferisce di no")])

    mondo.caso.refresh_from_db()
    assert (refused.stato, refused.data_sottoscrizione) == (StatoPatto.RIFIUTATO, None)
    assert mondo.caso.stato == StatoCaso.PATTO_DA_FIRMARE
    assert FirmaPatto.objects.get(modalita="RIFIUTO").note == "Preferisce di no"
    told = ComunicazioneInps.objects.get()
    assert (told.codice, told.termine) == ("M06", Scadenza.objects.get(codice="T05", stato="APERTA").termine)


def test_a_refusal_of_all_needs_no_file(mondo, sign):
    refused = sign([Firma("RIFIUTO", OGGI, chi) for chi in adulti_of(mondo.caso)], firmato=None)

    assert (refused.stato, refused.file_firmato) == (StatoPatto.RIFIUTATO, None)


@pytest.mark.parametrize("chi", ["persona", "case manager"])
def test_sign_patto_wants_everyone_who_is_needed(mondo, sign, chi):
    uno, due = adulti_of(mondo.caso)
    firmatari = [uno, None] if chi == "persona" else [uno, due]
    parole = {"persona": f"Scrivi se {due.nome} {due.cognome} firma o no.", "case manager": "Manca la tua firma."}

    with pytest.raises(services.FirmaError) as refusal:
        sign([Firma(SU_CARTA, OGGI, firmatario) for firmatario in firmatari])

    assert str(refusal.value) == parole[chi]


def test_sign_patto_wants_the_signed_file(sign):
    with pytest.raises(services.FirmaError, match="Carica il documento firmato"):
        sign(firmato=None)


@pytest.mark.parametrize(("giorno", "parole"), [(DOMANI, "futura"), (IERI, "prima che il testo fosse pronto")])
def test_sign_patto_wants_dates_that_can_be(mondo, sign, giorno, parole):
    with pytest.raises(services.FirmaError, match=parole):
        sign(firme_of(mondo.caso, giorno))


def test_sign_patto_waits_for_the_document(mondo):
    patto = patti.freeze_patto(make_bozza(mondo.caso, mondo.case_manager), by=mondo.case_manager)

    with pytest.raises(services.FirmaError, match="ancora in preparazione"):
        services.sign_patto(
            patto, by=mondo.case_manager, edizione=1, firme=firme_of(mondo.caso), firmato=make_file_firmato()
        )


def test_sign_patto_refuses_signatures_of_a_text_that_was_opened_again(mondo, patto, sign):
    frozen = patti.freeze_patto(patti.unfreeze_patto(patto, by=mondo.case_manager), by=mondo.case_manager)
    patti.attach_pdf(frozen.pk, 2, documenti.store_pdf(PDF, "patto.pdf"))

    with pytest.raises(patti.ConflittoError):
        sign(edizione=1)


def test_a_parent_signs_for_a_minor_who_commits(mondo):
    bozza = make_bozza(mondo.caso, mondo.case_manager)
    minore = make_minore(mondo.caso)
    make_impegno(bozza, minore, categoria="C_FREQUENZA_SCOLASTICA")
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    patti.attach_pdf(patto.pk, 1, documenti.store_pdf(PDF, "patto.pdf"))
    genitore, altro = adulti_of(mondo.caso)
    firme = [Firma(SU_CARTA, OGGI, chi) for chi in (genitore, altro, None)]

    def sign(firme):
        return services.sign_patto(patto, by=mondo.case_manager, edizione=1, firme=firme, firmato=make_file_firmato())

    with pytest.raises(services.FirmaError, match=f"Scegli chi firma per {minore.nome}"):
        sign(firme)
    signed = sign([*firme, Firma(SU_CARTA, OGGI, genitore, per_conto_di=minore)])

    assert signed.firme.get(ruolo="GENITORE").per_conto_di == minore


def test_a_minor_does_not_sign(mondo, sign):
    minore = make_minore(mondo.caso)

    with pytest.raises(services.FirmaError, match="solo le persone maggiorenni"):
        sign([*firme_of(mondo.caso), Firma(SU_CARTA, OGGI, minore)])


def test_a_family_without_bound_adults_may_sign_freely(mondo, sign):
    for componente in adulti_of(mondo.caso):
        make_libero(componente)
    uno, _ = adulti_of(mondo.caso)

    with pytest.raises(services.FirmaError, match="almeno la firma"):
        sign([Firma(SU_CARTA, OGGI, None)])
    signed = sign([Firma(SU_CARTA, OGGI, chi) for chi in (uno, None)])

    assert signed.stato == StatoPatto.ATTIVO


@pytest.mark.parametrize(
    "changes",
    [{"stato": "ATTIVO"}, {"stato": "BOZZA", "data_sottoscrizione": OGGI}, {"data_sottoscrizione": OGGI}],
)
def test_the_database_keeps_date_and_state_together(patto, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Patto.objects.filter(pk=patto.pk).update(**changes)


def test_the_database_keeps_one_patto_in_force(mondo, sign):
    sign()
    file = documenti.store_pdf(PDF, "firmato.pdf")

    with pytest.raises(IntegrityError), transaction.atomic():
        Patto.objects.create(
            caso=mondo.caso,
            versione=2,
            tipo="SEMPLIFICATO",
            stato="ATTIVO",
            data_sottoscrizione=OGGI,
            file_firmato=file,
            figura_riferimento=mondo.case_manager.accreditamento,
        )
