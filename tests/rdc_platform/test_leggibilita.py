import pytest

from rdc_platform.leggibilita import gulpease


@pytest.mark.parametrize(
    ("testo", "indice"),
    [
        ("", 100),
        ("Il cane dorme.", 100),  # 89 + (300 - 110) / 3 = 152
        ("una frase di dieci parole corte che finisce qui ora", 77),  # 89 + (300 - 10 × 42) / 10
        ("Vai a scuola. Torna a casa.", 100),
    ],
)
def test_gulpease(testo, indice):
    assert gulpease(testo) == indice


def test_gulpease_finds_bureaucracy_hard():
    burocratese = (
        "Il sottoscritto beneficiario, consapevole delle responsabilità conseguenti all'inadempimento, "
        "si impegna a ottemperare puntualmente alle prescrizioni comportamentali concordate con l'amministrazione."
    )

    assert gulpease(burocratese) < 45
