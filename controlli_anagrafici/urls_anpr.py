"""ANPR: asked, and what it proposes confirmed."""

from django.urls import path

from controlli_anagrafici.views import anpr

urlpatterns = [
    path("controlli/<uuid:pk>/anpr/", anpr.anpr_detail, name="anpr_detail"),
    path("controlli/<uuid:pk>/anpr/domanda/", anpr.anpr_ask, name="anpr_ask"),
    path("controlli/<uuid:pk>/anpr/conferma/", anpr.anpr_confirm, name="anpr_confirm"),
]
