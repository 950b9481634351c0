from django.urls import path

from . import case_list, desk

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("cases/", case_list.case_list, name="case_list"),
]
