/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of CSV in.  The only file that knows the CSV library. */
#include "config.h"

#include "base/sheet.h"

#include "base/diag.h"
#include "base/mem.h"
#include "base/sheet_line.h"
#include "base/utf8.h"

#include <assert.h>
#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* Strict, so that a stray quote is an error and not a guess; a quote open at the end too. */
#define PARSER_OPTIONS (CSV_STRICT | CSV_STRICT_FINI)
#define PARSER_BLOCK_BYTES 4096 /* its field buffer grows by this, not by doubling */

/* How much of a line is read before its limits are looked at. */
#define LINE_PIECE_BYTES ((size_t)64 << 10)

/* So many bytes a cell takes at least in most sheets, so that the list of cells need not grow. */
#define CELL_BYTES_GUESSED 24

/* Faults of a file after which reading on helps nobody: it is something else than a sheet. */
#define FAULTS_MAX 100

/* Grow the library's field buffer, but not past the longest field and what stands behind it until
 * its end is known (a quote, blanks): the library has no limit of its own, and one open quote
 * would swallow the file.  Running out of memory ends the program, so NULL always means too
 * long. */
static void *grow_field(void *old, size_t size_bytes)
{
	if (size_bytes > SHEET_FIELD_MAX_BYTES + PARSER_BLOCK_BYTES)
		return NULL;
	return mem_resize(old, size_bytes, 1);
}

static void start_parser(struct csv_parser *parser, char delimiter)
{
	int failed = csv_init(parser, PARSER_OPTIONS);

	assert(!failed); /* it only fails without a parser */
	(void)failed;
	csv_set_delim(parser, (unsigned char)delimiter);
	csv_set_realloc_func(parser, grow_field);
	csv_set_blk_size(parser, PARSER_BLOCK_BYTES);
}

/* Make room for all fields of len bytes of CSV: each ends in a delimiter or a line end, in whose
 * place its NUL comes, or in the end of the file.  So the pool never moves under its fields. */
static void reserve_pool(struct text *pool, size_t len)
{
	text_reserve(pool, len + 1);
}

static void add_field(struct sheet *sheet, const char *bytes, size_t len)
{
	const char *start = sheet->pool.bytes + sheet->pool.len;

	assert(sheet->pool.len + len + 1 < sheet->pool.room);
	text_add(&sheet->pool, bytes, len);
	text_add_byte(&sheet->pool, '\0');
	*vec_push(&sheet->fields) = (struct sheet_field){.bytes = start, .len = len};
}

static bool is_too_long(const char *bytes, size_t len)
{
	/* No string has more characters than bytes, so few are counted. */
	return len > SHEET_FIELD_MAX_CHARACTERS &&
	       utf8_count(bytes, len) > SHEET_FIELD_MAX_CHARACTERS;
}

/* A file on its way to be a sheet. */
struct parse {
	struct csv_parser parser;
	struct sheet *sheet;
	const char *name;
	char delimiter;
	struct diag_list *diags;
	size_t faults;
	size_t row_number; /* of the row being read */
	size_t row_first;  /* its first field */
	bool is_row_begun; /* it goes on in the next line, inside of quotes */
	bool is_valid;	   /* all of it is UTF-8, so that no field needs a look of its own */
	bool is_full;	   /* the sheet takes no more cells */
};

static void add_fault(struct parse *parse, enum diag_code code, size_t column)
{
	struct diag_place place = {.file = parse->name, .row = parse->row_number, .column = column};

	if (parse->faults++ < FAULTS_MAX)
		diag_add(parse->diags, code, place, NULL, NULL);
}

static void parse_add(struct parse *parse, const char *bytes, size_t len)
{
	size_t column;

	if (parse->is_full)
		return;
	if (parse->sheet->fields.count == SHEET_CELLS_MAX) {
		parse->is_full = true;
		add_fault(parse, DIAG_CSV_TOO_MANY_CELLS, 0);
		return;
	}
	add_field(parse->sheet, bytes, len);
	column = parse->sheet->fields.count - parse->row_first;
	if (!parse->is_valid && !utf8_is_valid(bytes, len))
		add_fault(parse, DIAG_CSV_ENCODING, column);
	else if (is_too_long(bytes, len))
		add_fault(parse, DIAG_CSV_FIELD_TOO_LONG, column);
}

