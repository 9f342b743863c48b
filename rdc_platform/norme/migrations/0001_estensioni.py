from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations


class Migration(migrations.Migration):
    """What the exclusion constraints need."""

    operations = [BtreeGistExtension()]
