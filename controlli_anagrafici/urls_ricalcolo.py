"""Concluded checks counted again with other years."""

from django.urls import path

from controlli_anagrafici.views import ricalcolo

urlpatterns = [
    path("ricalcoli/", ricalcolo.ricalcolo_list, name="ricalcolo_list"),
    path("ricalcoli/nuovo/", ricalcolo.ricalcolo_create, name="ricalcolo_create"),
    path("ricalcoli/<uuid:pk>/", ricalcolo.ricalcolo_detail, name="ricalcolo_detail"),
    path("ricalcoli/<uuid:pk>/proposta/", ricalcolo.ricalcolo_propose, name="ricalcolo_propose"),
    path("ricalcoli/<uuid:pk>/ritiro/", ricalcolo.ricalcolo_withdraw, name="ricalcolo_withdraw"),
    path("ricalcoli/<uuid:pk>/riapertura/", ricalcolo.ricalcolo_reopen, name="ricalcolo_reopen"),
]
