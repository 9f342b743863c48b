from django.urls import path

from progetti_collettivita.views import partecipante, profilo, proposta
from progetti_collettivita.views import partecipante_atti as atti

urlpatterns = [
    path("da-assegnare/", proposta.persona_list, name="persona_list"),
    path("da-assegnare/<uuid:pk>/", proposta.progetto_search, name="progetto_search"),
    path("da-assegnare/<uuid:pk>/profilo/", profilo.profilo_edit, name="profilo_edit"),
    path("da-assegnare/<uuid:pk>/profilo/bozza/", profilo.profilo_autosave, name="profilo_autosave"),
    path("da-assegnare/<uuid:pk>/profilo/bozza/butta/", profilo.profilo_discard, name="profilo_discard"),
    path("da-assegnare/<uuid:pk>/<uuid:puc>/", proposta.proposta_create, name="proposta_create"),
    path("partecipanti/", partecipante.partecipante_list, name="partecipante_list"),
    path("partecipanti/<uuid:pk>/", partecipante.partecipante_detail, name="partecipante_detail"),
    path("partecipanti/<uuid:pk>/accettazione/", atti.partecipante_accept, name="partecipante_accept"),
    path("partecipanti/<uuid:pk>/accettazione/file/", partecipante.accettazione_download, name="accettazione_download"),
    path("partecipanti/<uuid:pk>/lettera/", partecipante.proposta_download, name="proposta_download"),
    path("partecipanti/<uuid:pk>/rifiuto/", atti.partecipante_refuse, name="partecipante_refuse"),
    path("partecipanti/<uuid:pk>/ritiro/", atti.partecipante_withdraw, name="partecipante_withdraw"),
    path("partecipanti/<uuid:pk>/inizio/", atti.partecipante_shift, name="partecipante_shift"),
    path("partecipanti/<uuid:pk>/inail/", atti.partecipante_resend, name="partecipante_resend"),
    path("partecipanti/<uuid:pk>/inps/", atti.partecipante_tell, name="partecipante_tell"),
    path("partecipanti/<uuid:pk>/avvio/", atti.partecipante_activate, name="partecipante_activate"),
    path("partecipanti/<uuid:pk>/proroga/", atti.partecipante_extend, name="partecipante_extend"),
    path("partecipanti/<uuid:pk>/sospensione/", atti.partecipante_suspend, name="partecipante_suspend"),
    path("partecipanti/<uuid:pk>/ripresa/", atti.partecipante_resume, name="partecipante_resume"),
    path("partecipanti/<uuid:pk>/interruzione/", atti.partecipante_interrupt, name="partecipante_interrupt"),
    path("partecipanti/<uuid:pk>/completamento/", atti.partecipante_complete, name="partecipante_complete"),
]
