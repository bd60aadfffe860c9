/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single cells of a form's sheets as what they mean. */
#include "config.h"

#include "form/load_cell.h"

#include "base/map.h"

#include <assert.h>
#include <string.h>

#define PLACES_MAX 4		 /* so that products of weights stay exact, see base/decimal.h */
#define LANGUAGE_SEPARATOR " / " /* between the languages of a text in a single cell */

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* Ids that outputs or the record use for something else; one that ends in a dot is a beginning. */
static const struct {
	enum form_column column;
	const char *id;
} reserved_ids[] = {
    {COL_ITEMS_ID, "record."},
    {COL_INDICATORS_ID, "total"},
    {COL_LEVELS_ID, "none"},
};

const char *load_cell_text(struct load *load, size_t row, enum form_column column)
{
	const char *text = form_tables_cell(&load->tables, row, column);

	return text ? text : "";
}

const char *load_cell_needed(struct load *load, size_t row, enum form_column column)
{
	const char *text = form_tables_cell(&load->tables, row, column);

	if (text && *text == '\0')
		form_tables_fault(&load->tables, row, column, DIAG_FORM_CELL_EMPTY, NULL, NULL);
	return load_cell_text(load, row, column);
}

static bool is_reserved(enum form_column column, const char *id)
{
	for (size_t i = 0; i < sizeof reserved_ids / sizeof *reserved_ids; i++) {
		const char *reserved = reserved_ids[i].id;
		size_t len = strlen(reserved);

		if (reserved_ids[i].column == column && strncmp(id, reserved, len) == 0 &&
		    (reserved[len - 1] == '.' || id[len] == '\0'))
			return true;
	}
	return false;
}

static void check_id(struct load *load, size_t row, enum form_column column, const char *id)
{
	enum diag_code code;

	if (id[strspn(id, LETTERS DIGITS "._-")] != '\0')
		code = DIAG_FORM_ID_CHARACTER;
	else if (id[strcspn(id, LETTERS)] == '\0')
		code = DIAG_FORM_ID_LETTER;
	else if (is_reserved(column, id))
		code = DIAG_FORM_ID_RESERVED;
	else
		return;
	form_tables_fault(&load->tables, row, column, code, id, NULL);
}

const char *load_cell_id(struct load *load, size_t row, enum form_column column, struct map *ids)
{
	/* An id is entered whatever is wrong with it or its row: who refers to it is right. */
	const char *id = form_tables_text(&load->tables, row, column);

	if (!form_tables_cell(&load->tables, row, column)) {
		if (*id != '\0')
			(void)map_add(ids, id, row);
	} else if (*id == '\0') {
		form_tables_fault(&load->tables, row, column, DIAG_FORM_CELL_EMPTY, NULL, NULL);
	} else if (!map_add(ids, id, row)) {
		form_tables_clash(&load->tables, row, column, map_find(ids, id), DIAG_FORM_ID_TWICE,
				  id);
	} else {
		check_id(load, row, column, id);
	}
	return id;
}

static void text_fault(struct load *load, size_t row, enum form_column column,
		       enum language language)
{
	form_tables_fault(&load->tables, row, column, DIAG_FORM_TEXT_MISSING,
			  language_code(language), NULL);
}

static enum form_column column_in(enum form_column first, enum language language)
{
	return (enum form_column)((size_t)first + (size_t)language);
}

struct label load_cell_label(struct load *load, size_t row, enum form_column first, bool is_needed)
{
	struct label label;

	for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
		label.in[language] = load_cell_text(load, row, column_in(first, language));
		if (*label.in[language] != '\0')
			is_needed = true;
	}
	for (enum language language = 0; language < LANGUAGE_COUNT && is_needed; language++) {
		const char *text = form_tables_cell(&load->tables, row, column_in(first, language));

		if (text && *text == '\0')
			text_fault(load, row, column_in(first, language), language);
	}
	return label;
}

/* Copy a part of a cell to the others, which never move: there is room for all cells. */
static const char *keep(struct load *load, const char *bytes, size_t len)
{
	struct text *pool = &load->parts;
	const char *kept = pool->bytes + pool->len;

	assert(pool->len + len + 1 < pool->room);
	text_add(pool, bytes, len);
	text_add_byte(pool, '\0');
	return kept;
}

struct label load_cell_pair(struct load *load, size_t row, enum form_column column)
{
	struct label label = {.in = {"", ""}};
	const char *rest = form_tables_cell(&load->tables, row, column);

