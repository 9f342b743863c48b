import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Sigillo',
            fields=[
                ('posizione', models.BigAutoField(primary_key=True, serialize=False)),
                ('accesso_id', models.UUIDField(unique=True, verbose_name='accesso')),
                ('hash', models.CharField(max_length=64, verbose_name='hash')),
                ('sigillato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='sigillato il')),
            ],
            options={
                'verbose_name': 'sigillo',
                'verbose_name_plural': 'sigilli',
            },
        ),
        migrations.CreateModel(
            name='AccessoDato',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('istante', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='istante')),
                ('richiesta', models.UUIDField(null=True, verbose_name='richiesta')),
                ('operatore_id', models.UUIDField(null=True, verbose_name='operatore')),
                ('accreditamento_id', models.UUIDField(null=True, verbose_name='profilo')),
                ('ruolo', models.CharField(max_length=60, verbose_name='ruolo')),
                ('azione', models.CharField(choices=[('LETTURA', 'Lettura'), ('RICERCA', 'Ricerca'), ('CREAZIONE', 'Creazione'), ('MODIFICA', 'Modifica'), ('ESPORTAZIONE', 'Esportazione'), ('STAMPA', 'Stampa'), ('INVIO', 'Invio'), ('LOGIN', 'Accesso'), ('LOGIN_FALLITO', 'Accesso fallito'), ('LOGOUT', 'Uscita'), ('CAMBIO_PROFILO', 'Cambio di profilo')], max_length=20, verbose_name='azione')),
                ('atto', models.CharField(help_text="nome dell'atto o della pagina", max_length=80, verbose_name='atto')),
                ('oggetto_tipo', models.CharField(blank=True, max_length=60, verbose_name='tipo di oggetto')),
                ('oggetto_id', models.CharField(blank=True, max_length=40, verbose_name='oggetto')),
                ('nucleo_id', models.UUIDField(null=True, verbose_name='famiglia')),
                ('categoria', models.CharField(blank=True, max_length=30, verbose_name='categoria di dati')),
                ('esito', models.CharField(choices=[('CONSENTITO', 'Consentito'), ('NEGATO', 'Negato')], default='CONSENTITO', max_length=12, verbose_name='esito')),
            ],
            options={
                'verbose_name': 'accesso a un dato',
                'verbose_name_plural': 'accessi ai dati',
                'indexes': [models.Index(fields=['istante'], name='audit_acces_istante_dfd0f3_idx'), models.Index(fields=['nucleo_id', 'istante'], name='audit_acces_nucleo__08bc93_idx'), models.Index(fields=['operatore_id', 'istante'], name='audit_acces_operato_f5a579_idx')],
            },
        ),
    ]