static void parse_end_row(struct parse *parse)
{
	struct sheet *sheet = parse->sheet;

	*vec_push(&sheet->rows) = (struct sheet_row){
	    .number = parse->row_number,
	    .first = parse->row_first,
	    .count = sheet->fields.count - parse->row_first,
	};
	parse->row_first = sheet->fields.count;
	parse->is_row_begun = false;
}

static void take_field(void *bytes, size_t len, void *ctx)
{
	parse_add(ctx, bytes, len);
}

static void take_row(int line_end, void *ctx)
{
	(void)line_end;
	parse_end_row(ctx);
}

/* Bytes of the first line, its LF, CRLF or CR included.  has_cr: whether there are any CR. */
static size_t line_len(const char *bytes, size_t len, bool has_cr)
{
	size_t at = 0;

	if (!has_cr) {
		const char *newline = memchr(bytes, '\n', len);

		return newline ? (size_t)(newline + 1 - bytes) : len;
	}
	while (at < len && bytes[at] != '\n' && bytes[at] != '\r')
		at++;
	if (at + 1 < len && bytes[at] == '\r' && bytes[at + 1] == '\n')
		return at + 2;
	return at < len ? at + 1 : len;
}

static void add_syntax_fault(struct parse *parse)
{
	bool is_long = csv_error(&parse->parser) == CSV_ENOMEM;

	add_fault(parse, is_long ? DIAG_CSV_FIELD_TOO_LONG : DIAG_CSV_SYNTAX,
		  parse->sheet->fields.count - parse->row_first + 1);
}

/* Take a row from its line; false, and nothing taken, where that is not so simple. */
static bool parse_simple(struct parse *parse, const char *bytes, size_t len)
{
	struct sheet_line rest = {.at = bytes, .end = bytes + len, .delimiter = parse->delimiter};
	struct sheet_field field;

	while (rest.end > bytes && (rest.end[-1] == '\n' || rest.end[-1] == '\r'))
		rest.end--;
	if (parse->is_row_begun || !sheet_line_is_simple(&rest))
		return false;
	while (rest.at) {
		sheet_line_take(&rest, &field);
		parse_add(parse, field.bytes, field.len);
	}
	parse_end_row(parse);
	return true;
}

/* Read line by line, as the library tells neither where a row begins nor of empty lines.  After
 * its first error the state of the library is of no more use: not even csv_fini() may be called,
 * which would hand out half a field. */
static void parse_lines(struct parse *parse, const char *bytes, size_t len)
{
	bool has_cr = memchr(bytes, '\r', len) != NULL;

	for (size_t at = 0, this_len; at < len; at += this_len) {
		size_t rows = parse->sheet->rows.count;

		this_len = line_len(bytes + at, len - at, has_cr);
		if (!parse->is_row_begun)
			parse->row_number++;
		if (!parse_simple(parse, bytes + at, this_len) &&
		    csv_parse(&parse->parser, bytes + at, this_len, take_field, take_row, parse) !=
			this_len) {
			add_syntax_fault(parse);
			return;
		}
		if (parse->faults >= FAULTS_MAX || parse->is_full)
			return;
		if (parse->sheet->rows.count == rows && !sheet_line_is_blank(bytes + at, this_len))
			parse->is_row_begun = true;
	}
	if (csv_fini(&parse->parser, take_field, take_row, parse) != 0)
		add_syntax_fault(parse);
}

enum status sheet_parse(struct sheet *out, const char *name, const char *bytes, size_t len,
			char delimiter, struct diag_list *diags)
{
	static const char bom[] = "\uFEFF";
	const size_t bom_len = sizeof bom - 1;
	struct parse parse = {.sheet = out, .name = name, .delimiter = delimiter, .diags = diags};

	*out = (struct sheet){.pool = TEXT_EMPTY};
	if (len >= bom_len && memcmp(bytes, bom, bom_len) == 0) {
		bytes += bom_len;
		len -= bom_len;
	}
	parse.is_valid = utf8_is_valid(bytes, len);
	reserve_pool(&out->pool, len);
	vec_reserve(&out->fields, len / CELL_BYTES_GUESSED);
	start_parser(&parse.parser, delimiter);
	parse_lines(&parse, bytes, len);
	csv_free(&parse.parser);
	return parse.faults > 0 ? STATUS_BAD_DATA : STATUS_OK;
}

