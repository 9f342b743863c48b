import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0008_tutor'),
        ('patti_inclusione', '0024_notizie_puc'),
    ]

    operations = [
        migrations.CreateModel(
            name='SmsConvocazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('a_chi', models.CharField(choices=[('PERSONA', 'La persona'), ('TUTELA', 'Chi la assiste')], default='PERSONA', max_length=10, verbose_name='a chi')),
                ('tipo', models.CharField(choices=[('CONVOCAZIONE', 'Avviso'), ('PROMEMORIA', 'Promemoria'), ('DISDETTA', 'Disdetta')], max_length=15, verbose_name='che cosa')),
                ('recapito', models.CharField(max_length=20, verbose_name='numero')),
                ('testo', models.CharField(max_length=400, verbose_name='testo')),
                ('stato', models.CharField(choices=[('IN_PARTENZA', 'In partenza'), ('MANDATO', 'Mandato'), ('CONSEGNATO', 'Arrivato'), ('NON_CONSEGNATO', 'Non arrivato'), ('RITIRATO', 'Ritirato')], default='IN_PARTENZA', max_length=15, verbose_name='stato')),
                ('id_gestore', models.CharField(blank=True, max_length=60, verbose_name='nome presso il gestore')),
                ('motivo', models.CharField(blank=True, max_length=40, verbose_name='perché non è arrivato')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('mandato_il', models.DateTimeField(blank=True, null=True, verbose_name='mandato il')),
                ('esito_il', models.DateTimeField(blank=True, null=True, verbose_name='esito del')),
            ],
            options={
                'verbose_name': 'SMS della convocazione',
                'verbose_name_plural': 'SMS della convocazione',
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='schedapersona',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='schedapersona',
            name='update_update',
        ),
        migrations.AddField(
            model_name='schedapersona',
            name='avvisi_sms',
            field=models.CharField(blank=True, choices=[('', "Non gliel'abbiamo chiesto"), ('SI', 'Sì'), ('NO', 'No')], max_length=2, verbose_name='vuole avvisi per SMS'),
        ),
        migrations.AddField(
            model_name='schedapersona',
            name='canale_preferito',
            field=models.CharField(blank=True, choices=[('', "Non l'ha detto"), ('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('TELEFONO', 'Telefonata'), ('POSTA', 'Lettera')], max_length=10, verbose_name='come preferisce essere avvisato'),
        ),
        migrations.AddField(
            model_name='schedapersonaevent',
            name='avvisi_sms',
            field=models.CharField(blank=True, choices=[('', "Non gliel'abbiamo chiesto"), ('SI', 'Sì'), ('NO', 'No')], max_length=2, verbose_name='vuole avvisi per SMS'),
        ),
        migrations.AddField(
            model_name='schedapersonaevent',
            name='canale_preferito',
            field=models.CharField(blank=True, choices=[('', "Non l'ha detto"), ('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('TELEFONO', 'Telefonata'), ('POSTA', 'Lettera')], max_length=10, verbose_name='come preferisce essere avvisato'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedapersona',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_schedapersonaevent" ("avvisi_sms", "bisogno_mediatore", "canale_preferito", "collocazione", "componente_id", "domicilio_effettivo", "email_verificata", "indirizzo_riservato", "lingua", "pec", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "punto_contatto", "recapito_sicuro", "responsabilita_limitata", "senza_dimora", "telefono_verificato", "tutela", "tutela_estremi", "tutela_firma", "tutela_nome", "tutela_recapito", "tutela_scadenza", "versione") VALUES (NEW."avvisi_sms", NEW."bisogno_mediatore", NEW."canale_preferito", NEW."collocazione", NEW."componente_id", NEW."domicilio_effettivo", NEW."email_verificata", NEW."indirizzo_riservato", NEW."lingua", NEW."pec", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."componente_id", NEW."punto_contatto", NEW."recapito_sicuro", NEW."responsabilita_limitata", NEW."senza_dimora", NEW."telefono_verificato", NEW."tutela", NEW."tutela_estremi", NEW."tutela_firma", NEW."tutela_nome", NEW."tutela_recapito", NEW."tutela_scadenza", NEW."versione"); RETURN NULL;', hash='15693d2976b6a62dcd6c66642cc5ea7fc88cf1e5', operation='INSERT', pgid='pgtrigger_insert_insert_c1579', table='patti_inclusione_schedapersona', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedapersona',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_schedapersonaevent" ("avvisi_sms", "bisogno_mediatore", "canale_preferito", "collocazione", "componente_id", "domicilio_effettivo", "email_verificata", "indirizzo_riservato", "lingua", "pec", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "punto_contatto", "recapito_sicuro", "responsabilita_limitata", "senza_dimora", "telefono_verificato", "tutela", "tutela_estremi", "tutela_firma", "tutela_nome", "tutela_recapito", "tutela_scadenza", "versione") VALUES (NEW."avvisi_sms", NEW."bisogno_mediatore", NEW."canale_preferito", NEW."collocazione", NEW."componente_id", NEW."domicilio_effettivo", NEW."email_verificata", NEW."indirizzo_riservato", NEW."lingua", NEW."pec", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."componente_id", NEW."punto_contatto", NEW."recapito_sicuro", NEW."responsabilita_limitata", NEW."senza_dimora", NEW."telefono_verificato", NEW."tutela", NEW."tutela_estremi", NEW."tutela_firma", NEW."tutela_nome", NEW."tutela_recapito", NEW."tutela_scadenza", NEW."versione"); RETURN NULL;', hash='cf8dcdd1c1f2efb0ee89337d2dd7516dbdec62cc', operation='UPDATE', pgid='pgtrigger_update_update_20af4', table='patti_inclusione_schedapersona', when='AFTER')),
        ),
        migrations.AddField(
            model_name='smsconvocazione',
            name='componente',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sms', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='smsconvocazione',
            name='convocazione',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sms', to='patti_inclusione.convocazione', verbose_name='convocazione'),
        ),
        migrations.AddConstraint(
            model_name='smsconvocazione',
            constraint=models.UniqueConstraint(condition=models.Q(('tipo', 'CONVOCAZIONE'), _negated=True), fields=('convocazione', 'recapito', 'tipo'), name='one_sms_per_number_and_tipo'),
        ),
        migrations.AddConstraint(
            model_name='smsconvocazione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato__in', ['MANDATO', 'CONSEGNATO']), _negated=True), models.Q(models.Q(('id_gestore', ''), _negated=True), ('mandato_il__isnull', False)), _connector='OR'), name='sms_arrived_only_if_left'),
        ),
    ]
