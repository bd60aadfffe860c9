/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables 2 to 17 of GB/T 35289-2017, row by row: answers that just reach each score, and answers
 * that miss it by a single criterion, by as little as can be. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

TestSuite(score_tables, .fini = check_leaks);

/* Begin with the answers that just come to `from`, change them, and expect a score. */
struct row {
	int from;
	struct change changes[CHANGES_MAX];
	const char *expected;
};

static const char *or_dash(const char *string)
{
	return string ? string : "-";
}

static void expect_rows(const char *leaf, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct row *row = &rows[i];
		const char *score = fixture_leaf_but_for(leaf, row->from, row->changes);

		cr_expect_str_eq(score, row->expected, "%s from %d, %s = %s, %s = %s: %s, not %s",
				 leaf, row->from, or_dash(row->changes[0].name),
				 or_dash(row->changes[0].answer), or_dash(row->changes[1].name),
				 or_dash(row->changes[1].answer), score, row->expected);
	}
}

#define EXPECT_ROWS(leaf, rows) expect_rows(leaf, rows, sizeof(rows) / sizeof *(rows))

/* Each row of each table, met with nothing to spare, while all that the next row asks is missed. */
Test(score_tables, every_score_is_just_reached)
{
	static const char *const from_0[] = {"consulting",
					     "handling.validity",
					     "handling.authentication",
					     "support",
					     "aftersales.complaints",
					     "aftersales.followup",
					     "aftersales.disputes",
					     "aftersales.satisfaction",
					     "judicial",
					     "assurance.attitude",
					     "assurance.facilities",
					     "assurance.continuity",
					     "assurance.discipline"};
	static const char *const from_1[] = {"handling.disclosure", "handling.notification",
					     "handling.cycle"};
	static const struct row rows[] = {
	    {0, {{0}}, "0"}, {1, {{0}}, "1"}, {3, {{0}}, "3"}, {5, {{0}}, "5"}};

	for (size_t i = 0; i < sizeof from_0 / sizeof *from_0; i++)
		expect_rows(from_0[i], rows, 4);
	for (size_t i = 0; i < sizeof from_1 / sizeof *from_1; i++)
		expect_rows(from_1[i], rows + 1, 3); /* tables 3 to 5 have no way to 0 */
}

Test(score_tables, table_2_consulting)
{
	static const struct row rows[] = {
	    /* row 1, 1): the basic content; without it nothing else counts (8.1.1) */
	    {1, {{"basic", "no"}}, "0"},
	    {3, {{"basic", "no"}}, "0"},
	    {5, {{"basic", "no"}}, "0"},
	    /* row 2, 1) to 4) */
	    {3, {{"full", "no"}}, "1"},
	    {3, {{"documented", "no"}}, "1"},
	    {3, {{"solutions", "no"}}, "1"},
	    {3, {{"team", "no"}}, "1"},
	    {3, {{"veterans", "0"}}, "1"},
	    /* the same, with all that row 3 asks beside it */
	    {5, {{"full", "no"}}, "1"},
	    {5, {{"documented", "no"}}, "1"},
	    {5, {{"solutions", "no"}}, "1"},
	    {5, {{"team", "no"}}, "1"},
	    {5, {{"veterans", "0"}}, "1"},
	    /* row 3, 1) to 4) */
	    {5, {{"applied", "no"}}, "3"},
	    {5, {{"operations", "no"}}, "3"},
	    {5, {{"legal", "no"}}, "3"},
	    {5, {{"process", "no"}}, "3"},
	    /* row 3, 5): three people or more */
	    {5, {{"veterans", "2"}}, "3"},
	    {5, {{"veterans", "1"}}, "3"},
	    {5, {{"veterans", "4"}}, "5"},
	    {3, {{"veterans", "300"}}, "3"},
	};

	EXPECT_ROWS("consulting", rows);
}

