import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('patti_inclusione', '0003_scheda_persona'),
    ]

    operations = [
        migrations.CreateModel(
            name='SospensioneTermini',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, null=True, verbose_name='al')),
            ],
            options={
                'verbose_name': 'sospensione dei termini',
                'verbose_name_plural': 'sospensioni dei termini',
            },
        ),
        migrations.RemoveConstraint(
            model_name='scadenza',
            name='one_open_scadenza_per_codice',
        ),
        migrations.RemoveIndex(
            model_name='scadenza',
            name='scadenza_aperta',
        ),
        migrations.AddIndex(
            model_name='scadenza',
            index=models.Index(condition=models.Q(('chiusa_il', None)), fields=['caso', 'termine'], name='scadenza_in_corso'),
        ),
        migrations.AddIndex(
            model_name='scadenza',
            index=models.Index(condition=models.Q(('stato', 'APERTA')), fields=['termine'], name='scadenza_aperta'),
        ),
        migrations.AddConstraint(
            model_name='scadenza',
            constraint=models.UniqueConstraint(condition=models.Q(('chiusa_il', None)), fields=('caso', 'codice', 'riferimento'), name='one_open_scadenza_per_codice', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='scadenza',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('chiusa_il', None), ('stato__in', ['APERTA', 'SOSPESA'])), models.Q(('chiusa_il__isnull', False), ('stato__in', ['RISPETTATA', 'NON_DOVUTA'])), ('stato', 'SCADUTA'), _connector='OR'), name='scadenza_chiusa_iff_finita'),
        ),
        migrations.AddField(
            model_name='sospensionetermini',
            name='caso',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sospensioni_termini', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddConstraint(
            model_name='sospensionetermini',
            constraint=models.UniqueConstraint(condition=models.Q(('al', None)), fields=('caso',), name='one_open_sospensione_termini'),
        ),
        migrations.AddConstraint(
            model_name='sospensionetermini',
            constraint=models.CheckConstraint(condition=models.Q(('al', None), ('al__gte', models.F('dal')), _connector='OR'), name='sospensione_termini_dal_before_al'),
        ),
    ]
