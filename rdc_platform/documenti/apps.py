from django.apps import AppConfig


class DocumentiConfig(AppConfig):
    name = "rdc_platform.documenti"
    label = "documenti"
    verbose_name = "Documenti"

    def ready(self) -> None:
        """Bound what a file may make the PDF library allocate, read the trusted authorities, give the outcomes their colours."""
        from rdc_platform.documenti import apertura, autorita  # noqa: PLC0415 -- the models load before ready, not before this module
        from rdc_platform.documenti.firma_cms import EsitoFirma  # noqa: PLC0415 -- as above
        from rdc_platform.web import stati  # noqa: PLC0415 -- as above

        apertura.set_limits()
        autorita.check_folder()
        stati.register(
            {
                EsitoFirma.VALIDA: stati.Colore.VERDE,
                EsitoFirma.INTEGRA_NON_VERIFICATA: stati.Colore.GIALLO,
                EsitoFirma.NON_VALIDA: stati.Colore.ROSSO,
            }
        )
