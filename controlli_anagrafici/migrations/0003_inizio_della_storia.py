from django.conf import settings
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
        ('accounts', '0007_inizio_della_storia'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('controlli_anagrafici', '0002_storia_incarichi'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        seed("controlli_anagrafici_incaricocontrollo"),
        migrations.AddIndex(
            model_name='incaricocontrolloevent',
            index=models.Index(fields=['content_object', 'pgh_created_at'], name='controlli_a_content_5a92b4_idx'),
        ),
    ]