void sheet_release(struct sheet *sheet)
{
	vec_release(&sheet->rows);
	vec_release(&sheet->fields);
	text_release(&sheet->pool);
}

const char *sheet_get(const struct sheet *sheet, size_t row, size_t column)
{
	const struct sheet_row *found;

	assert(row < sheet->rows.count);
	found = &sheet->rows.at[row];
	return column < found->count ? sheet->fields.at[found->first + column].bytes : "";
}

struct sheet_reader {
	struct csv_parser parser;
	struct sheet row; /* its rows are not used */
	bool has_row;
	bool is_over_limit; /* a cell is too long, or there are too many */
};

struct sheet_reader *sheet_reader_new(void)
{
	struct sheet_reader *reader = mem_alloc(sizeof *reader);

	reader->row.pool = TEXT_EMPTY;
	start_parser(&reader->parser, ',');
	return reader;
}

void sheet_reader_free(struct sheet_reader *reader)
{
	if (!reader)
		return;
	csv_free(&reader->parser);
	sheet_release(&reader->row);
	free(reader);
}

static void reader_add(struct sheet_reader *reader, const char *bytes, size_t len)
{
	if (is_too_long(bytes, len) || reader->row.fields.count == SHEET_LINE_CELLS_MAX)
		reader->is_over_limit = true;
	else
		add_field(&reader->row, bytes, len);
}

static void reader_take_field(void *bytes, size_t len, void *ctx)
{
	reader_add(ctx, bytes, len);
}

static void reader_take_row(int line_end, void *ctx)
{
	struct sheet_reader *reader = ctx;

	(void)line_end;
	reader->has_row = true;
}

/* Piece by piece: a line may be as long as a file, and its end not worth reading. */
static bool parse_pieces(struct sheet_reader *reader, const char *line, size_t len)
{
	while (len > 0 && !reader->is_over_limit) {
		size_t piece = len < LINE_PIECE_BYTES ? len : LINE_PIECE_BYTES;

		if (csv_parse(&reader->parser, line, piece, reader_take_field, reader_take_row,
			      reader) != piece)
			return false;
		line += piece;
		len -= piece;
	}
	return !reader->is_over_limit;
}

/* Split the line by the library. */
static bool parse_line(struct sheet_reader *reader, const char *line, size_t len)
{
	struct csv_parser *parser = &reader->parser;

	if (parse_pieces(reader, line, len) &&
	    csv_fini(parser, reader_take_field, reader_take_row, reader) == 0 &&
	    !reader->is_over_limit)
		return reader->has_row;
	/* The parser stands in the middle of a field: only a new one can go on. */
	csv_free(parser);
	start_parser(parser, ',');
	return false;
}

static bool split_line(struct sheet_reader *reader, const char *line, size_t len)
{
	struct sheet_line rest = {.at = line, .end = line + len, .delimiter = ','};
	struct sheet_field field;

	if (!sheet_line_is_simple(&rest))
		return parse_line(reader, line, len);
	while (rest.at && !reader->is_over_limit) {
		sheet_line_take(&rest, &field);
		reader_add(reader, field.bytes, field.len);
	}
	return !reader->is_over_limit;
}

bool sheet_reader_split(struct sheet_reader *reader, const char *line, size_t len,
			const struct sheet_field **fields_out, size_t *count_out)
{
	/* Line ends in quotes are CSV, but no single line. */
	if (memchr(line, '\n', len) || memchr(line, '\r', len) || !utf8_is_valid(line, len))
		return false;
	vec_clear(&reader->row.fields);
	text_clear(&reader->row.pool);
	reserve_pool(&reader->row.pool, len);
	reader->has_row = false;
	reader->is_over_limit = false;
	if (!split_line(reader, line, len))
		return false;
	*fields_out = reader->row.fields.at;
	*count_out = reader->row.fields.count;
	return true;
}
