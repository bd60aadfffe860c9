/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as a workbook.  The only module that knows the workbook library. */
#include "config.h"

#include "report/write_xlsx.h"

#include "report/write_xlsx_part.h"
#include "report/write_xlsx_store.h"

#ifdef HAVE_XLSX

#include "base/fd.h"

#include <assert.h>
#include <dlfcn.h>
#include <errno.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <xlsxwriter.h>

/* What we call of the library, by name: it is not linked, but loaded when it is first needed. */
#define CALLS(CALL)                                                                                \
	CALL(workbook_new_opt)                                                                     \
	CALL(workbook_close)                                                                       \
	CALL(workbook_add_chart)                                                                   \
	CALL(workbook_add_format)                                                                  \
	CALL(workbook_add_worksheet)                                                               \
	CALL(workbook_set_properties)                                                              \
	CALL(format_set_align)                                                                     \
	CALL(format_set_bg_color)                                                                  \
	CALL(format_set_bold)                                                                      \
	CALL(format_set_font_size)                                                                 \
	CALL(format_set_indent)                                                                    \
	CALL(format_set_num_format)                                                                \
	CALL(format_set_text_wrap)                                                                 \
	CALL(worksheet_autofilter)                                                                 \
	CALL(worksheet_conditional_format_range)                                                   \
	CALL(worksheet_data_validation_cell)                                                       \
	CALL(worksheet_fit_to_pages)                                                               \
	CALL(worksheet_freeze_panes)                                                               \
	CALL(worksheet_insert_chart_opt)                                                           \
	CALL(worksheet_repeat_rows)                                                                \
	CALL(worksheet_set_column)                                                                 \
	CALL(worksheet_set_footer)                                                                 \
	CALL(worksheet_set_landscape)                                                              \
	CALL(worksheet_set_paper)                                                                  \
	CALL(worksheet_set_row)                                                                    \
	CALL(worksheet_write_formula_num)                                                          \
	CALL(worksheet_write_formula_str)                                                          \
	CALL(worksheet_write_number)                                                               \
	CALL(worksheet_write_string)                                                               \
	CALL(chart_add_series)                                                                     \
	CALL(chart_axis_set_max)                                                                   \
	CALL(chart_axis_set_min)                                                                   \
	CALL(chart_axis_set_reverse)                                                               \
	CALL(chart_legend_set_position)                                                            \
	CALL(chart_series_set_categories)                                                          \
	CALL(chart_series_set_fill)                                                                \
	CALL(chart_series_set_name)                                                                \
	CALL(chart_series_set_values)                                                              \
	CALL(chart_set_series_gap)                                                                 \
	CALL(chart_title_set_name)                                                                 \
	CALL(lxw_strerror)

struct library {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a declaration takes none */
#define MEMBER(name) __typeof__(name) *name;
	CALLS(MEMBER)
#undef MEMBER
};

#define PAPER_A4 9
#define LINE_HEIGHT 15 /* points */
#define ROW_HEIGHT_MAX 409
#define CHART_WIDTH 1.3	      /* of what the library takes for a chart's size */
#define CHART_ROW_HEIGHT 0.08 /* of that too, a bar */
#define CHART_GAP 50	      /* percent of a bar's height, between two of them */

/* A workbook while it is written. */
struct writer {
	struct library library;
	char *folder; /* for what a library keeps in files that does not take our streams */
	const struct book *book;
	lxw_workbook *workbook;
	lxw_worksheet *sheets[BOOK_SHEET_COUNT];
	lxw_format *styles[BOOK_STYLE_COUNT];
	lxw_format *tones[BOOK_TONE_COUNT];
	lxw_error error; /* the first one */
};

static const struct look {
	const char *number_format; /* "@": what is typed stays text */
	bool is_bold;
	bool is_wrapped;
	bool is_indented;
	bool is_right;	 /* aligned as numbers are */
	int size;	 /* in points; 0: as usual */
	uint32_t ground; /* 0: none */
} looks[BOOK_STYLE_COUNT] = {
    [BOOK_TITLE] = {.is_bold = true, .size = 14},
    [BOOK_HEADER] = {.is_bold = true, .is_wrapped = true, .ground = 0xDDE3EA},
    [BOOK_HEADER_WORDS] = {.is_bold = true,
			   .is_wrapped = true,
			   .is_indented = true,
			   .ground = 0xDDE3EA},
    [BOOK_HEADER_NUMBER] = {.is_bold = true,
			    .is_wrapped = true,
			    .is_right = true,
			    .ground = 0xDDE3EA},
    [BOOK_CODE] = {.number_format = "@"},
    [BOOK_WORDS] = {.number_format = "@", .is_wrapped = true, .is_indented = true},
    [BOOK_NUMBER] = {0},
    [BOOK_EXACT] = {.number_format = "0.000000"},
    [BOOK_DAY] = {.number_format = "yyyy-mm-dd"},
    [BOOK_POINTS] = {.number_format = "0"},
    [BOOK_INPUT] = {.number_format = "0", .ground = 0xFFF6D6},
    [BOOK_SCORE] = {.number_format = "0.00######"},
    [BOOK_RESULT] = {.number_format = "0.00######", .is_bold = true},
};

