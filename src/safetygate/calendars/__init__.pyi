from safetygate.calendars.official_list import read_days_off as read_days_off
from safetygate.calendars.public_holidays import PublicHolidays as PublicHolidays
from safetygate.domain.deadlines.calendars import (
    DaysOff as DaysOff,
    everywhere as everywhere,
    first_known as first_known,
    somewhere as somewhere,
)
