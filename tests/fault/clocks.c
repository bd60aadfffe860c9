/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks that are wrong or run backwards, time zones and locales: the record has the same bytes but
 * for its time labels and the chain over them, and what comes out of it is the same. */
#include "config.h"

#include "base/digest.h"
#include "base/text.h"
#include "tests/fault/fault.h"
#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/work.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAMPLE_STEP 5
#define COUNT(table) (sizeof(table) / sizeof *(table))
#define NOON INT64_C(1795420985) /* 2026-11-23T08:03:05Z */
#define DAY INT64_C(86400)
#define YEARS_100 INT64_C(3155760000)

TestSuite(clocks, .fini = check_leaks);

/* One assessment from its beginning to an amendment behind its seal, and all that is made of it. */
static const struct {
	const char *arguments[8];
	const char *input;
} commands[] = {
    {{"import", WORK_RECORD, "sheet.csv"}, ""},
    {{"assess", "--lang", "en", "--plain", "--by", "李雷", WORK_RECORD},
     ":goto 6.1.a\nno\n:goto 6.1.a\n:note 没有, \"no\" \\n\n:undo\n:redo\n:goto "
     "handling.cycle.days\n"
     "1.5\n:undo\n:goto 6.1.b\nna\n:open\n"},
    {{"import", WORK_RECORD, "late.csv"}, ""},
    {{"seal", "--yes", WORK_RECORD}, ""},
    {{"import", "--reason", "delayed, 补充", WORK_RECORD, "amend.csv"}, ""},
    {{"score", "--lang", "en", WORK_RECORD}, ""},
    {{"score", "--lang", "zh", WORK_RECORD}, ""},
    {{"score", "--lang", "en", "--format", "json", WORK_RECORD}, ""},
    {{"score", "--lang", "zh", "--format", "csv", WORK_RECORD}, ""},
    {{"next", "--lang", "en", WORK_RECORD}, ""},
    {{"log", "--lang", "en", WORK_RECORD}, ""},
    {{"verify", WORK_RECORD}, ""},
    {{"export", "--lang", "zh", WORK_RECORD, "-o", "export.csv"}, ""},
};

static const struct {
	const char *name;
	const char *content;
} sheets[] = {
    {"late.csv", "item,answer\nhandling.cycle.days,２.５\n6.1.c,否\nsupport.ordinary,1.0\n"},
    {"amend.csv", "item,answer,note\n6.1.d,yes,\"seen \"\"later\"\"\"\n"},
};

/* What the clock says when a command is run. */
struct clock {
	const char *name;
	int64_t start;
	int64_t step;	  /* from one command to the next */
	const char *text; /* not NULL: this instead */
};

static const struct clock steady = {"steady", NOON, 60, NULL};

static const struct clock clocks[] = {
    {"standing still", NOON, 0, NULL},
    {"a day back", NOON, -DAY, NULL},
    {"a hundred years on", NOON, YEARS_100, NULL},
    {"running backwards", NOON, -1, NULL},
    {"back over the end of summer time", 1793507402, -1, NULL},
    {"over the end of summer time", 1793507397, 1, NULL},
    {"over the beginning of summer time", 1772947797, 1, NULL},
    {"at its beginning", 0, 0, NULL},
    {"before its beginning", -1, -DAY, NULL},
    {"at the end of 32 bits", INT32_MAX, 1, NULL},
    {"at the end of 64 bits", INT64_MAX, 0, NULL},
    {"at the other end", INT64_MIN, 0, NULL},
    {"no clock", 0, 0, "noon"},
    {"no more of it", 0, 0, ""},
};

static const char *const zones[] = {"UTC", "Asia/Shanghai", "America/St_Johns", "Asia/Kathmandu",
				    /* without the system's tables: the rule itself */
				    "NST3:30NDT,M3.2.0,M11.1.0", ""};

static const char *const locales[] = {"C",	     "C.UTF-8",	      "POSIX",	     "de_DE.UTF-8",
				      "zh_CN.UTF-8", "zh_CN.GB18030", "tr_TR.UTF-8", "de_DE"};