static const uint32_t grounds[BOOK_TONE_COUNT] = {
    [BOOK_GOOD] = 0xCDE8C9,
    [BOOK_MIDDLING] = 0xFFE9A8,
    [BOOK_BAD] = 0xF5C6C0,
};

/* It is never closed again: what it brings along leaves handlers behind for the program's end. */
static bool load(struct library *library, struct text *why)
{
	static const struct {
		const char *name;
		size_t at;
	} calls[] = {
#define ENTRY(name) {#name, offsetof(struct library, name)},
	    CALLS(ENTRY)
#undef ENTRY
	};
	void *handle = dlopen(XLSX_SONAME, RTLD_NOW | RTLD_LOCAL);

	for (size_t i = 0; handle && i < sizeof calls / sizeof *calls; i++) {
		void *call = dlsym(handle, calls[i].name);

		if (!call)
			handle = NULL;
		memcpy((char *)library + calls[i].at, &call, sizeof call);
	}
	if (!handle)
		text_printf(why, _("xlsx needs a library that cannot be loaded: %s"), dlerror());
	return handle != NULL;
}

static void note(struct writer *writer, lxw_error error)
{
	if (writer->error == LXW_NO_ERROR)
		writer->error = error;
}

static lxw_format *make_format(struct writer *writer, const struct look *look)
{
	const struct library *library = &writer->library;
	lxw_format *format = library->workbook_add_format(writer->workbook);

	library->format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (look->number_format)
		library->format_set_num_format(format, look->number_format);
	if (look->is_bold)
		library->format_set_bold(format);
	if (look->is_wrapped)
		library->format_set_text_wrap(format);
	if (look->is_indented)
		library->format_set_indent(format, 1);
	if (look->is_right)
		library->format_set_align(format, LXW_ALIGN_RIGHT);
	if (look->size > 0)
		library->format_set_font_size(format, look->size);
	if (look->ground != 0)
		library->format_set_bg_color(format, look->ground);
	return format;
}

static void make_formats(struct writer *writer)
{
	for (size_t i = 0; i < BOOK_STYLE_COUNT; i++)
		writer->styles[i] = make_format(writer, &looks[i]);
	for (size_t i = 0; i < BOOK_TONE_COUNT; i++) {
		writer->tones[i] = writer->library.workbook_add_format(writer->workbook);
		writer->library.format_set_bg_color(writer->tones[i], grounds[i]);
	}
}

static lxw_error write_text(const struct writer *writer, lxw_worksheet *into,
			    const struct book_cell *cell)
{
	const struct library *library = &writer->library;
	lxw_format *style = writer->styles[cell->style];
	struct text escaped = TEXT_EMPTY;
	lxw_error error;

	book_add_escaped(&escaped, cell->value);
	if (cell->formula)
		error = library->worksheet_write_formula_str(into, cell->row, cell->column,
							     cell->formula, style, escaped.bytes);
	else
		error = library->worksheet_write_string(into, cell->row, cell->column,
							escaped.bytes, style);
	text_release(&escaped);
	return error;
}

static lxw_error write_number(const struct writer *writer, lxw_worksheet *into,
			      const struct book_cell *cell)
{
	const struct library *library = &writer->library;
	lxw_format *style = writer->styles[cell->style];
	double value = strtod(cell->value, NULL);

	if (cell->formula)
		return library->worksheet_write_formula_num(into, cell->row, cell->column,
							    cell->formula, style, value);
	return library->worksheet_write_number(into, cell->row, cell->column, value, style);
}

static lxw_error write_cell(const struct writer *writer, lxw_worksheet *into,
			    const struct book_cell *cell)
{
	return cell->kind == BOOK_IS_TEXT ? write_text(writer, into, cell)
					  : write_number(writer, into, cell);
}

static lxw_error write_rule(const struct writer *writer, lxw_worksheet *into,
			    const struct book_rule *rule)
{
	lxw_data_validation validation = {
	    .validate = rule->is_list ? LXW_VALIDATION_TYPE_LIST_FORMULA
				      : LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
	    .value_formula = rule->formula,
	    .error_message = rule->message,
	};

	return writer->library.worksheet_data_validation_cell(into, rule->row, rule->column,
							      &validation);
}

