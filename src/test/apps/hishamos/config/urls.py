from django.urls import path

from apps.integrations.views import enter_key

urlpatterns = [path("integrations/<str:platform>/key/", enter_key)]
