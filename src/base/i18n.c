/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of messages, with an own reader of gettext's compiled catalogues.
 *
 * gettext's tools extract, merge and compile the messages, but its run time is not used: it speaks
 * a language only under a locale of the system, and the machines that this program is for often
 * have none but C (under which LANGUAGE does not count either, from glibc 2.39 on).  One path that
 * works everywhere is simpler than two. */
#include "config.h"

#include "base/i18n.h"

#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"

#include <assert.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MO_MAGIC UINT32_C(0x950412de)
#define MO_WORD sizeof(uint32_t)
#define MO_ENTRY (2 * MO_WORD) /* in a table of strings: length and place of one */
#define MO_HEADER (7 * MO_WORD)

/* A whole .mo file: a table of messages in order, and beside it one of their translations. */
struct catalogue {
	char *bytes; /* NULL: none read */
	size_t len;
	bool is_swapped; /* written in the byte order that is not ours */
	size_t count;
	size_t messages_at;
	size_t translations_at;
};

static const struct {
	const char *code;
	const char *folder; /* of its catalogue; NULL: the messages are written in this language */
} languages[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = {"en", NULL},
    [LANGUAGE_ZH] = {"zh", "zh_CN"},
};

static enum language spoken = LANGUAGE_EN;
/* Never freed once read: translations are handed out as pointers into it. */
static struct catalogue catalogues[LANGUAGE_COUNT];

static uint32_t word_at(const struct catalogue *catalogue, size_t at)
{
	uint32_t word;

	memcpy(&word, catalogue->bytes + at, sizeof word); /* it may stand unaligned */
	return catalogue->is_swapped ? __builtin_bswap32(word) : word;
}

static const char *string_at(const struct catalogue *catalogue, size_t table_at, size_t index)
{
	return catalogue->bytes + word_at(catalogue, table_at + index * MO_ENTRY + MO_WORD);
}

/* True where the table and all its strings lie within the file, each string with its NUL. */
static bool table_is_whole(const struct catalogue *catalogue, size_t table_at)
{
	if (table_at > catalogue->len || catalogue->count > (catalogue->len - table_at) / MO_ENTRY)
		return false;
	for (size_t i = 0; i < catalogue->count; i++) {
		size_t len = word_at(catalogue, table_at + i * MO_ENTRY);
		size_t start = word_at(catalogue, table_at + i * MO_ENTRY + MO_WORD);

		if (start >= catalogue->len || len >= catalogue->len - start ||
		    catalogue->bytes[start + len] != '\0')
			return false;
	}
	return true;
}

static bool translations_are_utf8(const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->count; i++) {
		const char *translation = string_at(catalogue, catalogue->translations_at, i);

		if (!utf8_is_valid(translation, strlen(translation)))
			return false;
	}
	return true;
}

/* Check the file once and for all, so that looking a message up need not be careful. */
static bool catalogue_index(struct catalogue *catalogue)
{
	uint32_t magic;

	if (catalogue->len < MO_HEADER)
		return false;
	memcpy(&magic, catalogue->bytes, sizeof magic);
	catalogue->is_swapped = magic == __builtin_bswap32(MO_MAGIC);
	if (word_at(catalogue, 0) != MO_MAGIC || word_at(catalogue, MO_WORD) != 0)
		return false;
	catalogue->count = word_at(catalogue, 2 * MO_WORD);
	catalogue->messages_at = word_at(catalogue, 3 * MO_WORD);
	catalogue->translations_at = word_at(catalogue, 4 * MO_WORD);
	return table_is_whole(catalogue, catalogue->messages_at) &&
	       table_is_whole(catalogue, catalogue->translations_at) &&
	       translations_are_utf8(catalogue);
}

/* The language's catalogue; an empty one where there is none or the file is not whole. */
static struct catalogue catalogue_read(enum language language)
{
	const char *root = getenv("CAGRADE_LOCALEDIR");
	struct text path = TEXT_EMPTY;
	struct text file = TEXT_EMPTY;
	struct catalogue catalogue = {0};

