from django.urls import path

from .views import applicant_access, end_applicant_access

urlpatterns = [
    path("cases/<int:pk>/access/", applicant_access, name="applicant_access"),
    path("cases/<int:pk>/access/end/", end_applicant_access, name="end_applicant_access"),
]
