"""Real signatures, made by an authority of the tests, on real files."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from rdc_platform.documenti import firme
from rdc_platform.documenti.firme import EsitoFirma, FormatoFirma, read_firme
from tests.factories import firme as factory
from tests.factories.firme import CF, authority, make_certificate, person, sign_p7m, sign_pdf
from tests.factories.pdf import PDF, tiny_pdf

VALIDA, INTEGRA, NON_VALIDA = EsitoFirma.VALIDA, EsitoFirma.INTEGRA_NON_VERIFICATA, EsitoFirma.NON_VALIDA
SIGN = pytest.mark.parametrize("sign", [sign_pdf, sign_p7m])


@pytest.fixture
def trusted():
    return [authority().asn1]


def judged(data: bytes, autorita=()) -> list[tuple[str, str]]:
    return [(firma.esito, firma.firmatario) for firma in read_firme(data, autorita)]


@SIGN
def test_read_firme_says_who_signed_and_when(sign, trusted):
    (firma,) = read_firme(sign(PDF, person()), trusted)

    assert (firma.esito, firma.firmatario, firma.codice_fiscale) == (VALIDA, "MARTA FERRARI", CF)
    assert (firma.emittente, firma.integra, firma.catena) == ("Autorità di prova", True, True)
    assert datetime.now(UTC) - firma.istante_dichiarato < timedelta(minutes=1)
    assert firma.istante_certo is None


@SIGN
def test_read_firme_without_a_trust_list_vouches_for_integrity_alone(sign):
    (firma,) = read_firme(sign(PDF, person()))

    assert (firma.esito, firma.integra, firma.catena) == (INTEGRA, True, None)


@SIGN
def test_read_firme_refuses_an_authority_that_is_not_in_the_list(sign):
    (firma,) = read_firme(sign(PDF, person()), [authority("Altra autorità").asn1])

    assert (firma.esito, firma.integra, firma.catena) == (NON_VALIDA, True, False)
    assert firma.motivo == "Il certificato non è di un'autorità riconosciuta."


@SIGN
def test_read_firme_refuses_a_certificate_that_the_signer_made_himself(sign):
    (firma,) = read_firme(sign(PDF, make_certificate("MARTA FERRARI", CF)))

    assert (firma.esito, "se l'è fatto chi ha firmato" in firma.motivo) == (NON_VALIDA, True)


@SIGN
def test_read_firme_refuses_a_certificate_expired_when_it_signed(sign):
    now = datetime.now(UTC)
    days = {"dal": now - timedelta(days=900), "al": now - timedelta(days=400)}
    (firma,) = read_firme(sign(PDF, make_certificate("MARTA FERRARI", CF, issuer=authority(), **days)))

    assert (firma.esito, firma.integra) == (NON_VALIDA, True)
    assert "non era valido il giorno della firma" in firma.motivo


@SIGN
def test_read_firme_sees_one_altered_byte(sign, trusted):
    (firma,) = read_firme(factory.flip(sign(PDF, person()), b"prova"), trusted)

    assert (firma.esito, firma.integra) == (NON_VALIDA, False)


def test_read_firme_sees_a_pdf_changed_after_the_signature(trusted):
    (firma,) = read_firme(factory.change_pdf(sign_pdf(PDF, person())), trusted)

    assert (firma.esito, firma.integra) == (NON_VALIDA, False)
    assert firma.motivo == "Il documento è stato cambiato dopo questa firma."


@SIGN
def test_read_firme_finds_each_of_two_signers(sign, trusted):
    found = judged(sign(PDF, person(), person("ALTRA PERSONA", "")), trusted)

    assert sorted(found) == [(VALIDA, "ALTRA PERSONA"), (VALIDA, "MARTA FERRARI")]  # a P7M keeps no order


@SIGN
def test_read_firme_reads_the_time_of_a_timestamp(sign, trusted):
    stamper = make_certificate("Marca temporale", issuer=authority(), timestamps=True)
    (firma,) = read_firme(sign(PDF, person(), certo=stamper), trusted)

    assert firma.istante == firma.istante_certo
    assert datetime.now(UTC) - firma.istante_certo < timedelta(minutes=1)


@SIGN
def test_read_firme_does_not_believe_the_timestamp_of_a_stranger(sign, trusted):
    stranger = make_certificate("Marca fatta in casa", timestamps=True)
    (firma,) = read_firme(sign(PDF, person(), certo=stranger), trusted)

    assert (firma.esito, firma.istante_certo) == (VALIDA, None)


def test_read_firme_reads_a_p7m_in_a_p7m_from_the_outside_in(trusted):
    assert judged(sign_p7m(sign_p7m(PDF, person()), person("ALTRA PERSONA", "")), trusted) == [
        (VALIDA, "ALTRA PERSONA"),
        (VALIDA, "MARTA FERRARI"),
    ]


def test_read_firme_reads_a_signed_pdf_in_a_p7m(trusted):
    found = read_firme(sign_p7m(sign_pdf(PDF, person()), person("ALTRA PERSONA", "")), trusted)

    assert [(firma.formato, firma.esito) for firma in found] == [
        (FormatoFirma.CADES, VALIDA),
        (FormatoFirma.PADES, VALIDA),
    ]


@pytest.mark.parametrize(
    ("seriale", "cf"), [(f"TINIT-{CF}", CF), (f"IT:{CF}", CF), ("VATIT-01234567890", ""), ("", "")]
)
def test_read_firme_takes_the_codice_fiscale_from_the_certificate(seriale, cf):
    (firma,) = read_firme(sign_p7m(PDF, make_certificate("X", issuer=authority(), seriale=seriale)))

    assert firma.codice_fiscale == cf


def test_read_firme_finds_nothing_where_nobody_signed():
    assert [read_firme(data) for data in (PDF, b"\xff\xd8\xff scansione", b"", b"testo")] == [[]] * 4


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.999])
def test_read_firme_of_a_truncated_p7m_says_so(keep):
    data = sign_p7m(PDF, person())

    assert [firma.motivo for firma in read_firme(data[: int(len(data) * keep)])] == [firme.ROVINATO]


def test_read_firme_of_a_p7m_without_its_document_says_so():
    assert [firma.motivo for firma in read_firme(sign_p7m(PDF, person(), detached=True))] == [firme.STACCATA]


def test_read_firme_never_raises_whatever_is_done_to_the_file():
    for data in (sign_pdf(PDF, person()), sign_p7m(sign_pdf(PDF, person()), person())):
        step = len(data) // 60
        for place in range(0, len(data), step):
            read_firme(data[:place])
            read_firme(data[:place] + b"\x00\xff" * 8 + data[place + 16 :])
            read_firme(data[:place] + data[place + 7 :])


def test_read_firme_stops_at_too_many_envelopes():
    data = PDF
    for _ in range(firme.MAX_LIVELLI + 3):
        data = sign_p7m(data, person())

    found = read_firme(data)

    assert (len(found), found[-1].esito) == (firme.MAX_LIVELLI + 1, NON_VALIDA)


def test_read_firme_stops_at_a_pdf_too_long_to_compare():
    """Comparing half a million bytes of objects with what was there before takes seconds, and it is refused at once."""
    heavy = sign_pdf(tiny_pdf(numeri=60_000), person(), person())
    started = time.perf_counter()

    (firma,) = read_firme(heavy)

    assert (firma.esito, "troppe" in firma.motivo) == (NON_VALIDA, True)
    assert time.perf_counter() - started < 5


def test_open_p7m_gives_the_document_out_of_all_its_envelopes():
    assert firme.open_p7m(sign_p7m(sign_p7m(PDF, person()), person())) == PDF


def test_contains_recognises_what_was_sent():
    signed = sign_pdf(PDF, person())

    assert firme.contains(signed, PDF)
    assert firme.contains(sign_pdf(signed, person()), signed)
    assert firme.contains(sign_p7m(PDF, person()), PDF)
    assert firme.contains(sign_p7m(sign_p7m(PDF, person()), person()), sign_p7m(PDF, person()))
    assert firme.contains(signed, sign_p7m(PDF, person()))


def test_contains_recognises_another_document():
    other = tiny_pdf("un altro atto")

    assert not firme.contains(sign_pdf(other, person()), PDF)
    assert not firme.contains(sign_p7m(other, person()), PDF)
    assert not firme.contains(other, PDF)


def test_contains_sees_what_was_changed_before_signing():
    changed = factory.change_pdf(PDF)

    assert changed.startswith(PDF)
    assert not firme.contains(sign_pdf(changed, person()), PDF)
