/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal to sit at: libvterm is the emulator, a job of job.h the program on it. */
#include "config.h"

#include "tests/tty/term.h"

#include "base/text.h"
#include "base/vec.h"
#include "tests/tty/job.h"
#include "tests/tty/term_part.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define DEADLINE_MS 20000 /* for a machine under load, or the program under a checker */
#define READ_BYTES 16384

extern char **environ;

static void keep_output(const char *bytes, size_t len, void *user)
{
	struct term *term = user;

	text_add(&term->typed, bytes, len);
}

static int keep_property(VTermProp property, VTermValue *value, void *user)
{
	struct term *term = user;

	switch (property) {
	case VTERM_PROP_ALTSCREEN:
		term->is_alternate = value->boolean;
		break;
	case VTERM_PROP_CURSORVISIBLE:
		term->is_cursor_shown = value->boolean;
		break;
	case VTERM_PROP_MOUSE:
		term->has_mouse = value->number != VTERM_PROP_MOUSE_NONE;
		break;
	default:
		break;
	}
	return 1;
}

static void start_emulator(struct term *term, int rows, int cols)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = keep_property};

	term->emulator = vterm_new(rows, cols);
	vterm_set_utf8(term->emulator, 1);
	vterm_output_set_callback(term->emulator, keep_output, term);
	term->screen = vterm_obtain_screen(term->emulator);
	vterm_screen_enable_altscreen(term->screen, 1);
	vterm_screen_set_callbacks(term->screen, &callbacks, term);
	vterm_screen_reset(term->screen, 1);
}

/* The variables of a test's environment: strings of our own. */
struct variables {
	VEC(char *) list;
};

static void unset(struct variables *variables, const char *name, size_t name_len)
{
	for (size_t i = 0; i < variables->list.count; i++) {
		char *entry = variables->list.at[i];

		if (strncmp(entry, name, name_len) == 0 && entry[name_len] == '=') {
			free(entry);
			variables->list.at[i] = variables->list.at[--variables->list.count];
			return;
		}
	}
}

/* "NAME=value" sets, "NAME" takes away. */
static void set(struct variables *variables, const char *entry)
{
	size_t name_len = strcspn(entry, "=");

	unset(variables, entry, name_len);
	if (entry[name_len] == '=')
		*vec_push(&variables->list) = mem_string(entry);
}

static void make_variables(struct variables *variables, const struct term_options *options)
{
	static const char *const defaults[] = {
	    "LANG",	"LANGUAGE",  "LC_CTYPE", "LC_MESSAGES",	   "LINES",  "COLUMNS",
	    "NO_COLOR", "COLORTERM", "ESCDELAY", "LC_ALL=C.UTF-8", "TZ=UTC",
	};
	struct text type = TEXT_EMPTY;

	for (char **entry = environ; *entry; entry++)
		*vec_push(&variables->list) = mem_string(*entry);
	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		set(variables, defaults[i]);
	text_printf(&type, "TERM=%s", options->type ? options->type : "xterm-256color");
	set(variables, type.bytes);
	text_release(&type);
	for (const char *const *entry = options->env; entry && *entry; entry++)
		set(variables, *entry);
	*vec_push(&variables->list) = NULL;
}

static void variables_release(struct variables *variables)
{
	for (size_t i = 0; i < variables->list.count; i++)
		free(variables->list.at[i]);
	vec_release(&variables->list);
}

struct term *term_start(const struct term_options *options)
{
	struct term *term = mem_alloc(sizeof *term);
	struct variables variables = {0};
	int rows = options->rows ? options->rows : 24;
	int cols = options->cols ? options->cols : 80;

	term->typed = TEXT_EMPTY;
	term->output = TEXT_EMPTY;
	term->row = TEXT_EMPTY;
	term->whole = TEXT_EMPTY;
	term->is_cursor_shown = true;
	start_emulator(term, rows, cols);
	make_variables(&variables, options);
	job_start(&term->job, &(struct job_options){
				  .argv = options->argv,
				  .environ = variables.list.at,
				  .folder = options->folder,
				  .rows = (unsigned short)rows,
				  .cols = (unsigned short)cols,
			      });
	variables_release(&variables);
	return term;
}

void term_end(struct term *term)
{
	if (!term)
		return;
	job_end(&term->job);
	vterm_free(term->emulator);
	text_release(&term->typed);
	text_release(&term->output);
	text_release(&term->row);
	text_release(&term->whole);
	free(term);
}

/* Show the emulator all that the program has written by now. */
static void take_output(struct term *term)
{
	char bytes[READ_BYTES];
	ssize_t len;

	while ((len = read(term->job.terminal, bytes, sizeof bytes)) > 0) {
		text_add(&term->output, bytes, (size_t)len);
		vterm_input_write(term->emulator, bytes, (size_t)len);
	}
}

/* Hand the program what is typed, or what the emulator answers it, as far as it takes it. */
static void give_typed(struct term *term)
{
	struct text rest = TEXT_EMPTY;
	ssize_t len = 0;

	if (term->typed.len > 0 && term->job.terminal >= 0)
		len = write(term->job.terminal, term->typed.bytes, term->typed.len);
	if (len <= 0)
		return;
	text_add(&rest, term->typed.bytes + len, term->typed.len - (size_t)len);
	text_release(&term->typed);
	term->typed = rest;
}

