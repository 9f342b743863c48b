"""A household that changes while its Analisi preliminare is open."""

import pytest

from patti_inclusione.models import (
    AnalisiAdulto,
)
from patti_inclusione.services import analisi as services
from patti_inclusione.services.pagine import Contenuto
from rdc_platform import calendario
from tests.factories.analisi import ADULTO, make_completa, make_minore, read

LUOGO = Contenuto(impronta="a", campi={"luogo": "Comune"})


def finalize(mondo):
    analisi = read(mondo.caso).analisi
    services.finalize_analisi(mondo.caso, by=mondo.case_manager, revisione=analisi.revisione)
    mondo.caso.refresh_from_db()
    return read(mondo.caso).analisi


def test_a_child_who_turns_eighteen_between_two_meetings_is_asked_as_an_adult_and_both_pages_stay(mondo):
    minore = make_minore(mondo.caso, anni=17)
    make_completa(mondo.caso, mondo.case_manager)
    minore.data_nascita = calendario.add_mesi(calendario.today(), -12 * 18)
    minore.save(update_fields=["data_nascita"])

    with pytest.raises(services.IncompletaError) as refused:
        finalize(mondo)

    assert {(m.pagina.sezione, m.pagina.componente_id) for m in refused.value.mancanze} == {("adulti", minore.pk)}
    AnalisiAdulto.objects.create(analisi=read(mondo.caso).analisi, componente=minore, **ADULTO)
    finalize(mondo)
    assert {p.sezione for p in read(mondo.caso).pagine if p.componente_id == minore.pk} == {"adulti", "minori"}


def test_who_leaves_while_the_analysis_is_open_is_asked_no_more_and_stays_in_the_version(mondo):
    make_completa(mondo.caso, mondo.case_manager)
    uscito = mondo.caso.nucleo.componenti.exclude(relazione="RICHIEDENTE").first()
    uscito.uscito_il = calendario.today()
    uscito.save(update_fields=["uscito_il"])

    finalize(mondo)

    assert uscito.pk in {p.componente_id for p in read(mondo.caso).pagine}
