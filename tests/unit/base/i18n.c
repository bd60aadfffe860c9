/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the language of messages, with catalogues written byte by byte. */
#include "config.h"

#include "base/i18n.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

/* Where the numbers of a catalogue stand, in words of four bytes. */
enum { MAGIC, REVISION, COUNT, MESSAGES, TRANSLATIONS, HASH_SIZE, HASH_PLACE, HEADER_WORDS };

#define MO_MAGIC UINT32_C(0x950412de)

struct pair {
	const char *message; /* in order of bytes; a plural stands behind a NUL */
	size_t message_len;
	const char *translation;
};

#define PAIR(message, translation)                                                                 \
	{                                                                                          \
		message, sizeof(message) - 1, translation                                          \
	}

static const struct pair pairs[] = {
    PAIR("", "Content-Type: text/plain; charset=UTF-8\n"),
    PAIR("%zu answer\0%zu answers", "%zu 个回答"),
    PAIR("no such file", "没有这个文件"),
    PAIR("not yet", ""),
    PAIR("quit", "退出"),
    PAIR("saved", "已保存"),
};

static char root[PATH_MAX];

/* Path of a folder or of the catalogue below root. */
static const char *path(const char *below)
{
	static char joined[2 * PATH_MAX];

	snprintf(joined, sizeof joined, "%s/%s", root, below);
	return joined;
}

static void make_folders(void)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(root, sizeof root, "%s/i18n.XXXXXX", tmp ? tmp : "/tmp");
	cr_assert_not_null(mkdtemp(root));
	cr_assert_eq(mkdir(path("zh_CN"), 0700), 0);
	cr_assert_eq(mkdir(path("zh_CN/LC_MESSAGES"), 0700), 0);
	setenv("CAGRADE_LOCALEDIR", root, 1);
	setenv("LC_ALL", "C", 1);
}

static void remove_folders(void)
{
	unlink(path("zh_CN/LC_MESSAGES/cagrade.mo"));
	rmdir(path("zh_CN/LC_MESSAGES"));
	rmdir(path("zh_CN"));
	rmdir(root);
}

static void remove_folders_and_check(void)
{
	remove_folders();
	check_leaks();
}

TestSuite(i18n, .init = make_folders, .fini = remove_folders_and_check);

static void write_catalogue(const char *bytes, size_t len)
{
	FILE *file = fopen(path("zh_CN/LC_MESSAGES/cagrade.mo"), "wb");

	cr_assert_not_null(file);
	cr_assert_eq(fwrite(bytes, 1, len, file), len);
	cr_assert_eq(fclose(file), 0);
}

static void set_word(char *bytes, size_t index, uint32_t word)
{
	memcpy(bytes + index * sizeof word, &word, sizeof word);
}

static uint32_t get_word(const char *bytes, size_t index)
{
	uint32_t word;

	memcpy(&word, bytes + index * sizeof word, sizeof word);
	return word;
}

static void add_string(struct text *mo, size_t entry, const char *string, size_t len)
{
	set_word(mo->bytes, entry, (uint32_t)len);
	set_word(mo->bytes, entry + 1, (uint32_t)mo->len);
	text_add(mo, string, len);
	text_add_byte(mo, '\0');
}

/* The bytes of a catalogue with the pairs above: header, both tables, strings. */
static struct text catalogue(void)
{
	static const char zeros[(HEADER_WORDS + 4 * LENGTH(pairs)) * sizeof(uint32_t)];
	size_t messages = HEADER_WORDS;
	size_t translations = messages + 2 * LENGTH(pairs);
	struct text mo = TEXT_EMPTY;

	text_add(&mo, zeros, sizeof zeros);
	set_word(mo.bytes, MAGIC, MO_MAGIC);
	set_word(mo.bytes, COUNT, LENGTH(pairs));
	set_word(mo.bytes, MESSAGES, (uint32_t)(messages * sizeof(uint32_t)));
	set_word(mo.bytes, TRANSLATIONS, (uint32_t)(translations * sizeof(uint32_t)));
	for (size_t i = 0; i < LENGTH(pairs); i++)
		add_string(&mo, messages + 2 * i, pairs[i].message, pairs[i].message_len);
	for (size_t i = 0; i < LENGTH(pairs); i++)
		add_string(&mo, translations + 2 * i, pairs[i].translation,
			   strlen(pairs[i].translation));
	return mo;
}

