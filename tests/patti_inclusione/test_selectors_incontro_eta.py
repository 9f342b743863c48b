"""Who comes of age between two meetings."""

from datetime import timedelta

import pytest

from ambiti.models import Componente
from patti_inclusione.selectors.incontro_eta import list_compleanni
from rdc_platform import calendario
from tests.factories.incontri import make_proposto


@pytest.mark.parametrize(("anni", "parola"), [(18, "firma da sé"), (65, "può non avere più obblighi")])
def test_list_compleanni_tells_who_has_come_to_an_age_that_counts(mondo, anni, parola):
    incontro = make_proposto(mondo.caso, mondo.case_manager)
    giorno = incontro.data - timedelta(days=2)
    sara = mondo.caso.nucleo.componenti.order_by("pk").first()

    Componente.objects.filter(pk=sara.pk).update(data_nascita=calendario.add_mesi(giorno, -12 * anni))

    (frase,) = list_compleanni(incontro)
    assert sara.nome in frase
    assert parola in frase


def test_list_compleanni_does_not_tell_again_what_the_meeting_before_told(mondo):
    incontro = make_proposto(mondo.caso, mondo.case_manager)

    mondo.caso.nucleo.componenti.update(data_nascita=calendario.add_mesi(incontro.patto.data_sottoscrizione, -12 * 18))

    assert list_compleanni(incontro) == []
