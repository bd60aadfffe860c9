/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal: shows frames, gives keys.  The only module that knows the screen library. */
#include "config.h"

#include "tui/screen.h"

#include "base/mem.h"
#include "base/text.h"
#include "tui/frame.h"
#include "tui/mouse.h"
#include "tui/signals.h"

#include <curses.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#define ESCAPE_WAIT_MS 25	    /* for the rest of a key's bytes, and of a character's */
#define PASTE_WAIT_MS 500	    /* for the rest of what is pasted, over the slowest line */
#define MOUSE_WAIT_MS PASTE_WAIT_MS /* a number left over would be taken for an answer */
#define PASTE_MAX_BYTES ((size_t)1 << 20)
#define LIBRARY_ROOM_BYTES ((size_t)256 << 10)

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

/* Keys that no description of a terminal names. */
enum {
	CODE_PASTE_BEGIN = KEY_MAX + 1,
	CODE_PASTE_END,
	CODE_ALT_ENTER,
	CODE_MOUSE_DECIMAL,
	CODE_MOUSE_BYTES
};

struct screen {
	SCREEN *curses;
	struct frame shown; /* what the terminal shows, as far as we know */
	cchar_t *row;	    /* room for one row */
	bool has_paste;	    /* the terminal understands the switch for marked pastes */
	bool has_mouse;	    /* and reports its mouse */
	bool may_hold_keys; /* bytes behind an Escape wait inside of the library */
	attr_t looks[STYLE_COUNT];
	short pairs[STYLE_COUNT];
};

static void send(const char *bytes, size_t len)
{
	ssize_t written = write(STDOUT_FILENO, bytes, len);

	(void)written; /* a terminal that is gone is told by its input */
}

/* Add a terminal's string without what it says about waiting, `$<5>`, which only old lines need. */
static void add_without_padding(struct text *out, const char *string)
{
	while (*string != '\0') {
		size_t len = strcspn(string, "$");

		text_add(out, string, len);
		string += len;
		if (string[0] == '$' && string[1] == '<')
			string += strcspn(string, ">");
		else if (string[0] == '$')
			text_add_byte(out, '$');
		string += *string != '\0';
	}
}

/* Add what switches pastes in brackets and the mouse on or off. */
static void add_switches(struct text *out, const struct screen *screen, bool is_on)
{
	if (screen->has_paste)
		text_add_string(out, is_on ? PASTE_ON : PASTE_OFF);
	if (screen->has_mouse)
		text_add_string(out, is_on ? MOUSE_ON : MOUSE_OFF);
}

static void send_switches(const struct screen *screen, bool is_on)
{
	struct text bytes = TEXT_EMPTY;

	add_switches(&bytes, screen, is_on);
	send(bytes.bytes, bytes.len);
	text_release(&bytes);
}

/* Read what the terminal understands, and what leaves it as it was.  False where its cursor cannot
 * be moved: it would show rubbish. */
static bool look_at_terminal(struct screen *screen, struct text *rescue)
{
	/* The screen first: with it comes the cursor as it was saved, perhaps never. */
	static const char *const restoring[] = {"rmcup", "sgr0", "op", "cnorm", "rmkx"};
	const char *cup, *report;
	int fault;

	/* The library crashes, or ends the program, where it lacks memory: see first. */
	free(mem_alloc(LIBRARY_ROOM_BYTES));
	if (setupterm(NULL, STDOUT_FILENO, &fault) != OK)
		return false;
	cup = tigetstr("cup");
	report = tigetstr("kmous");
	/* Terminals of the ANSI family pass over a switch that they do not know; others show it. */
	screen->has_paste = cup && cup != (char *)-1 && strncmp(cup, "\033[", 2) == 0;
	screen->has_mouse = screen->has_paste && report && report != (char *)-1;
	add_switches(rescue, screen, false);
	for (size_t i = 0; i < sizeof restoring / sizeof *restoring; i++) {
		const char *string = tigetstr(restoring[i]);

		if (string && string != (char *)-1)
			add_without_padding(rescue, string);
	}
	del_curterm(cur_term);
	return cup && cup != (char *)-1;
}

