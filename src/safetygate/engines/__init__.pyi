from safetygate.engines.dask import tally_files as tally_files
from safetygate.engines.partitions import (
    InvalidLine as InvalidLine,
    add as add,
    case_key as case_key,
    empty as empty,
    merge as merge,
    tally_partitions as tally_partitions,
)
