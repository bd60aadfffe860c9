/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as plain text: small tables as tables, those with much to say as paragraphs. */
#include "config.h"

#include "report/write_report_text.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "report/layout.h"
#include "report/phrase.h"

#include <string.h>

#define GAP_COLS 2		    /* between columns */
#define LEAD_COLS (LAYOUT_COLS / 2) /* what layout_paragraph() takes as a lead */
#define COLUMNS_MAX 16
#define BAR_LABEL_COLS 32
#define BAR_POINT_COLS 6

static size_t string_cols(const char *string)
{
	return utf8_shown_cols(string, strlen(string));
}

static void add_blanks(struct text *out, size_t count)
{
	while (count-- > 0)
		text_add_byte(out, ' ');
}

/* Add a paragraph a line of the words: line breaks in a note are its writer's. */
static void add_lines(struct text *out, const char *lead, const char *words)
{
	struct text line = TEXT_EMPTY;
	struct text indent = TEXT_EMPTY;

	add_blanks(&indent, string_cols(lead));
	for (;;) {
		size_t len = strcspn(words, "\n");

		text_clear(&line);
		text_add(&line, words, len);
		if (len > 0 || lead != indent.bytes)
			layout_paragraph(out, lead, line.bytes);
		else
			text_add_byte(out, '\n');
		lead = indent.bytes;
		if (words[len] == '\0')
			break;
		words += len + 1;
	}
	text_release(&line);
	text_release(&indent);
}

static void add_underlined(struct text *out, const char *words, char line)
{
	size_t cols = string_cols(words);

	layout_paragraph(out, "", words);
	for (size_t i = 0; i < cols && i < LAYOUT_COLS; i++)
		text_add_byte(out, line);
	text_add_byte(out, '\n');
}

static void add_details(struct text *out, const struct report *report, const struct report_row *row,
			size_t indent_cols)
{
	struct text lead = TEXT_EMPTY;
	struct text words = TEXT_EMPTY;

	add_blanks(&lead, indent_cols);
	for (size_t i = 0; i < row->detail_count; i++) {
		const struct report_detail *detail = &report->details.at[row->first_detail + i];

		text_clear(&words);
		if (detail->label[0] != '\0')
			text_printf(&words, _("%1$s: %2$s"), detail->label, detail->words);
		else
			text_add_string(&words, detail->words);
		add_lines(out, lead.bytes, words.bytes);
	}
	text_release(&lead);
	text_release(&words);
}

/* True where the rows have more to say than their cells. */
static bool is_talkative(const struct report *report, const struct report_block *block)
{
	for (size_t i = 0; i < block->row_count; i++) {
		if (report_row_at(report, block, i)->is_heading ||
		    report_row_at(report, block, i)->detail_count > 0)
			return true;
	}
	return false;
}

static void add_grid_cell(struct layout_table *table, const struct report_cell *cell)
{
	struct text words = TEXT_EMPTY;

	add_blanks(&words, 2 * cell->depth);
	text_add_string(&words, cell->words);
	layout_cell(table, words.bytes);
	text_release(&words);
}

static void add_grid(struct text *out, const struct report *report,
		     const struct report_block *block)
{
	static const enum layout_column layouts[] = {
	    [REPORT_CODE] = LAYOUT_LEFT,
	    [REPORT_STATE] = LAYOUT_LEFT,
	    [REPORT_NUMBER] = LAYOUT_RIGHT,
	    [REPORT_WORDS] = LAYOUT_WRAPPED,
	};
	enum layout_column columns[COLUMNS_MAX];
	struct layout_table table = {.columns = columns, .column_count = block->column_count};

	for (size_t i = 0; i < block->column_count; i++) {
		columns[i] = layouts[report_column_at(report, block, i)->kind];
		layout_cell(&table, report_column_at(report, block, i)->header);
	}
	for (size_t row = 0; row < block->row_count; row++) {
		for (size_t i = 0; i < block->column_count; i++)
			add_grid_cell(&table, report_cell_at(report, block, row, i));
	}
	layout_table(out, &table);
}

