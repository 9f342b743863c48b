from django.apps import AppConfig


class PattiInclusioneConfig(AppConfig):
    name = "patti_inclusione"
    verbose_name = "Patti per l'inclusione sociale"
