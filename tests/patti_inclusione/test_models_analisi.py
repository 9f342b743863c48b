import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from patti_inclusione.models import AnalisiPreliminare, CaricoCura, StatoAnalisi
from tests.factories.analisi import start


def refused(constraint: str, act):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        act()


def test_analisi_has_one_draft_per_case(mondo):
    prima = start(mondo.caso, mondo.case_manager)

    refused(
        "one_analisi_bozza_per_caso",
        lambda: AnalisiPreliminare.objects.create(
            caso=mondo.caso, versione=2, versione_modulo="1", compilata_da=prima.compilata_da
        ),
    )


def test_analisi_is_finished_only_with_outcome_motive_and_day(mondo):
    analisi = AnalisiPreliminare.objects.filter(pk=start(mondo.caso, mondo.case_manager).pk)
    finita = {"stato": StatoAnalisi.FINALIZZATA, "finalizzata_il": timezone.now()}

    refused("finalizzata_il_iff_finalizzata", lambda: analisi.update(finalizzata_il=timezone.now()))
    refused("finalizzata_has_esito_and_motivazione", lambda: analisi.update(**finita, motivazione="x" * 50))
    refused("finalizzata_has_esito_and_motivazione", lambda: analisi.update(**finita, esito="B", motivazione="x" * 49))
    assert analisi.update(**finita, esito="B", motivazione="x" * 50) == 1


def test_carico_is_within_a_week(mondo):
    analisi = start(mondo.caso, mondo.case_manager)

    refused(
        "ore_settimana_within_a_week",
        lambda: CaricoCura.objects.create(analisi=analisi, ordine=0, ore_settimana=169),
    )


def test_analisi_history_has_each_change_and_no_row_for_a_saving_that_changes_nothing(mondo):
    analisi = AnalisiPreliminare.objects.filter(pk=start(mondo.caso, mondo.case_manager).pk)
    storia = apps.get_model("patti_inclusione", "AnalisiPreliminareEvent").objects
    prima = storia.count()

    analisi.update(revisione=1, luogo="")
    analisi.update(revisione=2, luogo="Comune")

    assert storia.count() == prima + 1
