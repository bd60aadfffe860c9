/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands share: messages, opening a record over its form, writing a result. */
#include "config.h"

#include "cmd/common.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void complain_text(const struct text *words)
{
	struct text shown = TEXT_EMPTY;
	utf8_add_shown(&shown, words->bytes, words->len, false);
	fprintf(stderr, "cagrade: %s\n", shown.bytes);
	text_release(&shown);
}

enum ending common_complain(const char *format, ...)
{
	char *words = NULL;
	va_list arguments;
	va_start(arguments, format);
	int len = vasprintf(&words, format, arguments);
	va_end(arguments);
	if (len < 0) /* there is no memory: end the program the way it ends for all */
		words = mem_resize(NULL, SIZE_MAX, SIZE_MAX);
	struct text borrowed = {.bytes = words, .len = (size_t)len};
	complain_text(&borrowed);
	free(words);
	return ENDING_TROUBLE;
}

enum ending common_complain_status(const char *subject, enum status status)
{
	const char *why = status_text(status);
	return common_complain("%s: %s", subject, why);
}

void common_print_diags(struct diag_list *diags)
{
	diag_sort(diags);
	struct text line = TEXT_EMPTY;
	for (size_t i = 0; i < diags->diags.count; i++) {
		text_clear(&line);
		diag_print(&line, &diags->diags.at[i]);
		fprintf(stderr, "cagrade: %s\n", line.bytes);
	}
	if (diags->left_out > 0)
		(void)common_complain(Q_("%zu more fault is not listed",
					 "%zu more faults are not listed", diags->left_out),
				      diags->left_out);
	text_release(&line);
	diag_release(diags);
}

static enum ending print_bytes(const struct text *text)
{
	if (fwrite(text->bytes, 1, text->len, stdout) == text->len && fflush(stdout) == 0)
		return ENDING_DONE;
	/* Whoever reads has had enough, as `head` has, and is not told so. */
	if (errno == EPIPE)
		return ENDING_TROUBLE;
	return common_complain_status(_("standard output"), STATUS_SYSTEM);
}

enum ending common_print(const struct text *text)
{
	if (!isatty(STDOUT_FILENO))
		return print_bytes(text);
	struct text shown = TEXT_EMPTY;
	utf8_add_shown(&shown, text->bytes, text->len, true);
	enum ending ending = print_bytes(&shown);
	text_release(&shown);
	return ending;
}

/* The name in which rows are written: --by, CAGRADE_BY or the login name; never NULL. */
static const char *inspector_name(const struct opts *opts)
{
	if (opts->of[OPT_BY])
		return opts->of[OPT_BY];
	const char *name = getenv("CAGRADE_BY");
	if (name && *name)
		return name;
	const struct passwd *user = getpwuid(getuid());
	return user ? user->pw_name : "";
}

