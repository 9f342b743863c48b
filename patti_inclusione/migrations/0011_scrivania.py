import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_finestra_degli_incarichi'),
        ('ambiti', '0003_modello_documento'),
        ('patti_inclusione', '0010_monitoraggio'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LingueCaseManager',
            fields=[
                ('accreditamento', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='lingue', serialize=False, to='accounts.accreditamento', verbose_name='Case manager')),
                ('lingue', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('it', 'Italiano'), ('en', 'Inglese'), ('fr', 'Francese'), ('es', 'Spagnolo'), ('ro', 'Rumeno'), ('sq', 'Albanese'), ('ar', 'Arabo'), ('zh', 'Cinese'), ('altra', "Un'altra lingua")], max_length=5), blank=True, default=list, size=None, verbose_name='lingue')),
            ],
            options={
                'verbose_name': 'lingue di un Case manager',
                'verbose_name_plural': 'lingue dei Case manager',
            },
        ),
        migrations.CreateModel(
            name='Assenza',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(verbose_name='al')),
                ('disposta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='disposta il')),
                ('chiusa_il', models.DateTimeField(blank=True, null=True, verbose_name='chiusa il')),
                ('assegnazioni', models.ManyToManyField(blank=True, related_name='assenze', to='patti_inclusione.assegnazione', verbose_name='famiglie riportate in coda')),
                ('case_manager', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assenze', to='accounts.accreditamento', verbose_name='Case manager')),
                ('disposta_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assenze_disposte', to='accounts.accreditamento', verbose_name='disposta da')),
                ('supplente', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assenze_coperte', to='accounts.accreditamento', verbose_name='supplente')),
            ],
            options={
                'verbose_name': 'assenza',
                'verbose_name_plural': 'assenze',
            },
        ),
        migrations.CreateModel(
            name='AssenzaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(verbose_name='al')),
                ('disposta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='disposta il')),
                ('chiusa_il', models.DateTimeField(blank=True, null=True, verbose_name='chiusa il')),
                ('case_manager', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Case manager')),
                ('disposta_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='disposta da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.assenza')),
                ('supplente', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='supplente')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ConflittoInteressi',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('natura', models.CharField(choices=[('PARENTELA', 'Siamo parenti o affini'), ('CONOSCENZA', 'Ci conosciamo'), ('ALTRO', 'Un altro motivo di astensione')], max_length=12, verbose_name='perché')),
                ('dichiarato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='dichiarato il')),
                ('tolto_il', models.DateTimeField(blank=True, null=True, verbose_name='tolto il')),
                ('motivo_fine', models.CharField(blank=True, max_length=500, verbose_name='perché è stato tolto')),
                ('dichiarato_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflitti_dichiarati', to='accounts.accreditamento', verbose_name='dichiarato con il profilo')),
                ('nucleo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflitti', to='ambiti.nucleo', verbose_name='nucleo')),
                ('operatore', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflitti', to=settings.AUTH_USER_MODEL, verbose_name='chi si astiene')),
                ('tolto_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conflitti_tolti', to='accounts.accreditamento', verbose_name='tolto da')),
            ],
            options={
                'verbose_name': 'conflitto di interessi',
                'verbose_name_plural': 'conflitti di interessi',
            },
        ),
        migrations.CreateModel(
            name='ConflittoInteressiEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('natura', models.CharField(choices=[('PARENTELA', 'Siamo parenti o affini'), ('CONOSCENZA', 'Ci conosciamo'), ('ALTRO', 'Un altro motivo di astensione')], max_length=12, verbose_name='perché')),
                ('dichiarato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='dichiarato il')),
                ('tolto_il', models.DateTimeField(blank=True, null=True, verbose_name='tolto il')),
                ('motivo_fine', models.CharField(blank=True, max_length=500, verbose_name='perché è stato tolto')),
                ('dichiarato_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='dichiarato con il profilo')),
                ('nucleo', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo', verbose_name='nucleo')),
                ('operatore', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chi si astiene')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.conflittointeressi')),
                ('tolto_da', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='tolto da')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Supplenza',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('ASSENZA', 'Per assenza'), ('EMERGENZA', 'In emergenza')], max_length=10, verbose_name='tipo')),
                ('motivo', models.CharField(blank=True, max_length=500, verbose_name='motivo')),
                ('dal', models.DateTimeField(verbose_name='dal')),
                ('al', models.DateTimeField(help_text='escluso', verbose_name='al')),
                ('chiusa_il', models.DateTimeField(blank=True, null=True, verbose_name='chiusa il')),
                ('assegnazione', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supplenze', to='patti_inclusione.assegnazione', verbose_name='assegnazione')),
                ('assenza', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='supplenze', to='patti_inclusione.assenza', verbose_name='assenza')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supplenze', to='patti_inclusione.caso', verbose_name='caso')),
                ('chiusa_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supplenze_chiuse', to='accounts.accreditamento', verbose_name='chiusa da')),
                ('disposta_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supplenze_disposte', to='accounts.accreditamento', verbose_name='disposta da')),
                ('supplente', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supplenze', to='accounts.accreditamento', verbose_name='supplente')),
            ],
            options={
                'verbose_name': 'supplenza',
                'verbose_name_plural': 'supplenze',
            },
        ),
        migrations.CreateModel(
            name='SupplenzaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('ASSENZA', 'Per assenza'), ('EMERGENZA', 'In emergenza')], max_length=10, verbose_name='tipo')),
                ('motivo', models.CharField(blank=True, max_length=500, verbose_name='motivo')),
                ('dal', models.DateTimeField(verbose_name='dal')),
                ('al', models.DateTimeField(help_text='escluso', verbose_name='al')),
                ('chiusa_il', models.DateTimeField(blank=True, null=True, verbose_name='chiusa il')),
                ('assegnazione', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.assegnazione', verbose_name='assegnazione')),
                ('assenza', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.assenza', verbose_name='assenza')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('chiusa_da', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiusa da')),
                ('disposta_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='disposta da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.supplenza')),
                ('supplente', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='supplente')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='assenza',
            constraint=models.CheckConstraint(condition=models.Q(('al__gte', models.F('dal'))), name='assenza_dal_before_al'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assenza',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_assenzaevent" ("al", "case_manager_id", "chiusa_il", "dal", "disposta_da_id", "disposta_il", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supplente_id") VALUES (NEW."al", NEW."case_manager_id", NEW."chiusa_il", NEW."dal", NEW."disposta_da_id", NEW."disposta_il", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."supplente_id"); RETURN NULL;', hash='b93819ff6fd6ccf822ee7b0dac0a6daa40ceb23e', operation='UPDATE', pgid='pgtrigger_update_update_1adaa', table='patti_inclusione_assenza', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assenza',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_assenzaevent" ("al", "case_manager_id", "chiusa_il", "dal", "disposta_da_id", "disposta_il", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supplente_id") VALUES (OLD."al", OLD."case_manager_id", OLD."chiusa_il", OLD."dal", OLD."disposta_da_id", OLD."disposta_il", OLD."id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."supplente_id"); RETURN NULL;', hash='1a9ba7ebcd50122481137769e9bc6c50ccefb258', operation='DELETE', pgid='pgtrigger_delete_delete_faa9d', table='patti_inclusione_assenza', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='conflittointeressi',
            constraint=models.UniqueConstraint(condition=models.Q(('tolto_il', None)), fields=('nucleo', 'operatore'), name='one_open_conflitto_each'),
        ),
        migrations.AddConstraint(
            model_name='conflittointeressi',
            constraint=models.CheckConstraint(condition=models.Q(('tolto_il', None), models.Q(('tolto_da__isnull', False), models.Q(('motivo_fine', ''), _negated=True)), _connector='OR'), name='conflitto_tolto_by_someone_with_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conflittointeressi',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_conflittointeressievent" ("dichiarato_da_id", "dichiarato_il", "id", "motivo_fine", "natura", "nucleo_id", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tolto_da_id", "tolto_il") VALUES (NEW."dichiarato_da_id", NEW."dichiarato_il", NEW."id", NEW."motivo_fine", NEW."natura", NEW."nucleo_id", NEW."operatore_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."tolto_da_id", NEW."tolto_il"); RETURN NULL;', hash='9a0f8b9fd76f1a114b3898a855fc4f7ba65638c6', operation='UPDATE', pgid='pgtrigger_update_update_75e31', table='patti_inclusione_conflittointeressi', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conflittointeressi',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_conflittointeressievent" ("dichiarato_da_id", "dichiarato_il", "id", "motivo_fine", "natura", "nucleo_id", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tolto_da_id", "tolto_il") VALUES (OLD."dichiarato_da_id", OLD."dichiarato_il", OLD."id", OLD."motivo_fine", OLD."natura", OLD."nucleo_id", OLD."operatore_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."tolto_da_id", OLD."tolto_il"); RETURN NULL;', hash='11e7871d902018b3ea3b217d8bdc3a49e893d1ce', operation='DELETE', pgid='pgtrigger_delete_delete_b0da9', table='patti_inclusione_conflittointeressi', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='supplenza',
            index=models.Index(condition=models.Q(('chiusa_il', None)), fields=['supplente'], name='supplenza_aperta'),
        ),
        migrations.AddIndex(
            model_name='supplenza',
            index=models.Index(condition=models.Q(('chiusa_il', None)), fields=['assegnazione'], name='supplenza_dell_assegnazione'),
        ),
        migrations.AddConstraint(
            model_name='supplenza',
            constraint=models.CheckConstraint(condition=models.Q(('al__gt', models.F('dal'))), name='supplenza_dal_before_al'),
        ),
        migrations.AddConstraint(
            model_name='supplenza',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tipo', 'EMERGENZA'), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='emergenza_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='supplenza',
            constraint=models.CheckConstraint(condition=models.Q(('tipo', 'ASSENZA'), ('assenza', None), _connector='XOR'), name='supplenza_per_assenza_has_assenza'),
        ),
        migrations.AddConstraint(
            model_name='supplenza',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('caso', '='), ('supplente', '='), (models.Func(models.F('dal'), django.db.models.functions.comparison.Greatest(models.F('dal'), django.db.models.functions.comparison.Least(models.F('al'), models.F('chiusa_il'))), function='tstzrange'), '&&')], name='one_supplenza_each_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supplenza',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_supplenzaevent" ("al", "assegnazione_id", "assenza_id", "caso_id", "chiusa_da_id", "chiusa_il", "dal", "disposta_da_id", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supplente_id", "tipo") VALUES (NEW."al", NEW."assegnazione_id", NEW."assenza_id", NEW."caso_id", NEW."chiusa_da_id", NEW."chiusa_il", NEW."dal", NEW."disposta_da_id", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."supplente_id", NEW."tipo"); RETURN NULL;', hash='ded4666fd34e2cffbb16dc79a40273a02035e7f7', operation='UPDATE', pgid='pgtrigger_update_update_88f16', table='patti_inclusione_supplenza', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='supplenza',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_supplenzaevent" ("al", "assegnazione_id", "assenza_id", "caso_id", "chiusa_da_id", "chiusa_il", "dal", "disposta_da_id", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supplente_id", "tipo") VALUES (OLD."al", OLD."assegnazione_id", OLD."assenza_id", OLD."caso_id", OLD."chiusa_da_id", OLD."chiusa_il", OLD."dal", OLD."disposta_da_id", OLD."id", OLD."motivo", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."supplente_id", OLD."tipo"); RETURN NULL;', hash='e0879b91a081faeb434ca7673a584eac61704441', operation='DELETE', pgid='pgtrigger_delete_delete_a2731', table='patti_inclusione_supplenza', when='AFTER')),
        ),
    ]
