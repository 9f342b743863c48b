from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0007_indici_della_storia'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='comune',
            options={'permissions': [('coordinatore_patto_comune', 'Coordinatore per il Patto del Comune'), ('case_manager_comune', 'Case manager che può ricevere famiglie del Comune'), ('coordinatore_anagrafici_comune', 'Coordinatore per i controlli anagrafici del Comune'), ('responsabile_anagrafici_comune', 'Responsabile per i controlli anagrafici del Comune'), ('responsabile_puc_comune', 'Responsabile PUC del Comune'), ('tutor_puc_comune', 'Tutor che può seguire progetti del Comune')], 'verbose_name': 'Comune', 'verbose_name_plural': 'Comuni'},
        ),
    ]
