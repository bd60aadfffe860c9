/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of sentences that several pages for people share. */
#include "config.h"

#include "report/phrase.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "form/form.h"

#include <string.h>

const char *phrase_label(const struct label *label)
{
	return label->in[i18n_language()];
}

void phrase_add_corridor(struct text *out, const struct corridor *corridor, int min_places)
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

static void add_level_name(struct text *out, const struct level *level)
{
	text_printf(out, _("%1$s (%2$s)"), level->id, phrase_label(&level->label));
}

void phrase_add_level(struct text *out, const struct assessment *assessment)
{
	const struct score *score = assessment->score;
	struct text low = TEXT_EMPTY;
	struct text high = TEXT_EMPTY;

	add_level_name(&low, &assessment->form->levels[score->level_low]);
	add_level_name(&high, &assessment->form->levels[score->level_high]);
	if (score->eligibility == INELIGIBLE)
		text_add_string(out, _("Level: none, as eligibility is not given"));
	else if (score->level_low != score->level_high)
		text_printf(out, _("Level: %1$s to %2$s, not settled yet"), low.bytes, high.bytes);
	else if (!score->is_settled)
		text_printf(out, _("Level: %s, provided that eligibility is confirmed"), low.bytes);
	else if (!score->is_complete)
		text_printf(out, _("Level: %s, settled whatever the open answers will be"),
			    low.bytes);
	else
		text_printf(out, _("Level: %s"), low.bytes);
	text_release(&low);
	text_release(&high);
}

void phrase_add_answer(struct text *out, const struct item *item, const char *answer)
{
	/* What a text says is said by its writer, be it "no". */
	bool is_word = item && item->type == ITEM_YESNO;

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
