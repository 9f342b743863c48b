app_name = "patti_inclusione"
urlpatterns = []
