from ambiti.models import Comune
from rdc_platform.web.elenchi import SceltaPerNome


def test_scelta_names_the_rows_by_their_fields_and_gives_the_row(mondo, django_assert_num_queries):
    rows = Comune.objects.filter(pk__in=[mondo.cremona.pk, mondo.bologna.pk]).order_by("denominazione")
    field = SceltaPerNome(queryset=rows, nomi=("denominazione", "provincia"), empty_label="Tutti")

    with django_assert_num_queries(1):
        scelte = list(iter(field.choices))  # its length is another query, which no page asks

    assert scelte == [
        ("", "Tutti"),
        (mondo.bologna.pk, f"Bologna {mondo.bologna.provincia}"),
        (mondo.cremona.pk, f"Cremona {mondo.cremona.provincia}"),
    ]
    assert field.clean(mondo.cremona.pk) == mondo.cremona
