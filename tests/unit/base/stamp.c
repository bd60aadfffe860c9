/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of times as a record writes them. */
#include "config.h"

#include "base/stamp.h"

#include "tests/support/check.h"

#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

TestSuite(stamp, .fini = check_leaks);

/* Zones by rule, so that the tests do not hang on the system's tables. */
#define UTC "UTC0"
#define CHINA "CST-8"
#define NEW_YORK "EST5EDT,M3.2.0,M11.1.0"
#define NEPAL "<+0545>-5:45"
#define NEWFOUNDLAND "NST3:30"
#define SHANGHAI_1900 "LMT-8:05:43"
#define NEW_YORK_1883 "LMT4:56:02"
#define HALF_A_MINUTE_BEHIND "ODD0:00:30"
#define A_DAY_AHEAD "ODD-24:59"

static void set_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

/* Instants by hand: 2026-11-23 is day 56 x 365 + 14 leap days + 326 = 20780 since 1970. */
static const struct {
	const char *zone;
	int64_t instant;
	const char *stamp;
} written[] = {
    {UTC, 0, "1970-01-01T00:00:00+00:00"},
    {UTC, -1, "1969-12-31T23:59:59+00:00"},
    {UTC, 86399, "1970-01-01T23:59:59+00:00"},
    {UTC, 20780 * INT64_C(86400) + 6 * 3600 + 185, "2026-11-23T06:03:05+00:00"},
    {CHINA, 20780 * INT64_C(86400) + 6 * 3600 + 185, "2026-11-23T14:03:05+08:00"},
    {CHINA, 20780 * INT64_C(86400) + 16 * 3600, "2026-11-24T00:00:00+08:00"},
    {NEPAL, 0, "1970-01-01T05:45:00+05:45"},
    {NEWFOUNDLAND, 0, "1969-12-31T20:30:00-03:30"},
    /* a second before the clocks go back on 2026-11-01, and when they have */
    {NEW_YORK, 20758 * INT64_C(86400) + 6 * 3600 - 1, "2026-11-01T01:59:59-04:00"},
    {NEW_YORK, 20758 * INT64_C(86400) + 6 * 3600, "2026-11-01T01:00:00-05:00"},
    /* leap days: 2000 and 2024 have one, 2100 has none */
    {UTC, 11016 * INT64_C(86400), "2000-02-29T00:00:00+00:00"},
    {UTC, 11017 * INT64_C(86400), "2000-03-01T00:00:00+00:00"},
    {UTC, 19782 * INT64_C(86400), "2024-02-29T00:00:00+00:00"},
    {UTC, 47541 * INT64_C(86400) - 1, "2100-02-28T23:59:59+00:00"},
    {UTC, 47541 * INT64_C(86400), "2100-03-01T00:00:00+00:00"},
    /* past what 32 bits hold */
    {UTC, INT64_C(2147483648), "2038-01-19T03:14:08+00:00"},
    /* seconds in an offset cannot be written: the instant stays right all the same */
    {SHANGHAI_1900, 0, "1970-01-01T08:05:00+08:05"},
    {NEW_YORK_1883, 0, "1969-12-31T19:04:00-04:56"},
    {HALF_A_MINUTE_BEHIND, 0, "1970-01-01T00:00:00+00:00"},
    /* nor can 24 hours and more */
    {A_DAY_AHEAD, 0, "1970-01-01T23:59:00+23:59"},
    /* the ends */
    {UTC, INT64_C(-62135596800), "0001-01-01T00:00:00+00:00"},
    {UTC, INT64_C(253402300799), "9999-12-31T23:59:59+00:00"},
    {CHINA, INT64_C(253402300799) - 8 * 3600, "9999-12-31T23:59:59+08:00"},
};

Test(stamp, prints_local_time_with_offset)
{
	char stamp[STAMP_SIZE];

	for (size_t i = 0; i < LENGTH(written); i++) {
		set_zone(written[i].zone);
		stamp_print((time_t)written[i].instant, stamp);
		cr_expect_str_eq(stamp, written[i].stamp, "case %zu: %s", i, stamp);
	}
}

Test(stamp, reads_what_it_prints_in_any_zone)
{
	set_zone(NEW_YORK);
	for (size_t i = 0; i < LENGTH(written); i++) {
		int64_t instant = 42;

		cr_expect(stamp_parse(written[i].stamp, &instant), "%s", written[i].stamp);
		cr_expect_eq(instant, written[i].instant, "%s: %lld", written[i].stamp,
			     (long long)instant);
	}
}

Test(stamp, reads_back_every_day_of_400_years)
{
	char stamp[STAMP_SIZE];
	int64_t instant;

	set_zone(CHINA);
	for (int64_t day = -146097 / 2; day < 146097 / 2; day++) {
		stamp_print((time_t)(day * 86400 + 12345), stamp);
		cr_assert(stamp_parse(stamp, &instant), "%s", stamp);
		cr_assert_eq(instant, day * 86400 + 12345, "%s", stamp);
	}
}

Test(stamp, takes_the_nearest_where_a_year_has_no_four_digits)
{
	static const struct {
		const char *zone;
		int64_t instant;
		const char *stamp;
	} cases[] = {
	    {UTC, INT64_C(-62135596801), "0001-01-01T00:00:00+00:00"},
	    {UTC, INT64_C(253402300800), "9999-12-31T23:59:59+00:00"},
	    {UTC, INT64_MIN, "0001-01-01T00:00:00+00:00"},
	    {UTC, INT64_MAX, "9999-12-31T23:59:59+00:00"},
	    {CHINA, INT64_MAX, "9999-12-31T23:59:59+08:00"},
	    {CHINA, INT64_C(253402300799), "9999-12-31T23:59:59+08:00"},
	    {NEWFOUNDLAND, INT64_MIN, "0001-01-01T00:00:00-03:30"},
	    {NEWFOUNDLAND, INT64_C(-62135596800), "0001-01-01T00:00:00-03:30"},
	};
	char stamp[STAMP_SIZE];

	for (size_t i = 0; i < LENGTH(cases); i++) {
		set_zone(cases[i].zone);
		stamp_print((time_t)cases[i].instant, stamp);
		cr_expect_str_eq(stamp, cases[i].stamp, "case %zu: %s", i, stamp);
	}
}

