/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times as a record writes them: local time with offset. */
#include "config.h"

#include "base/stamp.h"

#include <errno.h>
#include <stdlib.h>

#define MINUTE_SECONDS INT64_C(60)
#define DAY_SECONDS INT64_C(86400)
#define FIRST_SECOND INT64_C(-62135596800) /* 0001-01-01T00:00:00 */
#define LAST_SECOND INT64_C(253402300799)  /* 9999-12-31T23:59:59 */
#define OFFSET_MAX_MINUTES (24 * 60 - 1)   /* what two digits of hours below 24 can say */

time_t stamp_system_clock(void)
{
	const char *set = getenv("CAGRADE_NOW");
	char *end = NULL;
	long long seconds;

	if (!set)
		return time(NULL);
	errno = 0;
	seconds = strtoll(set, &end, 10);
	if (end == set || *end != '\0' || errno != 0)
		return time(NULL);
	return (time_t)seconds;
}

static int64_t clamp(int64_t value, int64_t min, int64_t max)
{
	if (value < min)
		return min;
	return value > max ? max : value;
}

/* How far the local clock is ahead of UTC at that instant.  Whole minutes only, since a stamp can
 * say no more; some zones had seconds long ago. */
static int local_offset_minutes(int64_t instant)
{
	time_t utc = (time_t)instant;
	struct tm local;

	if (!localtime_r(&utc, &local))
		return 0;
	return (int)clamp(local.tm_gmtoff / MINUTE_SECONDS, -OFFSET_MAX_MINUTES,
			  OFFSET_MAX_MINUTES);
}

/* Put that many digits and the byte behind them; the place behind both. */
static char *put_number(char *at, int digits, int number, char behind)
{
	for (int i = digits; i-- > 0; number /= 10)
		at[i] = (char)('0' + number % 10);
	at[digits] = behind;
	return at + digits + 1;
}

void stamp_print(time_t instant, char out[static STAMP_SIZE])
{
	/* A day more at either end, so that the offset alone decides what is out of range. */
	int64_t utc = clamp(instant, FIRST_SECOND - DAY_SECONDS, LAST_SECOND + DAY_SECONDS);
	int offset = local_offset_minutes(utc);
	/* The clock is worked out from the offset that is written, not taken from localtime_r():
	 * else a zone with seconds in its offset would give a stamp of another instant. */
	time_t local = (time_t)clamp(utc + offset * MINUTE_SECONDS, FIRST_SECOND, LAST_SECOND);
	struct tm tm;
	char *end = out;

	gmtime_r(&local, &tm);
	end = put_number(end, 4, tm.tm_year + 1900, '-');
	end = put_number(end, 2, tm.tm_mon + 1, '-');
	end = put_number(end, 2, tm.tm_mday, 'T');
	end = put_number(end, 2, tm.tm_hour, ':');
	end = put_number(end, 2, tm.tm_min, ':');
	end = put_number(end, 2, tm.tm_sec, offset < 0 ? '-' : '+');
	end = put_number(end, 2, abs(offset) / 60, ':');
	put_number(end, 2, abs(offset) % 60, '\0');
}

/* Take exactly so many digits, of a number of min .. max. */
static bool take_number(const char **at, int digits, int min, int max, int *out)
{
	int number = 0;

	for (; digits > 0; digits--, (*at)++) {
		if (**at < '0' || **at > '9')
			return false;
		number = number * 10 + (**at - '0');
	}
	*out = number;
	return number >= min && number <= max;
}

static bool take_byte(const char **at, char byte)
{
	if (**at != byte)
		return false;
	(*at)++;
	return true;
}

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && is_leap ? 29 : days[month - 1];
}

/* Days from 1970-01-01 to a day of the Gregorian calendar.  Years are counted from March here:
 * then the leap day is the last of its year, and the months before it have a regular length. */
static int64_t days_since_1970(int year, int month, int day)
{
	int64_t march_year = month > 2 ? year : year - 1;
	int64_t march_month = month > 2 ? month - 3 : month + 9;
	int64_t day_of_year = (153 * march_month + 2) / 5 + day - 1;
	int64_t leap_days = march_year / 4 - march_year / 100 + march_year / 400;

	return 365 * march_year + leap_days + day_of_year - 719468;
}

static bool take_date(const char **at, int64_t *days_out)
{
	int year;
	int month;
	int day;

	if (!take_number(at, 4, 1, 9999, &year) || !take_byte(at, '-') ||
	    !take_number(at, 2, 1, 12, &month) || !take_byte(at, '-') ||
	    !take_number(at, 2, 1, days_in_month(year, month), &day))
		return false;
	*days_out = days_since_1970(year, month, day);
	return true;
}

/* Take `+08:00`.  UTC is `+00:00` only. */
static bool take_offset(const char **at, int *minutes_out)
{
	bool is_behind = take_byte(at, '-');
	int hours;
	int minutes;

	if ((!is_behind && !take_byte(at, '+')) || !take_number(at, 2, 0, 23, &hours) ||
	    !take_byte(at, ':') || !take_number(at, 2, 0, 59, &minutes))
		return false;
	minutes += 60 * hours;
	*minutes_out = is_behind ? -minutes : minutes;
	return !is_behind || minutes > 0;
}

bool stamp_parse(const char *string, int64_t *instant_out)
{
	const char *at = string;
	int64_t days;
	int hour;
	int minute;
	int second;
	int offset;

	if (!take_date(&at, &days) || !take_byte(&at, 'T') || !take_number(&at, 2, 0, 23, &hour) ||
	    !take_byte(&at, ':') || !take_number(&at, 2, 0, 59, &minute) || !take_byte(&at, ':') ||
	    !take_number(&at, 2, 0, 59, &second) || !take_offset(&at, &offset) || *at != '\0')
		return false;
	*instant_out =
	    days * DAY_SECONDS + ((hour * 60 + minute - offset) * MINUTE_SECONDS) + second;
	return true;
}

bool stamp_is_date(const char *string)
{
	const char *at = string;
	int64_t days;

	return take_date(&at, &days) && *at == '\0';
}
