import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


def name_recipients(apps, schema_editor):
    """Each PEC written so far had one recipient."""
    destinatari, messaggi = apps.get_model("pec", "DestinatarioPec"), apps.get_model("pec", "MessaggioPec")
    destinatari.objects.bulk_create(
        destinatari(messaggio_id=pk, indirizzo=indirizzo)
        for pk, indirizzo in messaggi.objects.values_list("pk", "destinatario")
    )


class Migration(migrations.Migration):

    dependencies = [
        ('documenti', '0001_initial'),
        ('pec', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CursoreCasella',
            fields=[
                ('cartella', models.CharField(max_length=200, primary_key=True, serialize=False, verbose_name='cartella')),
                ('uidvalidity', models.PositiveBigIntegerField(default=0, verbose_name='UIDVALIDITY')),
                ('ultimo_uid', models.PositiveBigIntegerField(default=0, verbose_name='ultimo UID letto')),
                ('letto_il', models.DateTimeField(blank=True, null=True, verbose_name='letto il')),
            ],
            options={
                'verbose_name': 'cursore della casella PEC',
                'verbose_name_plural': 'cursori della casella PEC',
            },
        ),
        migrations.CreateModel(
            name='DestinatarioPec',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indirizzo', models.EmailField(max_length=254, verbose_name='indirizzo')),
                ('ruolo', models.CharField(choices=[('TO', 'Destinatario'), ('CC', 'Per conoscenza')], default='TO', max_length=2, verbose_name='ruolo')),
                ('tipo', models.CharField(blank=True, choices=[('certificato', 'Casella PEC'), ('esterno', 'Casella non PEC')], max_length=11, verbose_name='tipo')),
                ('stato', models.CharField(choices=[('IN_ATTESA', 'In attesa'), ('PREAVVISO', 'Consegna in ritardo'), ('CONSEGNATO', 'Consegnato'), ('NON_CONSEGNATO', 'Non consegnato'), ('NON_CERTIFICATO', 'Consegna non certificata')], default='IN_ATTESA', max_length=15, verbose_name='stato')),
                ('consegnato_il', models.DateTimeField(blank=True, null=True, verbose_name='consegnato il')),
                ('errore_codice', models.CharField(blank=True, max_length=20, verbose_name="codice dell'errore")),
                ('errore_esteso', models.CharField(blank=True, max_length=500, verbose_name='errore')),
            ],
            options={
                'verbose_name': 'destinatario PEC',
                'verbose_name_plural': 'destinatari PEC',
            },
        ),
        migrations.CreateModel(
            name='RicevutaPec',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('message_id_ricevuta', models.CharField(blank=True, max_length=300, verbose_name='Message-ID della ricevuta')),
                ('sha256', models.CharField(max_length=64, unique=True, verbose_name='impronta SHA-256')),
                ('tipo', models.CharField(blank=True, max_length=60, verbose_name='tipo')),
                ('errore', models.CharField(blank=True, max_length=60, verbose_name='errore')),
                ('data_certificata', models.DateTimeField(blank=True, null=True, verbose_name='data certificata')),
                ('gestore', models.CharField(blank=True, max_length=200, verbose_name='gestore')),
                ('identificativo', models.CharField(blank=True, max_length=200, verbose_name='identificativo del gestore')),
                ('riferimento', models.CharField(blank=True, max_length=300, verbose_name='Message-ID a cui si riferisce')),
                ('destinatario', models.CharField(blank=True, max_length=254, verbose_name='destinatario')),
                ('esterni', models.JSONField(blank=True, default=list, verbose_name='destinatari non PEC')),
                ('errore_codice', models.CharField(blank=True, max_length=20, verbose_name="codice dell'errore")),
                ('errore_esteso', models.CharField(blank=True, max_length=500, verbose_name='errore esteso')),
                ('da_esaminare', models.BooleanField(default=False, verbose_name='da esaminare')),
                ('motivo_esame', models.CharField(blank=True, choices=[('DATICERT_ILLEGGIBILE', 'I dati di certificazione mancano o non si leggono'), ('TIPO_IGNOTO', 'Il tipo di ricevuta non è tra quelli che conosciamo'), ('DESTINATARIO_IGNOTO', 'Non dice di quale destinatario parla, o non è tra i nostri'), ('CONSEGNA_DOPO_ERRORE', 'Consegna di un messaggio che risultava non consegnato'), ('ACCETTAZIONE_CONTRADDETTA', 'Accettazione e non accettazione dello stesso messaggio')], max_length=30, verbose_name='perché')),
                ('acquisita_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='acquisita il')),
            ],
            options={
                'verbose_name': 'ricevuta PEC',
                'verbose_name_plural': 'ricevute PEC',
            },
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='accettato_il',
            field=models.DateTimeField(blank=True, null=True, verbose_name='accettato il'),
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='causale',
            field=models.CharField(blank=True, help_text='in poche parole, senza nomi', max_length=80, verbose_name='perché'),
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='identificativo_gestore',
            field=models.CharField(blank=True, max_length=200, verbose_name='identificativo del gestore'),
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='riferimento_id',
            field=models.UUIDField(blank=True, null=True, verbose_name='riguarda (identificativo)'),
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='riferimento_tipo',
            field=models.CharField(blank=True, max_length=80, verbose_name='riguarda'),
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='sostituisce',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sostituito_da', to='pec.messaggiopec', verbose_name='sostituisce'),
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='stato_dal',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='in questo stato dal'),
        ),
        migrations.AddField(
            model_name='messaggiopec',
            name='tentativi',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='tentativi'),
        ),
        migrations.AlterField(
            model_name='messaggiopec',
            name='destinatario',
            field=models.EmailField(help_text='il primo: gli altri sono tra i destinatari', max_length=254, verbose_name='destinatario'),
        ),
        migrations.AlterField(
            model_name='messaggiopec',
            name='stato',
            field=models.CharField(choices=[('IN_CODA', 'In coda'), ('IN_INVIO', 'In invio'), ('INVIATO', 'Inviato'), ('ACCETTATO', 'Accettato'), ('CONSEGNATO', 'Consegnato'), ('CONSEGNATO_PARZIALE', 'Consegnato in parte'), ('MANCATA_CONSEGNA', 'Mancata consegna'), ('ACCETTATO_NON_CERTIFICATO', 'Accettato, consegna non certificata'), ('NON_ACCETTATO', 'Non accettato'), ('FALLITO', 'Non inviato'), ('INCERTO', 'Invio incerto')], default='IN_CODA', max_length=30, verbose_name='stato'),
        ),
        migrations.AddIndex(
            model_name='messaggiopec',
            index=models.Index(fields=['riferimento_id', 'creato_il'], name='pec_riferimento'),
        ),
        migrations.AddIndex(
            model_name='messaggiopec',
            index=models.Index(fields=['stato', 'stato_dal'], name='pec_stato'),
        ),
        migrations.AddIndex(
            model_name='messaggiopec',
            index=models.Index(condition=models.Q(('identificativo_gestore', ''), _negated=True), fields=['identificativo_gestore'], name='pec_identificativo'),
        ),
        migrations.AddConstraint(
            model_name='messaggiopec',
            constraint=models.CheckConstraint(condition=models.Q(('riferimento_tipo', ''), ('riferimento_id__isnull', False), _connector='XOR'), name='riferimento_whole'),
        ),
        migrations.AddField(
            model_name='destinatariopec',
            name='messaggio',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='destinatari', to='pec.messaggiopec', verbose_name='messaggio PEC'),
        ),
        migrations.AddField(
            model_name='ricevutapec',
            name='eml',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ricevute_pec', to='documenti.documento', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='ricevutapec',
            name='messaggio',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ricevute', to='pec.messaggiopec', verbose_name='messaggio PEC'),
        ),
        migrations.AddConstraint(
            model_name='destinatariopec',
            constraint=models.UniqueConstraint(fields=('messaggio', 'indirizzo'), name='one_destinatario_per_indirizzo'),
        ),
        migrations.AddConstraint(
            model_name='destinatariopec',
            constraint=models.CheckConstraint(condition=models.Q(('stato', 'CONSEGNATO'), ('consegnato_il__isnull', True), _connector='XOR'), name='consegnato_iff_certified'),
        ),
        migrations.AddIndex(
            model_name='ricevutapec',
            index=models.Index(condition=models.Q(('messaggio', None)), fields=['identificativo'], name='ricevuta_senza_messaggio'),
        ),
        migrations.AddConstraint(
            model_name='ricevutapec',
            constraint=models.UniqueConstraint(condition=models.Q(('message_id_ricevuta', ''), _negated=True), fields=('message_id_ricevuta',), name='one_ricevuta_per_message_id'),
        ),
        migrations.AddConstraint(
            model_name='ricevutapec',
            constraint=models.CheckConstraint(condition=models.Q(('da_esaminare', False), models.Q(('motivo_esame', ''), _negated=True), _connector='XOR'), name='da_esaminare_iff_motivo'),
        ),
        migrations.RunPython(name_recipients, migrations.RunPython.noop, elidable=True),
    ]
