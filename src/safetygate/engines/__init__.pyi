from safetygate.engines.dask import tally_alert_files as tally_alert_files, tally_files as tally_files
from safetygate.engines.partitions import (
    InvalidLine as InvalidLine,
    add as add,
    add_alerts as add_alerts,
    alert_key as alert_key,
    case_key as case_key,
    empty as empty,
    merge as merge,
    merge_alerts as merge_alerts,
    tally_alert_partitions as tally_alert_partitions,
    tally_partitions as tally_partitions,
)
