from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_chiavi_di_troppo'),
        ('documenti', '0002_verifica_firma'),
        ('progetti_collettivita', '0005_inail'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='allegatopuc',
            name='allegato_puc_has_file',
        ),
        migrations.AlterField(
            model_name='allegatopuc',
            name='tipo',
            field=models.CharField(choices=[('SCHEDA', 'Scheda del progetto'), ('POLIZZA', 'Polizza RCT'), ('CONVENZIONE', 'Convenzione con un attuatore'), ('FOGLIO', 'Foglio delle presenze'), ('ALTRO', 'Altro documento')], max_length=20, verbose_name='tipo'),
        ),
        migrations.AddConstraint(
            model_name='allegatopuc',
            constraint=models.CheckConstraint(condition=models.Q(('tipo__in', ('SCHEDA', 'FOGLIO')), ('documento__isnull', False), _connector='OR'), name='allegato_puc_has_file'),
        ),
    ]
