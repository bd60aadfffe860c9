/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of documents as HTML. */
#include "config.h"

#include "report/write_html.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tests/support/check.h"

#include <string.h>

TestSuite(write_html, .fini = check_leaks);

static const struct report_column columns[] = {
    {REPORT_CODE, "Clause"},
    {REPORT_STATE, "Result"},
    {REPORT_NUMBER, "Score"},
    {REPORT_WORDS, "Question"},
};

/* What an attacker, or a careless hand, may have put into a record. */
static const char hostile[] =
    "<script>alert('1')</script>&\"<b>]]><!--\x1b[2J\x01\x7f\xff\u202e\r\n";

static void add_everything(struct report *report, const char *words)
{
	struct corridor score = {{3425, 3}, {4, 0}};

	for (int kind = REPORT_HEADING; kind <= REPORT_LITERAL; kind++)
		report_add(report, (enum report_block_kind)kind, words);
	report_begin_facts(report);
	report_fact(report, words, words);
	report_detail(report, words, words);
	report_begin_table(report, REPORT_TABLE, columns, 4);
	report_heading_row(report, words);
	report_begin_row(report);
	for (int tone = REPORT_PLAIN; tone <= REPORT_WEAK; tone++)
		report_cell(report, (enum report_tone)tone, words);
	report_detail(report, words, words);
	report_begin_table(report, REPORT_COMPACT, columns, 4);
	report_begin_row(report);
	for (size_t i = 0; i < 4; i++)
		report_indented_cell(report, i, words);
	report_begin_chart(report);
	report_bar(report, words, 0, &score, 2);
	report_mark(report, words, (struct decimal){35, 1});
	report_begin_signatures(report);
	report_begin_row(report);
	report_cell(report, REPORT_PLAIN, words);
}

static void write(struct text *out, const char *title, const char *words)
{
	struct report report;

	report_init(&report, title, "slip 1:0a");
	add_everything(&report, words);
	write_html_report(out, &report);
	report_release(&report);
}

static void expect_holds(const struct text *out, const char *piece)
{
	cr_expect(strstr(out->bytes, piece) != NULL, "no %s in %s", piece, out->bytes);
}

/* Names of the elements that are open, one behind the other with a blank behind each. */
static void close_element(struct text *open, const char *name, size_t len)
{
	cr_assert(open->len > len, "</%.*s> closes nothing", (int)len, name);
	cr_assert(strncmp(open->bytes + open->len - len - 1, name, len) == 0 &&
		      (open->len == len + 1 || open->bytes[open->len - len - 2] == ' '),
		  "</%.*s> closes another: %s", (int)len, name, open->bytes);
	text_cut(open, open->len - len - 1);
}

/* Every element that is opened is closed, in order; each attribute is quoted; each & begins an
 * entity. */
static void expect_well_formed(const char *html)
{
	struct text open = TEXT_EMPTY;

	cr_assert(strncmp(html, "<!DOCTYPE html>\n", 16) == 0);
	for (const char *at = html + 16; *at != '\0';) {
		size_t len = strcspn(at, "<");
		const char *end;

		for (const char *amp = memchr(at, '&', len); amp;
		     amp = memchr(amp + 1, '&', len - (size_t)(amp + 1 - at)))
			cr_assert(strcspn(amp, ";") <= 5, "%.20s", amp);
		at += len;
		if (*at == '\0')
			break;
		end = strchr(at, '>');
		cr_assert(end, "a tag is not closed");
		if (at[1] == '/') {
			close_element(&open, at + 2, (size_t)(end - at - 2));
		} else if (end[-1] != '/') {
			text_add(&open, at + 1, strcspn(at + 1, " >"));
			text_add_byte(&open, ' ');
		}
		at = end + 1;
	}
	cr_expect_str_eq(open.bytes, "", "not closed: %s", open.bytes);
	text_release(&open);
}

Test(write_html, is_well_formed_whatever_it_says)
{
	static const char *const words[] = {"", "plain", hostile, "一\n二"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct text out = TEXT_EMPTY;

		write(&out, words[i], words[i]);
		expect_well_formed(out.bytes);
		text_release(&out);
	}
}

Test(write_html, sends_nothing_raw)
{
	struct text out = TEXT_EMPTY;

	write(&out, hostile, hostile);
	cr_expect(utf8_is_valid(out.bytes, out.len));
	for (size_t i = 0; i < out.len; i++) {
		unsigned char byte = (unsigned char)out.bytes[i];

		cr_expect((byte >= ' ' && byte != 0x7f) || byte == '\n', "byte %zu is %u", i, byte);
	}
	cr_expect(strstr(out.bytes, "\u202e") == NULL);
	expect_holds(&out,
		     "<h2>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;&lt;b&gt;]]&gt;"
		     "&lt;!--\u241b[2J\u2401\u2421\ufffd&lt;U+202E&gt;\u240d\n</h2>\n");
	text_release(&out);
}

