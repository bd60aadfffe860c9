/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all that a user can do, and look-up in it by word. */
#include "config.h"

#include "model/action.h"

#include "base/i18n.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const struct action_info infos[ACTION_COUNT] = {
#define ACTION(id, word, keys, argument, help)                                                     \
	[ACTION_##id] = {ACTION_##id, word, keys, ARG_##argument, help},
#include "model/action.def"
#undef ACTION
};

const struct action_info *action_info(enum action action)
{
	assert(action < ACTION_COUNT);
	return &infos[action];
}

bool action_parse(const char *word, enum action *out)
{
	for (size_t i = 0; i < ACTION_COUNT; i++) {
		if (strcmp(infos[i].word, word) == 0) {
			*out = infos[i].action;
			return true;
		}
	}
	return false;
}