static void set_clock(const struct clock *clock, size_t command)
{
	char seconds[32];
	int64_t now = clock->start;

	for (size_t i = 0; i < command; i++)
		now += clock->step;
	snprintf(seconds, sizeof seconds, "%lld", (long long)now);
	setenv("CAGRADE_NOW", clock->text ? clock->text : seconds, 1);
}

static void add_file(struct text *out, const struct work *work, const char *name)
{
	struct text content = TEXT_EMPTY;

	work_read(work, name, &content);
	text_printf(out, "== %s\n", name);
	text_add(out, content.bytes, content.len);
	text_release(&content);
}

/* Go through all commands under the environment as it is; out gets all that they print and leave.
 * warnings  gets what the last but one says on stderr; NULL: nobody asks */
static void live_through(struct text *out, const struct clock *clock, struct text *warnings)
{
	struct work work = work_begin();
	struct text sheet = TEXT_EMPTY;

	answers_add_sheet(&sheet);
	work_write(&work, "sheet.csv", &sheet);
	for (size_t i = 0; i < COUNT(sheets); i++) {
		text_clear(&sheet);
		text_add_string(&sheet, sheets[i].content);
		work_write(&work, sheets[i].name, &sheet);
	}
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct outcome outcome;

		set_clock(clock, i);
		outcome = work_run(&work, commands[i].arguments, commands[i].input);
		text_printf(out, "== %s: 0x%x\n", commands[i].arguments[0],
			    (unsigned)outcome.status);
		text_add(out, outcome.out.bytes, outcome.out.len);
		if (warnings && strcmp(commands[i].arguments[0], "verify") == 0)
			text_add(warnings, outcome.err.bytes, outcome.err.len);
		outcome_release(&outcome);
	}
	add_file(out, &work, WORK_RECORD);
	add_file(out, &work, "export.csv");
	text_release(&sheet);
	work_end(&work);
}

/* How many bytes at the start have this shape: 9 for any digit, ~ for a sign; 0 where they have
 * not. */
static size_t match(const char *at, const char *shape)
{
	size_t len = 0;

	for (; shape[len] != '\0'; len++) {
		bool fits = at[len] == shape[len];

		if (shape[len] == '9')
			fits = isdigit((unsigned char)at[len]);
		else if (shape[len] == '~')
			fits = at[len] == '+' || at[len] == '-';
		if (!fits)
			return 0;
	}
	return len;
}

/* Put one word in the place of every time, and of every digest, which is over times too. */
static void mask(struct text *text)
{
	static const char *const shapes[] = {"9999-99-99T99:99:99~99:99", "99:99:99"};
	struct text masked = TEXT_EMPTY;

	for (const char *at = text->bytes; *at != '\0';) {
		size_t len = strspn(at, "0123456789abcdef");

		len = len == DIGEST_HEX_LEN ? len : 0;
		for (size_t i = 0; i < COUNT(shapes) && len == 0; i++)
			len = match(at, shapes[i]);
		if (len > 0)
			text_add_string(&masked, "MASKED");
		else
			text_add_byte(&masked, *at);
		at += len > 0 ? len : 1;
	}
	text_clear(text);
	text_add(text, masked.bytes, masked.len);
	text_release(&masked);
}

/* Tell the line where they part. */
static void expect_same(struct fault *fault, const struct text *due, const struct text *found,
			const char *what, const char *where)
{
	size_t same = 0;
	size_t start;

	if (due->len == found->len && memcmp(due->bytes, found->bytes, due->len) == 0)
		return;
	while (same < due->len && same < found->len && due->bytes[same] == found->bytes[same])
		same++;
	for (start = same; start > 0 && due->bytes[start - 1] != '\n';)
		start--;
	fault_lost(fault, "%s, %s: due '%.*s', found '%.*s'", what, where,
		   (int)strcspn(due->bytes + start, "\n"), due->bytes + start,
		   (int)strcspn(found->bytes + start, "\n"), found->bytes + start);
}

