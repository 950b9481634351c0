from django.urls import path

from . import case_list, desk, export, saved

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("cases/", case_list.case_list, name="case_list"),
    path("cases/export.xlsx", export.export_cases, name="export_cases"),
    path("cases/searches/", saved.save_search, name="save_search"),
    path("cases/searches/<int:pk>/rename/", saved.rename_search, name="rename_search"),
    path("cases/searches/<int:pk>/delete/", saved.delete_search, name="delete_search"),
]
