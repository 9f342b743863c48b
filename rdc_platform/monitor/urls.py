from django.urls import path

from rdc_platform.monitor.views import (
    accesso,
    anomalia,
    incarico,
    lotto,
    messaggio,
    metriche,
    pec,
    potere,
    rilevazione,
    scambi,
    visibilita,
)

app_name = "monitor"
urlpatterns = [
    path("lotti/", lotto.lotto_list, name="lotto_list"),
    path("lotti/riconciliazione/", lotto.riconciliazione_list, name="riconciliazione_list"),
    path("lotti/<uuid:pk>/", lotto.lotto_detail, name="lotto_detail"),
    path("lotti/<uuid:pk>/riscontro/", lotto.riscontro_download, name="riscontro_download"),
    path("metriche/", metriche.metriche, name="metriche"),
    path("scambi/", scambi.scambi_oggi, name="scambi_oggi"),
    path("scambi/<slug:quale>/", scambi.scambio_detail, name="scambio_detail"),
    path("scambi/<slug:quale>/pausa/", scambi.controparte_pause, name="controparte_pause"),
    path("scambi/<slug:quale>/ripresa/", scambi.controparte_resume, name="controparte_resume"),
    path("rilevazioni/", rilevazione.rilevazione_list, name="rilevazione_list"),
    path("rilevazioni/<uuid:pk>/", rilevazione.rilevazione_detail, name="rilevazione_detail"),
    path("messaggi/", messaggio.messaggio_list, name="messaggio_list"),
    path("messaggi/<uuid:pk>/", messaggio.messaggio_detail, name="messaggio_detail"),
    path("messaggi/<uuid:pk>/subito/", messaggio.messaggio_retry, name="messaggio_retry"),
    path("messaggi/<uuid:pk>/coda/", messaggio.messaggio_replay, name="messaggio_replay"),
    path("messaggi/<uuid:pk>/scarto/", messaggio.messaggio_discard, name="messaggio_discard"),
    path("pec/", pec.pec_list, name="pec_list"),
    path("pec/ricevute/", pec.ricevuta_list, name="ricevuta_list"),
    path("pec/<uuid:pk>/", pec.pec_detail, name="pec_detail"),
    # Data-protection officer
    path("accessi/", accesso.accesso_list, name="accesso_list"),
    path("accessi/da-guardare/", anomalia.anomalia_list, name="anomalia_list"),
    path("visibilita/", visibilita.visibilita, name="visibilita"),
    path("visibilita/famiglie/<uuid:pk>/", visibilita.famiglia_visibilita, name="famiglia_visibilita"),
    path("visibilita/luoghi/", visibilita.luogo_visibilita, name="luogo_visibilita"),
    path("visibilita/persone/<uuid:pk>/", visibilita.persona_detail, name="persona_detail"),
    path("visibilita/profili/<uuid:pk>/", incarico.incarico_list, name="incarico_list"),
    path("poteri/", potere.potere_list, name="potere_list"),
]
