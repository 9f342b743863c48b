"""The whole country for the count of the months: 1.3 million families of two years in every Comune, with what happened to each."""

from typing import Any

from django.db import connection, models

from ambiti.models import Componente, Nucleo
from controlli_anagrafici.models import Controllo
from patti_inclusione.models import (
    AnalisiPreliminare,
    Assegnazione,
    Caso,
    ComunicazioneInps,
    Convocazione,
    Patto,
    Scadenza,
    Segnalazione,
    Sostegno,
)
from progetti_collettivita.models import AssegnazionePuc, PresenzaPuc, Puc

FAMIGLIE = 1_300_000
GIORNI = 720  # over which they arrived
CASO = "patti_inclusione_caso c JOIN ambiti_nucleo n ON n.id = c.nucleo_id"
VUOTI = {"ArrayField": "'{}'", "JSONField": "'{}'", "BooleanField": "false", "UUIDField": "gen_random_uuid()"}
TESTI = (models.CharField, models.TextField)


def make_nazione() -> None:
    """All of it by statements of whole sets; triggers and keys of others asleep, for nothing here is looked at but what is counted."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "CREATE TEMP TABLE luoghi AS SELECT row_number() OVER (ORDER BY md5(comune_id)) - 1 AS n, comune_id, ambito_id "
            "FROM ambiti_appartenenzacomune WHERE al IS NULL"
        )
        for step in (_famiglie, _patti, _altri, _progetti):
            step(cursor)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


def _famiglie(cursor: Any) -> None:
    """A few Comuni have thousands, many have a handful."""
    luogo = f"""(SELECT g, floor(random() ^ 4 * (SELECT count(*) FROM luoghi)) AS n
                 FROM generate_series(1, {FAMIGLIE}) g OFFSET 0) f JOIN luoghi l ON l.n = f.n"""  # noqa: S608 -- numbers of ours
    giorno = f"current_date - 30 - (f.g::bigint * 7919 %% {GIORNI})::int"
    _insert(
        cursor, Nucleo, luogo, protocollo_inps="'INPS-RDC-2020-' || f.g", misura="'RDC'", data_domanda=giorno,
        data_riconoscimento=giorno, destinazione="'COMUNI'", comune="l.comune_id", ambito="l.ambito_id",
        numero_componenti="1",
    )  # fmt: skip
    _insert(
        cursor, Caso, "ambiti_nucleo n", codice="n.protocollo_inps", nucleo="n.id", provenienza="'INPS'",
        arrivato_il="n.data_riconoscimento + interval '4 days'", stato="'ASSEGNATO'",
    )  # fmt: skip


def _patti(cursor: Any) -> None:
    _insert(cursor, Assegnazione, f"{CASO} WHERE random() < .9", caso="c.id", dal=_dopo(20))
    _insert(cursor, Convocazione, f"{CASO} WHERE random() < .7", caso="c.id", creata_il=_dopo(60), data_ora=_dopo(80),
            numero_progressivo="1", modalita="'TELEFONO'", stato="'FISSATA'")  # fmt: skip
    _insert(cursor, AnalisiPreliminare, f"{CASO} WHERE random() < .6", caso="c.id", versione="1", stato="'FINALIZZATA'",
            finalizzata_il=_dopo(120), esito="chr(65 + (random() * 3.99 - .5)::int)", motivazione="repeat('x', 60)")  # fmt: skip
    _insert(cursor, Patto, f"{CASO} WHERE random() < .45", caso="c.id", versione="1", stato="'ATTIVO'",
            data_sottoscrizione=f"({_dopo(150)})::date", in_vigore_dal="current_date", durata_dal="current_date",
            durata_al="current_date + 300", file_firmato="gen_random_uuid()", chiuso_il="now()", edizione="1")  # fmt: skip
    _insert(cursor, Sostegno, "patti_inclusione_patto p, generate_series(1, 2)", patto="p.id", stato="'ATTIVATO'",
            codice="CASE WHEN random() < .5 THEN 'SANITARI' ELSE 'ABITATIVI' END", dal="current_date",
            attivato_il="p.data_sottoscrizione + (random() * 60)::int")  # fmt: skip


def _altri(cursor: Any) -> None:
    _insert(cursor, ComunicazioneInps, f"{CASO} WHERE random() < .03", caso="c.id", codice="'M06'", tentativo="1",
            creata_il=_dopo(150), chiave="gen_random_uuid()::text", stato="'IN_CODA'", termine="current_date")  # fmt: skip
    _insert(cursor, Segnalazione, f"{CASO} WHERE random() < .08", caso="c.id", progressivo="1", tipo_evento="'E02'",
            inviata_il=_dopo(200), stato="'ANNULLATA'", giustificato_motivo_valutato="true", componente="n.id", data_evento="current_date", data_accertamento="current_date",
            scadenza_invio="current_date")  # fmt: skip
    _insert(cursor, Scadenza, f"{CASO}, (VALUES ('T02'), ('T09')) t (codice)", caso="c.id", codice="t.codice",
            decorrenza="n.data_riconoscimento", termine="n.data_riconoscimento + 30",
            stato="CASE WHEN random() < .2 THEN 'SCADUTA' ELSE 'APERTA' END")  # fmt: skip
    _insert(cursor, Controllo, "ambiti_nucleo n WHERE random() < .8", nucleo="n.id", comune_competente="n.comune_id",
            esito_finale="'P01'", stato="'CONCLUSO_POSITIVO'", data_riferimento="n.data_domanda",
            data_scadenza="n.data_domanda", concluso_il="n.data_domanda + interval '50 days'")  # fmt: skip


def _progetti(cursor: Any) -> None:
    """A sheet of each Comune, a tenth of the families on it, each for eight days of the last three months: drafts want fewest fields."""
    _insert(cursor, Componente, "ambiti_nucleo n WHERE random() < .1", nucleo="n.id", data_nascita="'1980-01-01'",
            codice_fiscale="left(n.protocollo_inps, 16)")  # fmt: skip
    _insert(cursor, Puc, "luoghi l", codice_puc="l.comune_id || '-2026-0001'", comune_titolare="l.comune_id", stato="'BOZZA'",
            data_inizio="current_date - 300", data_fine="current_date + 90", ore_settimanali_min="8", eta_min="18",
            ore_settimanali_max="16", ambito_titolare="l.ambito_id")  # fmt: skip
    chi = "ambiti_componente k JOIN ambiti_nucleo n ON n.id = k.nucleo_id"
    _insert(cursor, AssegnazionePuc, f"{chi} JOIN progetti_collettivita_puc p ON p.comune_titolare_id = n.comune_id",
            puc="p.id", persona="k.id", stato="'SCADUTO'", quota="'COMUNE'", data_proposta="current_date - 200",
            scadenza_risposta="current_date - 190", ore_settimanali="8")  # fmt: skip
    _insert(cursor, PresenzaPuc, "progetti_collettivita_assegnazionepuc a, generate_series(1, 8) g", assegnazione="a.id",
            persona="a.persona_id", data="current_date - 11 * g - (random() * 9)::int", ore="4", esito="'PRESENTE'")  # fmt: skip


def _dopo(giorni: int) -> str:
    """Some days after the family came, and never in the time to come."""
    return f"least(now(), c.arrivato_il + random() * interval '{giorni} days')"


def _insert(cursor: Any, model: type[models.Model], da: str, **valori: str) -> None:
    """One row of `model` for each of `da`: what `valori` do not say is empty, and says nothing."""
    campi = [field for field in model._meta.concrete_fields if field.name in valori or _is_wanted(field)]
    espressioni = [valori.get(field.name) or _vuoto(field) for field in campi]
    colonne = ", ".join(field.column for field in campi)
    cursor.execute(f"INSERT INTO {model._meta.db_table} ({colonne}) SELECT {', '.join(espressioni)} FROM {da}", [])  # noqa: S608 -- words of ours


def _is_wanted(field: Any) -> bool:
    """Whether the table has no value of its own for it."""
    if field.primary_key:
        return field.get_internal_type() == "UUIDField"
    return not (field.generated or field.null or field.has_db_default())


def _vuoto(field: Any) -> str:
    if field.is_relation:
        return _vuoto(field.target_field)
    if isinstance(field, TESTI):
        return "''"
    if isinstance(field, models.DateTimeField):
        return "now()"
    if isinstance(field, models.DateField):
        return "current_date"
    return VUOTI.get(type(field).__name__, "0")
