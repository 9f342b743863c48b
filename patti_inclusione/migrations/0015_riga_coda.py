"""The row of the queue, and the triggers that keep it (ADR 0022).

Each trigger looks at a statement once, whatever its rows, finds the cases of which something the row holds has changed, and
has those rows written anew from the four tables that are their truth. The case is locked first, as every act on it does:
two transactions never write one row each from what it knew before the other.
"""

import django.db.models.deletion
from django.db import migrations, models

RIFAI = """
CREATE FUNCTION public.riga_coda_rifai(quali uuid[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF cardinality(quali) = 0 THEN
        RETURN;
    END IF;
    PERFORM 1 FROM patti_inclusione_caso WHERE id = ANY (quali) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO patti_inclusione_rigacoda AS riga
        (caso_id, comune_id, case_manager_id, stato, persone, arrivato_il, convocare_entro)
    SELECT c.id, n.comune_id, a.case_manager_id, c.stato, n.numero_componenti, c.arrivato_il,
        (SELECT min(s.termine) FROM patti_inclusione_scadenza s WHERE s.caso_id = c.id AND s.codice = 'T02'
            AND s.chiusa_il IS NULL AND s.stato IN ('APERTA', 'SCADUTA'))
    FROM patti_inclusione_caso c
    JOIN ambiti_nucleo n ON n.id = c.nucleo_id
    LEFT JOIN patti_inclusione_assegnazione a ON a.caso_id = c.id AND a.al IS NULL
    WHERE c.id = ANY (quali)
    ON CONFLICT (caso_id) DO UPDATE SET
        comune_id = excluded.comune_id, case_manager_id = excluded.case_manager_id, stato = excluded.stato,
        persone = excluded.persone, arrivato_il = excluded.arrivato_il, convocare_entro = excluded.convocare_entro
    WHERE riga IS DISTINCT FROM excluded;
END $$;
REVOKE ALL ON FUNCTION public.riga_coda_rifai(uuid[]) FROM PUBLIC;
"""
# Of the rows of each table, what the row of the queue takes from them.
TOLGONO = "DELETE FROM patti_inclusione_rigacoda r USING vecchie v WHERE r.caso_id = v.id"
PRESE = {
    "patti_inclusione_caso": "SELECT id AS caso_id, stato, arrivato_il FROM {}",
    "patti_inclusione_assegnazione": "SELECT caso_id, case_manager_id FROM {} WHERE al IS NULL",
    "patti_inclusione_scadenza": "SELECT caso_id, termine FROM {} WHERE codice = 'T02' "
    "AND chiusa_il IS NULL AND stato IN ('APERTA', 'SCADUTA')",
    "ambiti_nucleo": "SELECT c.id AS caso_id, n.comune_id, n.numero_componenti FROM {} n "
    "JOIN patti_inclusione_caso c ON c.nucleo_id = n.id",
}
TRIGGER = """
CREATE FUNCTION public.riga_coda_{table}_{event}() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    {body};
    RETURN NULL;
END $$;
CREATE TRIGGER riga_coda_{event} AFTER {event} ON public.{table} REFERENCING {rows}
    FOR EACH STATEMENT EXECUTE FUNCTION public.riga_coda_{table}_{event}();
"""
TUTTE = "SELECT public.riga_coda_rifai(ARRAY(SELECT id FROM public.patti_inclusione_caso));"


def _trigger(table: str, event: str) -> str:
    """A trigger of `table` that hands on the cases whose part of the row is another after the statement."""
    new, old = PRESE[table].format("nuove"), PRESE[table].format("vecchie")
    changed, rows = {
        "insert": (new, "NEW TABLE AS nuove"),
        "delete": (old, "OLD TABLE AS vecchie"),
        "update": (
            f"({new} EXCEPT {old}) UNION ALL ({old} EXCEPT {new})",
            "OLD TABLE AS vecchie NEW TABLE AS nuove",
        ),
    }[event]
    body = f"PERFORM riga_coda_rifai(ARRAY(SELECT DISTINCT caso_id FROM ({changed}) AS cambiati))"
    if (table, event) == ("patti_inclusione_caso", "delete"):
        body = TOLGONO
    return TRIGGER.format(table=table, event=event, body=body, rows=rows)


# A nucleo has no case when it is born, and dies after it.
QUANDO = [(table, event) for table in PRESE for event in ("insert", "update", "delete") if table != "ambiti_nucleo"]
QUANDO.append(("ambiti_nucleo", "update"))
AVANTI = RIFAI + "".join(_trigger(*each) for each in QUANDO) + TUTTE
INDIETRO = "".join(f"DROP FUNCTION public.riga_coda_{table}_{event} CASCADE;" for table, event in QUANDO)
INDIETRO += "DROP FUNCTION public.riga_coda_rifai;"


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_finestra_degli_incarichi'),
        ('ambiti', '0004_ricerca_persone'),
        ('patti_inclusione', '0014_esoneri'),
    ]

    operations = [
        migrations.CreateModel(
            name='RigaCoda',
            fields=[
                ('caso', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='riga', serialize=False, to='patti_inclusione.caso', verbose_name='caso')),
                ('stato', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], max_length=25, verbose_name='stato')),
                ('persone', models.PositiveSmallIntegerField(verbose_name='persone')),
                ('arrivato_il', models.DateTimeField(verbose_name='arrivato il')),
                ('convocare_entro', models.DateField(null=True, verbose_name='convocare entro')),
                ('case_manager', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='righe_coda', to='accounts.accreditamento', verbose_name='Case manager')),
                ('comune', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='righe_coda', to='ambiti.comune', verbose_name='Comune')),
            ],
            options={
                'verbose_name': 'riga della coda',
                'verbose_name_plural': 'righe della coda',
                'indexes': [models.Index(fields=['convocare_entro', 'caso'], name='riga_coda_termine'), models.Index(fields=['comune', 'convocare_entro'], name='riga_coda_comune'), models.Index(condition=models.Q(('stato', 'DA_ASSEGNARE')), fields=['comune', 'arrivato_il'], name='riga_coda_attesa'), models.Index(condition=models.Q(('case_manager__isnull', False)), fields=['case_manager'], include=('comune', 'stato', 'persone', 'convocare_entro'), name='riga_coda_carico')],
            },
        ),
        migrations.RunSQL(AVANTI, INDIETRO),
    ]