static lxw_error write_highlight(const struct writer *writer, lxw_worksheet *into,
				 const struct book_highlight *highlight)
{
	const struct book_range *range = &highlight->range;
	lxw_conditional_format format = {
	    .type = LXW_CONDITIONAL_TYPE_FORMULA,
	    .value_string = highlight->formula,
	    .format = writer->tones[highlight->tone],
	    .stop_if_true = LXW_TRUE,
	};

	return writer->library.worksheet_conditional_format_range(
	    into, range->first_row, range->first_column, range->last_row, range->last_column,
	    &format);
}

static void add_bars(const struct writer *writer, lxw_chart *chart, const struct book_sheet *sheet,
		     size_t index)
{
	static const uint32_t fills[] = {0x3B6EA5, 0xC9D9EA};
	const struct library *library = &writer->library;
	const struct book_range *names = &sheet->chart.categories;
	const struct book_range *values = &sheet->chart.bars.at[index].values;
	lxw_chart_fill fill = {.color = fills[index % (sizeof fills / sizeof *fills)]};
	lxw_chart_series *series = library->chart_add_series(chart, NULL, NULL);

	library->chart_series_set_categories(series, sheet->name, names->first_row,
					     names->first_column, names->last_row,
					     names->last_column);
	library->chart_series_set_values(series, sheet->name, values->first_row,
					 values->first_column, values->last_row,
					 values->last_column);
	library->chart_series_set_name(series, sheet->chart.bars.at[index].name);
	library->chart_series_set_fill(series, &fill);
}

static lxw_error write_chart(const struct writer *writer, lxw_worksheet *into,
			     const struct book_sheet *sheet)
{
	const struct library *library = &writer->library;
	const struct book_chart *chart = &sheet->chart;
	uint32_t rows = chart->categories.last_row - chart->categories.first_row + 1;
	lxw_chart_options size = {.x_scale = CHART_WIDTH,
				  .y_scale = CHART_ROW_HEIGHT * (double)(rows + 4)};
	lxw_chart *made = library->workbook_add_chart(writer->workbook, LXW_CHART_BAR_STACKED);

	for (size_t i = 0; i < chart->bars.count; i++)
		add_bars(writer, made, sheet, i);
	library->chart_set_series_gap(made, CHART_GAP);
	library->chart_title_set_name(made, chart->title);
	library->chart_axis_set_reverse(made->y_axis); /* the first indicator at the top */
	library->chart_axis_set_min(made->x_axis, 0);
	library->chart_axis_set_max(made->x_axis, chart->max);
	library->chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
	return library->worksheet_insert_chart_opt(into, chart->row, chart->column, made, &size);
}

/* Make each row as high as its longest cell; the cells stand row by row. */
static void set_heights(struct writer *writer, lxw_worksheet *into, const struct book_sheet *sheet)
{
	size_t lines = 1;

	for (size_t i = 0; i < sheet->cells.count; i++) {
		const struct book_cell *cell = &sheet->cells.at[i];
		size_t own = book_lines(sheet, cell);
		size_t height;

		lines = own > lines ? own : lines;
		if (i + 1 < sheet->cells.count && sheet->cells.at[i + 1].row == cell->row)
			continue;
		height =
		    lines < ROW_HEIGHT_MAX / LINE_HEIGHT ? lines * LINE_HEIGHT : ROW_HEIGHT_MAX;
		if (lines > 1)
			note(writer, writer->library.worksheet_set_row(into, cell->row,
								       (double)height, NULL));
		lines = 1;
	}
}

static void set_page(struct writer *writer, lxw_worksheet *into, const struct book_sheet *sheet)
{
	const struct library *library = &writer->library;
	const struct book_range *filter = &sheet->filter;

	for (uint16_t i = 0; i < BOOK_COLUMNS_MAX; i++) {
		if (sheet->widths[i] > 0)
			note(writer,
			     library->worksheet_set_column(into, i, i, sheet->widths[i], NULL));
	}
	if (sheet->frozen_rows > 0) {
		uint32_t header = sheet->frozen_rows - 1;

		library->worksheet_freeze_panes(into, header + 1, sheet->frozen_columns);
		note(writer, library->worksheet_repeat_rows(into, header, header));
	}
	if (filter->last_row > filter->first_row)
		note(writer,
		     library->worksheet_autofilter(into, filter->first_row, filter->first_column,
						   filter->last_row, filter->last_column));
	library->worksheet_set_paper(into, PAPER_A4);
	library->worksheet_fit_to_pages(into, 1, sheet->is_one_page ? 1 : 0 /* any number */);
	library->worksheet_set_landscape(into);
	note(writer, library->worksheet_set_footer(into, "&C&A  &P / &N")); /* name, page, pages */
}

