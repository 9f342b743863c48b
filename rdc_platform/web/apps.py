import gc

from django.apps import AppConfig

#: Objects made before Python looks for circles among them. Its own 700 makes it look a hundred times while one page is
#: built of rows and nodes that hold none: of ten thousand families given in one act, 0.3 s of 0.95 on one machine.
OGGETTI = 50_000


class WebConfig(AppConfig):
    name = "rdc_platform.web"
    label = "web"
    verbose_name = "Pagine"

    def ready(self):
        gc.set_threshold(OGGETTI, 10, 10)
