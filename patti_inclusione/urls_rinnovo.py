from django.urls import path

from patti_inclusione.views import rinnovo

BASE = "casi/<uuid:pk>/domanda-precedente/"

urlpatterns = [
    path(BASE, rinnovo.rinnovo_detail, name="rinnovo_detail"),
    path(f"{BASE}analisi/", rinnovo.rinnovo_analisi, name="rinnovo_analisi"),
    path(f"{BASE}patto/", rinnovo.rinnovo_patto, name="rinnovo_patto"),
]
