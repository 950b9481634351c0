from django.urls import path

from . import views

urlpatterns = [
    path("jobs/", views.job_list, name="job_list"),
    path("jobs/<int:pk>/", views.job_page, name="job_page"),
    path("jobs/<int:pk>/retry/", views.retry_job, name="retry_job"),
]
