from datetime import timedelta

import pytest
from django.db.models import Value
from django.utils import timezone

from patti_inclusione.models import Caso, ComunicazioneInps, DifferenzaFornitura, Supplenza
from patti_inclusione.selectors.caso_sezioni import SEZIONI, read_riga
from patti_inclusione.selectors.sezioni import Sezione, from_json, in_json
from patti_inclusione.services import emergenza
from rdc_platform import calendario

ADESSO = timezone.now()


@pytest.fixture
def messaggi(mondo):
    """Two messages to INPS, the first answered."""
    for n in range(2):
        ComunicazioneInps.objects.create(
            caso=mondo.caso, riferimento=mondo.caso.pk, codice=f"M0{n + 5}", chiave=str(n),
            termine=calendario.today() if n else None, creata_il=ADESSO + timedelta(minutes=n), inviata_il=ADESSO,
        )  # fmt: skip
    return ComunicazioneInps.objects.filter(caso=mondo.caso).order_by("-creata_il")


def read(caso, **sezioni):
    return from_json(sezioni, Caso.objects.filter(pk=caso.pk).annotate(**in_json(sezioni)).values().get())


def test_sezione_reads_what_its_own_query_would_in_its_order(mondo, messaggi, django_assert_num_queries):
    campi = ("codice", "termine", "inviata_il")

    with django_assert_num_queries(1):
        found = read(mondo.caso, m=Sezione(messaggi, campi))["m"]
        same = [[each.pk, *(getattr(each, campo) for campo in campi)] for each in found]

    assert same == [list(row) for row in messaggi.values_list("pk", *campi)]
    assert [each.get_codice_display() for each in found] == ["Patto non firmato", "Patto firmato"]


def test_sezione_keeps_annotations_and_defers_what_was_not_asked(mondo, messaggi, django_assert_num_queries):
    (row,) = read(mondo.caso, m=Sezione(messaggi.annotate(detto=Value("sì"))[:1], ("detto", "codice")))["m"]

    assert (row.detto, row.get_deferred_fields() >= {"stato", "chiave"}) == ("sì", True)
    with django_assert_num_queries(1):
        assert row.stato == "DA_INVIARE"


def test_sezione_follows_what_a_row_points_to_and_leaves_none_where_it_points_to_nothing(mondo):
    emergenza.start_emergenza(
        mondo.caso, supplente=mondo.collega.accreditamento, motivo="Di notte", by=mondo.coordinatore
    )
    campi = ("supplente__operatore__nome", "supplente__operatore__cognome")
    persona = mondo.caso.nucleo.componenti.get(relazione="RICHIEDENTE")
    for componente in (persona, None):
        DifferenzaFornitura.objects.create(
            caso=mondo.caso, lotto="L", tipo="DATO", campo="x", prima="1", dopo="2", componente=componente
        )
    dati = DifferenzaFornitura.objects.filter(caso=mondo.caso).order_by("componente")

    found = read(mondo.caso, s=Sezione(Supplenza.objects.all(), campi), d=Sezione(dati, ("componente__nome",)))

    assert found["s"][0].supplente.operatore.nome_completo == mondo.collega.operatore.nome_completo
    assert [each.componente and each.componente.nome for each in found["d"]] == [persona.nome, None]


def test_sezione_without_rows_is_empty(mondo):
    assert set(map(len, from_json(SEZIONI, read_riga(mondo.caso, ADESSO)).values())) == {0}
