import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documenti', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='VerificaFirma',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('posizione', models.PositiveSmallIntegerField(help_text='dalla busta più esterna, da 1', verbose_name='posizione')),
                ('formato', models.CharField(choices=[('PADES', 'PAdES (dentro il PDF)'), ('CADES', 'CAdES (P7M)')], max_length=10, verbose_name='formato')),
                ('firmatario', models.CharField(blank=True, max_length=200, verbose_name='firmatario')),
                ('codice_fiscale', models.CharField(blank=True, max_length=16, verbose_name='codice fiscale')),
                ('emittente', models.CharField(blank=True, max_length=200, verbose_name='certificato di')),
                ('istante_dichiarato', models.DateTimeField(blank=True, null=True, verbose_name='istante dichiarato')),
                ('istante_certo', models.DateTimeField(blank=True, help_text='da una marca temporale', null=True, verbose_name='istante certo')),
                ('integra', models.BooleanField(verbose_name='integra')),
                ('catena', models.BooleanField(help_text="vuoto dove non c'è un elenco di autorità", null=True, verbose_name='certificato riconosciuto')),
                ('esito', models.CharField(choices=[('VALIDA', 'Firma valida'), ('INTEGRA_NON_VERIFICATA', 'Integra, certificato da controllare'), ('NON_VALIDA', 'Firma non valida')], max_length=25, verbose_name='esito')),
                ('motivo', models.CharField(max_length=200, verbose_name='motivo')),
                ('verificata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='verificata il')),
                ('documento', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='firme', to='documenti.documento', verbose_name='documento')),
            ],
            options={
                'verbose_name': 'verifica di una firma',
                'verbose_name_plural': 'verifiche delle firme',
                'ordering': ['posizione'],
                'constraints': [models.UniqueConstraint(fields=('documento', 'posizione'), name='one_verifica_per_firma'), models.CheckConstraint(condition=models.Q(models.Q(('esito', 'VALIDA'), _negated=True), models.Q(('catena', True), ('integra', True)), _connector='OR'), name='firma_valida_is_intact_and_trusted')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verificafirma',
            trigger=pgtrigger.compiler.Trigger(name='verifica_is_immutable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='532ff8732991fe87d5278f5ea1f98626a387614e', operation='UPDATE OR DELETE', pgid='pgtrigger_verifica_is_immutable_d75e6', table='documenti_verificafirma', when='BEFORE')),
        ),
    ]
