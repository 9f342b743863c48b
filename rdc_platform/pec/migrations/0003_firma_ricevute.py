from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pec', '0002_ricevute'),
    ]

    operations = [
        migrations.AddField(
            model_name='ricevutapec',
            name='firma',
            field=models.CharField(choices=[('VALIDA', 'Firma del gestore valida'), ('NON_VERIFICATA', 'Firma del gestore non verificata'), ('NON_VALIDA', 'Firma del gestore non valida')], default='NON_VERIFICATA', max_length=15, verbose_name='firma del gestore'),
        ),
        migrations.AlterField(
            model_name='ricevutapec',
            name='motivo_esame',
            field=models.CharField(blank=True, choices=[('DATICERT_ILLEGGIBILE', 'I dati di certificazione mancano o non si leggono'), ('FIRMA_NON_VALIDA', 'La firma del gestore non è valida: la ricevuta non vale finché qualcuno non la guarda'), ('TIPO_IGNOTO', 'Il tipo di ricevuta non è tra quelli che conosciamo'), ('DESTINATARIO_IGNOTO', 'Non dice di quale destinatario parla, o non è tra i nostri'), ('CONSEGNA_DOPO_ERRORE', 'Consegna di un messaggio che risultava non consegnato'), ('ACCETTAZIONE_CONTRADDETTA', 'Accettazione e non accettazione dello stesso messaggio')], max_length=30, verbose_name='perché'),
        ),
    ]
