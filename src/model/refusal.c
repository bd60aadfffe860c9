/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an item does not take an answer, in words for people. */
#include "config.h"

#include "model/refusal.h"

#include "base/i18n.h"
#include "base/text.h"

#include <assert.h>

static void add_number(struct text *out, const char *sentence, struct decimal number)
{
	struct text printed = TEXT_EMPTY;

	decimal_print(&printed, number, 0);
	text_printf(out, sentence, printed.bytes);
	text_release(&printed);
}

static const char *yesno_words(const struct item *item)
{
	if (i18n_label(&item->na)[0] != '\0')
		return _("this question is answered yes, no or na");
	return _("this question is answered yes or no");
}

enum refusal refusal_wanted(enum item_type type)
{
	switch (type) {
	case ITEM_YESNO:
		return REFUSAL_NOT_YESNO;
	case ITEM_INTEGER:
		return REFUSAL_NOT_INTEGER;
	case ITEM_DECIMAL:
		return REFUSAL_NOT_DECIMAL;
	case ITEM_SCORE:
		return REFUSAL_NOT_SCORE;
	case ITEM_DATE:
		return REFUSAL_NOT_DATE;
	case ITEM_TEXT:
	case ITEM_GROUP:
		break;
	}
	return REFUSAL_NONE;
}

void refusal_add_words(struct text *out, const struct item *item, enum refusal refusal)
{
	if (refusal == REFUSAL_NA && item->type != ITEM_YESNO)
		refusal = refusal_wanted(item->type); /* no number and no date is not applicable */
	switch (refusal) {
	case REFUSAL_GROUP:
		text_add_string(out, _("a heading takes no answer"));
		break;
	case REFUSAL_NOT_YESNO:
		text_add_string(out, yesno_words(item));
		break;
	case REFUSAL_NA:
		text_add_string(out,
				_("the standard sets no condition here, so it always applies"));
		break;
	case REFUSAL_NOT_INTEGER:
		text_add_string(out, _("this question takes a whole number, as 3"));
		break;
	case REFUSAL_NOT_DECIMAL:
		text_add_string(out, _("this question takes a plain number, as 3 or 7.5"));
		break;
	case REFUSAL_NOT_SCORE:
		text_add_string(out, _("a score is 0, 1, 3 or 5"));
		break;
	case REFUSAL_NOT_DATE:
		text_add_string(out, _("this question takes a date, as 2026-11-23"));
		break;
	case REFUSAL_BELOW_MIN:
		add_number(out, _("the number must be %s or more"), item->min);
		break;
	case REFUSAL_ABOVE_MAX:
		add_number(out, _("the number must be %s or less"), item->max);
		break;
	case REFUSAL_NONE:
		assert(false);
	}
}

void refusal_add_relevance(struct text *out, const struct form *form, size_t item)
{
	const struct relevance *relevance = &form->items[item].relevance;
	struct text number = TEXT_EMPTY;

	assert(relevance->item != FORM_NONE);
	decimal_print(&number, relevance->number, 0);
	text_printf(out, _("asked only where '%1$s' %2$s %3$s"),
		    i18n_label(&form->items[relevance->item].label), form_signs[relevance->op],
		    number.bytes);
	text_release(&number);
}
