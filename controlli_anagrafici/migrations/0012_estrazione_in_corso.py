from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_indici_di_troppo'),
        ('ambiti', '0006_persona_protetta'),
        ('controlli_anagrafici', '0011_ricalcolo'),
    ]

    operations = [
        migrations.AddField(
            model_name='campioneestrazione',
            name='stato',
            field=models.CharField(choices=[('IN_CORSO', 'Estrazione in corso'), ('FATTA', 'Estratto')], db_default='FATTA', max_length=10, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='campioneestrazione',
            name='estratti',
            field=models.PositiveIntegerField(default=0, verbose_name='nuclei estratti'),
        ),
        migrations.AlterField(
            model_name='campioneestrazione',
            name='popolazione',
            field=models.PositiveIntegerField(default=0, verbose_name='nuclei fra cui si estrae'),
        ),
        migrations.AddIndex(
            model_name='controllo',
            index=models.Index(condition=models.Q(('stato__in', ['ASSEGNATO', 'CONVOCATO', 'DA_ASSEGNARE', 'IN_ATTESA_ISCRIZIONE', 'IN_LAVORAZIONE', 'PROPOSTA_NEGATIVA', 'RESPINTO_INPS', 'RESTITUITO', 'RINVIATO_ALTRO_COMUNE'])), fields=['comune_competente', 'data_scadenza', 'id'], name='controllo_da_fare'),
        ),
        migrations.AddConstraint(
            model_name='campioneestrazione',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'IN_CORSO')), fields=('comune',), name='one_estrazione_in_corso'),
        ),
    ]
