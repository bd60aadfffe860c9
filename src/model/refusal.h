/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an item does not take an answer, in words for people. */
#ifndef CAGRADE_MODEL_REFUSAL_H
#define CAGRADE_MODEL_REFUSAL_H

#include "score/answers.h"

struct text;

/* Add what the item takes instead, translated: "this question is answered yes or no".  refusal is
 * not REFUSAL_NONE. */
void refusal_add_words(struct text *out, const struct item *item, enum refusal refusal);

/* Add on which answer it hangs whether the item is asked, translated: "asked only where '…' > 0".
 * The item's relevance names another item. */
void refusal_add_relevance(struct text *out, const struct form *form, size_t item);

/* The refusal that names what a type takes; REFUSAL_NONE of a text, which takes anything. */
enum refusal refusal_wanted(enum item_type type);

#endif
