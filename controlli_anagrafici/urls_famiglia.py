"""The sample of the families whose composition is checked, the composition itself, and the checks of maintenance."""

from django.urls import path

from controlli_anagrafici.views import avvio, campione, famiglia

urlpatterns = [
    path("campione/", campione.campione_list, name="campione_list"),
    path("campione/estrazione/", campione.campione_extract, name="campione_extract"),
    path("campione/<uuid:pk>/", campione.campione_detail, name="campione_detail"),
    path("campione/<uuid:pk>/prova/", campione.campione_download, name="campione_download"),
    path("controlli/<uuid:pk>/famiglia/inizio/", avvio.famiglia_start, name="famiglia_start"),
    path("controlli/<uuid:pk>/mantenimento/", avvio.mantenimento_start, name="mantenimento_start"),
    path("controlli/<uuid:pk>/famiglia/", famiglia.famiglia_edit, name="famiglia_edit"),
]
