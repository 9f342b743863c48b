"""What is held is found by the index of its constraint: two more were written for each row."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_indici_di_troppo'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('controlli_anagrafici', '0007_domanda_cessata'),
    ]

    operations = [
        migrations.AlterField(
            model_name='incaricocontrollo',
            name='accreditamento',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incaricocontrollo',
            name='permission',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
    ]
