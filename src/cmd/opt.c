/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options: from the table in opt.def to getopt_long(3) and to the help text. */
#include "config.h"

#include "cmd/opt.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

struct opt_info {
	const char *name;
	char letter;	      /* 0: none */
	const char *argument; /* what the argument is called; NULL: a flag */
	const char *help;
};

static const struct opt_info infos[OPT_COUNT] = {
#define OPT(id, name, letter, argument, offered, help) [OPT_##id] = {name, letter, argument, help},
#include "cmd/opt.def"
#undef OPT
};

/* Taken by every command. */
static const enum opt common[] = {OPT_LANG, OPT_NO_SANDBOX, OPT_HELP, OPT_COUNT};

/* How many arguments an option takes up that stands at the beginning of some; 0 where it is none of
 * the common ones. */
static int common_width(const char *argument)
{
	for (size_t i = 0; common[i] != OPT_COUNT; i++) {
		const struct opt_info *info = &infos[common[i]];
		size_t len = strlen(info->name);
		if (strncmp(argument, "--", 2) != 0 || strncmp(argument + 2, info->name, len) != 0)
			continue;
		if (argument[2 + len] == '\0')
			return info->argument ? 2 : 1;
		if (argument[2 + len] == '=' && info->argument)
			return 1;
	}
	return 0;
}

int opt_skip_common(int argc, char *const *argv)
{
	int at = 1;
	int width;
	while (at < argc && (width = common_width(argv[at])) > 0)
		at += width;
	return at < argc ? at : argc;
}

/* getopt_long() answers with this plus the option's index, clear of all letters. */
#define LONG_BASE 256

struct getopt_tables {
	struct option longs[OPT_COUNT + 3];
	char shorts[2 * OPT_COUNT + 6];
	size_t long_count;
	size_t short_len;
};

static void tables_add(struct getopt_tables *tables, const enum opt *allowed)
{
	for (size_t i = 0; allowed[i] != OPT_COUNT; i++) {
		const struct opt_info *info = &infos[allowed[i]];
		tables->longs[tables->long_count++] = (struct option){
		    .name = info->name,
		    .has_arg = info->argument ? required_argument : no_argument,
		    .val = LONG_BASE + (int)allowed[i],
		};
		if (info->letter) {
			tables->shorts[tables->short_len++] = info->letter;
			if (info->argument)
				tables->shorts[tables->short_len++] = ':';
		}
	}
}

/* The words of getopt_long() itself know no language but the C library's, so they are ours. */
static bool complain(const char *name, int got, char *const *argv)
{
	struct text words = TEXT_EMPTY;
	struct text shown = TEXT_EMPTY; /* what was typed may be any bytes */
	if (optopt && optopt < LONG_BASE)
		text_printf(&words,
			    got == ':' ? _("%1$s: the option '-%2$c' wants an argument\n")
				       : _("%1$s: there is no option '-%2$c'\n"),
			    name, optopt);
	else
		text_printf(&words,
			    got == ':' ? _("%1$s: the option '%2$s' wants an argument\n")
				       : _("%1$s: the option '%2$s' is not understood\n"),
			    name, argv[optind - 1]);
	utf8_add_shown(&shown, words.bytes, words.len - 1, false);
	fprintf(stderr, "%s\n", shown.bytes);
	fprintf(stderr, _("`%s --help` says more\n"), name);
	text_release(&words);
	text_release(&shown);
	return false;
}

static enum opt opt_of_letter(int letter)
{
	enum opt opt = 0;
	while (opt < OPT_COUNT && (infos[opt].letter == 0 || infos[opt].letter != letter))
		opt++;
	return opt;
}

bool opt_parse(struct opts *out, const char *name, const enum opt *allowed, int argc, char **argv)
{
	struct getopt_tables tables = {.shorts = ":", .short_len = 1};
	tables_add(&tables, allowed);
	tables_add(&tables, common);

	memset(out, 0, sizeof *out);
	argv[0] = (char *)name; /* getopt's own messages begin with it */
	optind = 0;		/* a second pass: start anew */
	int got;
	while ((got = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1) {
		if (got == '?' || got == ':')
			return complain(name, got, argv);
		enum opt opt = got >= LONG_BASE ? (enum opt)(got - LONG_BASE) : opt_of_letter(got);
		out->of[opt] = optarg ? optarg : "";
	}
	out->operands = argv + optind;
	out->operand_count = (size_t)(argc - optind);
	return true;
}

#define HELP_COLS 30 /* where the words of an option begin */

static void print_help_line(struct text *out, enum opt opt)
{
	const struct opt_info *info = &infos[opt];
	struct text head = TEXT_EMPTY;
	if (info->letter)
		text_printf(&head, "  -%c, ", info->letter);
	else
		text_add_string(&head, "      ");
	text_printf(&head, "--%s", info->name);
	if (info->argument)
		text_printf(&head, "=%s", _(info->argument));
	size_t cols = utf8_cols(head.bytes, head.len);
	text_add(out, head.bytes, head.len);
	text_release(&head);
	do
		text_add_byte(out, ' ');
	while (++cols < HELP_COLS);
	text_printf(out, "%s\n", _(info->help));
}

void opt_print_help(struct text *out, const enum opt *allowed)
{
	for (size_t i = 0; allowed[i] != OPT_COUNT; i++)
		print_help_line(out, allowed[i]);
	for (size_t i = 0; common[i] != OPT_COUNT; i++)
		print_help_line(out, common[i]);
}
