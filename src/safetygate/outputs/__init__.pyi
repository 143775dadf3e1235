from safetygate.domain.alerts.oecd import oecd_reference as oecd_reference
from safetygate.domain.alerts.statement import (
    MarketplaceDecision as MarketplaceDecision,
    NoStatement as NoStatement,
    StatementIncomplete as StatementIncomplete,
    StatementOfReasons as StatementOfReasons,
    statement_of_reasons as statement_of_reasons,
)
from safetygate.outputs.alert_sheet import alert_sheet as alert_sheet
from safetygate.outputs.exports.alerts import tabulate_alerts as tabulate_alerts
from safetygate.outputs.exports.cases import (
    tabulate_cases as tabulate_cases,
    tabulate_follow_ups as tabulate_follow_ups,
)
from safetygate.outputs.exports.forms import (
    to_arrow as to_arrow,
    to_csv as to_csv,
    to_parquet as to_parquet,
    to_xlsx as to_xlsx,
)
from safetygate.outputs.exports.linked import alert_jsonld as alert_jsonld, jsonld_text as jsonld_text
from safetygate.outputs.exports.table import RecordTable as RecordTable, TableColumn as TableColumn
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
