import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0012_indici_della_storia'),
        ('ambiti', '0007_indici_della_storia'),
        ('documenti', '0002_verifica_firma'),
        ('patti_inclusione', '0021_persone_protette'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='analisiadultoevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='analisiadultoevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='analisiadultoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='analisiadultoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.analisiadulto'),
        ),
        migrations.AlterField(
            model_name='analisicomponenteevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='analisicomponenteevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='analisicomponenteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='analisicomponenteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.analisicomponente'),
        ),
        migrations.AlterField(
            model_name='analisiminoreevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='analisiminoreevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='analisiminoreevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='analisiminoreevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.analisiminore'),
        ),
        migrations.AlterField(
            model_name='analisipreliminareevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='analisipreliminareevent',
            name='compilata_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='compilata da'),
        ),
        migrations.AlterField(
            model_name='analisipreliminareevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona da inviare al servizio'),
        ),
        migrations.AlterField(
            model_name='analisipreliminareevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='analisipreliminareevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.analisipreliminare'),
        ),
        migrations.AlterField(
            model_name='assegnazione',
            name='case_manager',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='assegnazioni', to='accounts.accreditamento', verbose_name='Case manager'),
        ),
        migrations.AlterField(
            model_name='assegnazioneevent',
            name='assegnato_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='assegnato da'),
        ),
        migrations.AlterField(
            model_name='assegnazioneevent',
            name='case_manager',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Case manager'),
        ),
        migrations.AlterField(
            model_name='assegnazioneevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='assegnazioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='assegnazioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.assegnazione'),
        ),
        migrations.AlterField(
            model_name='assenzaevent',
            name='case_manager',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Case manager'),
        ),
        migrations.AlterField(
            model_name='assenzaevent',
            name='disposta_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='disposta da'),
        ),
        migrations.AlterField(
            model_name='assenzaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='assenzaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.assenza'),
        ),
        migrations.AlterField(
            model_name='assenzaevent',
            name='supplente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='supplente'),
        ),
        migrations.AlterField(
            model_name='bisognonontrattatoevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='bisognonontrattatoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='bisognonontrattatoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.bisognonontrattato'),
        ),
        migrations.AlterField(
            model_name='bisognorilevatoevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='bisognorilevatoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='bisognorilevatoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.bisognorilevato'),
        ),
        migrations.AlterField(
            model_name='caricocuraevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='caricocuraevent',
            name='assiste',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='chi assiste'),
        ),
        migrations.AlterField(
            model_name='caricocuraevent',
            name='assistito',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='chi è assistito'),
        ),
        migrations.AlterField(
            model_name='caricocuraevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='caricocuraevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.caricocura'),
        ),
        migrations.AlterField(
            model_name='casoevent',
            name='caso_precedente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso della domanda precedente'),
        ),
        migrations.AlterField(
            model_name='casoevent',
            name='nucleo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo', verbose_name='nucleo'),
        ),
        migrations.AlterField(
            model_name='casoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='casoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.caso'),
        ),
        migrations.AlterField(
            model_name='chiusuraufficioevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='chiusuraufficioevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.chiusuraufficio'),
        ),
        migrations.AlterField(
            model_name='chiusuraufficioevent',
            name='sede',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='patto',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.comunicazioneinps'),
        ),
        migrations.AlterField(
            model_name='conflittointeressievent',
            name='dichiarato_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='dichiarato con il profilo'),
        ),
        migrations.AlterField(
            model_name='conflittointeressievent',
            name='nucleo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo', verbose_name='nucleo'),
        ),
        migrations.AlterField(
            model_name='conflittointeressievent',
            name='operatore',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chi si astiene'),
        ),
        migrations.AlterField(
            model_name='conflittointeressievent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='conflittointeressievent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.conflittointeressi'),
        ),
        migrations.AlterField(
            model_name='conflittointeressievent',
            name='tolto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='tolto da'),
        ),
        migrations.AlterField(
            model_name='contattinucleoevent',
            name='nucleo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='ambiti.nucleo', verbose_name='nucleo'),
        ),
        migrations.AlterField(
            model_name='contattinucleoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='contattinucleoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.contattinucleo'),
        ),
        migrations.AlterField(
            model_name='conviventeesternoevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='conviventeesternoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='conviventeesternoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.conviventeesterno'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='creata_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='fissata da'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='disponibilita',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.disponibilitaufficio', verbose_name="orario dell'ufficio"),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.convocazione'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='sede',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='spostata_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.convocazione', verbose_name='spostata da'),
        ),
        migrations.AlterField(
            model_name='datieconomicievent',
            name='nucleo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='ambiti.nucleo', verbose_name='nucleo'),
        ),
        migrations.AlterField(
            model_name='datieconomicievent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='datieconomicievent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.datieconomici'),
        ),
        migrations.AlterField(
            model_name='dimensionequadroevent',
            name='compilata_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Case manager'),
        ),
        migrations.AlterField(
            model_name='dimensionequadroevent',
            name='compilata_da_membro',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.membroequipe', verbose_name="membro dell'équipe"),
        ),
        migrations.AlterField(
            model_name='dimensionequadroevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='dimensionequadroevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.dimensionequadro'),
        ),
        migrations.AlterField(
            model_name='dimensionequadroevent',
            name='quadro',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.quadroanalisi', verbose_name='quadro'),
        ),
        migrations.AlterField(
            model_name='dimensionequadroevent',
            name='soggetto',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='disponibilitaufficioevent',
            name='operatore',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='solo di'),
        ),
        migrations.AlterField(
            model_name='disponibilitaufficioevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='disponibilitaufficioevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.disponibilitaufficio'),
        ),
        migrations.AlterField(
            model_name='disponibilitaufficioevent',
            name='sede',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AlterField(
            model_name='doppioneevent',
            name='deciso_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='deciso da'),
        ),
        migrations.AlterField(
            model_name='doppioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='doppioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.doppione'),
        ),
        migrations.AlterField(
            model_name='doppioneevent',
            name='prima',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='una'),
        ),
        migrations.AlterField(
            model_name='doppioneevent',
            name='resta',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='dati che valgono'),
        ),
        migrations.AlterField(
            model_name='doppioneevent',
            name='seconda',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name="l'altra"),
        ),
        migrations.AlterField(
            model_name='doppioneevent',
            name='tolta',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='tolta dalla famiglia'),
        ),
        migrations.AlterField(
            model_name='esitoappuntamentoevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='esitoappuntamentoevent',
            name='convocazione',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.convocazione', verbose_name='convocazione'),
        ),
        migrations.AlterField(
            model_name='esitoappuntamentoevent',
            name='documento',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento'),
        ),
        migrations.AlterField(
            model_name='esitoappuntamentoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='esitoappuntamentoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.esitoappuntamento'),
        ),
        migrations.AlterField(
            model_name='esoneroevent',
            name='assistito',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='di chi si occupa'),
        ),
        migrations.AlterField(
            model_name='esoneroevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='esoneroevent',
            name='documento',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento'),
        ),
        migrations.AlterField(
            model_name='esoneroevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='esoneroevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.esonero'),
        ),
        migrations.AlterField(
            model_name='esoneroevent',
            name='valutato_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='valutato da'),
        ),
        migrations.AlterField(
            model_name='eventocaso',
            name='accreditamento',
            field=models.ForeignKey(db_index=False, help_text='vuoto: il sistema', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='eventi', to='accounts.accreditamento', verbose_name='chi'),
        ),
        migrations.AlterField(
            model_name='firmapattoevent',
            name='accreditamento',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='operatore'),
        ),
        migrations.AlterField(
            model_name='firmapattoevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='firmatario'),
        ),
        migrations.AlterField(
            model_name='firmapattoevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='firmapattoevent',
            name='per_conto_di',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='per'),
        ),
        migrations.AlterField(
            model_name='firmapattoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='firmapattoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.firmapatto'),
        ),
        migrations.AlterField(
            model_name='gravidanzaevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='gravidanzaevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='chi'),
        ),
        migrations.AlterField(
            model_name='gravidanzaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='gravidanzaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.gravidanza'),
        ),
        migrations.AlterField(
            model_name='impegnoevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='chi si impegna'),
        ),
        migrations.AlterField(
            model_name='impegnoevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='impegnoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='impegnoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.impegno'),
        ),
        migrations.AlterField(
            model_name='impegnoevent',
            name='risultato',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.risultatoatteso', verbose_name='serve a'),
        ),
        migrations.AlterField(
            model_name='incontroevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='incontroevent',
            name='convocazione',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.convocazione', verbose_name='convocazione'),
        ),
        migrations.AlterField(
            model_name='incontroevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='versione del Patto'),
        ),
        migrations.AlterField(
            model_name='incontroevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='incontroevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.incontro'),
        ),
        migrations.AlterField(
            model_name='informativaevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='informativaevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='informativaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='informativaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.informativa'),
        ),
        migrations.AlterField(
            model_name='informativaevent',
            name='registrata_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='registrata da'),
        ),
        migrations.AlterField(
            model_name='inviocpievent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='inviocpievent',
            name='creato_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='vuoto: la piattaforma', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='mandato da'),
        ),
        migrations.AlterField(
            model_name='inviocpievent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='inviocpievent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.inviocpi'),
        ),
        migrations.AlterField(
            model_name='inviospecialisticoevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='inviospecialisticoevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='inviospecialisticoevent',
            name='inviato_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='mandata da'),
        ),
        migrations.AlterField(
            model_name='inviospecialisticoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='inviospecialisticoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.inviospecialistico'),
        ),
        migrations.AlterField(
            model_name='membroequipeevent',
            name='equipe',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.equipe', verbose_name='équipe'),
        ),
        migrations.AlterField(
            model_name='membroequipeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='membroequipeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.membroequipe'),
        ),
        migrations.AlterField(
            model_name='minorefuorifamigliaevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='minorefuorifamigliaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='minorefuorifamigliaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.minorefuorifamiglia'),
        ),
        migrations.AlterField(
            model_name='obiettivogeneraleevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='di chi è'),
        ),
        migrations.AlterField(
            model_name='obiettivogeneraleevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='obiettivogeneraleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='obiettivogeneraleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.obiettivogenerale'),
        ),
        migrations.AlterField(
            model_name='pattoevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='pattoevent',
            name='figura_riferimento',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='figura di riferimento'),
        ),
        migrations.AlterField(
            model_name='pattoevent',
            name='file_firmato',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento firmato'),
        ),
        migrations.AlterField(
            model_name='pattoevent',
            name='pdf_generato',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento da firmare'),
        ),
        migrations.AlterField(
            model_name='pattoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='pattoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.patto'),
        ),
        migrations.AlterField(
            model_name='pattoevent',
            name='precedente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='versione di prima'),
        ),
        migrations.AlterField(
            model_name='quadroanalisievent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='quadroanalisievent',
            name='compilata_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='compilato da'),
        ),
        migrations.AlterField(
            model_name='quadroanalisievent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='quadroanalisievent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.quadroanalisi'),
        ),
        migrations.AlterField(
            model_name='rettificaevent',
            name='approvata_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='approvata da'),
        ),
        migrations.AlterField(
            model_name='rettificaevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona giusta'),
        ),
        migrations.AlterField(
            model_name='rettificaevent',
            name='creata_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='proposta da'),
        ),
        migrations.AlterField(
            model_name='rettificaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='rettificaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.rettifica'),
        ),
        migrations.AlterField(
            model_name='rettificaevent',
            name='segnalazione',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.segnalazione', verbose_name='segnalazione'),
        ),
        migrations.AlterField(
            model_name='riaperturaevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='riaperturaevent',
            name='chiesta_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesta da'),
        ),
        migrations.AlterField(
            model_name='riaperturaevent',
            name='decisa_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='decisa da'),
        ),
        migrations.AlterField(
            model_name='riaperturaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='riaperturaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.riapertura'),
        ),
        migrations.AlterField(
            model_name='richiamoformaleevent',
            name='creato_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritto da'),
        ),
        migrations.AlterField(
            model_name='richiamoformaleevent',
            name='file_firmato',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='richiamo firmato'),
        ),
        migrations.AlterField(
            model_name='richiamoformaleevent',
            name='impegno',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.impegno', verbose_name='impegno'),
        ),
        migrations.AlterField(
            model_name='richiamoformaleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='richiamoformaleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.richiamoformale'),
        ),
        migrations.AlterField(
            model_name='rinviocpievent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='rinviocpievent',
            name='letto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='letto da'),
        ),
        migrations.AlterField(
            model_name='rinviocpievent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='rinviocpievent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.rinviocpi'),
        ),
        migrations.AlterField(
            model_name='risultatoattesoevent',
            name='obiettivo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.obiettivogenerale', verbose_name='obiettivo'),
        ),
        migrations.AlterField(
            model_name='risultatoattesoevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='risultatoattesoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='risultatoattesoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.risultatoatteso'),
        ),
        migrations.AlterField(
            model_name='risultatoattesoevent',
            name='responsabile',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='se ne occupa'),
        ),
        migrations.AlterField(
            model_name='schedapersonaevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='schedapersonaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='schedapersonaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.schedapersona'),
        ),
        migrations.AlterField(
            model_name='sedeevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AlterField(
            model_name='sedeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='sedeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.sede'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='approvata_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='approvata da'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='convocazione',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.convocazione', verbose_name='appuntamento'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='creata_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritta da'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='firma',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.firmapatto', verbose_name='rifiuto'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='impegno',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.impegno', verbose_name='impegno'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.segnalazione'),
        ),
        migrations.AlterField(
            model_name='segnalazioneevent',
            name='richiamo',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.richiamoformale', verbose_name='richiamo'),
        ),
        migrations.AlterField(
            model_name='servizioattivoevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='servizioattivoevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='chi segue'),
        ),
        migrations.AlterField(
            model_name='servizioattivoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='servizioattivoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.servizioattivo'),
        ),
        migrations.AlterField(
            model_name='sintesiareaevent',
            name='analisi',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.analisipreliminare', verbose_name='analisi'),
        ),
        migrations.AlterField(
            model_name='sintesiareaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='sintesiareaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.sintesiarea'),
        ),
        migrations.AlterField(
            model_name='situazionecomponenteevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='ambiti.componente', verbose_name='componente'),
        ),
        migrations.AlterField(
            model_name='situazionecomponenteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='situazionecomponenteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.situazionecomponente'),
        ),
        migrations.AlterField(
            model_name='sospensioneevent',
            name='aperta_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='sospeso da'),
        ),
        migrations.AlterField(
            model_name='sospensioneevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='sospensioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='sospensioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.sospensione'),
        ),
        migrations.AlterField(
            model_name='sostegnoevent',
            name='destinatario',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='per chi'),
        ),
        migrations.AlterField(
            model_name='sostegnoevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='sostegnoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='sostegnoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.sostegno'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='assegnazione',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.assegnazione', verbose_name='assegnazione'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='assenza',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.assenza', verbose_name='assenza'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='chiusa_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiusa da'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='disposta_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='disposta da'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.supplenza'),
        ),
        migrations.AlterField(
            model_name='supplenzaevent',
            name='supplente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='supplente'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='a_ambito',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name="all'Ambito"),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='a_comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='al Comune'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='chiesto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesto da'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='da_comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='dal Comune'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.trasferimento'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='proposto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='proposto da'),
        ),
        migrations.AlterField(
            model_name='trasferimentoevent',
            name='risposto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='chi ha accettato, rifiutato o annullato', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='risposta di'),
        ),
        migrations.AlterField(
            model_name='valutazionefinaleevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AlterField(
            model_name='valutazionefinaleevent',
            name='patto',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='valutazionefinaleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='valutazionefinaleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.valutazionefinale'),
        ),
        migrations.AlterField(
            model_name='valutazionefinaleevent',
            name='scritta_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritta da'),
        ),
        migrations.AddIndex(
            model_name='assegnazione',
            index=models.Index(condition=models.Q(('al__isnull', False)), fields=['case_manager', 'al'], name='assegnazione_finita'),
        ),
    ]
