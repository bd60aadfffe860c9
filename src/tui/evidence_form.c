/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form for what an answer rests on. */
#include "config.h"

#include "tui/evidence_form.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/evidence.h"
#include "tui/frame.h"
#include "tui/marks.h"

#include <string.h>

#define SIGN_COLS 2	 /* of the row where the cursor is */
#define COUNT_COLS 8	 /* of a sample's number while another stands behind it */
#define FIELD_COLS_MIN 3 /* what an editor needs */

/* Which row a field stands in, and what is said in front of it. */
static const struct {
	size_t row;
	const char *label;
} places[FIELD_COUNT] = {
    [FIELD_METHOD] = {0, N_("Method:")}, [FIELD_REF] = {1, N_("Reference:")},
    [FIELD_PART] = {2, N_("Sample:")},	 [FIELD_WHOLE] = {2, N_("of")},
    [FIELD_ROLE] = {3, N_("Told by:")},
};

static const char *text_of(const struct evidence_form *form, enum evidence_field field)
{
	return form->fields[field].text.bytes;
}

void evidence_form_add(struct text *out, const struct evidence_form *form)
{
	struct text sample = TEXT_EMPTY;

	if (text_of(form, FIELD_PART)[0] != '\0' || text_of(form, FIELD_WHOLE)[0] != '\0')
		text_printf(&sample, "%s/%s", text_of(form, FIELD_PART),
			    text_of(form, FIELD_WHOLE));
	evidence_add(out, evidence_key_word(EVIDENCE_METHOD), text_of(form, FIELD_METHOD));
	evidence_add(out, evidence_key_word(EVIDENCE_REF), text_of(form, FIELD_REF));
	evidence_add(out, evidence_key_word(EVIDENCE_SAMPLE), sample.bytes);
	evidence_add(out, evidence_key_word(EVIDENCE_ROLE), text_of(form, FIELD_ROLE));
	text_release(&sample);
}

static void set_field(struct evidence_form *form, enum evidence_field field, const char *string)
{
	editor_release(&form->fields[field]);
	editor_init(&form->fields[field], string, false);
}

static void read_key(struct evidence_form *form, enum evidence_field field, const char *evidence,
		     enum evidence_key key)
{
	struct text value = TEXT_EMPTY;

	(void)evidence_get(evidence, evidence_key_word(key), &value); /* "" where it is not there */
	set_field(form, field, value.bytes);
	text_release(&value);
}

static void read_sample(struct evidence_form *form, const char *evidence)
{
	struct text sample = TEXT_EMPTY;
	size_t slash;

	(void)evidence_get(evidence, evidence_key_word(EVIDENCE_SAMPLE), &sample);
	slash = strcspn(sample.bytes, "/");
	set_field(form, FIELD_WHOLE, sample.bytes[slash] == '/' ? sample.bytes + slash + 1 : "");
	text_cut(&sample, slash);
	set_field(form, FIELD_PART, sample.bytes);
	text_release(&sample);
}

bool evidence_form_init(struct evidence_form *form, const char *evidence)
{
	struct text again = TEXT_EMPTY;
	bool is_whole;

	*form = (struct evidence_form){.at = FIELD_METHOD};
	read_key(form, FIELD_METHOD, evidence, EVIDENCE_METHOD);
	read_key(form, FIELD_REF, evidence, EVIDENCE_REF);
	read_sample(form, evidence);
	read_key(form, FIELD_ROLE, evidence, EVIDENCE_ROLE);
	evidence_form_add(&again, form);
	is_whole = strcmp(again.bytes, evidence) == 0;
	text_release(&again);
	if (!is_whole)
		evidence_form_release(form);
	return is_whole;
}

void evidence_form_release(struct evidence_form *form)
{
	for (enum evidence_field field = 0; field < FIELD_COUNT; field++)
		editor_release(&form->fields[field]);
}

