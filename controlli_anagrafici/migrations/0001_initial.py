import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_initial'),
        ('ambiti', '0002_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Controllo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('requisito_cittadinanza', models.CharField(choices=[('ITA', 'Cittadino italiano'), ('UE', "Cittadino dell'Unione europea"), ('FAM_UE', 'Familiare di cittadino italiano o UE'), ('UE_LUNGO', 'Permesso UE per soggiornanti di lungo periodo'), ('PROT_INT', 'Protezione internazionale'), ('APOLIDE', 'Apolide')], max_length=10, verbose_name='requisito dichiarato')),
                ('stato', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato')], default='DA_ASSEGNARE', max_length=15, verbose_name='stato')),
                ('data_riferimento', models.DateField(help_text='la data della domanda', verbose_name='data di riferimento')),
                ('data_scadenza', models.DateField(verbose_name='scade il')),
                ('arrivato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='arrivato il')),
                ('comune_competente', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='controlli', to='ambiti.comune', verbose_name='Comune competente')),
                ('nucleo', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='controllo', to='ambiti.nucleo', verbose_name='nucleo')),
                ('responsabile', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='controlli', to='accounts.accreditamento', verbose_name='Responsabile')),
            ],
            options={
                'verbose_name': 'controllo anagrafico',
                'verbose_name_plural': 'controlli anagrafici',
                'permissions': [('responsabile_anagrafici_controllo', 'Responsabile del controllo')],
            },
        ),
        migrations.CreateModel(
            name='ControlloEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('requisito_cittadinanza', models.CharField(choices=[('ITA', 'Cittadino italiano'), ('UE', "Cittadino dell'Unione europea"), ('FAM_UE', 'Familiare di cittadino italiano o UE'), ('UE_LUNGO', 'Permesso UE per soggiornanti di lungo periodo'), ('PROT_INT', 'Protezione internazionale'), ('APOLIDE', 'Apolide')], max_length=10, verbose_name='requisito dichiarato')),
                ('stato', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato')], default='DA_ASSEGNARE', max_length=15, verbose_name='stato')),
                ('data_riferimento', models.DateField(help_text='la data della domanda', verbose_name='data di riferimento')),
                ('data_scadenza', models.DateField(verbose_name='scade il')),
                ('arrivato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='arrivato il')),
                ('comune_competente', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune competente')),
                ('nucleo', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo', verbose_name='nucleo')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.controllo')),
                ('responsabile', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Responsabile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IncaricoControllo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accreditamento', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incarichi', to='controlli_anagrafici.controllo')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='controllo',
            index=models.Index(fields=['comune_competente', 'stato', 'data_scadenza'], name='controllo_coda'),
        ),
        migrations.AddConstraint(
            model_name='controllo',
            constraint=models.CheckConstraint(condition=models.Q(('stato', 'ASSEGNATO'), ('responsabile__isnull', True), _connector='XOR'), name='assegnato_iff_responsabile'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='controllo',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "controlli_anagrafici_controlloevent" ("arrivato_il", "comune_competente_id", "data_riferimento", "data_scadenza", "id", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requisito_cittadinanza", "responsabile_id", "stato") VALUES (NEW."arrivato_il", NEW."comune_competente_id", NEW."data_riferimento", NEW."data_scadenza", NEW."id", NEW."nucleo_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."requisito_cittadinanza", NEW."responsabile_id", NEW."stato"); RETURN NULL;', hash='d027b2ee61a7de5c94a58328690fd89e08f97df7', operation='UPDATE', pgid='pgtrigger_update_update_e6314', table='controlli_anagrafici_controllo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='controllo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "controlli_anagrafici_controlloevent" ("arrivato_il", "comune_competente_id", "data_riferimento", "data_scadenza", "id", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requisito_cittadinanza", "responsabile_id", "stato") VALUES (OLD."arrivato_il", OLD."comune_competente_id", OLD."data_riferimento", OLD."data_scadenza", OLD."id", OLD."nucleo_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."requisito_cittadinanza", OLD."responsabile_id", OLD."stato"); RETURN NULL;', hash='d4dee3a6c0693f02b06628cac7b1c766c28d030f', operation='DELETE', pgid='pgtrigger_delete_delete_7e66f', table='controlli_anagrafici_controllo', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='incaricocontrollo',
            constraint=models.UniqueConstraint(fields=('accreditamento', 'permission', 'content_object'), name='controlli_anagrafici_incaricocontrollo_one_row'),
        ),
    ]
