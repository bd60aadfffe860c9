/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of messages and of the form's labels. */
#ifndef CAGRADE_BASE_I18N_H
#define CAGRADE_BASE_I18N_H

#include <stdbool.h>
#include <stddef.h>

/* The languages a form is written in; also the index into its labels. */
enum language { LANGUAGE_EN, LANGUAGE_ZH, LANGUAGE_COUNT };

/* The code as `--lang` and the sheets' columns spell it: "en", "zh". */
const char *language_code(enum language language);

/* The language with that code; false, and *out untouched, where there is none. */
bool language_parse(const char *code, enum language *out);

/* The language that the environment asks for (LC_ALL, LC_MESSAGES, LANG); English by default. */
enum language language_of_environment(void);

/* Set the locale up (LC_CTYPE UTF-8 where it can be had, LC_NUMERIC always "C") and speak the
 * language from here on, even where the system has no locale for it.  False where the terminal's
 * locale is not UTF-8 and C.UTF-8 had to take its place for one that is not plain C. */
bool i18n_start(enum language language);

/* Change the language while the program runs. */
void i18n_speak(enum language language);

/* The language spoken. */
enum language i18n_language(void);

/* A text in each language; all are strings, never NULL. */
struct label {
	const char *in[LANGUAGE_COUNT];
};

/* The text in the language spoken. */
const char *i18n_label(const struct label *label);

/* The translation of a message, or the message itself. */
const char *i18n_text(const char *message) __attribute__((format_arg(1)));

/* The same for a message with a number in it. */
const char *i18n_plural(const char *one, const char *many, size_t count)
    __attribute__((format_arg(1), format_arg(2)));

#define _(message) i18n_text(message)
#define N_(message) message
#define Q_(one, many, count) i18n_plural(one, many, count)

#endif
