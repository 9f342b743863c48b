from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "rdc_platform.monitor"
    label = "monitor"
    verbose_name = "Flussi"
