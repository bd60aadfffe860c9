/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands: from the command line to the one that runs. */
#include "config.h"

#include "cmd/cmd.h"

#include "base/i18n.h"
#include "base/sandbox.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cmd/common.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define COMMAND(name, offered, ...) const enum opt cmd_##name##_options[] = {__VA_ARGS__};
#include "cmd/cmd.def"
#undef COMMAND

static const struct command *const commands[] = {
#define COMMAND(name, offered, ...) &cmd_##name,
#include "cmd/cmd.def"
#undef COMMAND
};

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

static enum ending print_version(void)
{
	struct text out = TEXT_EMPTY;
	text_printf(&out, "cagrade %s\n", PACKAGE_VERSION);
	text_add_string(&out,
			_("Grades the service of certification authorities (GB/T 35289-2017).\n"
			  "Licence GPL-3.0-or-later: free software, without any warranty.\n"));
	enum ending ending = common_print(&out);
	text_release(&out);
	return ending;
}

#define OPERANDS_COLS 18 /* not bytes: they are translated */

static void print_help_line(struct text *out, const struct command *command)
{
	const char *operands = _(command->operands);
	text_printf(out, "  %-8s %s", command->name, operands);
	for (size_t cols = utf8_cols(operands, strlen(operands)); cols < OPERANDS_COLS; cols++)
		text_add_byte(out, ' ');
	text_printf(out, " %s\n", _(command->summary));
}

static enum ending print_help(void)
{
	struct text out = TEXT_EMPTY;
	text_add_string(&out,
			_("Usage: cagrade [COMMAND] [OPTIONS] ...\n"
			  "       cagrade RECORD.csv\n\n"
			  "Grade the service of a certification authority by GB/T 35289-2017.\n\n"
			  "Commands:\n"));
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_help_line(&out, commands[i]);
	text_add_string(&out, _("\n`cagrade COMMAND --help` says more.\n"
				"Exit status: 0 done; 1 done, and the answer is no; 2 trouble.\n"));
	enum ending ending = common_print(&out);
	text_release(&out);
	return ending;
}

static enum ending print_command_help(const struct command *command)
{
	struct text out = TEXT_EMPTY;
	text_printf(&out, _("Usage: cagrade %1$s [OPTIONS] %2$s\n"), command->name,
		    _(command->operands));
	text_printf(&out, "\n%s\n\n%s\n", _(command->about), _("Options:"));
	opt_print_help(&out, command->options);
	enum ending ending = common_print(&out);
	text_release(&out);
	return ending;
}

static enum ending complain_operands(const struct command *command)
{
	return common_complain(_("usage: cagrade %1$s [OPTIONS] %2$s; see cagrade %1$s --help"),
			       command->name, _(command->operands));
}

/* A program that counts which lines were run writes that down beside its objects when it ends. */
#ifndef COUNTS_COVERAGE
#define COUNTS_COVERAGE 0
#endif

/* Before anything of others is read, give up what the command does not need: from here on it writes
 * only beside the record that it changes, and beside its output. */
static void hold_down(const struct command *command, const struct opts *opts)
{
	const char *const outputs[] = {opts->of[OPT_OUTPUT], opts->of[OPT_FAULTS]};
	const char *written[3];
	size_t count = 0;
	if (opts->of[OPT_NO_SANDBOX] || COUNTS_COVERAGE)
		return;
	if (command->changes_record && !opts->of[OPT_READ_ONLY] && !opts->of[OPT_DRY_RUN])
		written[count++] = opts->operands[0];
	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		if (outputs[i] && strcmp(outputs[i], "-") != 0)
			written[count++] = outputs[i];
	}
	(void)sandbox_enter(written, count); /* where the system knows no such thing, all works */
}

/* True where the word looks like a record rather than like a mistyped command: it is a path, ends
 * in .csv, or names a file that is there. */
static bool is_record_name(const char *word)
{
	size_t len = strlen(word);
	return strchr(word, '/') || (len > 4 && strcasecmp(word + len - 4, ".csv") == 0) ||
	       access(word, F_OK) == 0;
}

static enum ending complain_no_command(const char *word)
{
	return common_complain(_("'%s' is no command; see cagrade --help"), word);
}

/* A word behind options is a record, or a slip of the finger: taken for a record without a word, a
 * command would become the name of a new one. */
static bool is_bare_record(const struct opts *opts, int argc, char **argv)
{
	const char *word = opts->operand_count > 0 ? opts->operands[0] : NULL;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--") == 0)
			return true;
	}
	if (!word || (!find_command(word) && is_record_name(word)))
		return true;
	if (find_command(word))
		(void)common_complain(_("the command '%s' goes before the options"), word);
	else
		(void)complain_no_command(word);
	return false;
}

/* Run a command whose own arguments begin behind argv[0].  Not named, it is the one that a bare
 * record means. */
static enum ending run_command(const struct command *command, bool is_named, int argc, char **argv)
{
	struct text name = TEXT_EMPTY;
	text_printf(&name, "cagrade %s", command->name);
	struct opts opts;
	bool is_understood = opt_parse(&opts, name.bytes, command->options, argc, argv);
	text_release(&name);
	if (!is_understood)
		return ENDING_TROUBLE;
	enum language language;
	if (opts.of[OPT_LANG]) {
		if (!language_parse(opts.of[OPT_LANG], &language))
			return common_complain(_("--lang: '%s' is none of en, zh"),
					       opts.of[OPT_LANG]);
		i18n_speak(language);
	}
	if (opts.of[OPT_HELP])
		return is_named ? print_command_help(command) : print_help();
	if (!is_named && !is_bare_record(&opts, argc, argv))
		return ENDING_TROUBLE;
	if (opts.operand_count < command->operands_min ||
	    opts.operand_count > command->operands_max)
		return complain_operands(command);
	hold_down(command, &opts);
	return command->run(&opts);
}

enum ending cmd_main(int argc, char **argv)
{
	if (argc < 2)
		return print_help();
	if (strcmp(argv[1], "--version") == 0)
		return print_version();
	int at = opt_skip_common(argc, argv);
	const struct command *command = at < argc ? find_command(argv[at]) : NULL;
	if (command) {
		/* What stands before the command is its own all the same. */
		memmove(&argv[2], &argv[1], (size_t)(at - 1) * sizeof *argv);
		return run_command(command, true, argc - 1, argv + 1);
	}
	bool is_word = argv[1][0] != '-' || argv[1][1] == '\0';
	if (is_word && !is_record_name(argv[1]))
		return complain_no_command(argv[1]);
	return run_command(&cmd_assess, false, argc, argv);
}
