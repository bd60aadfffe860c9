/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart of scores as inline SVG.  Lengths are the exact decimals themselves, in a drawing whose
 * unit is a point of the score: nothing is rounded on the way. */
#include "config.h"

#include "report/write_html_part.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "report/phrase.h"

#include <string.h>

#define CHART_WIDTH 720
#define ROW_HEIGHT 17
#define TOP 22 /* above the first row, for the scale */
#define BARS_LEFT 270
#define BARS_WIDTH 350 /* 70 a point */
#define POINT_WIDTH (BARS_WIDTH / SCORE_MAX)
#define VALUE_LEFT (BARS_LEFT + BARS_WIDTH + 8)
#define INDENT 12
#define LABEL_COLS 36 /* what fits left of the bars */

/* A label that is too long is cut: the whole one stands in the table. */
static void add_label(struct text *out, const char *label)
{
	size_t len = strlen(label);
	size_t kept = utf8_clip(label, len, LABEL_COLS, NULL);
	struct text shown = TEXT_EMPTY;

	text_add(&shown, label, kept);
	if (kept < len)
		text_add_string(&shown, "…");
	write_html_words(out, shown.bytes);
	text_release(&shown);
}

static void add_row_words(struct text *out, const struct report_bar *bar, size_t row)
{
	size_t baseline = TOP + row * ROW_HEIGHT + 13;
	struct text value = TEXT_EMPTY;

	text_printf(out, "<text x=\"%zu\" y=\"%zu\">", bar->depth * INDENT, baseline);
	add_label(out, bar->label);
	text_printf(out, "</text>\n<text x=\"%d\" y=\"%zu\">", VALUE_LEFT, baseline);
	phrase_add_corridor(&value, &bar->score, bar->min_places);
	write_html_words(out, value.bytes);
	text_add_string(out, "</text>\n");
	text_release(&value);
}

/* The scale: a line and a number at each whole point. */
static void add_scale(struct text *out, size_t rows)
{
	for (int point = 0; point <= SCORE_MAX; point++) {
		int x = BARS_LEFT + point * POINT_WIDTH;

		text_printf(out,
			    "<path d=\"M%d %d V%zu\" stroke=\"#c9ced4\" fill=\"none\"/>\n"
			    "<text x=\"%d\" y=\"14\" text-anchor=\"middle\">%d</text>\n",
			    x, TOP - 4, TOP + rows * ROW_HEIGHT, x, point);
	}
}

static void add_bar(struct text *out, size_t row, struct decimal width, const char *colour)
{
	text_printf(out, "<rect x=\"0\" y=\"%zu.2\" height=\"0.6\" width=\"", row);
	decimal_print(out, width, 0);
	text_printf(out, "\" fill=\"%s\"/>\n", colour);
}

/* Where the levels begin: a line across the first bar, the total. */
static void add_mark(struct text *out, const struct report_mark *mark)
{
	text_add_string(out, "<rect y=\"0\" height=\"1\" width=\"0.025\" fill=\"#a61b1b\" x=\"");
	decimal_print(out, mark->at, 0);
	text_add_string(out, "\"/>\n");
}

static void add_bars(struct text *out, const struct report *report,
		     const struct report_block *block)
{
	const struct report_bar *bars = report->bars.at + block->first_bar;

	text_printf(out,
		    "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%zu\" viewBox=\"0 0 %d %zu\" "
		    "preserveAspectRatio=\"none\">\n",
		    BARS_LEFT, TOP, BARS_WIDTH, block->bar_count * ROW_HEIGHT, SCORE_MAX,
		    block->bar_count);
	for (size_t i = 0; i < block->bar_count; i++) {
		/* what is still possible shows behind what is certain */
		add_bar(out, i, bars[i].score.high, "#c5d5e6");
		add_bar(out, i, bars[i].score.low, bars[i].depth < 2 ? "#1f4e79" : "#5583b0");
	}
	for (size_t i = 0; i < block->mark_count; i++)
		add_mark(out, &report->marks.at[block->first_mark + i]);
	text_add_string(out, "</svg>\n");
}

static void add_caption(struct text *out, const struct report *report,
			const struct report_block *block)
{
	struct text words = TEXT_EMPTY;
	struct text bound = TEXT_EMPTY;

	text_add_string(&words,
			_("Dark: certain. Light: still possible while questions are open."));
	for (size_t i = 0; i < block->mark_count; i++) {
		const struct report_mark *mark = &report->marks.at[block->first_mark + i];

		text_clear(&bound);
		decimal_print(&bound, mark->at, 1);
		text_add_byte(&words, ' ');
		text_printf(&words, _("Level %1$s begins at %2$s."), mark->label, bound.bytes);
	}
	text_add_string(out, "<figcaption>");
	write_html_words(out, words.bytes);
	text_add_string(out, "</figcaption>\n");
	text_release(&words);
	text_release(&bound);
}

void write_html_chart(struct text *out, const struct report *report,
		      const struct report_block *block)
{
	const struct report_bar *bars = report->bars.at + block->first_bar;

	text_printf(out, "<figure>\n<svg role=\"img\" viewBox=\"0 0 %d %zu\">\n", CHART_WIDTH,
		    TOP + block->bar_count * ROW_HEIGHT + 4);
	add_scale(out, block->bar_count);
	for (size_t i = 0; i < block->bar_count; i++)
		add_row_words(out, &bars[i], i);
	add_bars(out, report, block);
	text_add_string(out, "</svg>\n");
	add_caption(out, report, block);
	text_add_string(out, "</figure>\n");
}
