import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_chiavi_di_troppo'),
        ('patti_inclusione', '0022_indici_della_storia'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='rigacoda',
            name='riga_coda_carico',
        ),
        migrations.AlterField(
            model_name='eventocaso',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, db_index=False, help_text='vuoto: il sistema', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='eventi', to='accounts.accreditamento', verbose_name='chi'),
        ),
    ]
