from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("patti_inclusione", "0025_avvisi_sms"),
    ]

    operations = [
        migrations.AlterField(
            model_name="comunicazioneinps",
            name="codice",
            field=models.CharField(
                choices=[
                    ("M05", "Patto firmato"),
                    ("M06", "Patto non firmato"),
                    ("M07", "Segnalazione"),
                    ("M14", "Rettifica di una segnalazione"),
                    ("M16", "Presa in carico"),
                ],
                max_length=3,
                verbose_name="comunicazione",
            ),
        ),
        migrations.AlterField(
            model_name="comunicazioneinpsevent",
            name="codice",
            field=models.CharField(
                choices=[
                    ("M05", "Patto firmato"),
                    ("M06", "Patto non firmato"),
                    ("M07", "Segnalazione"),
                    ("M14", "Rettifica di una segnalazione"),
                    ("M16", "Presa in carico"),
                ],
                max_length=3,
                verbose_name="comunicazione",
            ),
        ),
    ]
