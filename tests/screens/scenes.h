/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents show: each scene is one file of doc/screens/. */
#ifndef CAGRADE_TESTS_SCENES_H
#define CAGRADE_TESTS_SCENES_H

#include <stdbool.h>
#include <stddef.h>

/* Scenes are played in an empty folder, on a clock that stands still, by the shell that finds the
 * program as `cagrade` and the folder of the documents as $DOC; what the lines before left in the
 * file `slip` is $SLIP. */
struct scene {
	const char *name; /* of the file, without .txt */
	bool is_chinese;
	const char *before;   /* lines for the shell, shown nowhere; NULL: none */
	const char *commands; /* a line each, shown behind "$ " with what it prints; with keys: one
				 command, which has the terminal for itself */
	const char *keys;    /* names of keys as of term_key(), and 'texts', parted by blanks; NULL:
				nothing is typed */
	const char *awaited; /* stands on the screen when the first key is pressed */
	bool ends;	     /* the last key ends the program */
	int rows;	     /* of the terminal; 0: 24, or 100 without keys */
};

size_t scenes_count(void);
const struct scene *scenes_at(size_t index);

#endif
