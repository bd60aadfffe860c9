/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of sentences that plain mode says in several places. */
#include "config.h"

#include "line/line_phrase.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "form/form.h"

#include <string.h>

#define TOTAL_PLACES 2

void line_phrase_add_corridor(struct text *out, const struct corridor *corridor, int min_places)
{
	struct text low = TEXT_EMPTY;
	struct text high = TEXT_EMPTY;

	decimal_print(&low, corridor->low, min_places);
	decimal_print(&high, corridor->high, min_places);
	if (strcmp(low.bytes, high.bytes) == 0)
		text_add_string(out, low.bytes);
	else
		text_printf(out, _("%1$s to %2$s"), low.bytes, high.bytes);
	text_release(&low);
	text_release(&high);
}

static void add_level(struct text *out, const struct score *score)
{
	const char *low = score->form->levels[score->level_low].id;
	const char *high = score->form->levels[score->level_high].id;

	if (score->eligibility == INELIGIBLE)
		text_add_string(out, _("not eligible for any level"));
	else if (score->level_low != score->level_high)
		text_printf(out, _("level %1$s to %2$s"), low, high);
	else if (score->is_settled)
		text_printf(out, _("level %s, settled"), low);
	else
		text_printf(out, _("level %s if eligible"), low);
}

void line_phrase_add_standing(struct text *out, const struct score *score)
{
	struct text total = TEXT_EMPTY;
	struct text level = TEXT_EMPTY;

	line_phrase_add_corridor(&total, &score->total, TOTAL_PLACES);
	add_level(&level, score);
	text_printf(out, _("total %1$s, %2$s, %3$zu open"), total.bytes, level.bytes,
		    score->open_count);
	text_release(&total);
	text_release(&level);
}

void line_phrase_add_answer(struct text *out, const struct item *item, const char *answer)
{
	/* What a text says is said by its writer, be it "no". */
	bool is_word = item->type == ITEM_YESNO;

	if (answer[0] == '\0')
		text_add_string(out, _("open"));
	else if (is_word && strcmp(answer, "yes") == 0)
		text_add_string(out, _("yes"));
	else if (is_word && strcmp(answer, "no") == 0)
		text_add_string(out, _("no"));
	else if (is_word && strcmp(answer, "na") == 0)
		text_add_string(out, _("not applicable"));
	else
		text_add_string(out, answer);
}
