"""The sheets that the family takes home, through the outbox: what they say, what they keep quiet, how long they are."""

import io
import re

import pikepdf
import pytest

from patti_inclusione.frasi import is_delicato, is_rivista, read_frasi
from patti_inclusione.models import CopiaPatto, Lingua, SchedaPersona
from patti_inclusione.services import patto as patti
from patti_inclusione.services import patto_copie as services
from rdc_platform.audit.stato import TransitionError
from rdc_platform.leggibilita import gulpease
from rdc_platform.outbox import delivery
from tests.factories.patti import IMPEGNO, OBIETTIVO, SOSTEGNO, adulti_of, make_bozza, make_impegno, make_minore
from tests.factories.testo_pdf import pagine_of, read_testo

LINGUE = [lingua for lingua in Lingua.values if lingua not in ("it", "altra")]
TITILLIUM, ARABO, CINESE = "Titillium-Web", "Noto-Sans-Arabic", "Noto-Sans-SC"


@pytest.fixture
def bozza(mondo):
    return make_bozza(mondo.caso, mondo.case_manager)


@pytest.fixture
def close(mondo, bozza):
    """Closes the text and has everything made."""

    def close(*lingue):
        patto = patti.freeze_patto(bozza, by=mondo.case_manager)
        for lingua in lingue:
            services.ask_copia(patto, by=mondo.case_manager, lingua=lingua)
        deliver_all()
        return patto

    return close


def deliver_all():
    while messages := delivery.claim():
        for message in messages:
            delivery.deliver_one(message)


def sheet(patto, lingua="it", componente=None):
    copia = CopiaPatto.objects.get(patto=patto, edizione=patto.edizione, lingua=lingua, componente=componente)
    with copia.documento.file.open() as file:
        return file.read()


def make_scheda(componente, **values):
    return SchedaPersona.objects.create(componente=componente, **values)


def test_closing_the_text_makes_the_plain_copy_and_a_sheet_for_each_language_spoken(mondo, bozza, close):
    make_scheda(adulti_of(mondo.caso)[1], lingua="ar")

    patto = close()

    assert sorted(patto.copie.values_list("lingua", flat=True)) == ["ar", "it"]
    text = read_testo(sheet(patto))
    for words in ["Che cosa vogliamo", OBIETTIVO, IMPEGNO, "Ci vediamo ogni mese", mondo.case_manager.nome_completo]:
        assert words in text
    assert SOSTEGNO not in text  # the kind of support and who gives it, not its description
    assert "Cooperativa di prova" in text


def test_the_copy_has_two_pages_with_eight_persons_and_twenty_commitments(mondo, bozza, close):
    persone = [
        *adulti_of(mondo.caso),
        *(make_minore(mondo.caso, nome) for nome in ("Leo", "Mia", "Noa", "Pia", "Rea", "Ugo")),
    ]
    for place in range(20):
        make_impegno(bozza, persone[place % 8], descrizione=f"Impegno numero {place}: {'parole e ancora parole ' * 30}")

    patto = close("ar")

    for lingua in ("it", "ar"):
        assert pagine_of(sheet(patto, lingua)) <= 2
    assert "Il resto è nel Patto." in read_testo(sheet(patto))


def test_a_short_copy_leaves_nothing_out(close):
    assert "Il resto è nel Patto." not in read_testo(sheet(close()))


def test_the_copies_say_nothing_of_health_nor_of_violence(mondo, bozza, close):
    chi = adulti_of(mondo.caso)[0]
    salute = {
        "categoria": "D_PREVENZIONE_SALUTE",
        "professionista_sanitario": "Dott. Sani",
        "servizio_sanitario": "CSM",
    }
    make_impegno(bozza, chi, descrizione="Prende il litio ogni sera", **salute)
    make_impegno(bozza, chi, descrizione="Va al centro antiviolenza il lunedì")
    bozza.sostegni.create(
        codice="SANITARI", ente_erogatore="Servizio dipendenze", descrizione="Gruppo", dal=bozza.durata_dal
    )
    bozza.obiettivi.create(area="RETI", testo="Uscire dalla violenza").risultati.create(
        patto=bozza, testo="x", termine=bozza.durata_al
    )

    patto = close("en")

    for lingua in ("it", "en"):
        text = read_testo(sheet(patto, lingua)).lower()
        assert not any(word in text for word in ("litio", "violenza", "dipendenz", "sani", "csm"))
    assert "Una cosa personale: è scritta nel Patto" in read_testo(sheet(patto))