/* The method that begins with the letter; a blank takes the next one. */
static bool method_key(struct evidence_form *form, struct key key)
{
	const char *standing = text_of(form, FIELD_METHOD);
	uint32_t character = key.kind == PRESS_CHARACTER ? key_narrow(key.character) : 0;
	const char *chosen = NULL;
	size_t next = 0;

	if (key.kind == PRESS_DELETE || key.kind == PRESS_BACKSPACE) {
		set_field(form, FIELD_METHOD, "");
		return true;
	}
	for (size_t i = 0; i < EVIDENCE_METHOD_COUNT; i++) {
		if ((uint32_t)evidence_method(i)[0] == character)
			chosen = evidence_method(i);
		if (strcmp(evidence_method(i), standing) == 0)
			next = (i + 1) % EVIDENCE_METHOD_COUNT;
	}
	if (character == ' ')
		chosen = evidence_method(next);
	if (chosen)
		set_field(form, FIELD_METHOD, chosen);
	return chosen != NULL;
}

/* A number is followed by the one behind the slash. */
static bool count_key(struct evidence_form *form, struct key key)
{
	uint32_t character = key.kind == PRESS_CHARACTER ? key_narrow(key.character) : 0;

	if (character == '/' && form->at == FIELD_PART) {
		form->at = FIELD_WHOLE;
		return true;
	}
	if (key.kind == PRESS_CHARACTER && (character < '0' || character > '9'))
		return false;
	if (key.kind == PRESS_CHARACTER)
		key.character = character;
	return editor_key(&form->fields[form->at], key);
}

bool evidence_form_key(struct evidence_form *form, struct key key)
{
	switch (key.kind) {
	case PRESS_TAB:
	case PRESS_DOWN:
		form->at = (form->at + 1) % FIELD_COUNT;
		return true;
	case PRESS_BACK_TAB:
	case PRESS_UP:
		form->at = (form->at + FIELD_COUNT - 1) % FIELD_COUNT;
		return true;
	default:
		break;
	}
	if (form->at == FIELD_METHOD)
		return method_key(form, key);
	if (form->at == FIELD_PART || form->at == FIELD_WHOLE)
		return count_key(form, key);
	return editor_key(&form->fields[form->at], key);
}

bool evidence_form_paste(struct evidence_form *form, const char *bytes, size_t len)
{
	return form->at != FIELD_METHOD && editor_paste(&form->fields[form->at], bytes, len);
}

const char *evidence_form_fault(const struct evidence_form *form)
{
	struct text evidence = TEXT_EMPTY;
	struct text read = TEXT_EMPTY;
	bool fits;

	evidence_form_add(&evidence, form);
	fits = evidence_read(evidence.bytes, &read);
	text_release(&evidence);
	text_release(&read);
	return fits ? NULL : _("a sample is two whole numbers, as 12 of 300");
}

/* Draw a field in what is left of its row; returns the column behind its label. */
static void draw_field(struct evidence_form *form, struct frame *frame, struct rect *row,
		       enum evidence_field field)
{
	enum style style = field == form->at ? STYLE_KEY : STYLE_HEADING;
	struct editor *editor = &form->fields[field];
	size_t label = frame_put(frame, *row, 0, 0, style, _(places[field].label)) + 1;
	struct rect area;
	size_t row_before = frame->cursor_row;
	size_t col_before = frame->cursor_col;

	rect_cut_left(row, label);
	area = field == FIELD_PART ? rect_cut_left(row, COUNT_COLS) : *row;
	if (area.cols < FIELD_COLS_MIN)
		return;
	if (field == FIELD_METHOD) {
		size_t end = frame_put_cut(frame, area, 0, 0, area.cols, STYLE_PLAIN,
					   evidence_method_words(editor->text.bytes));

		frame_put_cursor(frame, area, 0, end);
	} else {
		editor_wrap(editor, area.cols);
		editor_draw(editor, frame, area);
	}
	if (field != form->at) {
		frame->cursor_row = row_before;
		frame->cursor_col = col_before;
	}
}

void evidence_form_draw(struct evidence_form *form, struct frame *frame, struct rect area)
{
	size_t at = places[form->at].row;
	size_t first = at < area.rows ? 0 : at - area.rows + 1;

	for (size_t number = first; area.rows > 0 && number < EVIDENCE_FORM_ROWS; number++) {
		struct rect row = rect_cut_top(&area, 1);

		if (number == at)
			frame_put(frame, row, 0, 0, STYLE_KEY, MARK_CURSOR);
		rect_cut_left(&row, SIGN_COLS);
		for (enum evidence_field field = 0; field < FIELD_COUNT; field++) {
			if (places[field].row == number)
				draw_field(form, frame, &row, field);
		}
	}
}
