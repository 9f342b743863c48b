import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("patti_inclusione", "0015_riga_coda"),
    ]

    operations = [
        migrations.CreateModel(
            name="BozzaSegnalazione",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("modulo", models.CharField(max_length=100, verbose_name="modulo")),
                ("dati", models.JSONField(default=dict, verbose_name="dati")),
                ("versione", models.PositiveIntegerField(default=1, verbose_name="versione")),
                (
                    "salvata_il",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="salvata il"
                    ),
                ),
                (
                    "caso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bozze_segnalazione",
                        to="patti_inclusione.caso",
                        verbose_name="caso",
                    ),
                ),
            ],
            options={
                "verbose_name": "bozza di una segnalazione",
                "verbose_name_plural": "bozze delle segnalazioni",
                "constraints": [models.UniqueConstraint(fields=("caso", "modulo"), name="one_bozza_per_segnalazione")],
            },
        ),
    ]
