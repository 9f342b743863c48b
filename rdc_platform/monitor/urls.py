from django.urls import path

from rdc_platform.monitor.views import accesso, lotto, messaggio, pec

app_name = "monitor"
urlpatterns = [
    path("lotti/", lotto.lotto_list, name="lotto_list"),
    path("lotti/<uuid:pk>/", lotto.lotto_detail, name="lotto_detail"),
    path("lotti/<uuid:pk>/riscontro/", lotto.riscontro_download, name="riscontro_download"),
    path("messaggi/", messaggio.messaggio_list, name="messaggio_list"),
    path("pec/", pec.pec_list, name="pec_list"),
    path("pec/ricevute/", pec.ricevuta_list, name="ricevuta_list"),
    path("pec/<uuid:pk>/", pec.pec_detail, name="pec_detail"),
    path("accessi/", accesso.accesso_list, name="accesso_list"),
]
