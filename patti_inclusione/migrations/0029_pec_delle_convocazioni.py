"""The receipts of a PEC now tell its notice by themselves: those that came just before are told once, for nobody looks any more."""

from django.db import migrations


def tell_what_moved(apps, _schema_editor):
    invii = apps.get_model("patti_inclusione", "InvioConvocazione").objects.filter(pec__isnull=False)
    message = apps.get_model("outbox", "Message")
    message.objects.bulk_create(
        message(
            topic="famiglie.pec_convocazione", key=f"pec-convocazione-{pec}", payload={"messaggio_id": str(pec)}
        )
        for pec in invii.filter(esito__in=["IN_PARTENZA", "INVIATO"]).values_list("pec", flat=True).distinct()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("patti_inclusione", "0028_prenotazione_inps"),
        ("outbox", "0006_fallisce_dal"),
    ]

    operations = [migrations.RunPython(tell_what_moved, migrations.RunPython.noop, elidable=True)]
