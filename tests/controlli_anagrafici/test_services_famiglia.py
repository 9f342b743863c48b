import pytest

from controlli_anagrafici.models import ComunicazioneControllo, Controllo
from controlli_anagrafici.selectors.esito import mancanze, negativi
from controlli_anagrafici.services.controllo import ControlloError
from controlli_anagrafici.services.convocazione import await_iscrizione
from controlli_anagrafici.services.esito import approve_negativo, conclude_positivo, propose_negativo, set_esiti
from controlli_anagrafici.services.famiglia import Scritta, save_famiglia
from controlli_anagrafici.services.rinvio import send_rinvio
from controlli_anagrafici.services.titolo import add_titolo
from rdc_platform.audit.stato import TransitionError, VersioneError
from tests.factories.controlli import PERCHE, give_periodo, open_famiglia, open_to

pytestmark = pytest.mark.django_db
OMESSA = Scritta(None, True, "OMISSIONE", cognome="Verdi", nome="Ugo")


@pytest.fixture
def resp(mondo):
    return mondo.responsabile_anagrafici


@pytest.fixture
def controllo(mondo):
    return open_famiglia(mondo)


def declared(controllo, **presenti):
    """Everyone declared is there, but the second one where something else is said of him."""
    primo, secondo = controllo.nucleo.componenti.order_by("data_nascita").reverse()
    return [Scritta(primo.pk, True), Scritta(secondo.pk, **({"in_anagrafe": True} | presenti))]


def save(controllo, by, *persone, **altro):
    return save_famiglia(controllo, by=by, versione=controllo.versione, persone=persone, **altro)


def test_save_famiglia_of_the_declared_family_is_concluded_and_inps_told(controllo, resp):
    controllo = save(controllo, resp, *declared(controllo))
    assert (controllo.esito_nucleo, negativi(controllo)) == ("CONFORME", [])

    conclude_positivo(controllo, by=resp, versione=controllo.versione)

    contenuto = ComunicazioneControllo.objects.get().contenuto
    assert [(row["codice"], row["esito"]) for row in contenuto["requisiti"]] == [("NUCLEO", "CONFORME")]


def test_save_famiglia_with_somebody_left_out_goes_to_inps_by_two_people(mondo, controllo, resp):
    controllo = save(controllo, resp, *declared(controllo), OMESSA)
    assert [each.campo for each in mancanze(controllo, "NN1")] == ["motivazione"]
    controllo = save(controllo, resp, *declared(controllo), OMESSA, motivazione=PERCHE)
    assert negativi(controllo) == ["NN1"]

    controllo = propose_negativo(controllo, by=resp, versione=controllo.versione, esito_finale="NN1")
    approve_negativo(controllo, by=mondo.coordinatore_anagrafici, versione=controllo.versione)

    contenuto = ComunicazioneControllo.objects.get().contenuto
    assert (contenuto["esito"], contenuto["requisiti"][0]["esito"]) == ("NN1", "DIFFORME")
    assert "Verdi" not in str(contenuto)


def test_save_famiglia_with_somebody_declared_who_is_not_there_is_nn2(controllo, resp):
    persone = declared(controllo, in_anagrafe=False, causale="AGGIUNTA_INDEBITA")

    assert negativi(save(controllo, resp, *persone)) == ["NN2"]


def test_save_famiglia_with_a_justified_difference_is_no_violation(controllo, resp):
    persone = declared(controllo, in_anagrafe=False, causale="CONIUGE_ALTRA_RESIDENZA", giustificata=True)

    controllo = save(controllo, resp, *persone)

    assert (controllo.esito_nucleo, negativi(controllo), mancanze(controllo, "P01")) == (
        "DIFFORME_GIUSTIFICATA",
        [],
        [],
    )


def test_save_famiglia_again_keeps_what_is_on_the_page_and_no_more(controllo, resp):
    controllo = save(controllo, resp, *declared(controllo), OMESSA)

    controllo = save(controllo, resp, declared(controllo)[0])

    assert (controllo.famiglia.count(), controllo.esito_nucleo) == (1, "DA_VERIFICARE")


def test_save_famiglia_refuses_a_difference_without_its_reason(controllo, resp):
    with pytest.raises(ControlloError, match="Scegli perché"):
        save(controllo, resp, *declared(controllo, in_anagrafe=False))


def test_save_famiglia_refuses_who_is_not_of_the_nucleo(mondo, controllo, resp):
    estraneo = mondo.caso_b.nucleo.componenti.first()

    with pytest.raises(ControlloError, match="ha cambiato il nucleo"):
        save(controllo, resp, Scritta(estraneo.pk, True))


def test_save_famiglia_of_a_page_of_before_or_a_check_concluded_writes_nothing(controllo, resp):
    with pytest.raises(VersioneError):
        save_famiglia(controllo, by=resp, versione=controllo.versione - 1, persone=[])

    Controllo.objects.filter(pk=controllo.pk).update(stato="CONVOCATO")
    with pytest.raises(TransitionError):
        save(controllo, resp)


def test_save_famiglia_is_not_for_a_check_of_residence(mondo, resp):
    controllo = open_to(mondo)

    with pytest.raises(ControlloError, match="non riguarda la famiglia"):
        save(controllo, resp)


@pytest.mark.parametrize(
    "atto",
    [
        lambda controllo, resp: set_esiti(controllo, by=resp, esito_res10="SODDISFATTO"),
        lambda controllo, resp: give_periodo(controllo, resp, "2010-01-01"),
        lambda controllo, resp: add_titolo(controllo, by=resp, tipo_titolo="PERMESSO"),
        lambda controllo, resp: await_iscrizione(controllo, by=resp, versione=controllo.versione),
        lambda controllo, resp: send_rinvio(controllo, by=resp, versione=controllo.versione, dove=None),
    ],
    ids=["requisiti", "periodo", "titolo", "iscrizione", "rinvio"],
)
def test_what_is_of_the_person_s_residence_is_not_written_on_a_check_of_the_family(controllo, resp, atto):
    with pytest.raises(ControlloError, match="riguarda la famiglia"):
        atto(controllo, resp)

    assert not controllo.periodi.exists()
    assert not controllo.titoli.exists()
