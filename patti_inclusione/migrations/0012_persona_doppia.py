
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_motivo_obbligatorio'),
        ('ambiti', '0004_ricerca_persone'),
        ('patti_inclusione', '0011_scrivania'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Doppione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('OMOCODIA', 'Due codici fiscali della stessa persona'), ('PROVVISORIO', 'Codice provvisorio e codice definitivo'), ('DUE_FAMIGLIE', 'La stessa persona in due famiglie')], max_length=12, verbose_name='che cosa li avvicina')),
                ('stato', models.CharField(choices=[('TROVATO', 'Da guardare'), ('UNITO', 'È la stessa persona'), ('DISTINTO', 'Sono persone diverse')], default='TROVATO', max_length=8, verbose_name='stato')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché')),
                ('trovato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='trovato il')),
                ('deciso_il', models.DateTimeField(blank=True, null=True, verbose_name='deciso il')),
                ('deciso_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='doppioni_decisi', to='accounts.accreditamento', verbose_name='deciso da')),
                ('prima', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doppioni', to='ambiti.componente', verbose_name='una')),
                ('resta', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='doppioni_uniti', to='ambiti.componente', verbose_name='dati che valgono')),
                ('seconda', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doppioni_di', to='ambiti.componente', verbose_name="l'altra")),
                ('tolta', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='doppioni_tolti', to='ambiti.componente', verbose_name='tolta dalla famiglia')),
            ],
            options={
                'verbose_name': 'persona doppia',
                'verbose_name_plural': 'persone doppie',
            },
        ),
        migrations.CreateModel(
            name='DoppioneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('OMOCODIA', 'Due codici fiscali della stessa persona'), ('PROVVISORIO', 'Codice provvisorio e codice definitivo'), ('DUE_FAMIGLIE', 'La stessa persona in due famiglie')], max_length=12, verbose_name='che cosa li avvicina')),
                ('stato', models.CharField(choices=[('TROVATO', 'Da guardare'), ('UNITO', 'È la stessa persona'), ('DISTINTO', 'Sono persone diverse')], default='TROVATO', max_length=8, verbose_name='stato')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché')),
                ('trovato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='trovato il')),
                ('deciso_il', models.DateTimeField(blank=True, null=True, verbose_name='deciso il')),
                ('deciso_da', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='deciso da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.doppione')),
                ('prima', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='una')),
                ('resta', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='dati che valgono')),
                ('seconda', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name="l'altra")),
                ('tolta', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='tolta dalla famiglia')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='doppione',
            constraint=models.UniqueConstraint(fields=('prima', 'seconda'), name='one_doppione_per_coppia'),
        ),
        migrations.AddConstraint(
            model_name='doppione',
            constraint=models.CheckConstraint(condition=models.Q(('prima__lt', models.F('seconda'))), name='doppione_of_two'),
        ),
        migrations.AddConstraint(
            model_name='doppione',
            constraint=models.CheckConstraint(condition=models.Q(('stato', 'TROVATO'), models.Q(models.Q(('motivo', ''), _negated=True), ('deciso_da__isnull', False), ('deciso_il__isnull', False)), _connector='OR'), name='doppione_decided_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='doppione',
            constraint=models.CheckConstraint(condition=models.Q(('stato', 'UNITO'), ('tolta', None), _connector='OR'), name='tolta_only_if_unito'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doppione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_doppioneevent" ("deciso_da_id", "deciso_il", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prima_id", "resta_id", "seconda_id", "stato", "tipo", "tolta_id", "trovato_il") VALUES (NEW."deciso_da_id", NEW."deciso_il", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."prima_id", NEW."resta_id", NEW."seconda_id", NEW."stato", NEW."tipo", NEW."tolta_id", NEW."trovato_il"); RETURN NULL;', hash='88c25a97ab0b5ef5325592c973ee48892ad3dffd', operation='INSERT', pgid='pgtrigger_insert_insert_1ef26', table='patti_inclusione_doppione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doppione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_doppioneevent" ("deciso_da_id", "deciso_il", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prima_id", "resta_id", "seconda_id", "stato", "tipo", "tolta_id", "trovato_il") VALUES (NEW."deciso_da_id", NEW."deciso_il", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."prima_id", NEW."resta_id", NEW."seconda_id", NEW."stato", NEW."tipo", NEW."tolta_id", NEW."trovato_il"); RETURN NULL;', hash='b6b1f2f9b534080f864bf4650b995d740244ca5e', operation='UPDATE', pgid='pgtrigger_update_update_88687', table='patti_inclusione_doppione', when='AFTER')),
        ),
    ]