	text_printf(&path, "%s/%s/LC_MESSAGES/%s.mo", root ? root : LOCALEDIR,
		    languages[language].folder, PACKAGE_TARNAME);
	if (file_read(path.bytes, &file) == STATUS_OK) {
		catalogue.len = file.len;
		catalogue.bytes = text_take(&file);
		if (!catalogue_index(&catalogue)) {
			free(catalogue.bytes);
			catalogue = (struct catalogue){0};
		}
	}
	text_release(&file);
	text_release(&path);
	return catalogue;
}

/* The translation, or NULL. */
static const char *catalogue_find(const struct catalogue *catalogue, const char *message)
{
	size_t low = 0;
	size_t high = catalogue->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(message, string_at(catalogue, catalogue->messages_at, middle));

		if (order == 0)
			return string_at(catalogue, catalogue->translations_at, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const char *language_code(enum language language)
{
	assert(language < LANGUAGE_COUNT);
	return languages[language].code;
}

bool language_parse(const char *code, enum language *out)
{
	for (enum language i = 0; i < LANGUAGE_COUNT; i++) {
		if (strcmp(code, languages[i].code) == 0) {
			*out = i;
			return true;
		}
	}
	return false;
}

/* The name of the locale that the environment asks for in that category. */
static const char *environment_locale(const char *category)
{
	const char *const variables[] = {"LC_ALL", category, "LANG"};

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *name = getenv(variables[i]);

		if (name && *name != '\0')
			return name;
	}
	return "C";
}

enum language language_of_environment(void)
{
	const char *name = environment_locale("LC_MESSAGES");

	for (enum language i = 0; i < LANGUAGE_COUNT; i++) {
		size_t len = strlen(languages[i].code);

		if (strncmp(name, languages[i].code, len) == 0 && strchr("_.@", name[len]))
			return i; /* strchr() finds the NUL too: the name may end here */
	}
	return LANGUAGE_EN;
}

/* True where a locale by that name leaves the terminal at UTF-8: it says so, though the system may
 * not have it, or it is plain C, which says nothing about the terminal. */
static bool name_allows_utf8(const char *name)
{
	const char *codeset = strchr(name, '.');
	size_t len;

	if (!codeset)
		return strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
	codeset++;
	len = strcspn(codeset, "@");
	return (len == 5 && strncasecmp(codeset, "UTF-8", len) == 0) ||
	       (len == 4 && strncasecmp(codeset, "UTF8", len) == 0);
}

bool i18n_start(enum language language)
{
	bool is_utf8;

	/* Nothing but the characters comes from the system's locale: numbers and the order of
	 * things must be the same everywhere, and the C library must not speak another language
	 * than we do. */
	setlocale(LC_ALL, "C");
	is_utf8 = setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	if (!is_utf8) {
		setlocale(LC_CTYPE, "C.UTF-8");
		is_utf8 = name_allows_utf8(environment_locale("LC_CTYPE"));
	}
	i18n_speak(language);
	return is_utf8;
}

void i18n_speak(enum language language)
{
	assert(language < LANGUAGE_COUNT);
	spoken = language;
	if (languages[language].folder && !catalogues[language].bytes)
		catalogues[language] = catalogue_read(language);
}

enum language i18n_language(void)
{
	return spoken;
}

const char *i18n_label(const struct label *label)
{
	return label->in[spoken];
}

const char *i18n_text(const char *message)
{
	const char *translation = NULL;

	if (*message != '\0') /* under "" a catalogue keeps its own header */
		translation = catalogue_find(&catalogues[spoken], message);
	return translation && *translation != '\0' ? translation : message;
}

const char *i18n_plural(const char *one, const char *many, size_t count)
{
	/* A catalogue's message ends at its first NUL, behind which stands the plural.  Chinese has
	 * one form for any number, so the first of the translation is the one. */
	const char *translation = i18n_text(one);

	if (translation != one)
		return translation;
	return count == 1 ? one : many;
}
