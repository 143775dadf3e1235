from safetygate.outputs.alert_sheet import alert_sheet as alert_sheet
from safetygate.outputs.plan.calendar import plan_calendar as plan_calendar
from safetygate.outputs.plan.page import plan_page as plan_page
from safetygate.outputs.plan.text import plan_markdown as plan_markdown, plan_side_by_side as plan_side_by_side
from safetygate.outputs.plan.timeline import plan_timeline as plan_timeline
from safetygate.outputs.reminders import reminder_calendar as reminder_calendar
from safetygate.outputs.report.charts import report_charts as report_charts
from safetygate.outputs.report.letter import (
    reconciliation_markdown as reconciliation_markdown,
    reconciliation_page as reconciliation_page,
)
from safetygate.outputs.report.page import report_page as report_page
from safetygate.outputs.report.sheets import report_sheets as report_sheets
from safetygate.outputs.report.submission_sheet import submission_sheet as submission_sheet
from safetygate.outputs.report.tables import (
    alert_table as alert_table,
    report_tables as report_tables,
    tidy_table as tidy_table,
)
from safetygate.outputs.tables import PrintedTable as PrintedTable, csv_text as csv_text
