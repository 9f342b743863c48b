from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('controlli_anagrafici', '0005_storia_per_comando'),
    ]

    operations = [
        migrations.AlterField(
            model_name='controllo',
            name='stato',
            field=models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('IN_LAVORAZIONE', 'In lavorazione'), ('RINVIATO_ALTRO_COMUNE', 'Presso un altro Comune'), ('RESTITUITO', 'Tornato da un altro Comune'), ('CONVOCATO', 'Persona convocata'), ('IN_ATTESA_ISCRIZIONE', "In attesa dell'iscrizione"), ('CONCLUSO_POSITIVO', 'Concluso: requisiti posseduti'), ('PROPOSTA_NEGATIVA', 'Esito negativo da approvare'), ('DA_TRASMETTERE_INPS', 'Esito negativo da mandare a INPS'), ('TRASMESSO_INPS', 'Esito negativo mandato a INPS'), ('ACQUISITO_INPS', 'Esito negativo acquisito da INPS'), ('RESPINTO_INPS', 'Esito respinto da INPS'), ('ANNULLATO', 'Annullato')], default='DA_ASSEGNARE', max_length=25, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='stato',
            field=models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('IN_LAVORAZIONE', 'In lavorazione'), ('RINVIATO_ALTRO_COMUNE', 'Presso un altro Comune'), ('RESTITUITO', 'Tornato da un altro Comune'), ('CONVOCATO', 'Persona convocata'), ('IN_ATTESA_ISCRIZIONE', "In attesa dell'iscrizione"), ('CONCLUSO_POSITIVO', 'Concluso: requisiti posseduti'), ('PROPOSTA_NEGATIVA', 'Esito negativo da approvare'), ('DA_TRASMETTERE_INPS', 'Esito negativo da mandare a INPS'), ('TRASMESSO_INPS', 'Esito negativo mandato a INPS'), ('ACQUISITO_INPS', 'Esito negativo acquisito da INPS'), ('RESPINTO_INPS', 'Esito respinto da INPS'), ('ANNULLATO', 'Annullato')], default='DA_ASSEGNARE', max_length=25, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='eventocontrollo',
            name='a_stato',
            field=models.CharField(blank=True, choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('IN_LAVORAZIONE', 'In lavorazione'), ('RINVIATO_ALTRO_COMUNE', 'Presso un altro Comune'), ('RESTITUITO', 'Tornato da un altro Comune'), ('CONVOCATO', 'Persona convocata'), ('IN_ATTESA_ISCRIZIONE', "In attesa dell'iscrizione"), ('CONCLUSO_POSITIVO', 'Concluso: requisiti posseduti'), ('PROPOSTA_NEGATIVA', 'Esito negativo da approvare'), ('DA_TRASMETTERE_INPS', 'Esito negativo da mandare a INPS'), ('TRASMESSO_INPS', 'Esito negativo mandato a INPS'), ('ACQUISITO_INPS', 'Esito negativo acquisito da INPS'), ('RESPINTO_INPS', 'Esito respinto da INPS'), ('ANNULLATO', 'Annullato')], max_length=25, verbose_name='a'),
        ),
        migrations.AlterField(
            model_name='eventocontrollo',
            name='da_stato',
            field=models.CharField(blank=True, choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('IN_LAVORAZIONE', 'In lavorazione'), ('RINVIATO_ALTRO_COMUNE', 'Presso un altro Comune'), ('RESTITUITO', 'Tornato da un altro Comune'), ('CONVOCATO', 'Persona convocata'), ('IN_ATTESA_ISCRIZIONE', "In attesa dell'iscrizione"), ('CONCLUSO_POSITIVO', 'Concluso: requisiti posseduti'), ('PROPOSTA_NEGATIVA', 'Esito negativo da approvare'), ('DA_TRASMETTERE_INPS', 'Esito negativo da mandare a INPS'), ('TRASMESSO_INPS', 'Esito negativo mandato a INPS'), ('ACQUISITO_INPS', 'Esito negativo acquisito da INPS'), ('RESPINTO_INPS', 'Esito respinto da INPS'), ('ANNULLATO', 'Annullato')], max_length=25, verbose_name='da'),
        ),
    ]
