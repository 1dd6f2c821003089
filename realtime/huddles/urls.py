from django.urls import path

from realtime.huddles import views

urlpatterns = [path("huddles/", views.settings_page, name="huddle_settings")]
