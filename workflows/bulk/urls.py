from django.urls import path

from . import page

urlpatterns = [path("bulk/<str:step>/", page.bulk_step, name="bulk_step")]
