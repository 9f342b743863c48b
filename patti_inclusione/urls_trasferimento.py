from django.urls import path

from patti_inclusione.views import trasferimento, trasferimento_elenchi

urlpatterns = [
    path("casi/<uuid:pk>/trasferimento/", trasferimento.trasferimento_propose, name="trasferimento_propose"),
    path("casi/<uuid:pk>/scheda/", trasferimento.scheda_detail, name="scheda_detail"),
    path("coda/<uuid:pk>/trasferimento/", trasferimento.trasferimento_start, name="trasferimento_start"),
    path("trasferimenti/", trasferimento_elenchi.trasferimento_list, name="trasferimento_list"),
    path("trasferimenti/<uuid:pk>/", trasferimento.trasferimento_detail, name="trasferimento_detail"),
    path("trasferimenti/<uuid:pk>/invio/", trasferimento.trasferimento_confirm, name="trasferimento_confirm"),
    path("trasferimenti/<uuid:pk>/accettazione/", trasferimento.trasferimento_accept, name="trasferimento_accept"),
    path("trasferimenti/<uuid:pk>/rifiuto/", trasferimento.trasferimento_refuse, name="trasferimento_refuse"),
    path("trasferimenti/<uuid:pk>/annullamento/", trasferimento.trasferimento_drop, name="trasferimento_drop"),
    path("trasferiti/", trasferimento_elenchi.ceppo_list, name="ceppo_list"),
]