void term_pump(struct term *term)
{
	/* The end first: what the program wrote before it is then taken in below. */
	job_read_news(&term->job);
	if (term->job.terminal < 0)
		return;
	take_output(term);
	give_typed(term);
}

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Wait for something to happen, at most until then. */
static void wait_for_news(struct term *term, long long until_ms)
{
	short events = term->typed.len > 0 ? POLLIN | POLLOUT : POLLIN;
	struct pollfd sources[] = {
	    {.fd = term->job.news, .events = POLLIN},
	    {.fd = term->job.terminal, .events = events}, /* poll() passes over a -1 */
	};
	long long left_ms = until_ms - now_ms();

	(void)poll(sources, 2, left_ms > 0 ? (int)left_ms : 0);
}

/* Wait until holds() is true of the terminal.  False at the deadline, or where the program has
 * ended and nothing can change any more. */
static bool wait_until(struct term *term, bool (*holds)(struct term *term, const void *ctx),
		       const void *ctx)
{
	long long until_ms = now_ms() + DEADLINE_MS;

	for (;;) {
		bool is_late = now_ms() >= until_ms;

		term_pump(term);
		if (holds(term, ctx))
			return true;
		if (is_late || term->job.has_ended)
			return false;
		wait_for_news(term, until_ms);
	}
}

static void complain(struct term *term, const char *what, const char *text)
{
	int rows, cols, cursor_row, cursor_col;

	term_size(term, &rows, &cols);
	term_cursor(term, &cursor_row, &cursor_col);
	fprintf(stderr, "waited in vain for %s%s%s\n", what, text[0] ? ": " : "", text);
	fprintf(stderr, "screen of %d rows, %d columns, cursor in %d, %d", rows, cols, cursor_row,
		cursor_col);
	if (term->job.has_ended)
		fprintf(stderr, "; the program has ended, status 0x%x", (unsigned)term->job.status);
	fprintf(stderr, ":\n");
	for (int row = 0; row < rows; row++)
		fprintf(stderr, "%3d |%s\n", row, term_row(term, row));
}

bool term_expect_that(struct term *term, bool (*holds)(struct term *term, const void *ctx),
		      const void *ctx, const char *what)
{
	if (wait_until(term, holds, ctx))
		return true;
	complain(term, what, "");
	return false;
}

static bool stands_somewhere(struct term *term, const void *text)
{
	return term_find(term, text, NULL, NULL);
}

bool term_expect(struct term *term, const char *text)
{
	if (wait_until(term, stands_somewhere, text))
		return true;
	complain(term, "the text", text);
	return false;
}

struct place {
	int row;
	const char *text;
};

static bool stands_in_row(struct term *term, const void *ctx)
{
	const struct place *place = ctx;
	int row = place->row;
	int rows;

	term_size(term, &rows, NULL);
	if (row < 0)
		row += rows;
	return row >= 0 && row < rows && strstr(term_row(term, row), place->text);
}

bool term_expect_in_row(struct term *term, int row, const char *text)
{
	if (wait_until(term, stands_in_row, &(struct place){row, text}))
		return true;
	fprintf(stderr, "in row %d: ", row);
	complain(term, "the text", text);
	return false;
}

static bool stands_nowhere(struct term *term, const void *text)
{
	return !term_find(term, text, NULL, NULL);
}

bool term_expect_gone(struct term *term, const char *text)
{
	if (wait_until(term, stands_nowhere, text))
		return true;
	complain(term, "the end of the text", text);
	return false;
}

bool term_settle(struct term *term)
{
	long long until_ms = now_ms() + DEADLINE_MS;

	while (now_ms() < until_ms && !term->job.has_ended) {
		size_t len;

		term_pump(term);
		len = term->output.len;
		if (term->typed.len == 0 && job_is_waiting(&term->job)) {
			term_pump(term);
			if (term->output.len == len)
				return true;
		}
		/* Going to sleep is no news: look again soon. */
		wait_for_news(term, now_ms() + 1);
	}
	complain(term, "the program to wait for a key", "");
	return false;
}

static bool has_ended(struct term *term, const void *unused)
{
	(void)unused;
	return term->job.has_ended;
}

bool term_wait_exit(struct term *term, int *status)
{
	if (!wait_until(term, has_ended, NULL)) {
		complain(term, "the end of the program", "");
		return false;
	}
	*status = term->job.status;
	return true;
}

static bool is_stopped(struct term *term, const void *unused)
{
	(void)unused;
	return term->job.is_stopped;
}

bool term_wait_stopped(struct term *term)
{
	if (wait_until(term, is_stopped, NULL))
		return true;
	complain(term, "the program to be stopped", "");
	return false;
}

void term_resize(struct term *term, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	term_pump(term);
	vterm_set_size(term->emulator, rows, cols);
	cr_assert_eq(ioctl(term->job.terminal, TIOCSWINSZ, &size), 0, "%s", strerror(errno));
}

void term_signal(struct term *term, int number)
{
	/* The leader's word for it may come late: a stop behind this one must not be mistaken. */
	if (number == SIGCONT)
		term->job.is_stopped = false;
	cr_assert(kill(term->job.program, number) == 0 || errno == ESRCH, "%s", strerror(errno));
}

void term_hang_up(struct term *term)
{
	job_hang_up(&term->job);
}

pid_t term_program(const struct term *term)
{
	return term->job.program;
}
