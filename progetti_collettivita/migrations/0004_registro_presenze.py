import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.math
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_chiavi_di_troppo'),
        ('ambiti', '0007_indici_della_storia'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('documenti', '0002_verifica_firma'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('progetti_collettivita', '0003_partecipazioni'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='puc',
            options={'permissions': [('tutor_puc_puc', 'Tutor del progetto')], 'verbose_name': 'progetto utile alla collettività', 'verbose_name_plural': 'progetti utili alla collettività'},
        ),
        migrations.CreateModel(
            name='IncaricoPuc',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accreditamento', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incarichi', to='progetti_collettivita.puc')),
                ('permission', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IncaricoPucEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('accreditamento', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento')),
                ('content_object', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc')),
                ('permission', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.incaricopuc')),
                ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MesePuc',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mese', models.DateField(verbose_name='mese')),
                ('validato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='validato il')),
                ('puc', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='mesi', to='progetti_collettivita.puc', verbose_name='progetto')),
                ('validato_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='validato da')),
            ],
            options={
                'verbose_name': 'mese del registro',
                'verbose_name_plural': 'mesi del registro',
            },
        ),
        migrations.CreateModel(
            name='MesePucEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('mese', models.DateField(verbose_name='mese')),
                ('validato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='validato il')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.mesepuc')),
                ('puc', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='progetto')),
                ('validato_da', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='validato da')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PresenzaPuc',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('data', models.DateField(verbose_name='giorno')),
                ('ora_inizio', models.TimeField(blank=True, null=True, verbose_name='dalle')),
                ('ora_fine', models.TimeField(blank=True, null=True, verbose_name='alle')),
                ('ore', models.DecimalField(decimal_places=2, default=0, max_digits=4, verbose_name='ore')),
                ('esito', models.CharField(choices=[('PRESENTE', 'Presente'), ('ASSENTE_GIUSTIFICATO', 'Assente giustificato'), ('ASSENTE_INGIUSTIFICATO', 'Assente ingiustificato'), ('RECUPERO', 'Recupero'), ('SOSPESO', 'Progetto fermo')], max_length=25, verbose_name='esito')),
                ('causale', models.CharField(blank=True, choices=[('MALATTIA', 'Malattia'), ('VISITA', 'Visita medica'), ('LUTTO', 'Lutto'), ('COLLOQUIO_LAVORO', 'Colloquio di lavoro'), ('FORZA_MAGGIORE', 'Forza maggiore'), ('ALTRO', 'Altro')], max_length=20, verbose_name="perché non c'era")),
                ('firma_partecipante', models.BooleanField(default=False, verbose_name='ha firmato il foglio')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('registrato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='registrato il')),
                ('data_validazione', models.DateField(blank=True, null=True, verbose_name='validato il')),
                ('annullata', models.BooleanField(default=False, verbose_name='tolta')),
                ('motivo_rettifica', models.CharField(blank=True, max_length=250, verbose_name='perché è rettificata')),
                ('rettifiche', models.PositiveSmallIntegerField(default=0, verbose_name='rettifiche')),
                ('chiave', models.UUIDField(unique=True, verbose_name='chiave')),
                ('versione', models.PositiveIntegerField(db_default=1, verbose_name='versione')),
                ('assegnazione', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='presenze', to='progetti_collettivita.assegnazionepuc', verbose_name='assegnazione')),
                ('documento', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documenti.documento', verbose_name='giustificativo')),
                ('persona', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='presenze_puc', to='ambiti.componente', verbose_name='persona')),
                ('registrato_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='registrato da')),
                ('validato_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='validato da')),
            ],
            options={
                'verbose_name': 'presenza a un progetto',
                'verbose_name_plural': 'presenze ai progetti',
            },
        ),
        migrations.CreateModel(
            name='PresenzaPucEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('data', models.DateField(verbose_name='giorno')),
                ('ora_inizio', models.TimeField(blank=True, null=True, verbose_name='dalle')),
                ('ora_fine', models.TimeField(blank=True, null=True, verbose_name='alle')),
                ('ore', models.DecimalField(decimal_places=2, default=0, max_digits=4, verbose_name='ore')),
                ('esito', models.CharField(choices=[('PRESENTE', 'Presente'), ('ASSENTE_GIUSTIFICATO', 'Assente giustificato'), ('ASSENTE_INGIUSTIFICATO', 'Assente ingiustificato'), ('RECUPERO', 'Recupero'), ('SOSPESO', 'Progetto fermo')], max_length=25, verbose_name='esito')),
                ('causale', models.CharField(blank=True, choices=[('MALATTIA', 'Malattia'), ('VISITA', 'Visita medica'), ('LUTTO', 'Lutto'), ('COLLOQUIO_LAVORO', 'Colloquio di lavoro'), ('FORZA_MAGGIORE', 'Forza maggiore'), ('ALTRO', 'Altro')], max_length=20, verbose_name="perché non c'era")),
                ('firma_partecipante', models.BooleanField(default=False, verbose_name='ha firmato il foglio')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('registrato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='registrato il')),
                ('data_validazione', models.DateField(blank=True, null=True, verbose_name='validato il')),
                ('annullata', models.BooleanField(default=False, verbose_name='tolta')),
                ('motivo_rettifica', models.CharField(blank=True, max_length=250, verbose_name='perché è rettificata')),
                ('rettifiche', models.PositiveSmallIntegerField(default=0, verbose_name='rettifiche')),
                ('chiave', models.UUIDField(verbose_name='chiave')),
                ('versione', models.PositiveIntegerField(db_default=1, verbose_name='versione')),
                ('assegnazione', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.assegnazionepuc', verbose_name='assegnazione')),
                ('documento', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='giustificativo')),
                ('persona', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.presenzapuc')),
                ('registrato_da', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='registrato da')),
                ('validato_da', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='validato da')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TutorPuc',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('nominato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='nominato il')),
                ('finito_il', models.DateTimeField(blank=True, null=True, verbose_name='fino al')),
                ('nominato_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='nominato da')),
                ('puc', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tutor', to='progetti_collettivita.puc', verbose_name='progetto')),
                ('tutor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='puc_seguiti', to='accounts.accreditamento', verbose_name='tutor')),
            ],
            options={
                'verbose_name': 'tutor di un progetto',
                'verbose_name_plural': 'tutor dei progetti',
            },
        ),
        migrations.CreateModel(
            name='TutorPucEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('nominato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='nominato il')),
                ('finito_il', models.DateTimeField(blank=True, null=True, verbose_name='fino al')),
                ('nominato_da', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='nominato da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.tutorpuc')),
                ('puc', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='progetto')),
                ('tutor', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='tutor')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='incaricopuc',
            constraint=models.UniqueConstraint(fields=('accreditamento', 'permission', 'content_object'), name='progetti_collettivita_incaricopuc_one_row'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricopuc',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "progetti_collettivita_incaricopucevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."accreditamento_id", new_values."content_object_id", new_values."id", new_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8df8d95c53daa2334189eb58e3c1a1c6495a4361', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1a918', referencing='REFERENCING NEW TABLE AS new_values ', table='progetti_collettivita_incaricopuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricopuc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "progetti_collettivita_incaricopucevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."accreditamento_id", old_values."content_object_id", old_values."id", old_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5e999e6267d704b77f7185d7881642cc2ef323dc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_666d7', referencing='REFERENCING OLD TABLE AS old_values ', table='progetti_collettivita_incaricopuc', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='incaricopucevent',
            index=models.Index(fields=['content_object', 'pgh_created_at'], name='progetti_co_content_e6739d_idx'),
        ),
        migrations.AddIndex(
            model_name='incaricopucevent',
            index=models.Index(fields=['accreditamento'], name='progetti_co_accredi_3e5f0d_idx'),
        ),
        migrations.AddConstraint(
            model_name='mesepuc',
            constraint=models.UniqueConstraint(fields=('puc', 'mese'), name='one_mese_per_puc'),
        ),
        migrations.AddConstraint(
            model_name='mesepuc',
            constraint=models.CheckConstraint(condition=models.Q(('mese__day', 1)), name='mese_puc_is_a_first_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mesepuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_mesepucevent" ("id", "mese", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "puc_id", "validato_da_id", "validato_il") VALUES (OLD."id", OLD."mese", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."puc_id", OLD."validato_da_id", OLD."validato_il"); RETURN NULL;', hash='41afcd2e5102a42dfb466de587e5b33bdc045120', operation='UPDATE', pgid='pgtrigger_update_update_e4d1e', table='progetti_collettivita_mesepuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mesepuc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_mesepucevent" ("id", "mese", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "puc_id", "validato_da_id", "validato_il") VALUES (OLD."id", OLD."mese", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."puc_id", OLD."validato_da_id", OLD."validato_il"); RETURN NULL;', hash='8daf7aa15be3a33caa968531d72d3dfa4b1eda4f', operation='DELETE', pgid='pgtrigger_delete_delete_c4066', table='progetti_collettivita_mesepuc', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='presenzapuc',
            index=models.Index(fields=['assegnazione', 'data'], name='presenza_puc_giorno'),
        ),
        migrations.AddConstraint(
            model_name='presenzapuc',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('esito', 'SOSPESO'), ('ore', 0)), models.Q(models.Q(('esito', 'SOSPESO'), _negated=True), ('ore__gt', 0), ('ore__lte', 8)), _connector='OR'), name='presenza_puc_ore'),
        ),
        migrations.AddConstraint(
            model_name='presenzapuc',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.math.Mod(models.F('ore'), models.Value(Decimal('0.25'))), models.Value(0))), name='presenza_puc_quarti'),
        ),
        migrations.AddConstraint(
            model_name='presenzapuc',
            constraint=models.CheckConstraint(condition=models.Q(('esito', 'ASSENTE_GIUSTIFICATO'), ('causale', ''), _connector='XOR'), name='presenza_puc_causale_iff_giustificata'),
        ),
        migrations.AddConstraint(
            model_name='presenzapuc',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ora_fine', None), ('ora_inizio', None)), models.Q(('ora_fine__isnull', False), ('ora_inizio__isnull', False), ('ora_inizio__lt', models.F('ora_fine'))), _connector='OR'), name='presenza_puc_orario'),
        ),
        migrations.AddConstraint(
            model_name='presenzapuc',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('data_validazione', None), ('validato_da', None)), models.Q(('data_validazione__isnull', False), ('validato_da__isnull', False)), _connector='OR'), name='presenza_puc_validata_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='presenzapuc',
            constraint=models.CheckConstraint(condition=models.Q(('rettifiche', 0), models.Q(('motivo_rettifica', ''), _negated=True), _connector='XOR'), name='presenza_puc_rettificata_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='presenzapuc',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('annullata', False)), expressions=[('persona', '='), (models.Func(models.Func(models.F('data'), django.db.models.functions.comparison.Coalesce('ora_inizio', models.Func(output_field=models.TimeField(), template="'00:00'::time")), arg_joiner=' + ', output_field=models.DateTimeField(), template='(%(expressions)s)'), models.Func(models.F('data'), django.db.models.functions.comparison.Coalesce('ora_fine', models.Func(output_field=models.TimeField(), template="'24:00'::time")), arg_joiner=' + ', output_field=models.DateTimeField(), template='(%(expressions)s)'), function='tsrange'), '&&')], name='one_presenza_puc_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presenzapuc',
            trigger=pgtrigger.compiler.Trigger(name='presenza_of_the_assigned', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    SELECT persona_id INTO NEW.persona_id FROM progetti_collettivita_assegnazionepuc\n                    WHERE id = NEW.assegnazione_id;\n                    RETURN NEW;\n                ', hash='b7089dada5787f795e5e0f8b686a535acfd4eb1c', operation='INSERT OR UPDATE OF "assegnazione_id", "persona_id"', pgid='pgtrigger_presenza_of_the_assigned_b8153', table='progetti_collettivita_presenzapuc', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presenzapuc',
            trigger=pgtrigger.compiler.Trigger(name='presenza_under_eight_a_day', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.persona_id::text || NEW.data::text, 0));\n    IF (\n        SELECT sum(ore) FROM progetti_collettivita_presenzapuc\n        WHERE persona_id = NEW.persona_id AND data = NEW.data AND NOT annullata AND esito IN ('PRESENTE', 'RECUPERO')\n    ) > 8 THEN\n        RAISE EXCEPTION 'presenza_puc_giorno_pieno' USING ERRCODE = 'check_violation', CONSTRAINT = 'presenza_puc_giorno_pieno';\n    END IF;\n    RETURN NULL;\n", hash='428289f1106f0e0d8360d37dd1104c16dd2eb344', operation='INSERT OR UPDATE OF "persona_id", "data", "ore", "esito", "annullata"', pgid='pgtrigger_presenza_under_eight_a_day_ead0b', table='progetti_collettivita_presenzapuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presenzapuc',
            trigger=pgtrigger.compiler.Trigger(name='presenza_validated_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF OLD.data_validazione IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.rettifiche <= OLD.rettifiche) THEN\n        RAISE EXCEPTION 'presenza of a validated month' USING ERRCODE = 'check_violation';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n", hash='78dc218a548bf46228cfb32e81e80d9216498f6f', operation='UPDATE OR DELETE', pgid='pgtrigger_presenza_validated_stays_9abd7', table='progetti_collettivita_presenzapuc', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presenzapuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_presenzapucevent" ("annullata", "assegnazione_id", "causale", "chiave", "data", "data_validazione", "documento_id", "esito", "firma_partecipante", "id", "motivo_rettifica", "note", "ora_fine", "ora_inizio", "ore", "persona_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrato_da_id", "registrato_il", "rettifiche", "validato_da_id", "versione") VALUES (OLD."annullata", OLD."assegnazione_id", OLD."causale", OLD."chiave", OLD."data", OLD."data_validazione", OLD."documento_id", OLD."esito", OLD."firma_partecipante", OLD."id", OLD."motivo_rettifica", OLD."note", OLD."ora_fine", OLD."ora_inizio", OLD."ore", OLD."persona_id", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."registrato_da_id", OLD."registrato_il", OLD."rettifiche", OLD."validato_da_id", OLD."versione"); RETURN NULL;', hash='cf05441bb0f5339db64965752e1e75ae1b53efe7', operation='UPDATE', pgid='pgtrigger_update_update_97336', table='progetti_collettivita_presenzapuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presenzapuc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_presenzapucevent" ("annullata", "assegnazione_id", "causale", "chiave", "data", "data_validazione", "documento_id", "esito", "firma_partecipante", "id", "motivo_rettifica", "note", "ora_fine", "ora_inizio", "ore", "persona_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrato_da_id", "registrato_il", "rettifiche", "validato_da_id", "versione") VALUES (OLD."annullata", OLD."assegnazione_id", OLD."causale", OLD."chiave", OLD."data", OLD."data_validazione", OLD."documento_id", OLD."esito", OLD."firma_partecipante", OLD."id", OLD."motivo_rettifica", OLD."note", OLD."ora_fine", OLD."ora_inizio", OLD."ore", OLD."persona_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."registrato_da_id", OLD."registrato_il", OLD."rettifiche", OLD."validato_da_id", OLD."versione"); RETURN NULL;', hash='adf0289fe847818fbd3e10dc7ee9191163e7a20b', operation='DELETE', pgid='pgtrigger_delete_delete_c098b', table='progetti_collettivita_presenzapuc', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='tutorpuc',
            constraint=models.UniqueConstraint(condition=models.Q(('finito_il', None)), fields=('puc', 'tutor'), name='one_tutor_puc_once_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tutorpuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_tutorpucevent" ("finito_il", "id", "nominato_da_id", "nominato_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "puc_id", "tutor_id") VALUES (OLD."finito_il", OLD."id", OLD."nominato_da_id", OLD."nominato_il", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."puc_id", OLD."tutor_id"); RETURN NULL;', hash='05b8711348c2c9b9515c1d71394de4ddf70e253e', operation='UPDATE', pgid='pgtrigger_update_update_9341b', table='progetti_collettivita_tutorpuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tutorpuc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_tutorpucevent" ("finito_il", "id", "nominato_da_id", "nominato_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "puc_id", "tutor_id") VALUES (OLD."finito_il", OLD."id", OLD."nominato_da_id", OLD."nominato_il", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."puc_id", OLD."tutor_id"); RETURN NULL;', hash='ce8665eb2e974beddc4a5905660647c2cfa91821', operation='DELETE', pgid='pgtrigger_delete_delete_ec313', table='progetti_collettivita_tutorpuc', when='AFTER')),
        ),
    ]
