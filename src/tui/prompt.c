/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines at the lower edge where the user says what an action needs to be told. */
#include "config.h"

#include "tui/prompt.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/session.h"
#include "tui/frame.h"
#include "tui/page.h"
#include "tui/prompt_words.h"

#include <ctype.h>
#include <string.h>

#define LINE_MARK "> "

/* What takes the next key. */
enum taker {
	TAKER_EDITOR, /* of a text */
	TAKER_CHOICE, /* of one key among a few */
	TAKER_FIELDS, /* of an evidence */
	TAKER_PICK,   /* of one of the texts offered, which goes into the editor's */
};

static enum taker taker_of(const struct prompt *prompt)
{
	enum action_argument argument = action_info(prompt->action)->argument;

	if (prompt->pick.texts.count > 0)
		return TAKER_PICK;
	if (prompt->is_form)
		return TAKER_FIELDS;
	return argument == ARG_SCORE || argument == ARG_FILTER ? TAKER_CHOICE : TAKER_EDITOR;
}

void prompt_open(struct prompt *prompt, const struct session *session, enum action action,
		 const char *start)
{
	enum action_argument argument = action_info(action)->argument;

	*prompt = (struct prompt){.is_open = true,
				  .action = action,
				  .onward = ACTION_COUNT,
				  .about = TEXT_EMPTY,
				  .refusal = TEXT_EMPTY};
	prompt->has_phrases = session->phrases != NULL;
	prompt_words_add_about(&prompt->about, session, action);
	if (!start && argument != ARG_SEARCH && argument != ARG_FILTER)
		start = session_current(session, action);
	prompt->is_form =
	    argument == ARG_EVIDENCE && evidence_form_init(&prompt->form, start ? start : "");
	editor_init(&prompt->editor, start ? start : "", argument == ARG_NOTE);
	if (argument == ARG_FILTER)
		filter_add_words(&prompt->editor.text, session_filter(session, action));
}

void prompt_close(struct prompt *prompt)
{
	if (!prompt->is_open)
		return;
	if (prompt->is_form)
		evidence_form_release(&prompt->form);
	pick_release(&prompt->pick);
	editor_release(&prompt->editor);
	text_release(&prompt->about);
	text_release(&prompt->refusal);
	prompt->is_open = false;
}

static void choose(struct prompt *prompt, const char *argument)
{
	editor_release(&prompt->editor);
	editor_init(&prompt->editor, argument, false);
}

/* A score's digit, or the key that takes it back. */
static enum prompt_reply score_key(struct prompt *prompt, struct key key)
{
	char digit[2] = {(char)key.character};

	if (key.kind == PRESS_DELETE || key.kind == PRESS_BACKSPACE) {
		choose(prompt, "");
		return PROMPT_DONE;
	}
	if (key.kind != PRESS_CHARACTER || key.character < '0' || key.character > '9')
		return PROMPT_STAYS;
	choose(prompt, digit);
	return PROMPT_DONE;
}

/* A kind's first letter: small for that kind alone, large to add it to what stands, or to take it
 * off again. */
static enum prompt_reply filter_key(struct prompt *prompt, struct key key)
{
	unsigned filter = FILTER_ALL;
	struct text words = TEXT_EMPTY;
	bool is_letter = key.kind == PRESS_CHARACTER && key.character < 0x80;
	bool is_large = is_letter && isupper((int)key.character);
	char letter = is_letter ? (char)tolower((int)key.character) : '\0';
	bool is_found = letter == 'a';

	if (is_large)
		(void)filter_parse(prompt->editor.text.bytes, &filter);
	for (enum kind kind = 0; kind < KIND_COUNT && !is_found; kind++) {
		is_found = filter_word(kind)[0] == letter;
		if (is_found)
			filter ^= FILTER_OF(kind);
	}
	if (!is_found)
		return PROMPT_STAYS;
	filter_add_words(&words, letter == 'a' ? FILTER_ALL : filter);
	choose(prompt, words.bytes);
	text_release(&words);
	return PROMPT_DONE;
}

/* A choice is made with one key. */
static enum prompt_reply choice_key(struct prompt *prompt, struct key key)
{
	if (key.kind == PRESS_ESCAPE || key.kind == PRESS_ENTER)
		return PROMPT_LEFT;
	key.character = key_narrow(key.character);
	return action_info(prompt->action)->argument == ARG_SCORE ? score_key(prompt, key)
								  : filter_key(prompt, key);
}