Test(score_tables, table_3_disclosure)
{
	static const struct row rows[] = {
	    /* row 2: exactly one of the seven missing, whichever it is */
	    {5, {{"name", "no"}}, "3"},
	    {5, {{"address", "no"}}, "3"},
	    {5, {{"licence", "no"}}, "3"},
	    {5, {{"issuer", "no"}}, "3"},
	    {5, {{"validity", "no"}}, "3"},
	    {5, {{"hotline", "no"}}, "3"},
	    {5, {{"supervisor", "no"}}, "3"},
	    /* row 1: another one missing beside the legal representative's name */
	    {3, {{"address", "no"}}, "1"},
	    {3, {{"licence", "no"}}, "1"},
	    {3, {{"issuer", "no"}}, "1"},
	    {3, {{"validity", "no"}}, "1"},
	    {3, {{"hotline", "no"}}, "1"},
	    {3, {{"supervisor", "no"}}, "1"},
	    {5, {{"hotline", "no"}, {"supervisor", "no"}}, "1"},
	    /* row 3: on the internet; it does not make up for a missing fact */
	    {5, {{"online", "no"}}, "3"},
	    {3, {{"online", "yes"}}, "3"},
	    {3, {{"name", "yes"}}, "3"},
	    {3, {{"name", "yes"}, {"online", "yes"}}, "5"},
	};

	EXPECT_ROWS("handling.disclosure", rows);
}

Test(score_tables, table_4_notification)
{
	static const struct row rows[] = {
	    /* rows 1 and 2: above 10 %, or not */
	    {1, {{"sampled", "10"}, {"uninformed", "1"}}, "3"},
	    {1, {{"sampled", "20"}, {"uninformed", "2"}}, "3"},
	    {1, {{"sampled", "20"}, {"uninformed", "3"}}, "1"},
	    {1, {{"sampled", "1000"}, {"uninformed", "101"}}, "1"},
	    {1, {{"sampled", "9"}, {"uninformed", "1"}}, "1"},
	    {1, {{"sampled", "11"}, {"uninformed", "1"}}, "3"},
	    {1, {{"sampled", "1"}, {"uninformed", "1"}}, "1"},
	    /* rows 2 and 3: above 5 %, or not */
	    {1, {{"sampled", "20"}, {"uninformed", "1"}}, "5"},
	    {1, {{"sampled", "19"}, {"uninformed", "1"}}, "3"},
	    {1, {{"sampled", "21"}, {"uninformed", "1"}}, "5"},
	    {1, {{"sampled", "1000"}, {"uninformed", "51"}}, "3"},
	    {1, {{"sampled", "1"}, {"uninformed", "0"}}, "5"},
	    /* where a rounded rate would be wrong: 5 % is 49,999,999.95 and 10 % is
	       99,999,999.9 of 999,999,999 */
	    {1, {{"sampled", "999999999"}, {"uninformed", "49999999"}}, "5"},
	    {1, {{"sampled", "999999999"}, {"uninformed", "50000000"}}, "3"},
	    {1, {{"sampled", "999999999"}, {"uninformed", "99999999"}}, "3"},
	    {1, {{"sampled", "999999999"}, {"uninformed", "100000000"}}, "1"},
	};

	EXPECT_ROWS("handling.notification", rows);
}

Test(score_tables, table_5_cycle)
{
	static const struct row rows[] = {
	    /* row 3: 3 working days or fewer; the same day is 0 */
	    {1, {{"days", "0"}}, "5"},
	    {1, {{"days", "2.999999"}}, "5"},
	    {1, {{"days", "3"}}, "5"},
	    {1, {{"days", "3.000001"}}, "3"},
	    {1, {{"days", "3.5"}}, "3"},
	    /* row 2: 7 working days or fewer; row 1: all others */
	    {1, {{"days", "7"}}, "3"},
	    {1, {{"days", "7.000001"}}, "1"},
	    {1, {{"days", "7.5"}}, "1"},
	    {1, {{"days", "8"}}, "1"},
	    {1, {{"days", "999999999"}}, "1"},
	};

	EXPECT_ROWS("handling.cycle", rows);
}

Test(score_tables, table_6_validity)
{
	static const struct row rows[] = {
	    /* row 1 */
	    {1, {{"offered", "no"}}, "0"},
	    {1, {{"crl", "no"}}, "0"},
	    {1, {{"download", "no"}}, "0"},
	    {5, {{"offered", "no"}}, "0"},
	    {5, {{"crl", "no"}}, "0"},
	    {5, {{"download", "no"}}, "0"},
	    /* row 2 */
	    {3, {{"live", "no"}}, "1"},
	    {3, {{"offline", "no"}}, "1"},
	    {5, {{"live", "no"}}, "1"},
	    {5, {{"offline", "no"}}, "1"},
	    /* row 3 */
	    {5, {{"tailored", "no"}}, "3"},
	    {1, {{"tailored", "yes"}}, "1"},
	};

	EXPECT_ROWS("handling.validity", rows);
}

