from django.db import migrations, models

def seed(table):
    """The rows that are older than their history begin it with the accreditation they come from: earlier they cannot be."""
    return migrations.RunSQL(
        f"""
        INSERT INTO {table}event (pgh_created_at, pgh_label, id, accreditamento_id, content_object_id, permission_id, pgh_obj_id, user_id)
        SELECT a.creato_il, 'insert', i.id, i.accreditamento_id, i.content_object_id, i.permission_id, i.id, i.user_id
        FROM {table} i JOIN accounts_accreditamento a ON a.id = i.accreditamento_id
        WHERE NOT EXISTS (SELECT FROM {table}event e WHERE e.pgh_obj_id = i.id)
        """,
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0006_stato_della_richiesta"),
        ('ambiti', '0002_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        seed("accounts_incaricoambito"),
        seed("accounts_incaricocomune"),
        seed("accounts_incariconucleo"),
        migrations.AddIndex(
            model_name='incaricoambitoevent',
            index=models.Index(fields=['content_object', 'pgh_created_at'], name='accounts_in_content_c239df_idx'),
        ),
        migrations.AddIndex(
            model_name='incaricocomuneevent',
            index=models.Index(fields=['content_object', 'pgh_created_at'], name='accounts_in_content_f22561_idx'),
        ),
        migrations.AddIndex(
            model_name='incariconucleoevent',
            index=models.Index(fields=['content_object', 'pgh_created_at'], name='accounts_in_content_eb75b6_idx'),
        ),
    ]
