from django.urls import path

from patti_inclusione.views import doppione

urlpatterns = [
    path("persone-doppie/", doppione.doppione_list, name="doppione_list"),
    path("persone-doppie/<uuid:pk>/", doppione.doppione_detail, name="doppione_detail"),
    path("persone-doppie/<uuid:pk>/decisione/", doppione.doppione_decide, name="doppione_decide"),
]
