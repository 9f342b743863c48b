from django.apps import AppConfig


class ControlliAnagraficiConfig(AppConfig):
    name = "controlli_anagrafici"
    verbose_name = "Controlli anagrafici"
