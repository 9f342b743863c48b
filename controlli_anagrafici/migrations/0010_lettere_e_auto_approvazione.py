import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0010_storia_per_comando'),
        ('ambiti', '0004_ricerca_persone'),
        ('controlli_anagrafici', '0009_consultazione_anpr'),
        ('documenti', '0002_verifica_firma'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='AutoApprovazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, help_text='vuoto: ancora in vigore', null=True, verbose_name='al')),
                ('motivo', models.CharField(max_length=300, verbose_name='motivo')),
                ('comune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='auto_approvazioni', to='ambiti.comune', verbose_name='Comune')),
                ('decisa_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='decisa da')),
            ],
            options={
                'verbose_name': 'auto-approvazione',
                'verbose_name_plural': 'auto-approvazioni',
                'ordering': ['-dal'],
            },
        ),
        migrations.CreateModel(
            name='AutoApprovazioneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, help_text='vuoto: ancora in vigore', null=True, verbose_name='al')),
                ('motivo', models.CharField(max_length=300, verbose_name='motivo')),
                ('comune', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune')),
                ('decisa_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='decisa da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.autoapprovazione')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LetteraControllo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('CONVOCAZIONE', 'Convocazione'), ('RICHIESTA_COMUNE', 'Richiesta a un altro Comune'), ('ESITO_NEGATIVO', "Comunicazione dell'esito negativo")], max_length=20, verbose_name='tipo')),
                ('chiesta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
                ('chiesta_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='chiesta da')),
                ('controllo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lettere', to='controlli_anagrafici.controllo', verbose_name='controllo')),
                ('convocazione', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='controlli_anagrafici.convocazionecontrollo', verbose_name='convocazione')),
                ('documento', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documenti.documento', verbose_name='documento')),
                ('rinvio', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='controlli_anagrafici.rinvioverifica', verbose_name='richiesta')),
            ],
            options={
                'verbose_name': 'lettera del controllo',
                'verbose_name_plural': 'lettere del controllo',
                'ordering': ['-chiesta_il'],
            },
        ),
        migrations.CreateModel(
            name='LetteraControlloEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('CONVOCAZIONE', 'Convocazione'), ('RICHIESTA_COMUNE', 'Richiesta a un altro Comune'), ('ESITO_NEGATIVO', "Comunicazione dell'esito negativo")], max_length=20, verbose_name='tipo')),
                ('chiesta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
                ('chiesta_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesta da')),
                ('controllo', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo')),
                ('convocazione', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.convocazionecontrollo', verbose_name='convocazione')),
                ('documento', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.letteracontrollo')),
                ('rinvio', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.rinvioverifica', verbose_name='richiesta')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='autoapprovazione',
            constraint=models.UniqueConstraint(condition=models.Q(('al', None)), fields=('comune',), name='one_auto_approvazione_open'),
        ),
        migrations.AddConstraint(
            model_name='autoapprovazione',
            constraint=models.CheckConstraint(condition=models.Q(('al', None), ('al__gte', models.F('dal')), _connector='OR'), name='auto_approvazione_ends_after_it_starts'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='autoapprovazione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "controlli_anagrafici_autoapprovazioneevent" ("al", "comune_id", "dal", "decisa_da_id", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."al", NEW."comune_id", NEW."dal", NEW."decisa_da_id", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id"); RETURN NULL;', hash='5531691a0509e4504c011bbf3752cfec4dc5c112', operation='INSERT', pgid='pgtrigger_insert_insert_2b10e', table='controlli_anagrafici_autoapprovazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='autoapprovazione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "controlli_anagrafici_autoapprovazioneevent" ("al", "comune_id", "dal", "decisa_da_id", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."al", NEW."comune_id", NEW."dal", NEW."decisa_da_id", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id"); RETURN NULL;', hash='d296d0f1615581e3779881d2518718267152d0db', operation='UPDATE', pgid='pgtrigger_update_update_53d3c', table='controlli_anagrafici_autoapprovazione', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='letteracontrollo',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('convocazione__isnull', False), ('rinvio', None), ('tipo', 'CONVOCAZIONE')), models.Q(('convocazione', None), ('rinvio__isnull', False), ('tipo', 'RICHIESTA_COMUNE')), models.Q(('convocazione', None), ('rinvio', None), ('tipo', 'ESITO_NEGATIVO')), _connector='OR'), name='lettera_says_what_it_is_about'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letteracontrollo',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "controlli_anagrafici_letteracontrolloevent" ("chiesta_da_id", "chiesta_il", "controllo_id", "convocazione_id", "documento_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rinvio_id", "tipo") VALUES (NEW."chiesta_da_id", NEW."chiesta_il", NEW."controllo_id", NEW."convocazione_id", NEW."documento_id", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."rinvio_id", NEW."tipo"); RETURN NULL;', hash='35ed423689d16482c4fd26520c29da691a2efc4c', operation='UPDATE', pgid='pgtrigger_update_update_df17b', table='controlli_anagrafici_letteracontrollo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letteracontrollo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "controlli_anagrafici_letteracontrolloevent" ("chiesta_da_id", "chiesta_il", "controllo_id", "convocazione_id", "documento_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rinvio_id", "tipo") VALUES (OLD."chiesta_da_id", OLD."chiesta_il", OLD."controllo_id", OLD."convocazione_id", OLD."documento_id", OLD."id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."rinvio_id", OLD."tipo"); RETURN NULL;', hash='b97ec6e5216662e75ec7a9951df75851b55b2073', operation='DELETE', pgid='pgtrigger_delete_delete_7ebfa', table='controlli_anagrafici_letteracontrollo', when='AFTER')),
        ),
    ]
