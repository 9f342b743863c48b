import pgtrigger
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from accounts.models import IncaricoComune
from accounts.services import convenzione as services
from accounts.services.accreditamento import activate_accreditamento
from accounts.services.regole import RegolaError
from ambiti.models import AdesioneConvenzione, AppartenenzaComune, ModelloConvenzione
from patti_inclusione.permissions import CASI
from rdc_platform.audit.stato import TransitionError
from tests.factories.accreditamento import DAL, accredit
from tests.factories.casi import give_caso
from tests.factories.firme import authority, flip, make_certificate, sign_pdf
from tests.factories.pdf import PDF


def of(comune) -> AppartenenzaComune:
    return AppartenenzaComune.objects.get(comune=comune)


def upload(mondo, comune=None, by=None, data=PDF) -> AdesioneConvenzione:
    return services.upload_adesione(
        of(comune or mondo.stagno),
        by=by or mondo.amministratore,
        data_sottoscrizione=DAL,
        firmatario="Sindaco di prova",
        protocollo="12/2019",
        file=with_type(data),
    )


def with_type(data):
    file = SimpleUploadedFile("firmato.pdf", data)
    file.tipo = "application/pdf"
    return file


def comuni_held(profilo) -> set[str]:
    rows = IncaricoComune.objects.filter(accreditamento=profilo.accreditamento)
    return set(rows.values_list("content_object", flat=True))


def test_upload_adesione_counts_only_once_checked(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    row = accredit(mondo.amministratore, mondo.stagno)

    assert upload(mondo).stato == "CARICATA"

    with pytest.raises(RegolaError):
        activate_accreditamento(row, by=mondo.amministratore)
    services.validate_adesione(of(mondo.stagno), by=mondo.amministratore)
    activate_accreditamento(row, by=mondo.amministratore)


def test_upload_adesione_twice_is_refused(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    upload(mondo)

    with pytest.raises(TransitionError):
        upload(mondo)


def test_upload_adesione_of_another_ambito_is_not_there(mondo):
    with pytest.raises(Http404):
        upload(mondo, mondo.bologna)


def test_upload_adesione_before_the_ministry_has_published_is_refused(mondo):
    AdesioneConvenzione.objects.all().delete()
    with pgtrigger.ignore("ambiti.ModelloConvenzione:published_is_kept"):
        ModelloConvenzione.objects.all().delete()

    with pytest.raises(RegolaError):
        upload(mondo)


def test_reject_adesione_says_why_and_another_file_may_come(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    upload(mondo)

    rejected = services.reject_adesione(of(mondo.stagno), by=mondo.amministratore, motivo="Manca la firma")

    assert (rejected.stato, rejected.motivo) == ("RESPINTA", "Manca la firma")
    assert upload(mondo).stato == "CARICATA"


def test_end_adesione_takes_the_comune_from_who_has_others(mondo):
    give_caso(mondo.caso_stagno, mondo.case_manager, mondo.coordinatore)

    services.end_adesione(of(mondo.stagno), by=mondo.amministratore, motivo="Delibera 3")

    mondo.caso_stagno.refresh_from_db()
    assert (comuni_held(mondo.case_manager), comuni_held(mondo.coordinatore)) == ({"D150"}, {"D150"})
    assert mondo.caso_stagno.stato == "DA_ASSEGNARE"
    assert list(CASI.permitted(mondo.case_manager, "view_fascicolo")) == [mondo.caso]


def test_end_adesione_suspends_who_has_no_other_comune(mondo):
    services.end_adesione(of(mondo.stagno), by=mondo.amministratore, motivo="Delibera 3")

    row = mondo.coordinatore_stagno.accreditamento
    row.refresh_from_db()
    assert (row.stato, row.motivo_stato) == ("SOSPESO", "REVOCA_CONVENZIONE")
    assert comuni_held(mondo.coordinatore_stagno) == set()


def test_end_adesione_twice_is_refused(mondo):
    services.end_adesione(of(mondo.stagno), by=mondo.amministratore, motivo="Delibera 3")

    with pytest.raises(TransitionError):
        services.end_adesione(of(mondo.stagno), by=mondo.amministratore, motivo="Delibera 3")


def test_validate_adesione_gives_the_comune_back_to_who_is_active(mondo):
    services.end_adesione(of(mondo.stagno), by=mondo.amministratore, motivo="Delibera 3")
    upload(mondo)

    services.validate_adesione(of(mondo.stagno), by=mondo.amministratore)

    assert comuni_held(mondo.coordinatore) == {"D150", "I935"}
    assert comuni_held(mondo.coordinatore_stagno) == set()  # suspended: reactivated one by one


def test_validate_adesione_refuses_a_signature_that_does_not_hold(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    sindaco = make_certificate("ROSSI ANNA", "RSSNNA70A41I935K", issuer=authority())
    upload(mondo, data=flip(sign_pdf(PDF, sindaco), b"prova"))

    with pytest.raises(RegolaError) as refusal:
        services.validate_adesione(of(mondo.stagno), by=mondo.amministratore)

    assert (refusal.value.campo, AdesioneConvenzione.objects.get(comune=mondo.stagno).stato) == ("esito", "CARICATA")
    assert services.reject_adesione(of(mondo.stagno), by=mondo.amministratore, motivo="Firma rotta").stato == "RESPINTA"


def test_validate_adesione_takes_a_signature_whose_authority_is_not_known(mondo):
    AdesioneConvenzione.objects.filter(comune=mondo.stagno).delete()
    upload(mondo, data=sign_pdf(PDF, make_certificate("ROSSI ANNA", issuer=authority())))

    assert services.validate_adesione(of(mondo.stagno), by=mondo.amministratore).stato == "VALIDA"