static void set_world(const char *zone, const char *locale, const char *locales_folder)
{
	setenv("TZ", zone, 1);
	setenv("LC_ALL", locale, 1);
	if (locales_folder)
		setenv("LOCPATH", locales_folder, 1);
	else
		unsetenv("LOCPATH");
	unsetenv("LANG");
	unsetenv("LANGUAGE");
}

/* What the same assessment comes to where nothing is odd but the time zone. */
static struct text plain_life(const char *zone, bool is_masked)
{
	struct text life = TEXT_EMPTY;

	set_world(zone, "C.UTF-8", NULL);
	live_through(&life, &steady, NULL);
	cr_assert(strstr(life.bytes, "\"total\": {\"low\": \"3."), "no score: %s", life.bytes);
	cr_assert(strstr(life.bytes, "completeness not shown"), "%s", life.bytes);
	if (is_masked)
		mask(&life);
	return life;
}

Test(clocks, change_time_labels_and_nothing_else)
{
	struct fault fault = fault_begin("clocks.times", SAMPLE_STEP);
	struct text due = plain_life("UTC", true);
	struct text found = TEXT_EMPTY;

	for (size_t zone = 0; zone < COUNT(zones); zone++) {
		for (size_t i = 0; i < COUNT(clocks); i++) {
			if (!fault_takes(&fault))
				continue;
			text_clear(&found);
			set_world(zones[zone], "C.UTF-8", NULL);
			live_through(&found, &clocks[i], NULL);
			mask(&found);
			expect_same(&fault, &due, &found, clocks[i].name, zones[zone]);
		}
	}
	text_release(&due);
	text_release(&found);
	fault_end(&fault);
}

/* What the first row's label must be; worked out by hand from the rules of the zones. */
static const struct {
	const char *zone;
	int64_t now;
	const char *label;
} labels[] = {
    {"UTC", NOON, "2026-11-23T08:03:05+00:00"},
    {"UTC", NOON - DAY, "2026-11-22T08:03:05+00:00"},
    {"UTC", NOON + YEARS_100, "2126-11-24T08:03:05+00:00"},
    {"UTC", 0, "1970-01-01T00:00:00+00:00"},
    {"UTC", -1, "1969-12-31T23:59:59+00:00"},
    {"UTC", INT64_MAX, "9999-12-31T23:59:59+00:00"},
    {"UTC", INT64_MIN, "0001-01-01T00:00:00+00:00"},
    {"CST-8", NOON, "2026-11-23T16:03:05+08:00"},
    {"CST-8", 0, "1970-01-01T08:00:00+08:00"},
    /* Summer time: the label goes back by an hour while time goes on, and the row's number tells.
     */
    {"NST3:30NDT,M3.2.0,M11.1.0", NOON, "2026-11-23T04:33:05-03:30"},
    {"NST3:30NDT,M3.2.0,M11.1.0", 1793507399, "2026-11-01T01:59:59-02:30"},
    {"NST3:30NDT,M3.2.0,M11.1.0", 1793507400, "2026-11-01T01:00:00-03:30"},
    {"NST3:30NDT,M3.2.0,M11.1.0", 1772947799, "2026-03-08T01:59:59-03:30"},
    {"NST3:30NDT,M3.2.0,M11.1.0", 1772947800, "2026-03-08T03:00:00-02:30"},
};

/* The same by the system's tables, where it has them. */
static const struct {
	const char *zone;
	int64_t now;
	const char *label;
} named_labels[] = {
    {"Asia/Shanghai", NOON, "2026-11-23T16:03:05+08:00"},
    {"Asia/Shanghai", 520560000, "1986-07-01T09:00:00+09:00"}, /* had summer time then */
    {"America/St_Johns", 1793507399, "2026-11-01T01:59:59-02:30"},
    {"America/St_Johns", 1793507400, "2026-11-01T01:00:00-03:30"},
};