Test(stamp, reads_the_largest_offsets)
{
	int64_t instant;

	cr_expect(stamp_parse("1970-01-02T00:00:00+23:59", &instant));
	cr_expect_eq(instant, 60);
	cr_expect(stamp_parse("1969-12-31T00:00:00-23:59", &instant));
	cr_expect_eq(instant, -60);
}

Test(stamp, refuses_what_is_no_time_and_writes_nothing)
{
	static const char *const cases[] = {
	    "",
	    "2026-11-23",
	    "2026-11-23T14:03:05",
	    "2026-11-23T14:03:05Z",
	    "2026-11-23T14:03:05+08",
	    "2026-11-23T14:03:05+0800",
	    "2026-11-23T14:03:05+8:00",
	    "2026-11-23T14:03:05 08:00",
	    "2026-11-23T14:03+08:00",
	    "2026-11-23 14:03:05+08:00",
	    "2026-11-23t14:03:05+08:00",
	    "2026/11/23T14:03:05+08:00",
	    "20261123T140305+08:00",
	    " 2026-11-23T14:03:05+08:00",
	    "2026-11-23T14:03:05+08:00 ",
	    "2026-11-23T14:03:05+08:001",
	    "2026-11-23T14:03:05.5+08:00",
	    "+026-11-23T14:03:05+08:00",
	    "2026-1-23T14:03:05+08:00",
	    "2026-+1-23T14:03:05+08:00",
	    "12026-11-23T14:03:05+08:00",
	    /* out of range */
	    "0000-01-01T00:00:00+00:00",
	    "2026-00-23T14:03:05+08:00",
	    "2026-13-23T14:03:05+08:00",
	    "2026-11-00T14:03:05+08:00",
	    "2026-11-31T14:03:05+08:00",
	    "2026-02-29T14:03:05+08:00",
	    "2100-02-29T14:03:05+08:00",
	    "2026-11-23T24:00:00+08:00",
	    "2026-11-23T14:60:05+08:00",
	    "2026-11-23T14:03:60+08:00",
	    "2026-11-23T14:03:05+24:00",
	    "2026-11-23T14:03:05+08:60",
	    /* never printed: UTC is +00:00 */
	    "2026-11-23T14:03:05-00:00",
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		int64_t instant = 42;

		cr_expect_not(stamp_parse(cases[i], &instant), "'%s'", cases[i]);
		cr_expect_eq(instant, 42, "'%s'", cases[i]);
	}
}

Test(stamp, refuses_every_part_of_a_stamp)
{
	char stamp[] = "2026-11-23T14:03:05+08:00";
	int64_t instant;

	for (size_t len = strlen(stamp); len-- > 0;) {
		stamp[len] = '\0';
		cr_expect_not(stamp_parse(stamp, &instant), "'%s'", stamp);
	}
}

Test(stamp, knows_the_days_of_the_calendar)
{
	static const struct {
		const char *string;
		bool is_date;
	} cases[] = {
	    {"2026-11-23", true},   {"0001-01-01", true},   {"9999-12-31", true},
	    {"2024-02-29", true},   {"2000-02-29", true},   {"2026-02-28", true},
	    {"2026-04-30", true},   {"2026-01-31", true},   {"2026-02-29", false},
	    {"2100-02-29", false},  {"2024-02-30", false},  {"2026-04-31", false},
	    {"2026-06-31", false},  {"2026-09-31", false},  {"2026-11-31", false},
	    {"2026-12-32", false},  {"2026-00-01", false},  {"2026-13-01", false},
	    {"2026-01-00", false},  {"0000-01-01", false},  {"", false},
	    {"2026-11", false},	    {"2026-11-2", false},   {"2026-11-231", false},
	    {"2026-11-23 ", false}, {" 2026-11-23", false}, {"2026/11/23", false},
	    {"20261123", false},    {"2026-1-23", false},   {"26-11-23", false},
	    {"-026-11-23", false},  {"2026-11-2a", false},  {"2026-11-23T00:00:00+00:00", false},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
		cr_expect_eq(stamp_is_date(cases[i].string), cases[i].is_date, "'%s'",
			     cases[i].string);
}

Test(stamp, clock_is_set_by_the_environment)
{
	setenv("CAGRADE_NOW", "1795413785", 1);
	cr_expect_eq(stamp_system_clock(), 1795413785);
	setenv("CAGRADE_NOW", "0", 1);
	cr_expect_eq(stamp_system_clock(), 0);
	setenv("CAGRADE_NOW", "-1", 1);
	cr_expect_eq(stamp_system_clock(), -1);
}

Test(stamp, clock_is_the_systems_where_the_environment_sets_none)
{
	static const char *const cases[] = {NULL, "", "now", "1e3", "12x", "99999999999999999999"};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		time_t before = time(NULL);
		time_t given;

		if (cases[i])
			setenv("CAGRADE_NOW", cases[i], 1);
		else
			unsetenv("CAGRADE_NOW");
		given = stamp_system_clock();
		cr_expect_geq(given, before, "case %zu", i);
		cr_expect_leq(given, time(NULL), "case %zu", i);
	}
}