def test_who_has_a_secret_address_stands_in_no_sheet_but_his_own(mondo, bozza, close):
    _uno, due = adulti_of(mondo.caso)
    make_scheda(due, indirizzo_riservato=True, recapito_sicuro="Da Carla, via Nascosta 1")
    bozza.impegni.filter(componente=due).update(descrizione="Zattera: cerca una casa nuova")
    bozza.sostegni.create(codice="ABITATIVI", ente_erogatore="Casa Zolla", destinatario=due, dal=bozza.durata_dal)

    patto = close("fr")

    patto.refresh_from_db()
    with patto.pdf_generato.file.open() as file:
        read_by_the_family = [file.read(), sheet(patto), sheet(patto, "fr")]
    for pdf in read_by_the_family:
        text = read_testo(pdf)
        assert not any(word in text for word in ("Zattera", "Zolla", "Nascosta"))
    own = read_testo(sheet(patto, componente=due))
    assert all(word in own for word in ("Zattera", "Zolla", f"solo per {due.nome} {due.cognome}"))
    assert "Nascosta" not in own
    assert IMPEGNO not in own


@pytest.mark.parametrize("lingua", LINGUE)
def test_a_sheet_says_that_it_is_a_courtesy_and_awaits_review(bozza, close, lingua):
    frasi = read_frasi(lingua)

    text = read_testo(sheet(close(lingua), lingua))

    assert not is_rivista(frasi)
    assert "Traduzione di cortesia: vale il testo in italiano. In attesa di revisione." in text
    if lingua != "ar":  # drawn from right to left, letter by letter in its shapes
        assert frasi["cortesia"][:12].split()[0] in text
    assert OBIETTIVO not in text


@pytest.mark.parametrize("lingua", [*LINGUE, "it"])
def test_every_letter_of_a_sheet_is_drawn_with_a_font_of_ours(bozza, close, lingua):
    with pikepdf.open(io.BytesIO(sheet(close(*{lingua} - {"it"}), lingua))) as pdf:
        fonts = {str(font.BaseFont).split("+")[1] for page in pdf.pages for font in page.Resources.Font.values()}
        drawn = {code for page in pdf.pages for code in codes_of(page)}

    assert 0 not in drawn  # .notdef, the empty box
    allowed = {"ar": ARABO, "zh": CINESE}.get(lingua, TITILLIUM)
    assert any(name.startswith(allowed) for name in fonts)
    assert all(name.startswith((TITILLIUM, allowed)) for name in fonts)


def codes_of(page):
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if str(operator) == "TJ" else operands
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    data = bytes(piece)
                    yield from (data[n] << 8 | data[n + 1] for n in range(0, len(data) - 1, 2))


@pytest.mark.parametrize("lingua", LINGUE)
def test_every_language_has_every_phrase(lingua):
    def keys(frasi):
        return {(k, *sorted(v)) if isinstance(v, dict) else (k,) for k, v in frasi.items()}

    def holes(frasi):
        return {k: sorted(re.findall(r"{\w+}", v)) for k, v in frasi.items() if isinstance(v, str)}

    frasi, italiano = read_frasi(lingua), read_frasi("it")

    assert keys(frasi) == keys(italiano)
    assert holes(frasi) == holes(italiano)


def test_the_fixed_phrases_are_easy_to_read():
    frasi = read_frasi("it")
    testo = "\n".join(v for k, v in frasi.items() if isinstance(v, str) and k not in ("nome", "scrittura"))

    assert gulpease(testo) >= 60


def test_the_fixed_text_of_the_plain_copy_is_easy_to_read(bozza, close):
    text = read_testo(sheet(close()))
    fixed = text[text.index("Questa è una copia") :].replace(OBIETTIVO, "").replace(IMPEGNO, "")

    assert gulpease(fixed) >= 60


def test_ask_copia_wants_a_closed_text_and_a_language_we_have(mondo, bozza):
    with pytest.raises(TransitionError):
        services.ask_copia(bozza, by=mondo.case_manager, lingua="en")

    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    with pytest.raises(TransitionError):
        services.ask_copia(patto, by=mondo.case_manager, lingua="altra")


def test_ask_copia_twice_is_one_sheet(mondo, bozza):
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)

    assert services.ask_copia(patto, by=mondo.case_manager, lingua="en") == services.ask_copia(
        patto, by=mondo.case_manager, lingua="en"
    )


def test_a_sheet_of_a_text_opened_again_is_not_made(mondo, bozza):
    patto = patti.freeze_patto(bozza, by=mondo.case_manager)
    patti.unfreeze_patto(patto, by=mondo.case_manager)

    deliver_all()

    assert CopiaPatto.objects.get().documento is None


@pytest.mark.parametrize(
    ("testo", "delicato"),
    [
        ("Va dallo psicologo", True),
        ("Ha subito maltrattamenti", True),
        ("L'ospedale la chiama", True),
        ("Porta i bambini a scuola", False),
        ("Cerca lavoro e tiene i conti", False),
    ],
)
def test_is_delicato(testo, delicato):
    assert is_delicato(testo) is delicato
