from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "rdc_platform.web"
    label = "web"
    verbose_name = "Pagine"
