from django.urls import path

from . import readings

urlpatterns = [
    path("audit/readings/", readings.readings, name="audit_readings"),
]
