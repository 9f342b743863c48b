import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('controlli_anagrafici', '0013_indici_della_storia'),
    ]

    operations = [
        migrations.AlterField(
            model_name='incaricocontrollo',
            name='permission',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
    ]
