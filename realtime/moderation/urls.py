from django.urls import path

from realtime.moderation import views

urlpatterns = [
    path("moderation/", views.queue, name="moderation"),
    path("moderation/reports/<int:report>/", views.decide, name="moderation_decide"),
    path("moderation/lift/", views.lift, name="moderation_lift"),
    path("moderation/log/", views.log, name="moderation_log"),
]
