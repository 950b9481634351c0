from django.urls import path

from . import campaigns, findings, items, matrix, paper_cell, readings, rectifications, report, sifting, supervision

_CAMPAIGN = "audit/campaigns/<int:pk>/"
_ITEM = _CAMPAIGN + "cases/<int:item>/"

urlpatterns = [
    path("audit/campaigns/", campaigns.campaigns, name="audit_campaigns"),
    path("audit/campaigns/new/", campaigns.draw, name="audit_draw"),
    path(_CAMPAIGN, campaigns.campaign, name="audit_campaign"),
    path(_CAMPAIGN + "auditors/", campaigns.assign, name="audit_assign"),
    path(_CAMPAIGN + "sift/", sifting.sift, name="audit_sift"),
    path(_CAMPAIGN + "progress/", sifting.sifted, name="audit_progress"),
    path(_CAMPAIGN + "letters/", campaigns.send_letter, name="audit_send_letter"),
    path(_CAMPAIGN + "letters/<int:number>/", report.letter, name="audit_letter"),
    path(_CAMPAIGN + "letters/<int:number>/letter.pdf", report.letter_pdf, name="audit_letter_pdf"),
    path(_CAMPAIGN + "close/", campaigns.close, name="audit_close"),
    path(_CAMPAIGN + "report/", report.report, name="audit_report"),
    path(_CAMPAIGN + "report/report.pdf", report.report_pdf, name="audit_report_pdf"),
    path(_CAMPAIGN + "report/report.xlsx", report.report_workbook, name="audit_report_workbook"),
    path(_ITEM, items.item, name="audit_item"),
    path(_ITEM + "decide/", items.decide, name="audit_decide"),
    path(_ITEM + "check/", items.check, name="audit_check"),
    path("audit/findings/", findings.findings, name="audit_findings"),
    path("audit/rectifications/", rectifications.rectifications, name="audit_rectifications"),
    path("audit/rectifications/<int:pk>/", rectifications.rectification, name="audit_rectification"),
    path("audit/rectifications/<int:pk>/reply/", rectifications.reply, name="audit_reply"),
    path("audit/rectifications/<int:pk>/recheck/", rectifications.recheck, name="audit_recheck"),
    path("audit/supervision/", supervision.supervision, name="audit_supervision"),
    path("audit/supervision/<int:pk>/", supervision.supervise, name="audit_supervise"),
    path("audit/supervision/<int:pk>/note/", supervision.note, name="audit_note"),
    path("audit/supervision/<int:pk>/freeze/", supervision.freeze, name="audit_freeze"),
    path("audit/supervision/<int:pk>/lift/", supervision.lift, name="audit_lift"),
    path("audit/matrix/", matrix.matrix, name="audit_matrix"),
    path("audit/matrix/matrix.xlsx", matrix.matrix_workbook, name="audit_matrix_workbook"),
    path("audit/matrix/<int:pk>/<str:step>/", matrix.matrix_cell, name="audit_matrix_cell"),
    path("audit/matrix/<int:pk>/papers/<str:key>/", paper_cell.paper_cell, name="audit_paper_cell"),
    path("audit/readings/", readings.readings, name="audit_readings"),
]
