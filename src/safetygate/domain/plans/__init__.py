"""
The Action plan: whether workshops, trainings, reports and reviews are on course.
"""
