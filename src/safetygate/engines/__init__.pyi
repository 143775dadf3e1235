from safetygate.engines.dask import tally_files as tally_files