static void install_catalogue(void)
{
	struct text mo = catalogue();

	write_catalogue(mo.bytes, mo.len);
	text_release(&mo);
}

static void expect_chinese(void)
{
	cr_expect_str_eq(_("no such file"), "没有这个文件");
	cr_expect_str_eq(_("quit"), "退出");
	cr_expect_str_eq(_("saved"), "已保存");
}

/* Write the bytes as the catalogue and speak Chinese: true where messages are translated. */
static bool is_taken(const char *bytes, size_t len)
{
	write_catalogue(bytes, len);
	i18n_speak(LANGUAGE_ZH);
	return strcmp(_("quit"), "退出") == 0;
}

Test(i18n, codes_and_languages_name_each_other)
{
	static const char *const unknown[] = {"", "e", "EN", "en ", "english", "zh_CN", "de"};
	enum language language = LANGUAGE_COUNT;

	cr_expect_str_eq(language_code(LANGUAGE_EN), "en");
	cr_expect_str_eq(language_code(LANGUAGE_ZH), "zh");
	cr_expect(language_parse("zh", &language));
	cr_expect_eq(language, LANGUAGE_ZH);
	cr_expect(language_parse("en", &language));
	cr_expect_eq(language, LANGUAGE_EN);
	language = LANGUAGE_ZH;
	for (size_t i = 0; i < LENGTH(unknown); i++) {
		cr_expect_not(language_parse(unknown[i], &language), "'%s'", unknown[i]);
		cr_expect_eq(language, LANGUAGE_ZH);
	}
}

Test(i18n, takes_the_language_from_the_environment)
{
	static const struct {
		const char *all;
		const char *messages;
		const char *lang;
		enum language expected;
	} cases[] = {
	    {NULL, NULL, NULL, LANGUAGE_EN},
	    {NULL, NULL, "zh_CN.UTF-8", LANGUAGE_ZH},
	    {NULL, NULL, "zh", LANGUAGE_ZH},
	    {NULL, NULL, "zh.UTF-8", LANGUAGE_ZH},
	    {NULL, NULL, "zh@pinyin", LANGUAGE_ZH},
	    {NULL, NULL, "zh_TW", LANGUAGE_ZH},
	    {NULL, NULL, "zhx", LANGUAGE_EN},
	    {NULL, NULL, "z", LANGUAGE_EN},
	    {NULL, NULL, "C.UTF-8", LANGUAGE_EN},
	    {NULL, NULL, "de_DE.UTF-8", LANGUAGE_EN},
	    {NULL, NULL, "en_GB", LANGUAGE_EN},
	    {NULL, "zh_CN", "en_US", LANGUAGE_ZH},
	    {NULL, "en_US", "zh_CN", LANGUAGE_EN},
	    {"zh_CN", "en_US", "en_US", LANGUAGE_ZH},
	    {"C", "zh_CN", "zh_CN", LANGUAGE_EN},
	    {"", "", "zh_CN", LANGUAGE_ZH}, /* an empty variable counts as none */
	};
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *const values[] = {cases[i].all, cases[i].messages, cases[i].lang};

		for (size_t j = 0; j < LENGTH(names); j++) {
			if (values[j])
				setenv(names[j], values[j], 1);
			else
				unsetenv(names[j]);
		}
		cr_expect_eq(language_of_environment(), cases[i].expected, "case %zu", i);
	}
}

Test(i18n, speaks_english_before_the_start)
{
	install_catalogue();
	cr_expect_eq(i18n_language(), LANGUAGE_EN);
	cr_expect_str_eq(_("quit"), "quit");
}

Test(i18n, speaks_chinese_where_the_system_has_no_locale_for_it)
{
	install_catalogue();
	cr_expect(i18n_start(LANGUAGE_ZH));
	cr_expect_eq(i18n_language(), LANGUAGE_ZH);
	expect_chinese();
}