Test(score_tables, table_7_authentication)
{
	static const struct row rows[] = {
	    /* row 1 */
	    {1, {{"genuine", "no"}}, "0"},
	    {1, {{"matched", "no"}}, "0"},
	    {5, {{"genuine", "no"}}, "0"},
	    {5, {{"matched", "no"}}, "0"},
	    /* row 2 */
	    {3, {{"documented", "no"}}, "1"},
	    {3, {{"standardised", "no"}}, "1"},
	    {3, {{"secured", "no"}}, "1"},
	    {5, {{"documented", "no"}}, "1"},
	    {5, {{"standardised", "no"}}, "1"},
	    {5, {{"secured", "no"}}, "1"},
	    /* row 3: no longer than 1 working day */
	    {3, {{"days", "0"}}, "5"},
	    {3, {{"days", "0.5"}}, "5"},
	    {3, {{"days", "1"}}, "5"},
	    {5, {{"days", "1.000001"}}, "3"},
	    {5, {{"days", "1.5"}}, "3"},
	    {5, {{"days", "2"}}, "3"},
	    {1, {{"days", "1"}}, "1"},
	};

	EXPECT_ROWS("handling.authentication", rows);
}

Test(score_tables, table_8_support)
{
	static const struct row rows[] = {
	    /* row 1 */
	    {1, {{"offered", "no"}}, "0"},
	    {5, {{"offered", "no"}}, "0"},
	    /* row 2 */
	    {3, {{"classified", "no"}}, "1"},
	    {3, {{"harmless", "no"}}, "1"},
	    {3, {{"planned", "no"}}, "1"},
	    {5, {{"classified", "no"}}, "1"},
	    {5, {{"harmless", "no"}}, "1"},
	    {5, {{"planned", "no"}}, "1"},
	    /* row 3: ordinary events within 1 day, severe ones within 1 week */
	    {5, {{"ordinary", "0"}, {"severe", "0"}}, "5"},
	    {5, {{"ordinary", "1.000001"}}, "3"},
	    {5, {{"ordinary", "1.5"}}, "3"},
	    {5, {{"severe", "7.000001"}}, "3"},
	    {5, {{"severe", "7.5"}}, "3"},
	    {5, {{"severe", "8"}}, "3"},
	    /* row 3: the rest */
	    {5, {{"major", "no"}}, "3"},
	    {5, {{"documented", "no"}}, "3"},
	    {5, {{"recorded", "no"}}, "3"},
	};

	EXPECT_ROWS("support", rows);
}

Test(score_tables, table_9_complaints)
{
	static const struct row rows[] = {
	    /* row 1: 3 or more, however fast */
	    {1, {{"count", "3"}, {"days", "0"}}, "0"},
	    {1, {{"count", "3"}, {"days", "5"}}, "0"},
	    {1, {{"count", "4"}, {"days", "3"}}, "0"},
	    /* row 2: fewer than 3, within 5 working days */
	    {1, {{"count", "2"}, {"days", "0"}}, "1"},
	    {1, {{"count", "2"}, {"days", "3"}}, "1"},
	    {1, {{"count", "2"}, {"days", "5"}}, "1"},
	    {1, {{"count", "2"}, {"days", "5.000001"}}, "0"},
	    {1, {{"count", "2"}, {"days", "6"}}, "0"},
	    {1, {{"count", "1"}, {"days", "5"}}, "1"},
	    {1, {{"count", "1"}, {"days", "5.000001"}}, "0"},
	    /* row 3: one, within 3 working days */
	    {1, {{"count", "1"}, {"days", "0"}}, "3"},
	    {1, {{"count", "1"}, {"days", "3"}}, "3"},
	    {1, {{"count", "1"}, {"days", "3.000001"}}, "1"},
	    {1, {{"count", "1"}, {"days", "3.5"}}, "1"},
	    /* row 4: none at all; what was said of days before does not count */
	    {1, {{"count", "0"}, {"days", "100"}}, "5"},
	};

	EXPECT_ROWS("aftersales.complaints", rows);
}

