"""A household that changes while its Quadro is open."""

from patti_inclusione.models import DimensioneQuadro, StatoQuadro
from patti_inclusione.quadro.regole import mancanze
from patti_inclusione.services import quadro as services
from rdc_platform import calendario
from tests.factories import quadri
from tests.factories.analisi import make_minore


def finalize(caso, by):
    return services.finalize_quadro(caso, by=by, revisione=quadri.read(caso).quadro.revisione)


def test_a_child_who_turns_eighteen_is_asked_as_an_adult_and_what_was_written_stays(mondo):
    minore = make_minore(mondo.caso, anni=17)
    quadri.start(mondo.caso, mondo.case_manager)
    foglio = quadri.fill(mondo.caso, mondo.case_manager)
    scritte = DimensioneQuadro.objects.filter(quadro=foglio.quadro, soggetto=minore).count()
    minore.data_nascita = calendario.add_mesi(calendario.today(), -12 * 18)
    minore.save(update_fields=["data_nascita"])

    dopo = quadri.read(mondo.caso)

    assert {p.parte for p in dopo.pagine if p.componente_id == minore.pk} == {"ADULTO"}
    assert [p.sezione for p in dopo.superate] == ["crescita", "genitori", "ambiente"]
    assert {m.pagina.componente_id for m in mancanze(dopo) if m.pagina.persona} >= {minore.pk}
    assert DimensioneQuadro.objects.filter(quadro=dopo.quadro, soggetto=minore).count() == scritte == 16


def test_who_turns_sixty_five_is_asked_the_same(mondo):
    adulto = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")
    quadri.start(mondo.caso, mondo.case_manager)
    quadri.fill(mondo.caso, mondo.case_manager)
    adulto.data_nascita = calendario.add_mesi(calendario.today(), -12 * 65)
    adulto.save(update_fields=["data_nascita"])

    foglio = quadri.read(mondo.caso)

    assert (mancanze(foglio), foglio.superate) == ([], [])


def test_who_leaves_the_family_is_asked_no_more_and_stays_in_the_version(mondo):
    quadri.start(mondo.caso, mondo.case_manager)
    foglio = quadri.fill(mondo.caso, mondo.case_manager)
    uscito = foglio.presenti[-1].componente
    DimensioneQuadro.objects.filter(quadro=foglio.quadro, soggetto=uscito, dimensione="D1").update(livello="")
    uscito.uscito_il = calendario.today()
    uscito.save(update_fields=["uscito_il"])

    quadro = finalize(mondo.caso, mondo.case_manager)

    concluso = quadri.read(mondo.caso)
    assert quadro.stato == StatoQuadro.FINALIZZATA
    assert uscito.pk in {pagina.componente_id for pagina in concluso.pagine}
