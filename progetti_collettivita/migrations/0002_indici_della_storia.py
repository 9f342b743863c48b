import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0012_indici_della_storia'),
        ('ambiti', '0007_indici_della_storia'),
        ('documenti', '0002_verifica_firma'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('progetti_collettivita', '0001_puc'),
    ]

    operations = [
        migrations.AlterField(
            model_name='assegnazionepucevent',
            name='documento_accettazione',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='accettazione'),
        ),
        migrations.AlterField(
            model_name='assegnazionepucevent',
            name='persona',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='assegnazionepucevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='assegnazionepucevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.assegnazionepuc'),
        ),
        migrations.AlterField(
            model_name='assegnazionepucevent',
            name='proponente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='proposto da'),
        ),
        migrations.AlterField(
            model_name='assegnazionepucevent',
            name='puc',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='progetto'),
        ),
        migrations.AlterField(
            model_name='assegnazionepucevent',
            name='sede',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.sedepuc', verbose_name='sede'),
        ),
        migrations.AlterField(
            model_name='dpipucevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='dpipucevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.dpipuc'),
        ),
        migrations.AlterField(
            model_name='dpipucevent',
            name='puc',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='progetto'),
        ),
        migrations.AlterField(
            model_name='fasciaorariaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='fasciaorariaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.fasciaoraria'),
        ),
        migrations.AlterField(
            model_name='fasciaorariaevent',
            name='sede',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.sedepuc', verbose_name='sede'),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='ambito_titolare',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name="gestito insieme nell'Ambito"),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='atto_documento',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='atto di approvazione, file'),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='comune_titolare',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune titolare'),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='duplicato_di',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='copiato da'),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='inail_certificato',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='certificato INAIL'),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.puc'),
        ),
        migrations.AlterField(
            model_name='pucevent',
            name='responsabile_puc',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Responsabile PUC'),
        ),
        migrations.AlterField(
            model_name='sedepucevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AlterField(
            model_name='sedepucevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='sedepucevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.sedepuc'),
        ),
        migrations.AlterField(
            model_name='sedepucevent',
            name='puc',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='progetto'),
        ),
        migrations.AlterField(
            model_name='soggettoattuatoreevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='soggettoattuatoreevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.soggettoattuatore'),
        ),
        migrations.AlterField(
            model_name='soggettoattuatoreevent',
            name='puc',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='progetto'),
        ),
        migrations.AlterField(
            model_name='vocepucevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='vocepucevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.vocepuc'),
        ),
        migrations.AlterField(
            model_name='vocepucevent',
            name='puc',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.puc', verbose_name='progetto'),
        ),
    ]
