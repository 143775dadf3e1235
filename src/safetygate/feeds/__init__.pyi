from safetygate.domain.codes.register import AddendumAction as AddendumAction
from safetygate.feeds.addendum import AddendumNote as AddendumNote, read_addendum as read_addendum
from safetygate.feeds.catalogue import Catalogue as Catalogue, read_catalogue as read_catalogue
from safetygate.feeds.finding import Finding as Finding
from safetygate.feeds.intake import Origin as Origin, Stream as Stream, UnreadableFeed as UnreadableFeed
from safetygate.feeds.readers import (
    read_alerts as read_alerts,
    read_index as read_index,
    read_report as read_report,
)
from safetygate.feeds.reading import FeedReport as FeedReport, Reading as Reading, WeeklyReport as WeeklyReport
from safetygate.feeds.remark import Remark as Remark
from safetygate.feeds.submission_sheet import (
    CellProblem as CellProblem,
    UnreadableSheet as UnreadableSheet,
    read_submission_sheet as read_submission_sheet,
)
from safetygate.feeds.words.labels import Labels as Labels
