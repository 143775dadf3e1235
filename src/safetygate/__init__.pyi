from safetygate.documents.changes import changes as changes, patch as patch
from safetygate.documents.converter import converter as converter, explain as explain
from safetygate.documents.digests import canonical as canonical, digest as digest, name_by_digest as name_by_digest
from safetygate.documents.document import (
    Received as Received,
    dumps as dumps,
    from_dict as from_dict,
    iter_ndjson as iter_ndjson,
    loads as loads,
    read as read,
    to_dict as to_dict,
    validate as validate,
)
from safetygate.documents.envelope.attributes import Envelope as Envelope
from safetygate.documents.envelope.receiving import (
    Delivery as Delivery,
    Sighting as Sighting,
    receive as receive,
    receive_batch as receive_batch,
)
from safetygate.documents.envelope.wrapping import to_batch as to_batch, to_binary as to_binary, wrap as wrap
from safetygate.documents.forms.contract import ContractForm as ContractForm, contract as contract
from safetygate.documents.json_text import Data as Data
from safetygate.documents.keys import Key as Key, load_key as load_key
from safetygate.documents.kinds import Document as Document
from safetygate.documents.report import InvalidDocument as InvalidDocument, Report as Report
from safetygate.documents.schema import bundle as bundle, schema as schema
from safetygate.documents.signatures import (
    ALGORITHMS as ALGORITHMS,
    Signer as Signer,
    Verification as Verification,
    Verifier as Verifier,
    sign as sign,
    verify as verify,
)
from safetygate.documents.tolerant import tolerant_schema as tolerant_schema
from safetygate.documents.upgrading import Upgraded as Upgraded, upgrade as upgrade
from safetygate.documents.views import published as published, selected_view as selected_view
from safetygate.domain import codes as codes
from safetygate.domain.alerts.alert import (
    Alert as Alert,
    RecallPage as RecallPage,
    Risk as Risk,
    Source as Source,
    Supersession as Supersession,
)
from safetygate.domain.alerts.assessment import (
    AssessedRisk as AssessedRisk,
    AssessedScenario as AssessedScenario,
    HarmScenario as HarmScenario,
    HarmStep as HarmStep,
    assess as assess,
)
from safetygate.domain.alerts.evidence import (
    Accident as Accident,
    Certificate as Certificate,
    Evidence as Evidence,
    NonCompliance as NonCompliance,
    ProductTest as ProductTest,
    RiskAssessment as RiskAssessment,
    UseFinding as UseFinding,
)
from safetygate.domain.alerts.measures import Measure as Measure, MeasureTerms as MeasureTerms
from safetygate.domain.alerts.number import AlertNumber as AlertNumber
from safetygate.domain.alerts.parties import (
    DG_JUST as DG_JUST,
    GACC as GACC,
    SAMR as SAMR,
    Authority as Authority,
    Operator as Operator,
    OperatorIdentifier as OperatorIdentifier,
    TracedOperator as TracedOperator,
)
from safetygate.domain.alerts.product import (
    Barcode as Barcode,
    Offer as Offer,
    OfferEvent as OfferEvent,
    OfferInformation as OfferInformation,
    Picture as Picture,
    Product as Product,
)
from safetygate.domain.alerts.readiness import Lack as Lack, Readiness as Readiness, ready_for as ready_for
from safetygate.domain.alerts.references import Attachment as Attachment, Link as Link, OtherReference as OtherReference
from safetygate.domain.alerts.register.doubts import Doubt as Doubt
from safetygate.domain.alerts.register.entries import (
    Announcement as Announcement,
    Bulletin as Bulletin,
    Publication as Publication,
    RegisterEntry as RegisterEntry,
)
from safetygate.domain.alerts.register.life import AlertChange as AlertChange, RegisteredAlert as RegisteredAlert
from safetygate.domain.alerts.register.register import Register as Register
from safetygate.domain.alerts.scope import Scope as Scope, ScopeFinding as ScopeFinding, in_scope as in_scope
from safetygate.domain.alerts.traceability import (
    Affected as Affected,
    Consignment as Consignment,
    CustomsCode as CustomsCode,
    Destination as Destination,
    Quantity as Quantity,
    Traceability as Traceability,
    same_heading as same_heading,
)
from safetygate.domain.cases.alert_update import AlertInForce as AlertInForce, AlertUpdate as AlertUpdate
from safetygate.domain.cases.arrangements import Extension as Extension, Referral as Referral
from safetygate.domain.cases.case import Case as Case, Intake as Intake
from safetygate.domain.cases.closure import Closure as Closure, Correction as Correction, Withdrawal as Withdrawal
from safetygate.domain.cases.conflicts import Conflict as Conflict
from safetygate.domain.cases.entry import Reference as Reference
from safetygate.domain.cases.flag import Flag as Flag
from safetygate.domain.cases.follow_up import (
    CustomsAct as CustomsAct,
    FollowUp as FollowUp,
    FollowUpMeasure as FollowUpMeasure,
    OperatorTrace as OperatorTrace,
)
from safetygate.domain.cases.making import flag_each as flag_each
from safetygate.domain.cases.merging import merge as merge, notified_again as notified_again
from safetygate.domain.cases.message import Message as Message
from safetygate.domain.cases.order import CaseEntry as CaseEntry
from safetygate.domain.cases.reading import (
    Delay as Delay,
    Discontinuation as Discontinuation,
    find_delays as find_delays,
)
from safetygate.domain.cases.steps import IllegalStep as IllegalStep, Misfit as Misfit, NotAllowed as NotAllowed
from safetygate.domain.cases.unknown_entry import UnknownEntry as UnknownEntry
from safetygate.domain.cases.variants import Variant as Variant
from safetygate.domain.codes.register import AddendumAction as AddendumAction
from safetygate.domain.deadlines.calendars import (
    DaysOff as DaysOff,
    Joined as Joined,
    Weekend as Weekend,
    WorkCalendar as WorkCalendar,
    everywhere as everywhere,
    first_known as first_known,
    somewhere as somewhere,
)
from safetygate.domain.deadlines.deadline import Deadline as Deadline, deadline as deadline
from safetygate.domain.deadlines.policy import (
    ACTION_PLAN as ACTION_PLAN,
    POLICIES as POLICIES,
    FollowUpPolicy as FollowUpPolicy,
)
from safetygate.domain.deadlines.reasoning import Reasoning as Reasoning, ReasoningStep as ReasoningStep
from safetygate.domain.deadlines.standing import (
    Clock as Clock,
    LocalView as LocalView,
    Standing as Standing,
    standing as standing,
    standings as standings,
)
from safetygate.domain.desk.flagging import Request as Request, flag_all as flag_all
from safetygate.domain.desk.news import News as News, news as news
from safetygate.domain.desk.reminders import Reminder as Reminder, quiet_since as quiet_since, upcoming as upcoming
from safetygate.domain.desk.selection import Selection as Selection, select as select
from safetygate.domain.desk.triage import Priority as Priority, triage as triage
from safetygate.domain.desk.worklist import (
    AwaitedReply as AwaitedReply,
    Task as Task,
    awaiting_reply as awaiting_reply,
    worklist as worklist,
)
from safetygate.domain.plans.activity import (
    Activity as Activity,
    AgreedAction as AgreedAction,
    Attendance as Attendance,
    Project as Project,
)
from safetygate.domain.plans.agreement import (
    Instrument as Instrument,
    Letter as Letter,
    PlanAction as PlanAction,
    PlanVersion as PlanVersion,
    SoftTarget as SoftTarget,
)
from safetygate.domain.plans.cycle import Cycle as Cycle
from safetygate.domain.plans.indicator import Indicator as Indicator
from safetygate.domain.plans.plan import ActionPlan as ActionPlan
from safetygate.domain.plans.plan_of_2023 import PLAN_OF_2023 as PLAN_OF_2023
from safetygate.domain.plans.review import Assessment as Assessment, Review as Review
from safetygate.domain.plans.revision import (
    assess_review as assess_review,
    begin_review as begin_review,
    decide as decide,
    next_version as next_version,
)
from safetygate.domain.plans.status import Due as Due, PlanRemark as PlanRemark, PlanStatus as PlanStatus
from safetygate.domain.records.errors import (
    InvalidValue as InvalidValue,
    MissingExtra as MissingExtra,
    SafetyGateError as SafetyGateError,
)
from safetygate.domain.records.frozen import FrozenMap as FrozenMap
from safetygate.domain.records.papers import View as View, Viewer as Viewer
from safetygate.domain.records.periods import Period as Period, Quarter as Quarter
from safetygate.domain.records.phrases import Language as Language, Phrase as Phrase
from safetygate.domain.records.problems import Problem as Problem
from safetygate.domain.records.rules import Rule as Rule
from safetygate.domain.records.texts import Texts as Texts
from safetygate.domain.reports.alerts import AlertCell as AlertCell, AlertTally as AlertTally
from safetygate.domain.reports.behind import cases_behind as cases_behind
from safetygate.domain.reports.figures import (
    AgeRow as AgeRow,
    Breakdown as Breakdown,
    BreakdownRow as BreakdownRow,
    DaysRow as DaysRow,
    DiscontinuedRow as DiscontinuedRow,
    Flow as Flow,
    MeasureRow as MeasureRow,
    OutcomeRow as OutcomeRow,
    Rapid as Rapid,
    RapidRow as RapidRow,
    RapidSplit as RapidSplit,
    ReasonRow as ReasonRow,
    Reconciliation as Reconciliation,
    Since as Since,
    Waiting as Waiting,
)
from safetygate.domain.reports.making import make_follow_ups as make_follow_ups, make_submission as make_submission
from safetygate.domain.reports.quarterly import Comparison as Comparison, QuarterlyReport as QuarterlyReport
from safetygate.domain.reports.reconciliation import (
    Difference as Difference,
    QuarterlyReconciliation as QuarterlyReconciliation,
    ReconciledRow as ReconciledRow,
    ReconciledTotal as ReconciledTotal,
    reconcile as reconcile,
)
from safetygate.domain.reports.rows import ReportRow as ReportRow, report_rows as report_rows
from safetygate.domain.reports.shares import Share as Share
from safetygate.domain.reports.submission import (
    QuarterlySubmission as QuarterlySubmission,
    SubmissionRow as SubmissionRow,
    SubmissionTotals as SubmissionTotals,
)
from safetygate.domain.reports.tally import Cell as Cell, QuarterlyTally as QuarterlyTally, unite as unite
from safetygate.domain.reports.terms import Terms as Terms
from safetygate.domain.watch.again import KnownAlert as KnownAlert, Repeat as Repeat, again as again
from safetygate.domain.watch.gtins import digital_link as digital_link
from safetygate.domain.watch.identifiers import Identifier as Identifier, identifiers as identifiers
from safetygate.domain.watch.item import WatchedItem as WatchedItem
from safetygate.domain.watch.match import (
    AlertMatch as AlertMatch,
    MatchEvidence as MatchEvidence,
    match_report as match_report,
)
from safetygate.domain.watch.watchlist import HasAlert as HasAlert, Watchlist as Watchlist
from safetygate.feeds.addendum import AddendumNote as AddendumNote
from safetygate.feeds.catalogue import Catalogue as Catalogue, read_catalogue as read_catalogue
from safetygate.feeds.finding import Finding as Finding
from safetygate.feeds.intake import Origin as Origin, Stream as Stream
from safetygate.feeds.readers import read_alerts as read_alerts, read_report as read_report
from safetygate.feeds.reading import FeedReport as FeedReport, Reading as Reading, WeeklyReport as WeeklyReport
from safetygate.feeds.remark import Remark as Remark
from safetygate.feeds.words.labels import Labels as Labels
