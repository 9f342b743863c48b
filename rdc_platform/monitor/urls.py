from django.urls import path

from rdc_platform.monitor.views import accesso, lotto, messaggio

app_name = "monitor"
urlpatterns = [
    path("lotti/", lotto.lotto_list, name="lotto_list"),
    path("lotti/<uuid:pk>/", lotto.lotto_detail, name="lotto_detail"),
    path("lotti/<uuid:pk>/riscontro/", lotto.riscontro_download, name="riscontro_download"),
    path("messaggi/", messaggio.messaggio_list, name="messaggio_list"),
    path("accessi/", accesso.accesso_list, name="accesso_list"),
]