static void set_looks(struct screen *screen, bool is_plain)
{
	static const attr_t looks[STYLE_COUNT] = {
	    [STYLE_TITLE] = A_REVERSE, [STYLE_HEADING] = A_BOLD, [STYLE_CURRENT] = A_REVERSE,
	    [STYLE_KEY] = A_BOLD,      [STYLE_NO] = A_BOLD,	 [STYLE_WARNING] = A_BOLD,
	    [STYLE_HIT] = A_STANDOUT,
	};
	static const struct {
		enum style style;
		short colour;
	} colours[] = {{STYLE_YES, COLOR_GREEN}, {STYLE_NO, COLOR_RED}, {STYLE_WARNING, COLOR_RED}};

	memcpy(screen->looks, looks, sizeof looks);
	if (is_plain || !has_colors() || start_color() == ERR || use_default_colors() == ERR)
		return;
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
		short pair = (short)(colours[i].colour);

		if (init_pair(pair, colours[i].colour, -1) == OK)
			screen->pairs[colours[i].style] = pair;
	}
}

/* The library's own reading of the mouse waits for a key behind a report that it does not know,
 * signals and all: so its key is taken away, and we read the reports. */
static void set_mouse(const struct screen *screen)
{
	if (!screen->has_mouse)
		return;
	define_key(NULL, KEY_MOUSE);
	define_key(MOUSE_DECIMAL, CODE_MOUSE_DECIMAL);
	define_key(MOUSE_BYTES, CODE_MOUSE_BYTES);
}

static void set_input(const struct screen *screen)
{
	raw(); /* Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q are keys */
	noecho();
	nonl(); /* Enter and Ctrl-J are told apart */
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	idlok(stdscr, TRUE);
	define_key("\033[200~", CODE_PASTE_BEGIN);
	define_key("\033[201~", CODE_PASTE_END);
	define_key("\033\r", CODE_ALT_ENTER);
	set_mouse(screen);
}

/* Have the library take the terminal over.  What restores it is ready before, for the library may
 * come to an end in the middle of that, and a handler may not ask it for anything. */
static enum status take_terminal(struct screen *screen)
{
	struct text rescue = TEXT_EMPTY;
	enum status status = STATUS_MISSING;

	errno = 0;
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && look_at_terminal(screen, &rescue)) {
		signals_set_rescue(rescue.bytes,
				   rescue.len <= SIGNALS_RESCUE_BYTES ? rescue.len : 0);
		screen->curses = newterm(NULL, stdout, stdin);
		status = screen->curses ? STATUS_OK : STATUS_SYSTEM;
	}
	errno = errno == ENOMEM ? ENOMEM : ENOTTY; /* why, where it fails */
	text_release(&rescue);
	return status;
}

enum status screen_open(bool is_plain, struct screen **out)
{
	struct screen *screen = mem_alloc(sizeof *screen);
	enum status status;

	/* The library takes the size from these for good, and the window may change. */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	signals_begin();
	set_escdelay(ESCAPE_WAIT_MS);
	status = take_terminal(screen);
	if (status != STATUS_OK) {
		signals_end();
		free(screen);
		return status;
	}
	set_input(screen);
	set_looks(screen, is_plain);
	send_switches(screen, true);
	frame_init(&screen->shown);
	*out = screen;
	return STATUS_OK;
}

static void leave(const struct screen *screen)
{
	send_switches(screen, false);
	endwin();
}

void screen_close(struct screen *screen)
{
	leave(screen);
	signals_end();
	delscreen(screen->curses);
	frame_release(&screen->shown);
	free(screen->row);
	free(screen);
}

void screen_size(const struct screen *screen, size_t *rows_out, size_t *cols_out)
{
	(void)screen;
	*rows_out = (size_t)getmaxy(stdscr);
	*cols_out = (size_t)getmaxx(stdscr);
}

/* A cell as the library wants it. */
static cchar_t to_cchar(const struct screen *screen, const struct cell *cell)
{
	wchar_t wide[CCHARW_MAX + 1] = {0};
	cchar_t out;

	if ((unsigned char)cell->bytes[0] < 0x80 && cell->bytes[1] == '\0') {
		wide[0] = (wchar_t)cell->bytes[0];
	} else {
		mbstowcs(wide, cell->bytes, CCHARW_MAX);
		/* Where the two disagree about a width, the rest of the row would be displaced. */
		if (wcwidth(wide[0]) != cell->cols)
			wcscpy(wide, L"\uFFFD");
	}
	memset(&out, 0, sizeof out);
	setcchar(&out, wide, screen->looks[cell->style], screen->pairs[cell->style], NULL);
	return out;
}

