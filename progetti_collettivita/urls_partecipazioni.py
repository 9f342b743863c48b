from django.urls import path

from progetti_collettivita.views import assegnazione, proposta
from progetti_collettivita.views import assegnazione_atti as atti

urlpatterns = [
    path("da-assegnare/", proposta.persona_list, name="persona_list"),
    path("da-assegnare/<uuid:pk>/", proposta.progetto_search, name="progetto_search"),
    path("da-assegnare/<uuid:pk>/<uuid:puc>/", proposta.proposta_create, name="proposta_create"),
    path("partecipanti/", assegnazione.assegnazione_list, name="assegnazione_list"),
    path("partecipanti/<uuid:pk>/", assegnazione.assegnazione_detail, name="assegnazione_detail"),
    path("partecipanti/<uuid:pk>/accettazione/", atti.assegnazione_accept, name="assegnazione_accept"),
    path("partecipanti/<uuid:pk>/accettazione/file/", assegnazione.accettazione_download, name="accettazione_download"),
    path("partecipanti/<uuid:pk>/rifiuto/", atti.assegnazione_refuse, name="assegnazione_refuse"),
    path("partecipanti/<uuid:pk>/ritiro/", atti.assegnazione_withdraw, name="assegnazione_withdraw"),
    path("partecipanti/<uuid:pk>/avvio/", atti.assegnazione_activate, name="assegnazione_activate"),
    path("partecipanti/<uuid:pk>/sospensione/", atti.assegnazione_suspend, name="assegnazione_suspend"),
    path("partecipanti/<uuid:pk>/ripresa/", atti.assegnazione_resume, name="assegnazione_resume"),
    path("partecipanti/<uuid:pk>/interruzione/", atti.assegnazione_interrupt, name="assegnazione_interrupt"),
    path("partecipanti/<uuid:pk>/completamento/", atti.assegnazione_complete, name="assegnazione_complete"),
]
