app_name = "controlli_anagrafici"
urlpatterns = []