Test(i18n, speaks_english_though_the_environment_is_chinese)
{
	install_catalogue();
	setenv("LC_ALL", "zh_CN.UTF-8", 1);
	setenv("LANGUAGE", "zh_CN", 1);
	i18n_start(LANGUAGE_EN);
	cr_expect_eq(i18n_language(), LANGUAGE_EN);
	cr_expect_str_eq(_("no such file"), "no such file");
	cr_expect_str_eq(Q_("%zu answer", "%zu answers", 1), "%zu answer");
	cr_expect_str_eq(strerror(EINVAL), "Invalid argument");
}

Test(i18n, changes_the_language_on_the_way)
{
	const char *kept;

	install_catalogue();
	i18n_start(LANGUAGE_EN);
	cr_expect_str_eq(_("quit"), "quit");
	i18n_speak(LANGUAGE_ZH);
	expect_chinese();
	kept = _("saved");
	i18n_speak(LANGUAGE_EN);
	cr_expect_str_eq(_("quit"), "quit");
	i18n_speak(LANGUAGE_ZH);
	expect_chinese();
	cr_expect_str_eq(kept, "已保存");
}

Test(i18n, a_label_is_that_of_the_language_spoken)
{
	static const struct label label = {{"Cover", "封面"}};

	i18n_speak(LANGUAGE_ZH);
	cr_expect_str_eq(i18n_label(&label), "封面");
	i18n_speak(LANGUAGE_EN);
	cr_expect_str_eq(i18n_label(&label), "Cover");
}

Test(i18n, gives_the_message_itself_where_there_is_no_translation)
{
	static const char *const messages[] = {"",  "not yet", "no such", "no such file ",
					       "a", "zzz"};

	install_catalogue();
	i18n_start(LANGUAGE_ZH);
	expect_chinese();
	for (size_t i = 0; i < LENGTH(messages); i++)
		cr_expect_eq(_(messages[i]), messages[i], "'%s'", messages[i]);
}

Test(i18n, speaks_chinese_without_a_catalogue_in_english_words)
{
	i18n_start(LANGUAGE_ZH);
	cr_expect_eq(i18n_language(), LANGUAGE_ZH);
	cr_expect_str_eq(_("quit"), "quit");
	cr_expect_str_eq(Q_("%zu answer", "%zu answers", 2), "%zu answers");
}

Test(i18n, has_the_plurals_of_both_languages)
{
	static const struct {
		size_t count;
		const char *english;
	} cases[] = {
	    {0, "%zu answers"}, {1, "%zu answer"}, {2, "%zu answers"}, {101, "%zu answers"}};

	install_catalogue();
	i18n_start(LANGUAGE_EN);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		i18n_speak(LANGUAGE_EN);
		cr_expect_str_eq(Q_("%zu answer", "%zu answers", cases[i].count), cases[i].english);
		i18n_speak(LANGUAGE_ZH);
		cr_expect_str_eq(Q_("%zu answer", "%zu answers", cases[i].count), "%zu 个回答");
		cr_expect_str_eq(Q_("%zu row", "%zu rows", cases[i].count),
				 cases[i].count == 1 ? "%zu row" : "%zu rows");
	}
}

Test(i18n, reads_a_catalogue_of_either_byte_order)
{
	struct text mo = catalogue();
	size_t words = HEADER_WORDS + 4 * LENGTH(pairs);

	for (size_t i = 0; i < words; i++)
		set_word(mo.bytes, i, __builtin_bswap32(get_word(mo.bytes, i)));
	cr_expect(is_taken(mo.bytes, mo.len));
	expect_chinese();
	text_release(&mo);
}

/* The last string ends where the file ends, so no shorter file is whole. */
Test(i18n, refuses_a_catalogue_cut_at_any_byte)
{
	struct text mo = catalogue();

	for (size_t len = 0; len < mo.len; len++)
		cr_assert_not(is_taken(mo.bytes, len), "cut at %zu", len);
	cr_expect(is_taken(mo.bytes, mo.len));
	text_release(&mo);
}

