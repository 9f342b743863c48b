"""What is held is found by the index of its constraint: two more were written for each row."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0010_storia_per_comando'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.AlterField(
            model_name='incaricoambito',
            name='accreditamento',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incaricoambito',
            name='permission',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AlterField(
            model_name='incaricocomune',
            name='accreditamento',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incaricocomune',
            name='permission',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AlterField(
            model_name='incariconucleo',
            name='accreditamento',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incariconucleo',
            name='permission',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
    ]
