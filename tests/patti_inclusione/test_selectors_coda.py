from datetime import timedelta

from patti_inclusione.models import RigaCoda, Scadenza
from patti_inclusione.selectors.coda import read_attesa
from rdc_platform import calendario

OGGI = calendario.today()
IERI, DOMANI = OGGI - timedelta(days=1), OGGI + timedelta(days=1)
SOGLIA = OGGI + timedelta(days=5)


def conti(mondo):
    found = read_attesa(RigaCoda.objects.filter(pk__in=[mondo.caso.pk, mondo.caso_in_coda.pk]), OGGI, SOGLIA)
    return found["in_coda"], found["scaduti"], found["in_scadenza"], found["fascia_0"]


def t02(caso, termine, **values):
    Scadenza.objects.filter(caso=caso, codice="T02").update(termine=termine, **values)


def test_read_attesa_counts_a_case_once_however_many_terms_it_has(mondo):
    for caso, termine in ((mondo.caso, IERI), (mondo.caso_in_coda, DOMANI)):
        t02(caso, termine)
        for codice in ("T03", "T04"):
            Scadenza.objects.create(caso=caso, codice=codice, decorrenza=IERI, termine=IERI)

    assert conti(mondo) == (1, 1, 1, 1)


def test_read_attesa_leaves_out_a_t02_that_waits_no_more_and_keeps_the_case(mondo):
    t02(mondo.caso, IERI, stato="RISPETTATA", chiusa_il=OGGI)
    t02(mondo.caso_in_coda, IERI, stato="SOSPESA")

    assert conti(mondo) == (1, 0, 0, 1)