static void write_sheet(struct writer *writer, size_t index)
{
	const struct book_sheet *sheet = &writer->book->sheets[index];
	lxw_worksheet *into = writer->sheets[index];

	set_page(writer, into, sheet);
	for (size_t i = 0; i < sheet->cells.count; i++)
		note(writer, write_cell(writer, into, &sheet->cells.at[i]));
	for (size_t i = 0; i < sheet->rules.count; i++)
		note(writer, write_rule(writer, into, &sheet->rules.at[i]));
	for (size_t i = 0; i < sheet->highlights.count; i++)
		note(writer, write_highlight(writer, into, &sheet->highlights.at[i]));
	if (sheet->chart.bars.count > 0)
		note(writer, write_chart(writer, into, sheet));
	set_heights(writer, into, sheet);
}

/* Formulas name other sheets, so all of these are made before the first is filled. */
static bool make_sheets(struct writer *writer)
{
	for (size_t i = 0; i < BOOK_SHEET_COUNT; i++) {
		writer->sheets[i] = writer->library.workbook_add_worksheet(
		    writer->workbook, writer->book->sheets[i].name);
		if (!writer->sheets[i])
			return false;
	}
	return true;
}

static bool write_book(struct writer *writer, const char *path, struct text *why)
{
	const struct library *library = &writer->library;
	lxw_doc_properties properties = {.title = writer->book->title,
					 .author = (char *)PACKAGE_NAME,
					 .created = (time_t)writer->book->created};
	lxw_workbook_options options = {.tmpdir = writer->folder};

	writer->workbook = library->workbook_new_opt(path, &options);
	note(writer, library->workbook_set_properties(writer->workbook, &properties));
	make_formats(writer);
	if (make_sheets(writer)) {
		for (size_t i = 0; i < BOOK_SHEET_COUNT; i++)
			write_sheet(writer, i);
	} else {
		note(writer, LXW_ERROR_SHEETNAME_ALREADY_USED);
	}
	note(writer, library->workbook_close(writer->workbook)); /* which writes it, and frees it */
	if (writer->error != LXW_NO_ERROR)
		text_add_string(why, library->lxw_strerror(writer->error));
	return writer->error == LXW_NO_ERROR;
}

/* True where all that the library wrote is in the container: how it ended does not tell. */
static bool is_whole(const struct text *bytes, const char *folder, struct text *why)
{
	if (!store_is_container(bytes->bytes, bytes->len))
		text_add_string(why, _("the workbook could not be written"));
	else if (folder && !store_has_room(folder, bytes->bytes, bytes->len))
		text_add_string(why, _("there is no room for its parts beside it"));
	return why->len == 0;
}

/* folder is NULL where the library has kept nothing in files. */
static bool read_file(int fd, const char *folder, struct text *out, struct text *why)
{
	struct text bytes = TEXT_EMPTY;
	enum status status = fd_read(fd, &bytes);

	if (status != STATUS_OK)
		text_add_string(why, status_text(status));
	else if (is_whole(&bytes, folder, why))
		text_add(out, bytes.bytes, bytes.len);
	text_release(&bytes);
	return why->len == 0;
}

/* The library writes to a file by its name; one in memory leaves none behind. */
static bool save_by(struct writer *writer, struct text *out, struct text *why)
{
	size_t streams = store_stream_count();
	char path[32];
	bool is_saved;
	int fd = memfd_create("workbook", MFD_CLOEXEC);

	if (fd < 0) {
		text_add_string(why, strerror(errno));
		return false;
	}
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	is_saved = write_book(writer, path, why) &&
		   read_file(fd, store_stream_count() > streams ? NULL : writer->folder, out, why);
	fd_close(fd);
	return is_saved;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? mem_copy(path, (size_t)(slash + 1 - path)) : mem_string(".");
}

static bool save(const struct book *book, const char *path, struct text *out, struct text *why)
{
	struct writer writer = {.book = book, .error = LXW_NO_ERROR};
	bool is_saved;

	/* else the library would write numbers that no spreadsheet reads */
	assert(strcmp(localeconv()->decimal_point, ".") == 0);
	if (!load(&writer.library, why))
		return false;
	writer.folder = folder_of(path);
	is_saved = save_by(&writer, out, why);
	free(writer.folder);
	return is_saved;
}

#else

static bool save(const struct book *book, const char *path, struct text *out, struct text *why)
{
	(void)book;
	(void)path;
	(void)out;
	text_add_string(why, _("this program was built without support for xlsx"));
	return false;
}

#endif

bool write_xlsx(struct text *out, const struct assessment *assessment, enum language language,
		const char *path, struct text *why)
{
	struct book book;
	bool is_saved = false;

	xlsx_fill(&book, assessment, language);
	if (book.has_misfit)
		text_printf(why, _("%1$s, cell %2$s: the text is longer than a cell holds"),
			    book.sheets[book.misfit_sheet].name,
			    book_cell(book.misfit_row, book.misfit_column).of);
	else
		is_saved = save(&book, path, out, why);
	book_release(&book);
	return is_saved;
}
