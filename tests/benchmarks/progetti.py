"""The projects at national size: 50,000 of 600 Comuni, one of them large, with a year of its register."""

from datetime import date, timedelta

import pgtrigger
from django.db import connection

from ambiti.models import Componente, Comune, PersonaSeguita
from progetti_collettivita.models import AssegnazionePuc, EventoAssegnazione, Puc, SedePuc
from rdc_platform import calendario
from rdc_platform.documenti import services as documenti
from tests.factories.casi import make_nucleo
from tests.factories.pdf import PDF
from tests.factories.puc import sheet

PROGETTI = 50_000
COMUNI = 600
DEL_GRANDE = 500  # projects of the large Comune
PERSONE = 5_000  # who takes part there, ten a project; of the others one in four projects has one
LOTTO = 5_000  # rows of one INSERT
AREE = ("CULTURALE", "SOCIALE", "ARTISTICO", "AMBIENTALE", "FORMATIVO", "BENI_COMUNI")
ANNO = 364  # days of the register: two of four hours a week of each
PRESENZE = """
INSERT INTO progetti_collettivita_presenzapuc
    (id, assegnazione_id, persona_id, data, ore, esito, causale, firma_partecipante, note, registrato_da_id,
     annullata, motivo_rettifica, rettifiche, chiave)
SELECT gen_random_uuid(), a.id, a.persona_id, g::date, 4, CASE WHEN n %% 20 = 0 THEN 'RECUPERO' ELSE 'PRESENTE' END,
       '', false, '', %s, false, '', 0, gen_random_uuid()
FROM (SELECT id, persona_id, data_inizio, row_number() OVER (ORDER BY id) AS n
      FROM progetti_collettivita_assegnazionepuc) a
CROSS JOIN LATERAL (
    SELECT generate_series(a.data_inizio + (n %% 7)::int, %s - 1, '7 days') AS g
    UNION ALL SELECT generate_series(a.data_inizio + ((n + 3) %% 7)::int, %s - 1, '7 days')
) AS giorni
"""


def make_progetti(mondo) -> None:
    """Published, a fifth of them full, each with a place: those of Cremona first, the others spread over the rest."""
    altri = [mondo.stagno, mondo.bologna, *_make_comuni(COMUNI - 3)]
    atto = {
        "atto_tipo": "ALTRO", "atto_numero": "1", "atto_data": date(2019, 5, 2),
        "atto_documento": documenti.store_pdf(PDF, "a.pdf"), "responsabile_puc": mondo.responsabile_puc.accreditamento,
    }  # fmt: skip
    for start in range(0, PROGETTI, LOTTO):
        progetti = Puc.objects.bulk_create(
            _progetto(n, mondo.cremona if n < DEL_GRANDE else altri[n % len(altri)], atto)
            for n in range(start, start + LOTTO)
        )
        SedePuc.objects.bulk_create(
            SedePuc(puc=puc, denominazione="Sede", indirizzo="Via 1", cap="26100", comune_id=puc.comune_titolare_id)
            for puc in progetti
        )
    _analyze()


def make_registro(mondo) -> int:
    """Who takes part, from a year ago on, with all his days; one in ten was suspended for a while. How many lines."""
    oggi = calendario.today()
    grandi = list(Puc.objects.filter(comune_titolare=mondo.cremona))
    piccoli = list(Puc.objects.exclude(comune_titolare=mondo.cremona).filter(occupati_comune=0)[::4])
    posti = [grandi[n % len(grandi)] for n in range(PERSONE)] + piccoli
    persone = _make_persone(mondo, len(posti), oggi)
    with pgtrigger.ignore("progetti_collettivita.AssegnazionePuc:puc_counts_its_places"):
        righe = AssegnazionePuc.objects.bulk_create(
            (
                AssegnazionePuc(
                    puc=puc, persona=persona, stato="ATTIVO", quota="COMUNE", stato_inail="CONFERMATA",
                    data_proposta=oggi, scadenza_risposta=oggi, data_inizio=oggi - timedelta(days=ANNO),
                )
                for puc, persona in zip(posti, persone, strict=True)
            ),
            batch_size=LOTTO,
        )  # fmt: skip
    EventoAssegnazione.objects.bulk_create(
        EventoAssegnazione(assegnazione=riga, tipo="x", testo="x", a_stato=stato)
        for riga in righe[::10]
        for stato in ("SOSPESO", "ATTIVO")
    )
    with (
        pgtrigger.ignore("progetti_collettivita.PresenzaPuc:presenza_under_eight_a_day"),
        connection.cursor() as cursor,
    ):
        cursor.execute(PRESENZE, [mondo.responsabile_puc.accreditamento_id, oggi, oggi])
        scritte = cursor.rowcount
    _analyze()
    return scritte


def _progetto(n: int, comune: Comune, atto: dict) -> Puc:
    campi = sheet(
        titolo=f"Progetto {n:05}", ambito_attivita=AREE[n % 6], posti_totali=12, posti_comune=12, posti_cpi=0,
        posti_volontari=0,
    )  # fmt: skip
    return Puc(
        codice_puc=f"{'DIAB'[n % 3]}{n // 9_000:03}-2019-{n % 9_000:04}", comune_titolare=comune, stato="ATTIVO",
        pubblico_in_catalogo=True, occupati_comune=12 if n % 5 == 0 else 0, **campi | atto,
    )  # fmt: skip


def _make_comuni(quanti: int) -> list[Comune]:
    return Comune.objects.bulk_create(
        Comune(belfiore=f"Z{n:03}", denominazione=f"Borgo {n:03}", codice_istat=f"9{n:05}", sigla_provincia="XX")
        for n in range(quanti)
    )


def _make_persone(mondo, quante: int, oggi: date) -> list[Componente]:
    """Of two households, for the sake of time: no sum of the report looks at one but by its Comune."""
    grande, altra = (
        make_nucleo(mondo.ambito_a, comune, "Grande", persone=1) for comune in (mondo.cremona, mondo.stagno)
    )
    persone = Componente.objects.bulk_create(
        (
            Componente(
                nucleo=grande if n < PERSONE else altra, codice_fiscale=f"{n:016}", cognome="Grande", nome="Nora", sesso="F", cittadinanza="ITA",
                data_nascita=date(1980, 1, 1), belfiore_nascita="D150", relazione="ALTRO_PARENTE",
            )
            for n in range(quante)
        ),
        batch_size=LOTTO,
    )  # fmt: skip
    PersonaSeguita.objects.bulk_create(
        (
            PersonaSeguita(componente=each, percorso="INCLUSIONE", tenuta=True, fuori_puc=False, del_giorno=oggi)
            for each in persone
        ),
        batch_size=LOTTO,
    )
    return persone


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
