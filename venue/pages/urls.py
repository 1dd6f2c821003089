from django.urls import path

from venue.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("demo/enter/", views.demo_enter, name="demo_enter"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("legal/", views.legal, name="legal"),
    path("privacy/", views.privacy, name="privacy"),
    path("contact/", views.contact, name="contact"),
    path("welcome/", views.welcome, name="welcome"),
    path("style/", views.style, name="style"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("metrics", views.metrics, name="metrics"),
]