Test(i18n, refuses_numbers_that_lead_out_of_the_file)
{
	struct text mo = catalogue();
	uint32_t len = (uint32_t)mo.len;
	/* 0x20000000 entries of 8 bytes come to 0 in 32 bits. */
	const uint32_t hostile[] = {UINT32_MAX, INT32_MAX, 0x20000000, 0x80000000, len + 1, len};
	size_t words = HEADER_WORDS + 4 * LENGTH(pairs);

	for (size_t i = 0; i < words; i++) {
		uint32_t good = get_word(mo.bytes, i);

		if (i == HASH_SIZE || i == HASH_PLACE) /* not used */
			continue;
		for (size_t j = 0; j < LENGTH(hostile); j++) {
			set_word(mo.bytes, i, hostile[j]);
			cr_assert_not(is_taken(mo.bytes, mo.len), "word %zu, case %zu", i, j);
		}
		set_word(mo.bytes, i, good);
	}
	cr_expect(is_taken(mo.bytes, mo.len));
	text_release(&mo);
}

Test(i18n, refuses_a_string_without_its_nul)
{
	struct text mo = catalogue();
	size_t last = HEADER_WORDS + 4 * LENGTH(pairs) - 2;
	uint32_t good = get_word(mo.bytes, last);

	mo.bytes[mo.len - 1] = 'x';
	cr_expect_not(is_taken(mo.bytes, mo.len));
	mo.bytes[mo.len - 1] = '\0';
	set_word(mo.bytes, last, good - 1);
	cr_expect_not(is_taken(mo.bytes, mo.len));
	set_word(mo.bytes, last, good);
	cr_expect(is_taken(mo.bytes, mo.len));
	text_release(&mo);
}

Test(i18n, refuses_what_is_no_catalogue_of_utf8)
{
	static const char text[] =
	    "msgid \"quit\"\nmsgstr \"退出\"\n, and more than the header's bytes";
	struct text mo = catalogue();

	cr_expect_not(is_taken(text, sizeof text));
	mo.bytes[mo.len - 2] = '\xff';
	cr_expect_not(is_taken(mo.bytes, mo.len));
	text_release(&mo);
}

Test(i18n, finds_nothing_in_an_empty_catalogue)
{
	struct text mo = catalogue();

	set_word(mo.bytes, COUNT, 0);
	cr_expect_not(is_taken(mo.bytes, mo.len));
	cr_expect_str_eq(_("quit"), "quit");
	text_release(&mo);
}

Test(i18n, characters_are_utf8_and_numbers_plain_in_any_locale)
{
	static const struct {
		const char *locale;
		bool is_fine;
	} cases[] = {
	    {"C", true},
	    {"POSIX", true},
	    {"C.UTF-8", true},
	    /* no machine has these, and the name alone says whether the terminal is UTF-8 */
	    {"xx_XX.UTF-8", true},
	    {"xx_XX.utf8", true},
	    {"xx_XX.utf8@variant", true},
	    {"xx_XX.GB18030", false},
	    {"xx_XX.ISO-8859-1", false},
	    {"xx_XX.UTF-16", false},
	    {"xx_XX.UTF-7", false},
	    {"xx_XX.utf7", false},
	    {"xx_XX.UTF", false},
	    {"xx_XX", false},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		setenv("LC_ALL", cases[i].locale, 1);
		cr_expect_eq(i18n_start(LANGUAGE_EN), cases[i].is_fine, "%s", cases[i].locale);
		cr_expect_str_eq(nl_langinfo(CODESET), "UTF-8", "%s", cases[i].locale);
		cr_expect_str_eq(localeconv()->decimal_point, ".", "%s", cases[i].locale);
		cr_expect_str_eq(setlocale(LC_NUMERIC, NULL), "C", "%s", cases[i].locale);
	}
}

Test(i18n, characters_follow_the_first_variable_that_is_set)
{
	setenv("LC_ALL", "", 1);
	setenv("LC_CTYPE", "xx_XX.GB18030", 1);
	setenv("LANG", "C.UTF-8", 1);
	cr_expect_not(i18n_start(LANGUAGE_EN));
	setenv("LC_CTYPE", "", 1);
	cr_expect(i18n_start(LANGUAGE_EN));
	unsetenv("LC_ALL");
	unsetenv("LC_CTYPE");
	unsetenv("LANG");
	cr_expect(i18n_start(LANGUAGE_EN));
	cr_expect_str_eq(nl_langinfo(CODESET), "UTF-8");
}