	if (!rest || *rest == '\0')
		return label;
	for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
		bool is_last = language + 1 == LANGUAGE_COUNT;
		const char *end = is_last ? NULL : strstr(rest, LANGUAGE_SEPARATOR);
		size_t len = end ? (size_t)(end - rest) : strlen(rest);

		if (len == 0)
			text_fault(load, row, column, language);
		label.in[language] = keep(load, rest, len);
		rest += end ? len + strlen(LANGUAGE_SEPARATOR) : len;
	}
	return label;
}

bool load_cell_decimal_in(struct load *load, size_t row, enum form_column column, const char *text,
			  struct decimal *out)
{
	struct decimal number;

	if (!decimal_parse(text, &number) || number.places > PLACES_MAX) {
		form_tables_fault(&load->tables, row, column, DIAG_FORM_DECIMAL, text, NULL);
		return false;
	}
	*out = number;
	return true;
}

bool load_cell_decimal(struct load *load, size_t row, enum form_column column, struct decimal *out)
{
	const char *text = form_tables_cell(&load->tables, row, column);

	return text && *text != '\0' && load_cell_decimal_in(load, row, column, text, out);
}

int load_cell_count(struct load *load, size_t row, enum form_column column)
{
	const char *text = form_tables_cell(&load->tables, row, column);
	struct decimal number;

	if (!text)
		return 0;
	if (!decimal_parse(text, &number) || !decimal_is_integer(number) || number.digits == 0) {
		form_tables_fault(&load->tables, row, column, DIAG_FORM_COUNT, text, NULL);
		return 0;
	}
	return (int)number.digits; /* no more than 9 digits: decimal_parse() */
}

void load_cell_word_fault(struct load *load, size_t row, enum form_column column, const char *text,
			  const char *const *words, size_t count)
{
	struct text list = TEXT_EMPTY;

	for (size_t i = 0; i < count; i++) {
		text_add_string(&list, i == 0 ? "" : " ");
		text_add_string(&list, words[i]);
	}
	form_tables_fault(&load->tables, row, column, DIAG_FORM_WORD, text, list.bytes);
	text_release(&list);
}

size_t load_cell_word(struct load *load, size_t row, enum form_column column,
		      const char *const *words, size_t count)
{
	const char *text = form_tables_cell(&load->tables, row, column);

	if (!text)
		return LOAD_NO_WORD;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(text, words[i]) == 0)
			return i;
	}
	load_cell_word_fault(load, row, column, text, words, count);
	return LOAD_NO_WORD;
}

char *load_cell_cut(char **rest, const char *separators)
{
	char *word = *rest + strspn(*rest, separators);
	size_t len = strcspn(word, separators);

	*rest = word + len;
	if (**rest != '\0')
		*(*rest)++ = '\0';
	return len > 0 ? word : NULL;
}

/* The index under an id in a cell, in another sheet's ids, which stand in id_column there. */
static size_t refer(struct load *load, size_t row, enum form_column column, const char *id,
		    const struct map *ids, enum form_column id_column, enum diag_code unknown)
{
	size_t index = map_find(ids, id);

	if (index != MAP_NONE)
		return index;
	if (!form_tables_has_column(&load->tables, id_column))
		form_tables_distrust(&load->tables, row, column);
	else if (*form_tables_text(&load->tables, row, column) == '\0')
		form_tables_fault(&load->tables, row, column, DIAG_FORM_CELL_EMPTY, NULL, NULL);
	else
		form_tables_fault(&load->tables, row, column, unknown, id, NULL);
	return FORM_NONE;
}

size_t load_cell_item(struct load *load, size_t row, enum form_column column, const char *id)
{
	return refer(load, row, column, id, load->form->item_by_id, COL_ITEMS_ID,
		     DIAG_FORM_ITEM_UNKNOWN);
}

size_t load_cell_indicator(struct load *load, size_t row, enum form_column column, const char *id)
{
	return refer(load, row, column, id, load->form->indicator_by_id, COL_INDICATORS_ID,
		     DIAG_FORM_INDICATOR_UNKNOWN);
}

size_t load_cell_leaf(struct load *load, size_t row, enum form_column column)
{
	const char *id = form_tables_cell(&load->tables, row, column);
	size_t index = id ? load_cell_indicator(load, row, column, id) : FORM_NONE;

	if (index == FORM_NONE || load->form->indicators[index].is_leaf)
		return index;
	form_tables_fault(&load->tables, row, column, DIAG_FORM_NO_LEAF, id, NULL);
	return FORM_NONE;
}
