/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all that a user can do, and look-up in it by word. */
#include "config.h"

#include "model/action.h"

#include "base/i18n.h"

#include <assert.h>
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

const char *action_heading(enum action action)
{
	static const char *const headings[ACTION_COUNT] = {
#define SECTION(first, heading) [ACTION_##first] = (heading),
#define ACTION(id, word, keys, argument, help)
#include "model/action.def"
#undef ACTION
	};

	assert(action < ACTION_COUNT);
	return headings[action];
}

const char *action_argument_name(enum action_argument argument)
{
	static const char *const names[] = {
#define ARGUMENT(id, name) [ARG_##id] = (name),
#include "model/argument.def"
#undef ARGUMENT
	};

	assert(argument < sizeof names / sizeof *names);
	return names[argument];
}

size_t action_find(const char *beginning, enum action out[ACTION_COUNT])
{
	size_t len = strlen(beginning);
	size_t count = 0;

	for (enum action i = 0; len > 0 && i < ACTION_COUNT; i++) {
		if (strncmp(infos[i].word, beginning, len) != 0)
			continue;
		if (infos[i].word[len] == '\0') {
			out[0] = i;
			return 1;
		}
		out[count++] = i;
	}
	return count;
}