static void show_cells(struct screen *screen, const struct frame *frame, size_t row, size_t first,
		       size_t end)
{
	int count = 0;

	for (size_t col = first; col < end; col++) {
		const struct cell *cell = frame_cell(frame, row, col);

		if (cell->cols > 0)
			screen->row[count++] = to_cchar(screen, cell);
	}
	mvadd_wchnstr((int)row, (int)first, screen->row, count);
}

/* Send one row's cells from the first to the last that differ, and keep the row. */
static void show_row(struct screen *screen, const struct frame *frame, size_t row)
{
	const struct cell *now = frame_cell(frame, row, 0);
	struct cell *before = &screen->shown.cells[row * frame->cols];
	size_t first = 0;
	size_t end = frame->cols;

	if (memcmp(now, before, frame->cols * sizeof *now) == 0)
		return;
	while (memcmp(&now[first], &before[first], sizeof *now) == 0)
		first++;
	while (memcmp(&now[end - 1], &before[end - 1], sizeof *now) == 0)
		end--;
	while (now[first].cols == 0) /* a wide character begins in front of its right half */
		first--;
	show_cells(screen, frame, row, first, end);
	memcpy(before, now, frame->cols * sizeof *now);
}

void screen_show(struct screen *screen, const struct frame *frame)
{
	struct frame *shown = &screen->shown;

	if (shown->rows != frame->rows || shown->cols != frame->cols) {
		frame_clear(shown, frame->rows, frame->cols);
		screen->row = mem_resize(screen->row, frame->cols, sizeof *screen->row);
		erase();
	}
	for (size_t row = 0; row < frame->rows; row++)
		show_row(screen, frame, row);
	move((int)frame->cursor_row, (int)frame->cursor_col);
	refresh();
}

void screen_forget(struct screen *screen)
{
	(void)screen;
	clearok(stdscr, TRUE);
}

/* Take the window's size, and draw all anew: what the terminal lost of the picture while the window
 * was smaller does not come back with its old size. */
static void fit_window(struct screen *screen)
{
	struct winsize size;

	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
		resizeterm(size.ws_row, size.ws_col);
	screen_forget(screen);
}

/* Take the terminal that somebody else has used meanwhile. */
static void take_again(struct screen *screen)
{
	reset_prog_mode();
	/* The library would do so only when it is asked for a key, which it may miss then. */
	keypad(stdscr, TRUE);
	send_switches(screen, true);
	fit_window(screen);
}

void screen_suspend(struct screen *screen)
{
	leave(screen);
	signals_stop();
	take_again(screen);
}

static struct key code_to_key(wint_t code)
{
	static const struct {
		wint_t code;
		enum key_kind kind;
	} codes[] = {
	    {KEY_ENTER, PRESS_ENTER},	  {CODE_ALT_ENTER, PRESS_LINE_BREAK},
	    {KEY_BTAB, PRESS_BACK_TAB},	  {KEY_BACKSPACE, PRESS_BACKSPACE},
	    {KEY_DC, PRESS_DELETE},	  {KEY_UP, PRESS_UP},
	    {KEY_DOWN, PRESS_DOWN},	  {KEY_LEFT, PRESS_LEFT},
	    {KEY_RIGHT, PRESS_RIGHT},	  {KEY_HOME, PRESS_HOME},
	    {KEY_FIND, PRESS_HOME},	  {KEY_END, PRESS_END},
	    {KEY_SELECT, PRESS_END},	  {KEY_PPAGE, PRESS_PAGE_UP},
	    {KEY_NPAGE, PRESS_PAGE_DOWN},
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		if (codes[i].code == code)
			return (struct key){.kind = codes[i].kind};
	}
	return (struct key){.kind = PRESS_OTHER};
}

/* Collect what is pasted, up to its end mark, or a pause where the mark was lost. */
static void read_paste(struct text *pasted)
{
	wint_t code;
	int kind;

	timeout(PASTE_WAIT_MS);
	while ((kind = get_wch(&code)) != ERR) {
		char bytes[KEY_UTF8_SIZE];

		if (kind == KEY_CODE_YES && code == CODE_PASTE_END)
			break;
		if (kind == KEY_CODE_YES || pasted->len >= PASTE_MAX_BYTES)
			continue;
		key_print_utf8((uint32_t)code, bytes);
		text_add_string(pasted, bytes);
	}
}