/* Keys of the form: what stands in its fields becomes the argument once it is kept. */
static enum prompt_reply form_key(struct prompt *prompt, struct key key)
{
	struct text evidence = TEXT_EMPTY;
	const char *fault;

	if (key.kind == PRESS_ESCAPE)
		return PROMPT_LEFT;
	if (key.kind != PRESS_ENTER && key.kind != PRESS_LINE_BREAK) {
		if (!evidence_form_key(&prompt->form, key))
			prompt_refuse(prompt, _("this key does nothing here"));
		return PROMPT_STAYS;
	}
	fault = evidence_form_fault(&prompt->form);
	if (fault) {
		prompt_refuse(prompt, fault);
		return PROMPT_STAYS;
	}
	evidence_form_add(&evidence, &prompt->form);
	choose(prompt, evidence.bytes);
	text_release(&evidence);
	return PROMPT_DONE;
}

void prompt_offer(struct prompt *prompt, const char *const *texts, size_t count)
{
	pick_offer(&prompt->pick, texts, count);
}

static void put_in(struct prompt *prompt, const char *text)
{
	if (!editor_paste(&prompt->editor, text, strlen(text)))
		prompt_refuse(prompt, _("the text is too long; nothing was put in"));
}

static void pick_takes(struct prompt *prompt, struct key key)
{
	switch (pick_key(&prompt->pick, key)) {
	case PICK_STAYS:
		return;
	case PICK_TAKEN:
		put_in(prompt, prompt->pick.texts.at[prompt->pick.at]);
		break;
	case PICK_LEFT:
		break;
	}
	pick_release(&prompt->pick);
}

/* A key that leaves an answer or a note in a direction: what was typed is kept.  ACTION_COUNT for
 * another key. */
static enum action onward_of(const struct prompt *prompt, struct key key)
{
	enum action_argument argument = action_info(prompt->action)->argument;

	if (key.kind == PRESS_TAB)
		return ACTION_NEXT_OPEN;
	if (argument != ARG_ANSWER && argument != ARG_NOTE)
		return ACTION_COUNT;
	if (key.kind == PRESS_BACK_TAB)
		return ACTION_PREVIOUS_OPEN;
	if (key.kind == PRESS_UP && editor_is_at_edge(&prompt->editor, false))
		return ACTION_UP;
	if (key.kind == PRESS_DOWN && editor_is_at_edge(&prompt->editor, true))
		return ACTION_DOWN;
	return ACTION_COUNT;
}

static enum prompt_reply text_key(struct prompt *prompt, struct key key)
{
	prompt->onward = onward_of(prompt, key);
	if (prompt->onward != ACTION_COUNT)
		return PROMPT_DONE;
	switch (key.kind) {
	case PRESS_ESCAPE:
		return PROMPT_LEFT;
	case PRESS_ENTER:
		return PROMPT_DONE;
	case PRESS_LINE_BREAK:
		if (!prompt->editor.has_lines)
			return PROMPT_DONE;
		break;
	default:
		break;
	}
	if (!editor_key(&prompt->editor, key))
		prompt_refuse(prompt, _("this key does nothing here"));
	return PROMPT_STAYS;
}

enum prompt_reply prompt_key(struct prompt *prompt, struct key key)
{
	text_clear(&prompt->refusal);
	switch (taker_of(prompt)) {
	case TAKER_PICK:
		pick_takes(prompt, key);
		return PROMPT_STAYS;
	case TAKER_FIELDS:
		return form_key(prompt, key);
	case TAKER_CHOICE:
		return choice_key(prompt, key);
	case TAKER_EDITOR:
		break;
	}
	return text_key(prompt, key);
}

void prompt_paste(struct prompt *prompt, const char *bytes, size_t len)
{
	text_clear(&prompt->refusal);
	switch (taker_of(prompt)) {
	case TAKER_PICK:
	case TAKER_CHOICE:
		prompt_refuse(prompt, _("choose with one key; nothing was pasted"));
		break;
	case TAKER_FIELDS:
		if (!evidence_form_paste(&prompt->form, bytes, len))
			prompt_refuse(prompt, _("this field takes no paste; nothing was pasted"));
		break;
	case TAKER_EDITOR:
		if (!editor_paste(&prompt->editor, bytes, len))
			prompt_refuse(prompt, _("the text is too long; nothing was pasted"));
		break;
	}
}

const char *prompt_argument(const struct prompt *prompt)
{
	return prompt->editor.text.bytes;
}

