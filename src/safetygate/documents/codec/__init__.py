"""
The codec: functions generated for each class of record, which read and write documents fast.
"""
