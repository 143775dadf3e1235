"""
Real feeds in: the published forms of Safety Gate data, read as alerts.

`read_alerts` takes any of them and tells the form by what it holds: the weekly report as XML of every year since 2005,
notices of the public portal and rows of the OpenDataSoft mirror as JSON, the spreadsheet export and the mirror's as a
workbook, as CSV or as JSON, each also compressed by gzip.
Every notice becomes one alert, whatever is in it; what is doubtful in it becomes a `Finding`, and the notice itself
stays at hand byte for byte. `read_report` gives the reports and their addenda too, `read_index` the index of reports.
"""

from safetygate.door import open_door

__all__, __getattr__, __dir__ = open_door(__name__)