static void expect_label(struct fault *fault, const char *zone, int64_t now, const char *label)
{
	struct work work = work_begin();
	struct text content = TEXT_EMPTY;
	struct outcome outcome;
	struct text due = TEXT_EMPTY;

	set_world(zone, "C.UTF-8", NULL);
	set_clock(&(struct clock){.start = now}, 0);
	outcome =
	    work_run(&work, (const char *const[]){"assess", "--plain", WORK_RECORD, NULL}, "");
	work_read(&work, WORK_RECORD, &content);
	text_printf(&due, "\n1,%s,", label);
	if (!strstr(content.bytes, due.bytes))
		fault_missed(fault, "%s at %lld: %s was due, found %s", zone, (long long)now, label,
			     content.bytes);
	outcome_release(&outcome);
	text_release(&content);
	text_release(&due);
	work_end(&work);
}

Test(clocks, give_the_labels_that_are_due)
{
	struct fault fault = fault_begin("clocks.labels", 1);

	for (size_t i = 0; i < COUNT(labels); i++)
		if (fault_takes(&fault))
			expect_label(&fault, labels[i].zone, labels[i].now, labels[i].label);
	if (access("/usr/share/zoneinfo/America/St_Johns", R_OK) != 0) {
		fault_skip(&fault, "named time zones: the system has none");
		fault_end(&fault);
		return;
	}
	for (size_t i = 0; i < COUNT(named_labels); i++)
		if (fault_takes(&fault))
			expect_label(&fault, named_labels[i].zone, named_labels[i].now,
				     named_labels[i].label);
	fault_end(&fault);
}

/* Make the locale in the folder; false where the system cannot. */
static bool make_locale(const char *folder, const char *locale)
{
	const char *charset = strchr(locale, '.');
	struct text command = TEXT_EMPTY;
	bool is_made;

	text_printf(&command, "localedef --no-archive -i %.5s -f %s '%s/%s' >/dev/null 2>&1",
		    locale, charset ? charset + 1 : "ISO-8859-1", folder, locale);
	/* 1: made, with warnings. */
	is_made = WEXITSTATUS(system(command.bytes)) <= 1;
	text_clear(&command);
	text_printf(&command, "%s/%s/LC_CTYPE", folder, locale);
	is_made = is_made && access(command.bytes, R_OK) == 0;
	text_release(&command);
	return is_made;
}

static bool is_utf8_or_c(const char *locale)
{
	return strstr(locale, "UTF-8") || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* The same clock and zone: not even a label may differ.  A locale that says the terminal is not of
 * UTF-8 is told so. */
static void try_locale(struct fault *fault, const struct text *due, const char *zone,
		       const char *locale, const char *folder)
{
	struct text found = TEXT_EMPTY;
	struct text warnings = TEXT_EMPTY;

	set_world(zone, locale, folder);
	live_through(&found, &steady, &warnings);
	expect_same(fault, due, &found, locale, folder ? "installed" : "as the system is");
	if ((warnings.len > 0) == is_utf8_or_c(locale))
		fault_missed(fault, "%s, %s: warned: '%s'", locale,
			     folder ? "installed" : "as the system is", warnings.bytes);
	text_release(&found);
	text_release(&warnings);
}

Test(clocks, and_locales_change_nothing)
{
	struct fault fault = fault_begin("clocks.locales", SAMPLE_STEP);
	struct work made = work_begin(); /* the locales */
	bool is_made[COUNT(locales)];

	for (size_t i = 0; i < COUNT(locales); i++) {
		bool is_built_in = strchr(locales[i], '_') == NULL;

		is_made[i] = !is_built_in && make_locale(made.folder.bytes, locales[i]);
		if (!is_built_in && !is_made[i])
			fault_skip(&fault, locales[i]);
	}
	for (size_t zone = 0; zone < COUNT(zones); zone++) {
		struct text due = plain_life(zones[zone], false);

		for (size_t i = 0; i < COUNT(locales); i++) {
			if (fault_takes(&fault))
				try_locale(&fault, &due, zones[zone], locales[i], NULL);
			if (is_made[i] && fault_takes(&fault))
				try_locale(&fault, &due, zones[zone], locales[i],
					   made.folder.bytes);
		}
		text_release(&due);
	}
	work_end(&made);
	fault_end(&fault);
}
