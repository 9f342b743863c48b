"""Who signs with somebody, or in his place, or through an interpreter; and what the file itself says."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from patti_inclusione.models import CodiceTermine, FirmaPatto, Patto, Scadenza, SchedaPersona, StatoPatto
from patti_inclusione.services import firma as services
from patti_inclusione.services import patto as patti
from patti_inclusione.services.comunicazione import build_comunicazione
from patti_inclusione.services.firma import Firma
from rdc_platform.documenti import services as documenti
from tests.factories.firme import change_pdf, person, sign_pdf
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

CARTA, DIGITALE = "AUTOGRAFA_SCANSIONE", "FIRMA_DIGITALE"
TUTORE = {"tutela": "TUTORE", "tutela_nome": "Ada Neri", "tutela_firma": True}


@pytest.fixture
def patto(mondo):
    return make_da_firmare(mondo.caso, mondo.case_manager)


def sign(mondo, patto, firme, firmato=None):
    return services.sign_patto(
        patto, by=mondo.case_manager, edizione=patto.edizione, firme=firme, firmato=firmato or make_file_firmato()
    )


def upload(data):
    file = SimpleUploadedFile("firmato.pdf", data, "application/pdf")
    file.tipo = "application/pdf"
    return file


def test_a_guardian_signs_with_the_person_or_for_him(mondo, patto):
    uno, due = adulti_of(mondo.caso)
    SchedaPersona.objects.create(componente=uno, **TUTORE)
    altre = [Firma(CARTA, OGGI, due), Firma(CARTA, OGGI)]

    with pytest.raises(services.FirmaError, match="serve anche la firma di Ada Neri"):
        sign(mondo, patto, [Firma(CARTA, OGGI, uno), *altre])
    sign(mondo, patto, [Firma(CARTA, OGGI, uno, nome="Ada Neri", firma_tutela="AL_POSTO"), *altre])

    firma = FirmaPatto.objects.get(componente=uno)
    assert (firma.nome, firma.firma_tutela, firma.ruolo) == ("Ada Neri", "AL_POSTO", "TENUTO")


@pytest.mark.parametrize(
    "scheda", [TUTORE | {"tutela_scadenza": date(2020, 1, 1)}, TUTORE | {"tutela_firma": False}], ids=["over", "no"]
)
def test_a_decree_that_is_over_or_not_on_signatures_asks_for_nobody(mondo, patto, scheda):
    SchedaPersona.objects.create(componente=adulti_of(mondo.caso)[0], **scheda)

    assert sign(mondo, patto, firme_of(mondo.caso)).stato == StatoPatto.ATTIVO


def test_who_needs_an_interpreter_signs_what_was_explained(mondo, patto):
    uno, due = adulti_of(mondo.caso)
    SchedaPersona.objects.create(componente=uno, bisogno_mediatore=True, lingua="ar")
    altre = [Firma(CARTA, OGGI, due), Firma(CARTA, OGGI)]

    with pytest.raises(services.FirmaError, match="Scrivi chi ha spiegato il Patto"):
        sign(mondo, patto, [Firma(CARTA, OGGI, uno), *altre])
    sign(mondo, patto, [Firma(CARTA, OGGI, uno, spiegato=True, interprete="Samir Haddad"), *altre])

    assert FirmaPatto.objects.get(componente=uno).interprete == "Samir Haddad"


def test_a_guardian_signs_for_a_minor_who_is_no_signer_for_inps(mondo):
    bozza = make_bozza(mondo.caso, mondo.case_manager)
    minore = make_minore(mondo.caso)
    SchedaPersona.objects.create(componente=minore, **TUTORE)
    make_impegno(bozza, minore, categoria="C_FREQUENZA_SCOLASTICA")
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    patti.attach_pdf(patto.pk, 1, documenti.store_pdf(PDF, "patto.pdf"))
    tutore = Firma(CARTA, OGGI, minore, nome="Ada Neri", firma_tutela="AL_POSTO")

    with pytest.raises(services.FirmaError, match="Scegli chi firma per Leo"):
        sign(mondo, patto, firme_of(mondo.caso))
    signed = sign(mondo, patto, [*firme_of(mondo.caso), tutore])

    assert FirmaPatto.objects.get(componente=minore).ruolo == "TUTORE"
    told = build_comunicazione(signed.comunicazioni.get().pk)
    assert told["cf_firmatari"] == sorted(adulto.codice_fiscale for adulto in adulti_of(mondo.caso))


def test_a_minor_without_a_guardian_signs_nothing(mondo, patto):
    minore = make_minore(mondo.caso)

    with pytest.raises(services.FirmaError, match="solo le persone maggiorenni"):
        sign(mondo, patto, [*firme_of(mondo.caso), Firma(CARTA, OGGI, minore)])


def test_the_equipe_may_sign_too(mondo, patto):
    sign(mondo, patto, [*firme_of(mondo.caso), Firma(CARTA, OGGI, nome="Ivo Sala, CPI")])

    assert FirmaPatto.objects.get(ruolo="EQUIPE").nome == "Ivo Sala, CPI"


def test_a_broken_digital_signature_is_refused(mondo, patto):
    broken = change_pdf(sign_pdf(PDF, person()))

    with pytest.raises(services.FirmaError, match="non è valida"):
        sign(mondo, patto, firme_of(mondo.caso), upload(broken))

    assert Patto.objects.get().stato == StatoPatto.DA_FIRMARE


def test_a_digital_signature_that_is_said_is_there(mondo, patto):
    firme = [Firma(DIGITALE, OGGI, each) for each in [*adulti_of(mondo.caso), None]]

    with pytest.raises(services.FirmaError, match="nel file non c'è nessuna firma digitale"):
        sign(mondo, patto, firme)
    signed = sign(mondo, patto, firme, upload(sign_pdf(PDF, person())))

    assert [firma.firmatario for firma in signed.file_firmato.firme.all()] == ["MARTA FERRARI"]


def test_a_refusal_starts_the_term_for_telling_inps(mondo, patto):
    uno, due = adulti_of(mondo.caso)

    sign(mondo, patto, [Firma("RIFIUTO", OGGI, uno), Firma(CARTA, OGGI, due)])

    t05 = Scadenza.objects.get(caso=mondo.caso, codice=CodiceTermine.T05)
    assert (t05.stato, t05.decorrenza) == ("APERTA", OGGI)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("tutela_of_firma_has_nome", {"firma_tutela": "AL_POSTO"}),
        ("spiegato_has_interprete", {"spiegato": True}),
    ],
)
def test_the_database_wants_the_names(mondo, patto, constraint, values):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        FirmaPatto.objects.create(
            patto=patto, componente=adulti_of(mondo.caso)[0], ruolo="TENUTO", data=OGGI, modalita=CARTA, **values
        )
