from django.urls import path

from . import page

urlpatterns = [path("cases/<int:pk>/review/", page.political_review, name="political_review")]
