/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/mouse: reports of the mouse, as xterm's "Mouse Tracking" describes them. */
#include "config.h"

#include "tui/mouse.h"

#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <stddef.h>
#include <string.h>

TestSuite(mouse, .fini = check_leaks);

#define COUNT(table) (sizeof(table) / sizeof *(table))

Test(mouse, reports_in_decimal_are_read)
{
	static const struct {
		const char *report;
		struct mouse mouse;
	} cases[] = {
	    {"0;1;1M", {MOUSE_CLICK, 0, 0}},	     {"0;200;60M", {MOUSE_CLICK, 59, 199}},
	    {"4;3;2M", {MOUSE_CLICK, 1, 2}},  /* with shift */
	    {"24;3;2M", {MOUSE_CLICK, 1, 2}}, /* with alt and control */
	    {"64;12;7M", {MOUSE_WHEEL_UP, 6, 11}},   {"65;12;7M", {MOUSE_WHEEL_DOWN, 6, 11}},
	    {"81;12;7M", {MOUSE_WHEEL_DOWN, 6, 11}},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *report = cases[i].report;
		struct mouse mouse = {0};

		cr_assert(mouse_is_whole(report, strlen(report), true), "%s", report);
		cr_expect(mouse_parse(report, strlen(report), true, &mouse), "%s", report);
		cr_expect_eq(mouse.kind, cases[i].mouse.kind, "%s", report);
		cr_expect_eq(mouse.row, cases[i].mouse.row, "%s", report);
		cr_expect_eq(mouse.col, cases[i].mouse.col, "%s", report);
	}
}

Test(mouse, reports_in_bytes_are_read)
{
	static const struct {
		char report[4];
		struct mouse mouse;
	} cases[] = {
	    {{32, 33, 33}, {MOUSE_CLICK, 0, 0}},
	    {{32, (char)232, 92}, {MOUSE_CLICK, 59, 199}},
	    {{96, 44, 39}, {MOUSE_WHEEL_UP, 6, 11}},
	    {{97, 44, 39}, {MOUSE_WHEEL_DOWN, 6, 11}},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mouse mouse = {0};

		cr_expect(mouse_parse(cases[i].report, 3, false, &mouse), "%zu", i);
		cr_expect_eq(mouse.kind, cases[i].mouse.kind, "%zu", i);
		cr_expect_eq(mouse.row, cases[i].mouse.row, "%zu", i);
		cr_expect_eq(mouse.col, cases[i].mouse.col, "%zu", i);
	}
}

Test(mouse, what_is_of_no_use_says_nothing)
{
	static const struct {
		const char *report;
		bool is_decimal;
	} cases[] = {
	    {"0;1;1m", true},			   /* let go */
	    {"1;1;1M", true},			   /* another button */
	    {"2;1;1M", true},	{"32;1;1M", true}, /* moved with a button held */
	    {"35;1;1M", true},			   /* moved */
	    {"66;1;1M", true},			   /* the wheel to the side */
	    {"128;1;1M", true},			   /* a further button */
	    {"0;0;1M", true},	{"0;1;0M", true},      {"0;1M", true},
	    {"0;1;1;1M", true}, {";1;1M", true},       {"0;;1M", true},
	    {"0;1;M", true},	{"M", true},	       {"0;1;1y", true},
	    {"-1;1;1M", true},	{"99999999999", true}, {"0;99999999999;1M", true},
	    {"#!!", false}, /* let go, whichever button it was */
	    {"!!!", false},	{" !", false},	       {"  !", false},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *report = cases[i].report;
		struct mouse mouse = {MOUSE_CLICK, 77, 88};

		cr_expect_not(mouse_parse(report, strlen(report), cases[i].is_decimal, &mouse),
			      "%s", report);
		cr_expect(mouse.row == 77 && mouse.col == 88, "%s touched the result", report);
	}
}

Test(mouse, a_report_ends_where_it_must)
{
	char endless[MOUSE_REPORT_BYTES];

	cr_expect_not(mouse_is_whole("", 0, true));
	cr_expect_not(mouse_is_whole("0;12;7", 6, true));
	cr_expect(mouse_is_whole("0;12;7M", 7, true));
	cr_expect(mouse_is_whole("0;12;7m", 7, true));
	cr_expect(mouse_is_whole("0;y", 3, true)); /* and is none */
	cr_expect_not(mouse_is_whole(" !", 2, false));
	cr_expect(mouse_is_whole(" !!", 3, false));
	memset(endless, '1', sizeof endless);
	cr_expect_not(mouse_is_whole(endless, sizeof endless - 1, true));
	cr_expect(mouse_is_whole(endless, sizeof endless, true));
}
