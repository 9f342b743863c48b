from datetime import date

import pytest
from django.http import Http404

from ambiti.models import Nucleo
from controlli_anagrafici.models import CampioneEstrazione, Controllo, DomandaCessata
from controlli_anagrafici.selectors.campione import is_genuine, list_anteprime, popolazione, prova
from controlli_anagrafici.services import campione as services
from controlli_anagrafici.services.campione import TOPIC, extract_campione, start_famiglia
from controlli_anagrafici.services.controllo import ControlloError
from rdc_platform import calendario
from tests.factories.richieste import deliver

pytestmark = pytest.mark.django_db


def add_nuclei(mondo, quanti: int) -> None:
    """Households of Cremona beside the two of the world: their identity alone."""
    Nucleo.objects.bulk_create(
        Nucleo(
            protocollo_inps=f"INPS-RDC-2019-{7_000_000 + n}", misura="RDC", data_domanda=date(2019, 3, 6),
            data_riconoscimento=date(2019, 4, 15), destinazione="COMUNI", comune=mondo.cremona, ambito=mondo.ambito_a,
            via="Via di prova", cap="26100", cognome="Prova", nome="Marta", numero_componenti=1,
        )
        for n in range(quanti)
    )  # fmt: skip


def start(mondo, fatte=0):
    return extract_campione("D150", by=mondo.coordinatore_anagrafici, fatte=fatte)


def extract(mondo, fatte=0):
    """The draw, and all that the worker does for it."""
    estrazione = start(mondo, fatte)
    while deliver(TOPIC):
        pass
    estrazione.refresh_from_db()
    return estrazione


def sample_of(mondo):
    return list(popolazione(calendario.today()).filter(comune=mondo.cremona).values_list("pk", flat=True))


@pytest.mark.parametrize(("nuclei", "estratti"), [(1, 1), (20, 1), (21, 2), (199, 10), (200, 10), (201, 11)])
def test_extract_campione_opens_a_check_of_composition_for_each_family_drawn(mondo, nuclei, estratti):
    add_nuclei(mondo, max(nuclei - 2, 0))
    if nuclei == 1:
        DomandaCessata.objects.create(nucleo=mondo.caso.nucleo, dal="2019-05-01")

    estrazione = extract(mondo)

    aperti = list(estrazione.controlli.all())
    assert (estrazione.popolazione, estrazione.estratti, len(aperti)) == (nuclei, estratti, estratti)
    assert {(each.tipo_controllo, each.origine_controllo, each.stato) for each in aperti} == {
        ("COMPOSIZIONE_NUCLEO", "CAMPIONE", "DA_ASSEGNARE")
    }
    assert is_genuine(estrazione)


def test_extract_campione_makes_its_salt_itself_and_another_one_each_time(mondo):
    add_nuclei(mondo, 30)

    prima, seconda = extract(mondo), extract(mondo, fatte=1)

    assert len(bytes.fromhex(prima.salt)) == len(bytes.fromhex(seconda.salt)) == 16
    assert prima.salt != seconda.salt
    assert seconda.popolazione == prima.popolazione - prima.estratti


def test_extract_campione_pressed_twice_draws_once(mondo):
    extract(mondo)

    with pytest.raises(ControlloError, match="già stato estratto"):
        extract(mondo)

    assert CampioneEstrazione.objects.count() == 1


def test_draw_next_opens_the_checks_some_at_a_time_each_once_and_only_then_ends(mondo, monkeypatch):
    monkeypatch.setattr(services, "PEZZO", 4)
    add_nuclei(mondo, 178)
    estrazione = start(mondo)
    assert (estrazione.stato, estrazione.salt, estrazione.controlli.count()) == ("IN_CORSO", "", 0)

    found = []
    while deliver(TOPIC):
        estrazione.refresh_from_db()
        found.append((estrazione.controlli.count(), estrazione.stato))
    services.draw_next(estrazione.pk)  # the message that came twice

    assert found == [(4, "IN_CORSO"), (8, "IN_CORSO"), (9, "FATTA")]
    assert estrazione.controlli.count() == 9
    assert is_genuine(estrazione)


def test_while_a_draw_runs_no_other_begins_and_no_family_is_added(mondo):
    start(mondo)

    with pytest.raises(ControlloError, match="è in corso"):
        start(mondo, fatte=1)
    with pytest.raises(ControlloError, match="è in corso"):
        start_famiglia(mondo.caso.nucleo.controlli.get(), by=mondo.coordinatore_anagrafici)


def test_extract_campione_with_nobody_to_draw_from_is_refused(mondo):
    DomandaCessata.objects.bulk_create(DomandaCessata(nucleo=each, dal="2019-05-01") for each in Nucleo.objects.all())

    with pytest.raises(ControlloError, match="nessun nucleo"):
        extract(mondo)


@pytest.mark.parametrize("chi", ["responsabile_anagrafici", "coordinatore", "coordinatore_b"])
def test_extract_campione_is_the_coordinatore_s_of_the_comune(mondo, chi):
    with pytest.raises(Http404):
        extract_campione("D150", by=getattr(mondo, chi), fatte=0)
    with pytest.raises(Http404):
        extract_campione("A944", by=mondo.coordinatore_anagrafici, fatte=0)


def test_popolazione_leaves_out_who_was_checked_lately_and_whose_benefit_is_over(mondo):
    suo = mondo.caso.nucleo
    controllo = start_famiglia(suo.controlli.get(), by=mondo.coordinatore_anagrafici)
    assert suo.pk not in sample_of(mondo)

    Controllo.objects.filter(pk=controllo.pk).update(stato="ACQUISITO_INPS", concluso_il="2020-01-01T00:00Z")
    assert suo.pk in sample_of(mondo)

    ordinario = mondo.caso_in_coda.nucleo.controlli
    assert mondo.caso_in_coda.nucleo_id in sample_of(mondo)
    ordinario.update(stato="ANNULLATO", motivo_annullamento="RINUNCIA")
    assert mondo.caso_in_coda.nucleo_id not in sample_of(mondo)


def test_start_famiglia_twice_is_refused(mondo):
    controllo = mondo.caso.nucleo.controlli.get()
    start_famiglia(controllo, by=mondo.coordinatore_anagrafici)

    with pytest.raises(ControlloError, match="già controllata"):
        start_famiglia(controllo, by=mondo.coordinatore_anagrafici)


def test_is_genuine_finds_a_draw_that_was_touched(mondo):
    add_nuclei(mondo, 40)
    estrazione = extract(mondo)

    estrazione.salt = "00" * 16

    assert not is_genuine(estrazione)


def test_prova_has_what_repeats_the_draw_and_nobody_s_name(mondo):
    estrazione = extract(mondo)

    contenuto = prova(estrazione)

    assert contenuto["salt"] == estrazione.salt
    assert contenuto["estratti"] == [estrazione.controlli.get().nucleo.protocollo_inps]
    assert "Conti" not in str(contenuto)


def test_list_anteprime_says_what_today_s_draw_would_be_and_no_salt(mondo):
    (anteprima,) = list_anteprime(mondo.coordinatore_anagrafici)

    assert (anteprima.popolazione, anteprima.estratti, anteprima.fatte) == (2, 1, 0)
    assert not hasattr(anteprima, "salt")
