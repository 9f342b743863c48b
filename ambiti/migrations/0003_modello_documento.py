import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0002_initial'),
        ('documenti', '0002_verifica_firma'),
    ]

    operations = [
        migrations.AddField(
            model_name='modelloconvenzione',
            name='documento',
            field=models.ForeignKey(blank=True, help_text='il PDF che il Comune firma', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='modelli_convenzione', to='documenti.documento', verbose_name='testo da firmare'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modelloconvenzione',
            trigger=pgtrigger.compiler.Trigger(name='published_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='071bc8569b4c7638c3142b45cf39e0ccc45c2ae2', operation='DELETE', pgid='pgtrigger_published_is_kept_569bc', table='ambiti_modelloconvenzione', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modelloconvenzione',
            trigger=pgtrigger.compiler.Trigger(name='published_text_is_immutable', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."codice" IS DISTINCT FROM (NEW."codice") OR OLD."versione" IS DISTINCT FROM (NEW."versione") OR OLD."testo" IS DISTINCT FROM (NEW."testo") OR OLD."pubblicato_il" IS DISTINCT FROM (NEW."pubblicato_il") OR OLD."obbligatoria" IS DISTINCT FROM (NEW."obbligatoria"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='63f13474bccea68b39e29bb534eb4f5c9d9a29c7', operation='UPDATE', pgid='pgtrigger_published_text_is_immutable_23eed', table='ambiti_modelloconvenzione', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modelloconvenzione',
            trigger=pgtrigger.compiler.Trigger(name='document_comes_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."documento_id" IS DISTINCT FROM (NEW."documento_id") AND OLD."documento_id" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5171fb1a999897b5373440c6c92e4c97c7154f0f', operation='UPDATE', pgid='pgtrigger_document_comes_once_af04d', table='ambiti_modelloconvenzione', when='BEFORE')),
        ),
    ]
