import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_indici_di_troppo'),
        ('ambiti', '0006_persona_protetta'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('documenti', '0002_verifica_firma'),
        ('pec', '0002_ricevute'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='ambito',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='atto',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.attodesignazione', verbose_name='atto di designazione'),
        ),
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='creato_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='dato da'),
        ),
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='operatore',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.accreditamento'),
        ),
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='riga_indicazione',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.rigaindicazione', verbose_name='indicazione del Comune'),
        ),
        migrations.AlterField(
            model_name='attodesignazioneevent',
            name='file_controfirmato',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='atto controfirmato'),
        ),
        migrations.AlterField(
            model_name='attodesignazioneevent',
            name='file_ministero',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='atto del Ministero'),
        ),
        migrations.AlterField(
            model_name='attodesignazioneevent',
            name='modello',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.modelloatto', verbose_name='modello'),
        ),
        migrations.AlterField(
            model_name='attodesignazioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='attodesignazioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.attodesignazione'),
        ),
        migrations.AlterField(
            model_name='attodesignazioneevent',
            name='richiesta',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.richiestaaccreditamento', verbose_name='richiesta'),
        ),
        migrations.AlterField(
            model_name='incaricoambito',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='incaricoambitoevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incaricoambitoevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito'),
        ),
        migrations.AlterField(
            model_name='incaricoambitoevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AlterField(
            model_name='incaricoambitoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='incaricoambitoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.incaricoambito'),
        ),
        migrations.AlterField(
            model_name='incaricoambitoevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='incaricocomune',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='incaricocomuneevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incaricocomuneevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune'),
        ),
        migrations.AlterField(
            model_name='incaricocomuneevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AlterField(
            model_name='incaricocomuneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='incaricocomuneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.incaricocomune'),
        ),
        migrations.AlterField(
            model_name='incaricocomuneevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='incariconucleo',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='incariconucleoevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incariconucleoevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo'),
        ),
        migrations.AlterField(
            model_name='incariconucleoevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AlterField(
            model_name='incariconucleoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='incariconucleoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.incariconucleo'),
        ),
        migrations.AlterField(
            model_name='incariconucleoevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='indicazioneutenteevent',
            name='ambito',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AlterField(
            model_name='indicazioneutenteevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AlterField(
            model_name='indicazioneutenteevent',
            name='documento',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='file'),
        ),
        migrations.AlterField(
            model_name='indicazioneutenteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='indicazioneutenteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.indicazioneutente'),
        ),
        migrations.AlterField(
            model_name='indicazioneutenteevent',
            name='ricevuta',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pec.messaggiopec', verbose_name='PEC con la ricevuta'),
        ),
        migrations.AlterField(
            model_name='operatoreevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='operatoreevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamentoevent',
            name='ambito',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito di riferimento'),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamentoevent',
            name='messaggio_pec',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pec.messaggiopec', verbose_name="PEC all'ente"),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamentoevent',
            name='nota',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='nota di autorizzazione da firmare'),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamentoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamentoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.richiestaaccreditamento'),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamentoevent',
            name='sostituisce',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Amministratore sostituito'),
        ),
        migrations.AlterField(
            model_name='schedaoperatoreevent',
            name='ambito',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AlterField(
            model_name='schedaoperatoreevent',
            name='operatore',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AlterField(
            model_name='schedaoperatoreevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='schedaoperatoreevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.schedaoperatore'),
        ),
        migrations.AddIndex(
            model_name='accreditamentoevent',
            index=models.Index(fields=['ambito'], name='accounts_ac_ambito__afaf91_idx'),
        ),
        migrations.AddIndex(
            model_name='incaricoambitoevent',
            index=models.Index(fields=['accreditamento'], name='accounts_in_accredi_a91643_idx'),
        ),
        migrations.AddIndex(
            model_name='incaricocomuneevent',
            index=models.Index(fields=['accreditamento'], name='accounts_in_accredi_9c3a1a_idx'),
        ),
        migrations.AddIndex(
            model_name='incariconucleoevent',
            index=models.Index(fields=['accreditamento'], name='accounts_in_accredi_c85763_idx'),
        ),
    ]