Test(score_tables, table_10_followup)
{
	static const struct row rows[] = {
	    /* row 1 */
	    {1, {{"staff", "no"}}, "0"},
	    {1, {{"filed", "no"}}, "0"},
	    {5, {{"staff", "no"}}, "0"},
	    {5, {{"filed", "no"}}, "0"},
	    /* row 2 */
	    {3, {{"planned", "no"}}, "1"},
	    {3, {{"standardised", "no"}}, "1"},
	    {5, {{"planned", "no"}}, "1"},
	    {5, {{"standardised", "no"}}, "1"},
	    /* row 2: 50 % or more of the customers */
	    {3, {{"customers", "1000"}, {"reached", "499"}}, "1"},
	    {3, {{"customers", "2"}, {"reached", "1"}}, "3"},
	    {3, {{"customers", "3"}, {"reached", "1"}}, "1"},
	    {3, {{"customers", "999999999"}, {"reached", "499999999"}}, "1"},
	    {3, {{"customers", "999999999"}, {"reached", "500000000"}}, "3"},
	    {5, {{"customers", "1000"}, {"reached", "499"}}, "1"},
	    {3, {{"customers", "1"}, {"reached", "0"}}, "1"},
	    /* row 3: 80 % or more */
	    {5, {{"customers", "1000"}, {"reached", "799"}}, "3"},
	    {5, {{"customers", "5"}, {"reached", "4"}}, "5"},
	    {5, {{"customers", "4"}, {"reached", "3"}}, "3"},
	    {5, {{"customers", "999999999"}, {"reached", "799999999"}}, "3"},
	    {5, {{"customers", "999999999"}, {"reached", "800000000"}}, "5"},
	    {5, {{"customers", "7"}, {"reached", "7"}}, "5"},
	    /* row 3: auditable and traceable */
	    {5, {{"auditable", "no"}}, "3"},
	    {3, {{"auditable", "yes"}}, "3"},
	};

	EXPECT_ROWS("aftersales.followup", rows);
}

Test(score_tables, table_11_disputes)
{
	static const struct row rows[] = {
	    /* row 1: 3 or more, within 5 working days */
	    {1, {{"count", "3"}, {"days", "0"}}, "1"},
	    {1, {{"count", "3"}, {"days", "3"}}, "1"},
	    {1, {{"count", "3"}, {"days", "5"}}, "1"},
	    {1, {{"count", "3"}, {"days", "5.000001"}}, "0"},
	    {1, {{"count", "100"}, {"days", "5"}}, "1"},
	    /* row 2: 1 or 2, within 3 working days */
	    {1, {{"count", "1"}, {"days", "0"}}, "3"},
	    {1, {{"count", "1"}, {"days", "3"}}, "3"},
	    {1, {{"count", "2"}, {"days", "3"}}, "3"},
	    {1, {{"count", "1"}, {"days", "3.000001"}}, "1"},
	    {1, {{"count", "2"}, {"days", "3.000001"}}, "1"},
	    /* row 3: none */
	    {1, {{"count", "0"}, {"days", "100"}}, "5"},
	};

	EXPECT_ROWS("aftersales.disputes", rows);
}

Test(score_tables, table_12_satisfaction)
{
	static const struct row rows[] = {
	    /* rows 1 to 4: poor, fair, good, excellent */
	    {0, {{0}}, "0"},
	    {1, {{0}}, "1"},
	    {3, {{0}}, "3"},
	    {5, {{0}}, "5"},
	};

	EXPECT_ROWS("aftersales.satisfaction", rows);
}

Test(score_tables, table_13_judicial)
{
	static const struct row rows[] = {
	    /* row 1 */
	    {1, {{"offered", "no"}}, "0"},
	    {5, {{"offered", "no"}}, "0"},
	    /* row 2 */
	    {3, {{"defined", "no"}}, "1"},
	    {3, {{"prompt", "no"}}, "1"},
	    {3, {{"standardised", "no"}}, "1"},
	    {5, {{"defined", "no"}}, "1"},
	    {5, {{"prompt", "no"}}, "1"},
	    {5, {{"standardised", "no"}}, "1"},
	    /* row 3: no longer than 10 working days */
	    {5, {{"days", "0"}}, "5"},
	    {5, {{"days", "10.000001"}}, "3"},
	    {5, {{"days", "10.5"}}, "3"},
	    {5, {{"days", "11"}}, "3"},
	    /* row 3: the rest */
	    {5, {{"documented", "no"}}, "3"},
	    {5, {{"recorded", "no"}}, "3"},
	};

	EXPECT_ROWS("judicial", rows);
}

