/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one HTML file that needs nothing else. */
#include "config.h"

#include "report/write_html_part.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <string.h>

#define INDENT_MM 4 /* a step */

/* As browsers choose fonts and line breaks by it. */
static const char *const language_tags[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = "en",
    [LANGUAGE_ZH] = "zh-Hans",
};

static const char *const column_classes[] = {
    [REPORT_CODE] = "code",
    [REPORT_STATE] = "state",
    [REPORT_NUMBER] = "number",
    [REPORT_WORDS] = "words",
};

static const char *const tone_classes[] = {
    [REPORT_PLAIN] = "",
    [REPORT_GOOD] = " good",
    [REPORT_BAD] = " bad",
    [REPORT_WEAK] = " weak",
};

static const char *entity_of(char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void write_html_words(struct text *out, const char *words)
{
	struct text shown = TEXT_EMPTY;

	utf8_add_shown(&shown, words, strlen(words), true);
	for (size_t i = 0; i < shown.len; i++) {
		const char *entity = entity_of(shown.bytes[i]);

		if (entity)
			text_add_string(out, entity);
		else
			text_add_byte(out, shown.bytes[i]);
	}
	text_release(&shown);
}

static void add_element(struct text *out, const char *tag, const char *class, const char *words)
{
	text_printf(out, "<%s", tag);
	if (class[0] != '\0')
		text_printf(out, " class=\"%s\"", class);
	text_add_byte(out, '>');
	write_html_words(out, words);
	text_printf(out, "</%s>\n", tag);
}

static void add_table_head(struct text *out, const struct report *report,
			   const struct report_block *block)
{
	text_add_string(out, "<thead>\n<tr>\n");
	for (size_t i = 0; i < block->column_count; i++) {
		const struct report_column *column = report_column_at(report, block, i);

		add_element(out, "th", column_classes[column->kind], column->header);
	}
	text_add_string(out, "</tr>\n</thead>\n");
}

static void add_details(struct text *out, const struct report *report, const struct report_row *row)
{
	for (size_t i = 0; i < row->detail_count; i++) {
		const struct report_detail *detail = &report->details.at[row->first_detail + i];

		text_add_string(out, "<div class=\"detail\">");
		if (detail->label[0] != '\0') {
			text_add_string(out, "<b>");
			write_html_words(out, detail->label);
			text_add_string(out, "</b> ");
		}
		write_html_words(out, detail->words);
		text_add_string(out, "</div>");
	}
}

/* Details stand under the words that they are about. */
static void add_cell(struct text *out, const struct report *report,
		     const struct report_block *block, size_t row, size_t column)
{
	const struct report_cell *cell = report_cell_at(report, block, row, column);
	enum report_column_kind kind = report_column_at(report, block, column)->kind;

	text_printf(out, "<td class=\"%s%s\"", column_classes[kind], tone_classes[cell->tone]);
	if (cell->depth > 0)
		text_printf(out, " style=\"padding-left: %zumm\"", cell->depth * INDENT_MM);
	text_add_byte(out, '>');
	write_html_words(out, cell->words);
	if (kind == REPORT_WORDS)
		add_details(out, report, report_row_at(report, block, row));
	text_add_string(out, "</td>\n");
}

static void add_row(struct text *out, const struct report *report, const struct report_block *block,
		    size_t row)
{
	if (report_row_at(report, block, row)->is_heading) {
		text_printf(out, "<tr class=\"group\"><th colspan=\"%zu\">", block->column_count);
		write_html_words(out, report_cell_at(report, block, row, 0)->words);
		text_add_string(out, "</th></tr>\n");
		return;
	}
	text_add_string(out, "<tr>\n");
	for (size_t i = 0; i < block->column_count; i++)
		add_cell(out, report, block, row, i);
	text_add_string(out, "</tr>\n");
}

static void add_table(struct text *out, const struct report *report,
		      const struct report_block *block)
{
	text_add_string(out, block->kind == REPORT_COMPACT ? "<table class=\"compact\">\n"
							   : "<table>\n");
	add_table_head(out, report, block);
	text_add_string(out, "<tbody>\n");
	for (size_t i = 0; i < block->row_count; i++)
		add_row(out, report, block, i);
	text_add_string(out, "</tbody>\n</table>\n");
}

static void add_facts(struct text *out, const struct report *report,
		      const struct report_block *block)
{
	text_printf(out, "<table class=\"facts%s\">\n<tbody>\n",
		    report_has_short_names(report, block) ? " short" : "");
	for (size_t i = 0; i < block->row_count; i++) {
		text_add_string(out, "<tr>\n");
		add_element(out, "th", "", report_cell_at(report, block, i, 0)->words);
		text_add_string(out, "<td>");
		write_html_words(out, report_cell_at(report, block, i, 1)->words);
		add_details(out, report, report_row_at(report, block, i));
		text_add_string(out, "</td>\n</tr>\n");
	}
	text_add_string(out, "</tbody>\n</table>\n");
}

static void add_signatures(struct text *out, const struct report *report,
			   const struct report_block *block)
{
	const char *const headers[] = {"", _("Name in full"), _("Signature"), _("Date")};

	text_add_string(out, "<table class=\"signing\">\n<thead>\n<tr>\n");
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		add_element(out, "th", "", headers[i]);
	text_add_string(out, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < block->row_count; i++) {
		text_add_string(out, "<tr>\n");
		add_element(out, "td", "", report_cell_at(report, block, i, 0)->words);
		text_add_string(out, "<td></td><td></td><td></td>\n</tr>\n");
	}
	text_add_string(out, "</tbody>\n</table>\n");
}

static bool is_table(enum report_block_kind kind)
{
	return kind == REPORT_FACTS || kind == REPORT_TABLE || kind == REPORT_COMPACT;
}

/* A paragraph that leads to a table stays with it. */
static const char *paragraph_class(const struct report *report, const struct report_block *block)
{
	bool is_last = block == &report->blocks.at[report->blocks.count - 1];

	return !is_last && is_table(block[1].kind) ? "lead" : "";
}

static void add_block(struct text *out, const struct report *report,
		      const struct report_block *block)
{
	switch (block->kind) {
	case REPORT_HEADING:
		add_element(out, "h2", "", block->words);
		break;
	case REPORT_STATEMENT:
		add_element(out, "p", "statement", block->words);
		break;
	case REPORT_PARAGRAPH:
		add_element(out, "p", paragraph_class(report, block), block->words);
		break;
	case REPORT_NOTICE:
		add_element(out, "p", "notice", block->words);
		break;
	case REPORT_LITERAL:
		add_element(out, "p", "literal", block->words);
		break;
	case REPORT_FACTS:
		add_facts(out, report, block);
		break;
	case REPORT_TABLE:
	case REPORT_COMPACT:
		add_table(out, report, block);
		break;
	case REPORT_CHART:
		write_html_chart(out, report, block);
		break;
	case REPORT_SIGNATURES:
		add_signatures(out, report, block);
		break;
	}
}

/* The foot of each printed page: what the document says there, and the page's number. */
static void add_foot(struct text *out, const struct report *report)
{
	text_printf(out,
		    "@page {\n"
		    "  @bottom-left { content: \"%s\"; font: 6.5pt monospace; }\n"
		    "  @bottom-right { content: counter(page) \" / \" counter(pages);\n"
		    "    font: 8pt sans-serif; }\n}\n",
		    report->foot);
}

void write_html_report(struct text *out, const struct report *report)
{
	text_printf(out,
		    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		    "<meta http-equiv=\"Content-Security-Policy\" "
		    "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
		    "<meta name=\"viewport\" content=\"width=device-width\"/>\n",
		    language_tags[i18n_language()]);
	add_element(out, "title", "", report->title);
	text_printf(out, "<style>\n%s", write_html_style);
	add_foot(out, report);
	text_add_string(out, "</style>\n</head>\n<body>\n");
	add_element(out, "h1", "", report->title);
	for (size_t i = 0; i < report->blocks.count; i++)
		add_block(out, report, &report->blocks.at[i]);
	text_add_string(out, "</body>\n</html>\n");
}
