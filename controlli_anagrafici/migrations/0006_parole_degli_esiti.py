from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('controlli_anagrafici', '0005_storia_per_comando'),
    ]

    operations = [
        migrations.AlterField(
            model_name='controllo',
            name='esito_finale',
            field=models.CharField(blank=True, choices=[('P01', 'Requisiti tutti posseduti'), ('N10', 'Mancano gli anni di residenza in Italia'), ('N02', 'Manca la continuità degli ultimi anni'), ('N12', 'Mancano gli anni di residenza e la continuità'), ('NS1', 'Manca il requisito di cittadinanza o soggiorno'), ('NS2', 'Titolo di soggiorno scaduto o non valido'), ('NN1', 'Composizione del nucleo: manca una persona'), ('NN2', 'Composizione del nucleo: persona dichiarata e non presente'), ('NV1', 'Requisiti non verificabili dopo la convocazione'), ('NM1', "Requisito perso durante l'erogazione"), ('AN1', 'Annullato')], max_length=3, verbose_name='esito'),
        ),
        migrations.AlterField(
            model_name='controllo',
            name='stato',
            field=models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('IN_LAVORAZIONE', 'In lavorazione'), ('RINVIATO_ALTRO_COMUNE', 'Presso un altro Comune'), ('RESTITUITO', 'Tornato da un altro Comune'), ('CONVOCATO', 'Persona convocata'), ('IN_ATTESA_ISCRIZIONE', "In attesa dell'iscrizione"), ('CONCLUSO_POSITIVO', 'Concluso: requisiti posseduti'), ('PROPOSTA_NEGATIVA', 'Esito negativo da approvare'), ('DA_TRASMETTERE_INPS', 'Esito negativo da mandare a INPS'), ('TRASMESSO_INPS', 'Esito negativo mandato a INPS'), ('ACQUISITO_INPS', 'Esito negativo acquisito da INPS'), ('RESPINTO_INPS', 'Esito respinto da INPS'), ('ANNULLATO', 'Annullato')], default='DA_ASSEGNARE', max_length=25, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='esito_finale',
            field=models.CharField(blank=True, choices=[('P01', 'Requisiti tutti posseduti'), ('N10', 'Mancano gli anni di residenza in Italia'), ('N02', 'Manca la continuità degli ultimi anni'), ('N12', 'Mancano gli anni di residenza e la continuità'), ('NS1', 'Manca il requisito di cittadinanza o soggiorno'), ('NS2', 'Titolo di soggiorno scaduto o non valido'), ('NN1', 'Composizione del nucleo: manca una persona'), ('NN2', 'Composizione del nucleo: persona dichiarata e non presente'), ('NV1', 'Requisiti non verificabili dopo la convocazione'), ('NM1', "Requisito perso durante l'erogazione"), ('AN1', 'Annullato')], max_length=3, verbose_name='esito'),
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