Test(score_tables, table_14_attitude)
{
	static const struct row rows[] = {
	    /* row 1: 2 or more */
	    {5, {{"count", "2"}}, "0"},
	    {5, {{"count", "3"}}, "0"},
	    /* row 2: one, resolved to the customer's basic satisfaction; none at all is better */
	    {1, {{"resolved", "no"}}, "0"},
	    {5, {{"resolved", "no"}}, "0"},
	    {1, {{"count", "0"}}, "1"},
	    {3, {{"count", "0"}}, "3"},
	    {5, {{"count", "0"}}, "5"},
	    /* row 3 */
	    {3, {{"patient", "no"}}, "1"},
	    {3, {{"answers", "no"}}, "1"},
	    {3, {{"code", "no"}}, "1"},
	    {5, {{"patient", "no"}}, "1"},
	    {5, {{"answers", "no"}}, "1"},
	    {5, {{"code", "no"}}, "1"},
	    /* row 4 */
	    {5, {{"praised", "no"}}, "3"},
	    {5, {{"training", "no"}}, "3"},
	    {5, {{"audited", "no"}}, "3"},
	};

	EXPECT_ROWS("assurance.attitude", rows);
}

Test(score_tables, table_15_facilities)
{
	static const struct row rows[] = {
	    /* row 1 */
	    {1, {{"premises", "no"}}, "0"},
	    {1, {{"space", "no"}}, "0"},
	    {1, {{"network", "no"}}, "0"},
	    {1, {{"machineroom", "no"}}, "0"},
	    {1, {{"callcentre", "no"}}, "0"},
	    {5, {{"premises", "no"}}, "0"},
	    {5, {{"space", "no"}}, "0"},
	    {5, {{"network", "no"}}, "0"},
	    {5, {{"machineroom", "no"}}, "0"},
	    {5, {{"callcentre", "no"}}, "0"},
	    /* rows 2 and 3 */
	    {3, {{"tested", "no"}}, "1"},
	    {5, {{"tested", "no"}}, "1"},
	    {5, {{"certified", "no"}}, "3"},
	    {1, {{"certified", "yes"}}, "1"},
	};

	EXPECT_ROWS("assurance.facilities", rows);
}

Test(score_tables, table_16_continuity)
{
	static const struct row rows[] = {
	    /* row 1 */
	    {1, {{"continuous", "no"}}, "0"},
	    {1, {{"recoveryplan", "no"}}, "0"},
	    {1, {{"backups", "no"}}, "0"},
	    {5, {{"continuous", "no"}}, "0"},
	    {5, {{"recoveryplan", "no"}}, "0"},
	    {5, {{"backups", "no"}}, "0"},
	    /* recovery within 72, 36 and 24 hours */
	    {5, {{"hours", "0"}}, "5"},
	    {5, {{"hours", "24"}}, "5"},
	    {5, {{"hours", "24.000001"}}, "3"},
	    {5, {{"hours", "24.5"}}, "3"},
	    {5, {{"hours", "36"}}, "3"},
	    {5, {{"hours", "36.000001"}}, "1"},
	    {5, {{"hours", "36.5"}}, "1"},
	    {5, {{"hours", "72"}}, "1"},
	    {5, {{"hours", "72.000001"}}, "0"},
	    {5, {{"hours", "73"}}, "0"},
	    {3, {{"hours", "36.000001"}}, "1"},
	    {1, {{"hours", "72.000001"}}, "0"},
	    /* row 2 */
	    {3, {{"continuityplan", "no"}}, "1"},
	    {3, {{"harmless", "no"}}, "1"},
	    {5, {{"continuityplan", "no"}}, "1"},
	    {5, {{"harmless", "no"}}, "1"},
	    /* row 3 */
	    {5, {{"defined", "no"}}, "3"},
	    {5, {{"tiered", "no"}}, "3"},
	    {5, {{"allday", "no"}}, "3"},
	};

	EXPECT_ROWS("assurance.continuity", rows);
}

Test(score_tables, table_17_discipline)
{
	static const struct row rows[] = {
	    /* rows 1 and 2: identity not checked, or customers' data leaked */
	    {1, {{"basic", "no"}}, "0"},
	    {1, {{"noleak", "no"}}, "0"},
	    {5, {{"basic", "no"}}, "0"},
	    {5, {{"noleak", "no"}}, "0"},
	    /* row 3 */
	    {3, {{"strict", "no"}}, "1"},
	    {3, {{"confidential", "no"}}, "1"},
	    {3, {{"line", "no"}}, "1"},
	    {5, {{"strict", "no"}}, "1"},
	    {5, {{"confidential", "no"}}, "1"},
	    {5, {{"line", "no"}}, "1"},
	    /* row 4 */
	    {5, {{"noquarrel", "no"}}, "3"},
	    {5, {{"answers", "no"}}, "3"},
	};

	EXPECT_ROWS("assurance.discipline", rows);
}
