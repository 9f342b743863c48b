"""What the database holds of the register, whoever writes it."""

import uuid
from datetime import time, timedelta

import pytest
from django.db import DatabaseError, transaction

from progetti_collettivita.models import PresenzaPuc
from rdc_platform import calendario
from tests.factories.puc import assign, far_day, make_puc, presence

OGGI = calendario.today()
MATTINA = {"ora_inizio": time(9), "ora_fine": time(13)}


@pytest.fixture
def row(mondo):
    puc = make_puc(mondo.responsabile_puc, mondo.cremona)
    return assign(puc, mondo.caso.nucleo.componenti.first(), "ATTIVO", data_inizio=far_day(-60))


def refused(row, nome: str = "", **campi) -> None:
    with pytest.raises(DatabaseError, match=nome), transaction.atomic():
        presence(row, **campi)


def test_no_line_is_false(row):
    giustificata = {"esito": "ASSENTE_GIUSTIFICATO", "causale": "VISITA"}
    refused(row, "presenza_puc_ore", ore="0")
    refused(row, "presenza_puc_ore", ore="8.25")
    refused(row, "presenza_puc_ore", esito="SOSPESO")
    refused(row, "presenza_puc_quarti", ore="7.1")
    refused(row, "causale_iff", causale="VISITA")
    refused(row, "causale_iff", **giustificata | {"causale": ""})
    refused(row, "presenza_puc_orario", ora_inizio=time(13), ora_fine=time(9))
    refused(row, "presenza_puc_orario", ora_inizio=time(9))
    presence(row, **giustificata)
    presence(row, far_day(-1), "0", esito="SOSPESO")
    presence(row, far_day(-2), "7.75")


def test_two_lines_of_a_person_never_overlap_and_a_day_has_eight_hours(row, mondo):
    prima = presence(row, **MATTINA)
    altro = assign(
        make_puc(mondo.responsabile_puc, mondo.cremona), row.persona, "INTERROTTO", motivo_interruzione="ALTRO"
    )
    refused(altro, "one_presenza_puc_at_a_time", ora_inizio=time(12, 59), ora_fine=time(17))
    refused(altro, "one_presenza_puc_at_a_time")  # without hours: the whole day
    refused(row, "presenza_puc_giorno_pieno", ore="4.25", ora_inizio=time(13), ora_fine=time(19))
    pomeriggio = presence(row, ora_inizio=time(13), ora_fine=time(17))

    prima.refresh_from_db()
    assert prima.persona == row.persona
    PresenzaPuc.objects.filter(pk=pomeriggio.pk).update(annullata=True)
    presence(row, ora_inizio=time(13), ora_fine=time(17))


def test_a_key_makes_one_line_and_a_validated_one_changes_with_a_reason_alone(row):
    found = presence(row, chiave=(chiave := uuid.uuid4()))
    refused(row, "chiave", giorno=OGGI - timedelta(days=1), chiave=chiave)
    mine = PresenzaPuc.objects.filter(pk=found.pk)
    mine.update(validato_da=row.puc.responsabile_puc, data_validazione=OGGI)

    with pytest.raises(DatabaseError, match="validated month"), transaction.atomic():
        mine.update(ore=2)
    with pytest.raises(DatabaseError, match="rettificata_has_motivo"), transaction.atomic():
        mine.update(ore=2, rettifiche=1)
    mine.update(ore=2, rettifiche=1, motivo_rettifica="Errore di scrittura")
    assert list(found.events.order_by("pgh_id").values_list("ore", flat=True)) == [4, 4]
    assert list(PresenzaPuc.objects.di_attivita().del_mese(OGGI)) == [found]