bool common_is_there(const char *path)
{
	return access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

/* An output must not swallow what cannot be made again: a record, one that a spreadsheet has saved
 * again too.  What cannot be read may be just that. */
static enum ending refuse_record(const char *path)
{
	struct text head = TEXT_EMPTY;
	enum status status = file_read_start(path, RECORD_HEADER_MAX_BYTES, &head);
	enum ending ending = ENDING_DONE;
	if (status == STATUS_OK && record_has_header(head.bytes, head.len))
		ending = common_complain(_("%s: is a record, and is not overwritten"), path);
	else if (status == STATUS_SYSTEM)
		ending = common_complain_status(path, status);
	text_release(&head);
	return ending;
}

enum ending common_write_output(const char *path, const struct text *content,
				const char *const *inputs, size_t input_count)
{
	if (strcmp(path, "-") == 0)
		return common_print(content);
	for (size_t i = 0; i < input_count; i++) {
		if (file_is_same(path, inputs[i]))
			return common_complain(
			    _("%s: is read by this command, and is not overwritten"), path);
	}
	if (refuse_record(path) != ENDING_DONE)
		return ENDING_TROUBLE;
	enum status status = file_replace(path, content->bytes, content->len);
	return status == STATUS_OK ? ENDING_DONE : common_complain_status(path, status);
}

bool common_encoding(const struct opts *opts, enum encoding *out)
{
	const char *name = opts->of[OPT_ENCODING];
	if (!name || encoding_parse(name, out))
		return true;
	(void)common_complain(_("--encoding: '%s' is none of utf-8, utf-16, gb18030"), name);
	return false;
}

bool common_confirm(const struct opts *opts, const char *question)
{
	if (opts->of[OPT_YES])
		return true;
	if (!isatty(STDIN_FILENO)) {
		(void)common_complain(_("%s Without a terminal, --yes says so"), question);
		return false;
	}
	fprintf(stderr, "%s [y/N] ", question);
	char answer[16] = "";
	return fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

enum ending common_worst(enum ending a, enum ending b)
{
	return a > b ? a : b;
}

const struct form *common_form(struct forms *forms, const char *id_or_dir)
{
	struct diag_list diags = {0};
	const struct form *form = NULL;
	enum status status = forms_get(forms, id_or_dir, &form, &diags);
	if (status != STATUS_OK && status != STATUS_BAD_DATA) {
		const char *why = status_text(status);
		struct text folder = TEXT_EMPTY;
		forms_add_folder(&folder, id_or_dir ? id_or_dir : DEFAULT_FORM);
		(void)common_complain(_("no form in '%1$s': %2$s"), folder.bytes, why);
		text_release(&folder);
	}
	common_print_diags(&diags);
	return form;
}

/* The form that the record names by its id.  A path in its place would let a record choose what is
 * read; that, and a file that names none, gets the default form, and opening it says what is wrong.
 */
static const struct form *form_of_record(struct forms *forms, const char *path, const char *given)
{
	if (given)
		return common_form(forms, given);
	struct text id = TEXT_EMPTY;
	enum status status = record_peek(path, &id);
	if (status != STATUS_OK && status != STATUS_BAD_DATA) {
		(void)common_complain_status(path, status);
		text_release(&id);
		return NULL;
	}
	text_cut(&id, strcspn(id.bytes, " "));
	bool is_plain = id.len > 0 && !strchr(id.bytes, '/') && id.bytes[0] != '.';
	const struct form *form = common_form(forms, is_plain ? id.bytes : NULL);
	if (!form)
		(void)common_complain(_("%s: not read, for want of its form"), path);
	text_release(&id);
	return form;
}

static struct session_options session_options(const struct opts *opts, bool is_read_only)
{
	return (struct session_options){
	    .by = is_read_only ? "" : inspector_name(opts), /* else nobody needs to be looked up */
	    .reason = opts->of[OPT_REASON],
	    .clock = stamp_system_clock,
	    .is_read_only = is_read_only,
	};
}

static bool can_be_written(const char *what, const char *text)
{
	if (session_fits(text))
		return true;
	(void)common_complain(utf8_is_valid(text, strlen(text))
				  ? _("%s: longer than 32767 characters")
				  : _("%s: not valid UTF-8"),
			      what);
	return false;
}

/* What will stand in every row that is written: better refused now than with the first answer. */
static bool can_sign(const struct session_options *options)
{
	return can_be_written(_("the inspector's name"), options->by) &&
	       (!options->reason || can_be_written(_("the reason"), options->reason));
}

/* Cut a note in front of the last place of a word; what stands behind it, or NULL. */
static const char *cut_behind(char *note, const char *word)
{
	char *last = NULL;
	for (char *at = strstr(note, word); at; at = strstr(at + 1, word))
		last = at;
	if (!last)
		return NULL;
	*last = '\0';
	return last + strlen(word);
}

/* Say who holds the record, from the note `by NAME pid PID host HOST since TIME`. */
static void complain_locked(const char *path)
{
	struct text holder = TEXT_EMPTY;
	record_holder(path, &holder);
	const char *since = cut_behind(holder.bytes, " since ");
	const char *host = since ? cut_behind(holder.bytes, " host ") : NULL;
	const char *pid = host ? cut_behind(holder.bytes, " pid ") : NULL;
	if (pid && strncmp(holder.bytes, "by ", 3) == 0)
		(void)common_complain(
		    _("%1$s: is being written by %2$s, process %3$s on %4$s, since %5$s"), path,
		    holder.bytes + 3, pid, host, since);
	else
		(void)common_complain_status(path, STATUS_LOCKED);
	text_release(&holder);
}

static void warn_of_condition(const struct session *session)
{
	const struct record_state *state = record_state(session->record);
	const char *path = record_path(session->record);
	if (state->condition == RECORD_ALTERED)
		(void)common_complain(_("%1$s: warning: altered at row %2$zu; read-only"), path,
				      state->altered_row);
	if (state->condition == RECORD_TORN)
		(void)common_complain(
		    session->is_read_only
			? _("%1$s: warning: torn after row %2$zu; %3$zu bytes do "
			    "not count")
			: _("%1$s: warning: torn after row %2$zu; %3$zu bytes are "
			    "set aside before the next row"),
		    path, state->whole_rows, state->torn_bytes);
}

enum ending common_open(struct forms *forms, const struct opts *opts, const char *path,
			enum common_mode mode, struct session **out)
{
	*out = NULL;
	const struct form *form = form_of_record(forms, path, opts->of[OPT_FORM]);
	if (!form)
		return ENDING_TROUBLE;
	struct diag_list diags = {0};
	struct session_options options = session_options(opts, mode == COMMON_READ);
	if (mode == COMMON_WRITE && !can_sign(&options))
		return ENDING_TROUBLE;
	enum status status = session_open(path, form, &options, out, &diags);
	if (status == STATUS_LOCKED)
		complain_locked(path);
	else if (status != STATUS_OK && status != STATUS_BAD_DATA)
		(void)common_complain_status(path, status);
	common_print_diags(&diags);
	if (status != STATUS_OK)
		return ENDING_TROUBLE;
	warn_of_condition(*out);
	return ENDING_DONE;
}

enum ending common_begin(struct forms *forms, const struct opts *opts, const char *path,
			 struct session **out)
{
	*out = NULL;
	const struct form *form = common_form(forms, opts->of[OPT_FORM]);
	if (!form)
		return ENDING_TROUBLE;
	struct session_options options = session_options(opts, false);
	if (!can_sign(&options))
		return ENDING_TROUBLE;
	enum status status = session_begin(path, form, &options, out);
	return status == STATUS_OK ? ENDING_DONE : common_complain_status(path, status);
}

bool common_is_barred(const struct session *session)
{
	struct text why = TEXT_EMPTY;
	bool is_barred = session_is_barred(session, &why);
	if (is_barred)
		(void)common_complain("%s: %s", record_path(session->record), why.bytes);
	text_release(&why);
	return is_barred;
}

struct assessment common_assessment(const struct session *session)
{
	return (struct assessment){
	    .path = record_path(session->record),
	    .form = session->form,
	    .answers = &session->answers,
	    .score = &session->score,
	    .warnings = &session->warnings,
	    .slip = record_slip(session->record),
	    .is_sealed = record_state(session->record)->is_sealed,
	};
}

enum ending common_print_slip(const struct session *session)
{
	struct slip slip = record_slip(session->record);
	char printed[SLIP_SIZE];
	slip_print(&slip, printed);
	struct text line = TEXT_EMPTY;
	text_printf(&line, "slip %s\n", printed);
	enum ending ending = common_print(&line);
	text_release(&line);
	return ending;
}

enum ending common_each_record(const struct opts *opts,
			       enum ending (*work)(const struct session *session, void *ctx),
			       void *ctx)
{
	struct forms forms = {0};
	enum ending worst = ENDING_DONE;
	for (size_t i = 0; i < opts->operand_count; i++) {
		struct session *session = NULL;
		enum ending ending =
		    common_open(&forms, opts, opts->operands[i], COMMON_READ, &session);
		if (session)
			ending = work(session, ctx);
		session_close(session);
		worst = common_worst(worst, ending);
	}
	forms_release(&forms);
	return worst;
}
