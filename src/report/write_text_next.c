/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still open, as plain text for people. */
#include "config.h"

#include "report/write_text.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "form/form.h"
#include "report/layout.h"
#include "report/phrase.h"

#define REACH_PLACES 2
#define LEAD_COLS 8 /* "* 0.40  " */

static size_t count_movers(const struct advices *advices)
{
	size_t count = 0;

	for (size_t i = 0; i < advices->list.count; i++)
		count += advices->list.at[i].moves_level;
	return count;
}

static void add_level(struct text *out, const struct assessment *assessment)
{
	struct text line = TEXT_EMPTY;

	phrase_add_level(&line, assessment);
	layout_paragraph(out, "", line.bytes);
	text_release(&line);
}

/* Add the mark and the reach of what can move the level.  What decides on eligibility moves it
 * without a single point. */
static void add_lead(struct text *lead, const struct advice *advice)
{
	if (advice->moves_level) {
		text_add_string(lead, "* ");
		if (decimal_compare(advice->reach, DECIMAL_ZERO) > 0)
			decimal_print(lead, advice->reach, REACH_PLACES);
	}
	do {
		text_add_byte(lead, ' ');
	} while (lead->len < LEAD_COLS);
}

/* True where the id says which clause it is: `6.1.a` of 6.1 a, `7.1.premises` of 7.1. */
static bool id_names_clause(const struct item *item)
{
	const char *id = item->id;

	for (const char *at = item->clause; *at != '\0'; at++, id++) {
		if (*id != (*at == ' ' ? '.' : *at))
			return false;
	}
	return true;
}

static void add_question(struct text *out, const struct item *item, const struct advice *advice)
{
	struct text lead = TEXT_EMPTY;
	struct text words = TEXT_EMPTY;

	add_lead(&lead, advice);
	text_printf(&words, "%s  ", item->id);
	if (!id_names_clause(item))
		text_printf(&words, "%s  ", item->clause);
	text_add_string(&words, i18n_label(&item->label));
	layout_paragraph(out, lead.bytes, words.bytes);
	text_release(&lead);
	text_release(&words);
}

static void add_counts(struct text *out, size_t open, size_t movers)
{
	struct text line = TEXT_EMPTY;

	text_add_byte(out, '\n');
	if (open == 0)
		text_add_string(&line, _("No question is open"));
	else if (movers == 0)
		text_printf(&line,
			    Q_("%zu question is open, and cannot move the level any more",
			       "%zu questions are open, and none can move the level any more",
			       open),
			    open);
	else
		text_printf(&line,
			    Q_("%1$zu question is open, and %2$zu can still move the level",
			       "%1$zu questions are open, and %2$zu can still move the level",
			       open),
			    open, movers);
	layout_paragraph(out, "", line.bytes);
	text_release(&line);
}

void write_text_next(struct text *out, const struct assessment *assessment,
		     const struct advices *advices)
{
	size_t movers = count_movers(advices);

	add_level(out, assessment);
	if (movers > 0)
		layout_paragraph(out, "",
				 _("Marked * is what can still move it, with how far it reaches "
				   "in points of the total"));
	if (advices->list.count > 0)
		text_add_byte(out, '\n');
	for (size_t i = 0; i < advices->list.count; i++) {
		const struct advice *advice = &advices->list.at[i];

		add_question(out, &assessment->form->items[advice->item], advice);
	}
	add_counts(out, advices->list.count, movers);
}