/* The columns that each narrow column of a talkative table takes; 0 of the one of words. */
static void find_widths(const struct report *report, const struct report_block *block,
			size_t cols_out[static COLUMNS_MAX])
{
	for (size_t i = 0; i < block->column_count; i++) {
		cols_out[i] = 0;
		if (report_column_at(report, block, i)->kind == REPORT_WORDS)
			continue;
		for (size_t row = 0; row < block->row_count; row++) {
			size_t cols;

			if (report_row_at(report, block, row)->is_heading)
				continue;
			cols = string_cols(report_cell_at(report, block, row, i)->words);
			cols_out[i] = cols > cols_out[i] ? cols : cols_out[i];
		}
		if (cols_out[i] > 0 &&
		    string_cols(report_column_at(report, block, i)->header) > cols_out[i])
			cols_out[i] = string_cols(report_column_at(report, block, i)->header);
	}
}

/* Where a talkative row puts a cell: the narrow ones in the lead, the words behind it. */
struct entry {
	struct text lead;
	const char *words;
};

static void entry_take(struct entry *entry, const char *words, enum report_column_kind kind,
		       size_t cols)
{
	size_t fill = cols - (cols > 0 ? string_cols(words) : 0);

	if (kind == REPORT_WORDS) {
		entry->words = words;
		return;
	}
	if (cols == 0)
		return;
	if (kind == REPORT_NUMBER)
		add_blanks(&entry->lead, fill);
	text_add_string(&entry->lead, words);
	add_blanks(&entry->lead, (kind == REPORT_NUMBER ? 0 : fill) + GAP_COLS);
}

/* Add an entry, and give the columns by which its words are indented.  A lead that is too wide gets
 * a line of its own. */
static size_t entry_add(struct text *out, struct entry *entry)
{
	size_t cols = string_cols(entry->lead.bytes);

	if (cols <= LEAD_COLS) {
		add_lines(out, entry->lead.bytes, entry->words);
	} else {
		while (entry->lead.len > 0 && entry->lead.bytes[entry->lead.len - 1] == ' ')
			text_cut(&entry->lead, entry->lead.len - 1);
		layout_paragraph(out, "", entry->lead.bytes);
		cols = 2 * GAP_COLS;
		add_lines(out, "    ", entry->words);
	}
	text_release(&entry->lead);
	return cols;
}

static void add_entry_head(struct text *out, const struct report *report,
			   const struct report_block *block, const size_t *cols)
{
	struct entry entry = {.lead = TEXT_EMPTY, .words = ""};

	for (size_t i = 0; i < block->column_count; i++)
		entry_take(&entry, report_column_at(report, block, i)->header,
			   report_column_at(report, block, i)->kind, cols[i]);
	(void)entry_add(out, &entry);
}

static void add_entry(struct text *out, const struct report *report,
		      const struct report_block *block, size_t row, const size_t *cols)
{
	struct entry entry = {.lead = TEXT_EMPTY, .words = ""};
	size_t indent_cols;

	for (size_t i = 0; i < block->column_count; i++)
		entry_take(&entry, report_cell_at(report, block, row, i)->words,
			   report_column_at(report, block, i)->kind, cols[i]);
	indent_cols = entry_add(out, &entry);
	add_details(out, report, report_row_at(report, block, row), indent_cols);
}

static void add_entries(struct text *out, const struct report *report,
			const struct report_block *block)
{
	size_t cols[COLUMNS_MAX];

	find_widths(report, block, cols);
	add_entry_head(out, report, block, cols);
	for (size_t i = 0; i < block->row_count; i++) {
		if (report_row_at(report, block, i)->is_heading) {
			text_add_byte(out, '\n');
			layout_paragraph(out, "", report_cell_at(report, block, i, 0)->words);
		} else {
			add_entry(out, report, block, i, cols);
		}
	}
}

/* Short names stand beside their values, long ones above them. */
static void add_facts(struct text *out, const struct report *report,
		      const struct report_block *block)
{
	static const char indent[] = "    ";
	bool is_short = report_has_short_names(report, block);
	struct text lead = TEXT_EMPTY;

	for (size_t i = 0; i < block->row_count; i++) {
		const char *name = report_cell_at(report, block, i, 0)->words;
		const char *value = report_cell_at(report, block, i, 1)->words;

		text_clear(&lead);
		if (is_short)
			text_printf(&lead, _("%1$s: %2$s"), name, "");
		else
			layout_paragraph(out, "", name);
		add_lines(out, is_short ? lead.bytes : indent, value);
		add_details(out, report, report_row_at(report, block, i), strlen(indent));
	}
	text_release(&lead);
}

