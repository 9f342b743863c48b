from django.urls import path

from controlli_anagrafici.views import controllo, perche

app_name = "controlli_anagrafici"
urlpatterns = [
    path("controlli/", controllo.controllo_list, name="controllo_list"),
    path("controlli/assegnazione/", controllo.controllo_assign, name="controllo_assign"),
    path("controlli/<uuid:pk>/", controllo.controllo_detail, name="controllo_detail"),
    path("controlli/<uuid:pk>/perche/", perche.controllo_perche, name="controllo_perche"),
]