void prompt_refuse(struct prompt *prompt, const char *why)
{
	text_clear(&prompt->refusal);
	text_add_string(&prompt->refusal, why);
}

static const char *words_of_keys(const struct prompt *prompt)
{
	switch (taker_of(prompt)) {
	case TAKER_PICK:
		return _("your earlier notes; Enter or a digit puts one in, Esc none");
	case TAKER_FIELDS:
		return prompt->form.at == FIELD_METHOD
			   ? _("d document, i interview, o observation, t test")
			   : _("Up Down other fields, Enter keeps all, Esc leaves");
	case TAKER_CHOICE:
	case TAKER_EDITOR:
		break;
	}
	return prompt_words_keys(prompt->action, prompt->has_phrases);
}

/* The lines of what stands above the text: what is asked for, and what the keys do. */
static void add_heading(struct text *out, const struct prompt *prompt)
{
	struct text heading = TEXT_EMPTY;
	const char *words = prompt->refusal.bytes;

	if (prompt->refusal.len == 0)
		words = words_of_keys(prompt);
	text_printf(&heading, _("%1$s: %2$s"), prompt->about.bytes, words);
	utf8_add_shown(out, heading.bytes, heading.len, false);
	text_release(&heading);
}

size_t prompt_rows(struct prompt *prompt, size_t cols, size_t max_rows)
{
	struct text heading = TEXT_EMPTY;
	size_t rows;

	add_heading(&heading, prompt);
	rows = page_rows(heading.bytes, cols);
	text_release(&heading);
	switch (taker_of(prompt)) {
	case TAKER_PICK:
		rows += prompt->pick.texts.count;
		break;
	case TAKER_FIELDS:
		rows += EVIDENCE_FORM_ROWS;
		break;
	case TAKER_CHOICE:
		break;
	case TAKER_EDITOR:
		editor_wrap(&prompt->editor, cols - strlen(LINE_MARK));
		rows += prompt->editor.lines.count;
		break;
	}
	return rows < max_rows ? rows : max_rows;
}

/* A heading on its way into an area. */
struct heading {
	struct frame *frame;
	struct rect area;
	size_t row;
	size_t end_col;
	const char *bytes;
	size_t about_len;
	enum style style;
};

static void draw_heading_line(void *ctx, const char *start, size_t line_len)
{
	struct heading *heading = ctx;
	size_t at = (size_t)(start - heading->bytes);
	size_t about = at < heading->about_len ? heading->about_len - at : 0;
	size_t col;

	about = about < line_len ? about : line_len;
	col = frame_put_bytes(heading->frame, heading->area, heading->row, 0, STYLE_HEADING, start,
			      about);
	heading->end_col = frame_put_bytes(heading->frame, heading->area, heading->row, col,
					   heading->style, start + about, line_len - about);
	heading->row++;
}

/* Draw it in the area's first rows: how many they are, and the column behind its last word. */
static size_t draw_heading(const struct prompt *prompt, struct frame *frame, struct rect area,
			   size_t *end_col)
{
	struct text words = TEXT_EMPTY;
	struct heading heading = {.frame = frame, .area = area, .about_len = prompt->about.len};

	add_heading(&words, prompt);
	heading.bytes = words.bytes;
	heading.style = prompt->refusal.len > 0 ? STYLE_WARNING : STYLE_PLAIN;
	utf8_wrap(words.bytes, words.len, area.cols, draw_heading_line, &heading);
	text_release(&words);
	*end_col = heading.end_col;
	return heading.row;
}

void prompt_draw(struct prompt *prompt, struct frame *frame, struct rect area)
{
	size_t end_col;
	size_t rows = draw_heading(prompt, frame, area, &end_col);
	struct rect below = area;

	/* The text has a row at the least, however long the words above it are. */
	rect_cut_top(&below, rows < area.rows ? rows : area.rows - 1);
	switch (taker_of(prompt)) {
	case TAKER_PICK:
		pick_draw(&prompt->pick, frame, below);
		break;
	case TAKER_FIELDS:
		evidence_form_draw(&prompt->form, frame, below);
		break;
	case TAKER_CHOICE:
		frame_put_cursor(frame, area, rows - 1, end_col);
		break;
	case TAKER_EDITOR:
		frame_put(frame, below, 0, 0, STYLE_KEY, LINE_MARK);
		rect_cut_left(&below, strlen(LINE_MARK));
		editor_draw(&prompt->editor, frame, below);
		break;
	}
}
