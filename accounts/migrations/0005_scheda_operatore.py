import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0004_controfirma"),
        ('ambiti', '0002_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='SchedaOperatore',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail di lavoro')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name='telefono')),
                ('ente_datore', models.CharField(blank=True, max_length=160, verbose_name='ente datore di lavoro')),
                ('profilo_professionale', models.CharField(blank=True, choices=[('ASSISTENTE_SOCIALE', 'Assistente sociale'), ('EDUCATORE', 'Educatore'), ('PSICOLOGO', 'Psicologo'), ('SOCIOLOGO', 'Sociologo'), ('AMMINISTRATIVO', 'Amministrativo'), ('UFFICIALE_ANAGRAFE', "Ufficiale d'anagrafe"), ('TECNICO_INSERIMENTO_LAVORATIVO', "Tecnico dell'inserimento lavorativo"), ('ALTRO', 'Altro')], max_length=40, verbose_name='profilo professionale')),
                ('numero_albo', models.CharField(blank=True, max_length=20, verbose_name="numero di iscrizione all'albo")),
                ('sezione_albo', models.CharField(blank=True, choices=[('A', 'A'), ('B', 'B')], max_length=1, verbose_name="sezione dell'albo")),
                ('regione_albo', models.CharField(blank=True, max_length=60, verbose_name="regione dell'albo")),
                ('contratto_fino_al', models.DateField(blank=True, null=True, verbose_name='contratto fino al')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schede_operatori', to='ambiti.ambito', verbose_name='Ambito')),
                ('operatore', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schede', to=settings.AUTH_USER_MODEL, verbose_name='operatore')),
            ],
            options={
                'verbose_name': "scheda dell'operatore",
                'verbose_name_plural': 'schede degli operatori',
            },
        ),
        migrations.CreateModel(
            name='SchedaOperatoreEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail di lavoro')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name='telefono')),
                ('ente_datore', models.CharField(blank=True, max_length=160, verbose_name='ente datore di lavoro')),
                ('profilo_professionale', models.CharField(blank=True, choices=[('ASSISTENTE_SOCIALE', 'Assistente sociale'), ('EDUCATORE', 'Educatore'), ('PSICOLOGO', 'Psicologo'), ('SOCIOLOGO', 'Sociologo'), ('AMMINISTRATIVO', 'Amministrativo'), ('UFFICIALE_ANAGRAFE', "Ufficiale d'anagrafe"), ('TECNICO_INSERIMENTO_LAVORATIVO', "Tecnico dell'inserimento lavorativo"), ('ALTRO', 'Altro')], max_length=40, verbose_name='profilo professionale')),
                ('numero_albo', models.CharField(blank=True, max_length=20, verbose_name="numero di iscrizione all'albo")),
                ('sezione_albo', models.CharField(blank=True, choices=[('A', 'A'), ('B', 'B')], max_length=1, verbose_name="sezione dell'albo")),
                ('regione_albo', models.CharField(blank=True, max_length=60, verbose_name="regione dell'albo")),
                ('contratto_fino_al', models.DateField(blank=True, null=True, verbose_name='contratto fino al')),
                ('ambito', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito')),
                ('operatore', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='operatore')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.schedaoperatore')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='schedaoperatore',
            constraint=models.UniqueConstraint(fields=('operatore', 'ambito'), name='one_scheda_per_ambito'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedaoperatore',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_schedaoperatoreevent" ("ambito_id", "contratto_fino_al", "email", "ente_datore", "id", "numero_albo", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profilo_professionale", "regione_albo", "sezione_albo", "telefono") VALUES (NEW."ambito_id", NEW."contratto_fino_al", NEW."email", NEW."ente_datore", NEW."id", NEW."numero_albo", NEW."operatore_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."profilo_professionale", NEW."regione_albo", NEW."sezione_albo", NEW."telefono"); RETURN NULL;', hash='eb82c360bb804a3a176e74d65973c7c958fd2bb3', operation='INSERT', pgid='pgtrigger_insert_insert_b1298', table='accounts_schedaoperatore', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedaoperatore',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_schedaoperatoreevent" ("ambito_id", "contratto_fino_al", "email", "ente_datore", "id", "numero_albo", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profilo_professionale", "regione_albo", "sezione_albo", "telefono") VALUES (NEW."ambito_id", NEW."contratto_fino_al", NEW."email", NEW."ente_datore", NEW."id", NEW."numero_albo", NEW."operatore_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."profilo_professionale", NEW."regione_albo", NEW."sezione_albo", NEW."telefono"); RETURN NULL;', hash='d6f6db696c7a6763039b165bf62feeac7d69e223', operation='UPDATE', pgid='pgtrigger_update_update_4ed0f', table='accounts_schedaoperatore', when='AFTER')),
        ),
    ]
