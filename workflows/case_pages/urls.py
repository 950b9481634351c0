from django.urls import path

from . import chart, files, history, materials, my_case, page, waivers

urlpatterns = [
    path("my/", my_case.my_case, name="my_case"),
    path("cases/<int:pk>/", page.case_page, name="case_page"),
    path("cases/<int:pk>/records/<str:step>/", page.case_record, name="case_record"),
    path("cases/<int:pk>/history/", history.case_history, name="case_history"),
    path("cases/<int:pk>/chart/", chart.case_chart, name="case_chart"),
    path("cases/<int:pk>/materials/", materials.materials, name="materials"),
    path("cases/<int:pk>/materials/waivers/", waivers.propose_waiver, name="propose_waiver"),
    path("cases/<int:pk>/materials/<int:material>/", files.material, name="material"),
    path("cases/<int:pk>/materials/<int:material>/file/", files.material_file, name="material_file"),
    path("cases/<int:pk>/materials/<int:material>/pages/<int:page>/", files.material_picture, name="material_picture"),
    path("cases/<int:pk>/materials/<int:material>/waiver/", waivers.decide_waiver, name="decide_waiver"),
]
