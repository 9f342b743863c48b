import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('progetti_collettivita', '0007_profilo'),
    ]

    operations = [
        migrations.CreateModel(
            name='CatalogoAnpal',
            fields=[
                ('puc', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='in_anpal', serialize=False, to='progetti_collettivita.puc', verbose_name='progetto')),
                ('detto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='detto la prima volta il')),
            ],
            options={
                'verbose_name': 'progetto nel catalogo di ANPAL',
                'verbose_name_plural': 'progetti nel catalogo di ANPAL',
            },
        ),
        migrations.CreateModel(
            name='CursoreAnpal',
            fields=[
                ('risorsa', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='elenco')),
                ('valore', models.CharField(blank=True, max_length=120, verbose_name='fin qui')),
            ],
            options={
                'verbose_name': 'cursore di ANPAL',
                'verbose_name_plural': 'cursori di ANPAL',
            },
        ),
        migrations.CreateModel(
            name='PropostaAnpal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=60, unique=True, verbose_name='numero della proposta')),
                ('cpi', models.CharField(blank=True, max_length=160, verbose_name="Centro per l'impiego")),
                ('data_proposta', models.DateField(blank=True, null=True, verbose_name='proposta dal CPI il')),
                ('motivo', models.CharField(blank=True, choices=[('ILLEGGIBILE', 'La proposta non si legge'), ('PROGETTO_SCONOSCIUTO', "Il progetto non c'è"), ('PROGETTO_NON_ATTIVO', 'Il progetto non è attivo'), ('PERSONA_SCONOSCIUTA', 'La persona non è tra i beneficiari'), ('NON_DEL_CPI', "La famiglia non è seguita dal Centro per l'impiego"), ('NON_TENUTA', 'La persona non è tenuta ai progetti'), ('NON_RESIDENTE', 'La persona non abita dove si fa il progetto'), ('ETA', "La persona non ha l'età che serve"), ('SEDE_NON_VALIDA', "La sede non c'è, o è in un altro Comune"), ('ORE_NON_VALIDE', 'Le ore non sono quelle del progetto'), ('DATE_NON_VALIDE', "L'inizio è fuori dal progetto, o troppo vicino"), ('POSTI_FINITI', 'Non ci sono posti liberi per il CPI'), ('GIA_ASSEGNATA', 'La persona ha già un progetto')], max_length=25, verbose_name='perché è scartata')),
                ('ricevuta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuta il')),
                ('assegnazione', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dal_cpi', to='progetti_collettivita.assegnazionepuc', verbose_name='partecipazione')),
            ],
            options={
                'verbose_name': 'proposta del CPI',
                'verbose_name_plural': 'proposte del CPI',
                'constraints': [models.CheckConstraint(condition=models.Q(('assegnazione', None), ('motivo', ''), _connector='XOR'), name='proposta_anpal_taken_or_why')],
            },
        ),
    ]