/* Read the rest of a report of the mouse; SCREEN_REST where it says nothing of use. */
static enum screen_event read_mouse(bool is_decimal, struct mouse *mouse)
{
	char report[MOUSE_REPORT_BYTES];
	size_t len = 0;

	timeout(MOUSE_WAIT_MS);
	while (!mouse_is_whole(report, len, is_decimal)) {
		int byte = getch(); /* bytes, for in the old reports they are no characters */

		if (byte < 0 || byte > UCHAR_MAX)
			return SCREEN_REST;
		report[len++] = (char)byte;
	}
	return mouse_parse(report, len, is_decimal, mouse) ? SCREEN_MOUSE : SCREEN_REST;
}

/* Behind an Escape: where an unknown key's sequence follows, take it whole, so that its letters are
 * not taken for answers.  True where it was one. */
static bool skip_sequence(void)
{
	wint_t code;
	int kind;

	timeout(0);
	kind = get_wch(&code);
	if (kind == KEY_CODE_YES)
		ungetch((int)code);
	else if (kind == OK && code != '[' && code != 'O')
		unget_wch((wchar_t)code);
	if (kind != OK || (code != '[' && code != 'O'))
		return false;
	while (get_wch(&code) == OK && (code < '@' || code > '~'))
		;
	return true;
}

/* Read one key, or what else came in; SCREEN_REST where there was none. */
static enum screen_event read_key(struct screen *screen, struct key *key, struct mouse *mouse,
				  struct text *pasted)
{
	wint_t code = 0;
	int kind;

	timeout(screen->may_hold_keys ? 0 : ESCAPE_WAIT_MS);
	kind = get_wch(&code);
	screen->may_hold_keys = false;
	if (kind == ERR)
		return SCREEN_REST;
	if (kind == KEY_CODE_YES && code == KEY_RESIZE)
		return SCREEN_REDRAW;
	if (kind == KEY_CODE_YES && code == CODE_PASTE_BEGIN) {
		read_paste(pasted);
		return SCREEN_PASTE;
	}
	if (kind == KEY_CODE_YES && (code == CODE_MOUSE_DECIMAL || code == CODE_MOUSE_BYTES))
		return read_mouse(code == CODE_MOUSE_DECIMAL, mouse);
	if (kind == KEY_CODE_YES) {
		*key = code_to_key(code);
		return SCREEN_KEY;
	}
	*key = key_of_character((uint32_t)code);
	if (key->kind == PRESS_ESCAPE) {
		screen->may_hold_keys = true;
		if (skip_sequence())
			key->kind = PRESS_OTHER;
	}
	return SCREEN_KEY;
}

/* True where the input says that it can be read and has nothing: the terminal hung up. */
static bool is_hung_up(void)
{
	int waiting = 0;

	return ioctl(STDIN_FILENO, FIONREAD, &waiting) < 0 || waiting == 0;
}

enum screen_event screen_wait(struct screen *screen, int wait_ms, struct key *key,
			      struct mouse *mouse, struct text *pasted)
{
	text_clear(pasted);
	for (;;) {
		enum screen_event event;
		enum signals_event woken = SIGNALS_READABLE;

		if (!screen->may_hold_keys)
			woken = signals_wait(STDIN_FILENO, wait_ms);
		if (signals_ending())
			return SCREEN_END;
		if (signals_take_stop()) {
			screen_suspend(screen);
			return SCREEN_REDRAW;
		}
		if (signals_take_continue()) {
			take_again(screen);
			return SCREEN_REDRAW;
		}
		if (woken == SIGNALS_CAUGHT) { /* none but the window's is left */
			fit_window(screen);
			return SCREEN_REDRAW;
		}
		if (woken == SIGNALS_TIMEOUT)
			return SCREEN_REST;
		if (woken == SIGNALS_READABLE && !screen->may_hold_keys && is_hung_up())
			return SCREEN_END;
		event = read_key(screen, key, mouse, pasted);
		if (event != SCREEN_REST)
			return event;
	}
}
