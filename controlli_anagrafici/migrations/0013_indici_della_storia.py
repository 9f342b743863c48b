import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0012_indici_della_storia'),
        ('ambiti', '0007_indici_della_storia'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('controlli_anagrafici', '0012_estrazione_in_corso'),
        ('documenti', '0002_verifica_firma'),
        ('pec', '0002_ricevute'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='autoapprovazioneevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AlterField(
            model_name='autoapprovazioneevent',
            name='decisa_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='decisa da'),
        ),
        migrations.AlterField(
            model_name='autoapprovazioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='autoapprovazioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.autoapprovazione'),
        ),
        migrations.AlterField(
            model_name='calcoloevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='calcoloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='calcoloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.calcolo'),
        ),
        migrations.AlterField(
            model_name='componenteanagraficoevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona dichiarata'),
        ),
        migrations.AlterField(
            model_name='componenteanagraficoevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='componenteanagraficoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='componenteanagraficoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.componenteanagrafico'),
        ),
        migrations.AlterField(
            model_name='comunicazionecontrolloevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='comunicazionecontrolloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='comunicazionecontrolloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.comunicazionecontrollo'),
        ),
        migrations.AlterField(
            model_name='comunicazionecontrolloevent',
            name='precedente',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.comunicazionecontrollo', verbose_name='rettifica'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='comune_competente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune competente'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='comune_detentore',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='vuoto: il Comune competente', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune che deve rispondere'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='nucleo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo', verbose_name='nucleo'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.controllo'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='proposto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='proposto da'),
        ),
        migrations.AlterField(
            model_name='controlloevent',
            name='responsabile',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Responsabile'),
        ),
        migrations.AlterField(
            model_name='convocazionecontrolloevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='convocazionecontrolloevent',
            name='convocato_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='convocato da'),
        ),
        migrations.AlterField(
            model_name='convocazionecontrolloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='convocazionecontrolloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.convocazionecontrollo'),
        ),
        migrations.AlterField(
            model_name='incaricocontrollo',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='incaricocontrolloevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='incaricocontrolloevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo'),
        ),
        migrations.AlterField(
            model_name='incaricocontrolloevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AlterField(
            model_name='incaricocontrolloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='incaricocontrolloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.incaricocontrollo'),
        ),
        migrations.AlterField(
            model_name='incaricocontrolloevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='letteracontrolloevent',
            name='chiesta_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesta da'),
        ),
        migrations.AlterField(
            model_name='letteracontrolloevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='letteracontrolloevent',
            name='convocazione',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.convocazionecontrollo', verbose_name='convocazione'),
        ),
        migrations.AlterField(
            model_name='letteracontrolloevent',
            name='documento',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento'),
        ),
        migrations.AlterField(
            model_name='letteracontrolloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='letteracontrolloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.letteracontrollo'),
        ),
        migrations.AlterField(
            model_name='letteracontrolloevent',
            name='rinvio',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.rinvioverifica', verbose_name='richiesta'),
        ),
        migrations.AlterField(
            model_name='notacontrolloevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='notacontrolloevent',
            name='documento',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento'),
        ),
        migrations.AlterField(
            model_name='notacontrolloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='notacontrolloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.notacontrollo'),
        ),
        migrations.AlterField(
            model_name='notacontrolloevent',
            name='scritta_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritta da'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='comune',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='comune_destinazione',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune di destinazione'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='comune_dichiarante',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='attestato da'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='comune_provenienza',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune di provenienza'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.periodoresidenza'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='scritto_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritto da'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='stato_destinazione',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.stato', verbose_name='Stato di destinazione'),
        ),
        migrations.AlterField(
            model_name='periodoresidenzaevent',
            name='stato_provenienza',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.stato', verbose_name='Stato di provenienza'),
        ),
        migrations.AlterField(
            model_name='ricalcoloevent',
            name='chiesto_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesto da'),
        ),
        migrations.AlterField(
            model_name='ricalcoloevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AlterField(
            model_name='ricalcoloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='ricalcoloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.ricalcolo'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='comune_destinatario',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='a'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='comune_mittente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='da'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='inviato_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='inviato da'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='pec',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pec.messaggiopec', verbose_name='PEC mandata'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.rinvioverifica'),
        ),
        migrations.AlterField(
            model_name='rinvioverificaevent',
            name='responsabile',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='preso in carico da'),
        ),
        migrations.AlterField(
            model_name='titolosoggiornoevent',
            name='controllo',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo', verbose_name='controllo'),
        ),
        migrations.AlterField(
            model_name='titolosoggiornoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AlterField(
            model_name='titolosoggiornoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.titolosoggiorno'),
        ),
        migrations.AddIndex(
            model_name='incaricocontrolloevent',
            index=models.Index(fields=['accreditamento'], name='controlli_a_accredi_b9c317_idx'),
        ),
    ]
