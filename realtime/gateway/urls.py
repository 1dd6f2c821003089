from django.urls import path

from realtime.gateway import views

urlpatterns = [path("campus/", views.campus, name="campus")]