/* Nothing is fetched, run or sent, so that the file is the same on a machine without a network. */
Test(write_html, needs_nothing_else)
{
	static const char *const banned[] = {"<script", "<link", "<img",   "<iframe", "<a ",
					     "href",	"src=",	 "url(",   "@import", "http:",
					     "https:",	"//",	 "onload", "onclick"};
	struct text out = TEXT_EMPTY;

	write(&out, "Title", "words");
	for (size_t i = 0; i < sizeof banned / sizeof *banned; i++)
		cr_expect(strstr(out.bytes, banned[i]) == NULL, "%s", banned[i]);
	expect_holds(&out, "<meta charset=\"utf-8\"/>");
	expect_holds(&out, "content=\"default-src 'none'; style-src 'unsafe-inline'\"");
	text_release(&out);
}

Test(write_html, gives_each_block_its_element)
{
	struct text out = TEXT_EMPTY;

	write(&out, "Title", "words");
	expect_holds(&out, "<title>Title</title>\n");
	expect_holds(&out, "<h1>Title</h1>\n<h2>words</h2>\n<p class=\"statement\">words</p>\n");
	expect_holds(&out, "<p>words</p>\n<p class=\"notice\">words</p>\n"
			   "<p class=\"literal\">words</p>\n");
	expect_holds(&out, "<table class=\"facts short\">\n<tbody>\n<tr>\n<th>words</th>\n"
			   "<td>words<div class=\"detail\"><b>words</b> words</div></td>\n</tr>\n");
	expect_holds(&out, "<thead>\n<tr>\n<th class=\"code\">Clause</th>\n"
			   "<th class=\"state\">Result</th>\n");
	expect_holds(&out, "<tr class=\"group\"><th colspan=\"4\">words</th></tr>\n");
	expect_holds(&out, "<td class=\"code\">words</td>\n<td class=\"state good\">words</td>\n"
			   "<td class=\"number bad\">words</td>\n<td class=\"words weak\">words"
			   "<div class=\"detail\"><b>words</b> words</div></td>\n");
	expect_holds(&out, "<table class=\"compact\">\n");
	expect_holds(&out, "<td class=\"state\" style=\"padding-left: 4mm\">words</td>\n");
	expect_holds(&out, "<th>Name in full</th>\n<th>Signature</th>\n<th>Date</th>\n");
	expect_holds(&out, "<td>words</td>\n<td></td><td></td><td></td>\n");
	text_release(&out);
}

/* In a drawing whose unit is a point, lengths are the scores themselves. */
Test(write_html, draws_scores_to_the_last_digit)
{
	struct text out = TEXT_EMPTY;

	write(&out, "Title", "words");
	expect_holds(&out, "viewBox=\"0 0 5 1\" preserveAspectRatio=\"none\">\n");
	expect_holds(&out, "<rect x=\"0\" y=\"0.2\" height=\"0.6\" width=\"4\" ");
	expect_holds(&out, "<rect x=\"0\" y=\"0.2\" height=\"0.6\" width=\"3.425\" ");
	expect_holds(&out, " x=\"3.5\"/>\n");
	expect_holds(&out, ">3.425 to 4.00</text>\n");
	expect_holds(&out, " Level words begins at 3.5.</figcaption>\n");
	text_release(&out);
}

Test(write_html, cuts_a_label_that_is_too_long_for_the_chart)
{
	struct corridor score = {{3, 0}, {3, 0}};
	struct text out = TEXT_EMPTY;
	struct report report;

	report_init(&report, "T", "");
	report_begin_chart(&report);
	report_bar(&report, "一二三四五六七八九十一二三四五六七八九", 0, &score, 0);
	report_bar(&report, "一二三四五六七八九十一二三四五六七八", 0, &score, 0);
	write_html_report(&out, &report);
	expect_holds(&out, ">一二三四五六七八九十一二三四五六七八…</text>");
	expect_holds(&out, ">一二三四五六七八九十一二三四五六七八</text>");
	text_release(&out);
	report_release(&report);
}

Test(write_html, keeps_a_paragraph_with_the_table_that_it_leads_to)
{
	struct text out = TEXT_EMPTY;
	struct report report;

	report_init(&report, "T", "");
	report_add(&report, REPORT_PARAGRAPH, "before words");
	report_add(&report, REPORT_PARAGRAPH, "before a table");
	report_begin_facts(&report);
	report_fact(&report, "a", "b");
	report_add(&report, REPORT_PARAGRAPH, "last");
	write_html_report(&out, &report);
	expect_holds(&out, "<p>before words</p>");
	expect_holds(&out, "<p class=\"lead\">before a table</p>");
	expect_holds(&out, "<p>last</p>");
	text_release(&out);
	report_release(&report);
}

Test(write_html, names_its_language_and_its_foot)
{
	struct text out = TEXT_EMPTY;

	write(&out, "Title", "words");
	expect_holds(&out, "<html lang=\"en\">");
	expect_holds(&out, "@bottom-left { content: \"slip 1:0a\";");
	text_clear(&out);
	i18n_speak(LANGUAGE_ZH);
	write(&out, "Title", "words");
	expect_holds(&out, "<html lang=\"zh-Hans\">");
	text_release(&out);
}