static bool reaches(struct decimal score, int cells)
{
	struct decimal filled = decimal_multiply(score, decimal_from_integer(BAR_POINT_COLS));

	return decimal_compare(filled, decimal_from_integer(cells)) >= 0;
}

static void add_bar(struct text *out, const struct report_bar *bar)
{
	struct text line = TEXT_EMPTY;
	struct text label = TEXT_EMPTY;
	size_t cols;

	add_blanks(&label, 2 * bar->depth);
	utf8_add_shown(&label, bar->label, strlen(bar->label), false);
	text_cut(&label, utf8_clip(label.bytes, label.len, BAR_LABEL_COLS, &cols));
	text_add(&line, label.bytes, label.len);
	add_blanks(&line, BAR_LABEL_COLS - cols + GAP_COLS);
	for (int i = 1; i <= SCORE_MAX * BAR_POINT_COLS; i++)
		text_add_byte(&line, reaches(bar->score.low, i)	   ? '#'
				     : reaches(bar->score.high, i) ? '-'
								   : '.');
	add_blanks(&line, GAP_COLS);
	phrase_add_corridor(&line, &bar->score, bar->min_places);
	text_add(out, line.bytes, line.len);
	text_add_byte(out, '\n');
	text_release(&line);
	text_release(&label);
}

static void add_chart(struct text *out, const struct report *report,
		      const struct report_block *block)
{
	for (size_t i = 0; i < block->bar_count; i++)
		add_bar(out, &report->bars.at[block->first_bar + i]);
	layout_paragraph(out, "", _("# is certain, - still possible while questions are open."));
}

static void add_signatures(struct text *out, const struct report *report,
			   const struct report_block *block)
{
	struct text line = TEXT_EMPTY;

	for (size_t i = 0; i < block->row_count; i++) {
		layout_paragraph(out, "", report_cell_at(report, block, i, 0)->words);
		text_add_byte(out, '\n');
		text_printf(&line, _("%1$s: %2$s"), _("Name in full"), "______________  ");
		text_printf(&line, _("%1$s: %2$s"), _("Signature"), "______________  ");
		text_printf(&line, _("%1$s: %2$s"), _("Date"), "__________");
		layout_paragraph(out, "    ", line.bytes);
		text_add_byte(out, '\n');
		text_clear(&line);
	}
	text_release(&line);
}

/* Statements that follow each other are one thing, and so are paragraphs of facts. */
static bool stands_close(const struct report_block *block, const struct report_block *before)
{
	return before->kind == REPORT_HEADING ||
	       (before->kind == REPORT_STATEMENT && block->kind == REPORT_STATEMENT) ||
	       before->kind == REPORT_SIGNATURES;
}

static void add_block(struct text *out, const struct report *report,
		      const struct report_block *block)
{
	switch (block->kind) {
	case REPORT_HEADING:
		add_underlined(out, block->words, '-');
		break;
	case REPORT_STATEMENT:
	case REPORT_PARAGRAPH:
		add_lines(out, "", block->words);
		break;
	case REPORT_NOTICE:
		add_lines(out, "! ", block->words);
		break;
	case REPORT_LITERAL:
		layout_paragraph(out, "", block->words);
		break;
	case REPORT_FACTS:
		add_facts(out, report, block);
		break;
	case REPORT_TABLE:
	case REPORT_COMPACT:
		if (is_talkative(report, block))
			add_entries(out, report, block);
		else
			add_grid(out, report, block);
		break;
	case REPORT_CHART:
		add_chart(out, report, block);
		break;
	case REPORT_SIGNATURES:
		add_signatures(out, report, block);
		break;
	}
}

void write_report_text(struct text *out, const struct report *report)
{
	add_underlined(out, report->title, '=');
	for (size_t i = 0; i < report->blocks.count; i++) {
		const struct report_block *block = &report->blocks.at[i];

		if (i == 0 || !stands_close(block, block - 1))
			text_add_byte(out, '\n');
		add_block(out, report, block);
	}
}
