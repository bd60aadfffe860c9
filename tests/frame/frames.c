/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole screens, drawn into a frame and compared with what somebody looked at and found right.
 *
 * UPDATE=1 in the environment writes the files anew: look at every line of the difference. */
#include "config.h"

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/tui_stage.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(frames, .init = stage_enter, .fini = stage_leave);

enum size { SMALL, USUAL, WIDE };

static const struct {
	size_t rows, cols;
} sizes[] = {[SMALL] = {12, 40}, [USUAL] = {24, 80}, [WIDE] = {60, 200}};

/* The file's name, and how the screen comes about. */
struct scene {
	const char *name;
	enum size size;
	enum language language;
	const char *item; /* where the walk stands; NULL: at its beginning */
	const char *keys;
	const char *typed; /* behind the keys, blanks included; NULL: nothing */
};

/* Answers that some scenes begin with: a contradiction, a note, a flag, a direct score. */
#define ANSWERED "g 6.2.9e Enter n u n g 8.1.3.4 Enter d 5 g 6.2.9.e Enter f "

/* All but judicial support scored 5, so that the level waits for that. */
#define NEARLY                                                                                     \
	"g 8.1.2 Enter d 5 g 8.1.3.4 Enter d 5 g 8.1.3.5 Enter d 5 g 8.1.3.2 Enter d 5 "           \
	"g 8.1.4 Enter d 3 g 8.1.7.3 Enter d 5 "

/* So much scored 0 that the rest cannot bring the level above I. */
#define SETTLED                                                                                    \
	"g 8.4.1 Enter n n n g 8.1.2 Enter d 0 g 8.1.3.4 Enter d 0 g 8.1.3.5 Enter d 0 "           \
	"g 8.1.4 Enter d 0 g 8.1.5.1 Enter "

static const struct scene scenes[] = {
    {"begin_80x24", USUAL, LANGUAGE_EN, NULL, "", NULL},
    {"begin_80x24_zh", USUAL, LANGUAGE_ZH, NULL, "", NULL},
    {"begin_40x12", SMALL, LANGUAGE_EN, NULL, "", NULL},
    {"begin_40x12_zh", SMALL, LANGUAGE_ZH, NULL, "", NULL},
    {"begin_200x60", WIDE, LANGUAGE_EN, NULL, "", NULL},
    {"requirement_80x24", USUAL, LANGUAGE_EN, "6.2.9.e", "", NULL},
    {"requirement_80x24_zh", USUAL, LANGUAGE_ZH, "6.2.9.e", "", NULL},
    {"requirement_40x12", SMALL, LANGUAGE_EN, "6.2.9.e", "", NULL},
    {"requirement_40x12_more", SMALL, LANGUAGE_EN, "6.2.9.e", "Space", NULL},
    {"requirement_40x12_end", SMALL, LANGUAGE_EN, "6.2.9.e", "Space Space Space", NULL},
    {"requirement_40x12_zh", SMALL, LANGUAGE_ZH, "6.2.9.e", "", NULL},
    {"warned_80x24", USUAL, LANGUAGE_EN, NULL, ANSWERED, NULL},
    {"warned_80x24_zh", USUAL, LANGUAGE_ZH, NULL, ANSWERED, NULL},
    {"warned_40x12", SMALL, LANGUAGE_EN, NULL, ANSWERED, NULL},
    {"warned_200x60_zh", WIDE, LANGUAGE_ZH, NULL, ANSWERED, NULL},
    {"criterion_80x24", USUAL, LANGUAGE_EN, "handling.notification.uninformed", "", NULL},
    {"sample_80x24", USUAL, LANGUAGE_EN, "handling.notification.sampled", "4 0 Enter 2 Enter Up Up",
     NULL},
    {"sample_80x24_zh", USUAL, LANGUAGE_ZH, "handling.notification.sampled",
     "4 0 Enter 2 Enter Up Up", NULL},
    {"sample_40x12", SMALL, LANGUAGE_EN, "handling.notification.sampled", "8 0 Enter 0 Enter Up Up",
     NULL},
    {"not_asked_80x24", USUAL, LANGUAGE_EN, "aftersales.complaints.count", "0 Enter", NULL},
    {"score_80x24", USUAL, LANGUAGE_EN, "aftersales.satisfaction.score", "3 Up", NULL},
    {"ineligible_80x24", USUAL, LANGUAGE_EN, "eligibility.accident", "y Up", NULL},
    {"scores_80x24", USUAL, LANGUAGE_EN, NULL, ANSWERED "s", NULL},
    {"scores_80x24_zh", USUAL, LANGUAGE_ZH, NULL, ANSWERED "s", NULL},
    {"scores_40x12", SMALL, LANGUAGE_EN, NULL, ANSWERED "s Space", NULL},
    {"settled_80x24", USUAL, LANGUAGE_EN, NULL, SETTLED "Tab", NULL},
    {"settled_80x24_zh", USUAL, LANGUAGE_ZH, NULL, SETTLED, NULL},
    {"settled_40x12", SMALL, LANGUAGE_EN, NULL, SETTLED "Tab", NULL},
    {"what_if_80x24", USUAL, LANGUAGE_EN, NULL, ANSWERED "w 3 Down 1", NULL},
    {"what_if_80x24_zh", USUAL, LANGUAGE_ZH, NULL, ANSWERED "w 3 Down 1", NULL},
    {"what_if_40x12", SMALL, LANGUAGE_EN, NULL, ANSWERED "w 3 Down 1", NULL},
    {"what_if_200x60_zh", WIDE, LANGUAGE_ZH, NULL, NEARLY "w End", NULL},
    {"lift_80x24", USUAL, LANGUAGE_EN, NULL, NEARLY "w End", NULL},
    {"lift_40x12_zh", SMALL, LANGUAGE_ZH, NULL, NEARLY "w End", NULL},
    {"warnings_80x24", USUAL, LANGUAGE_EN, NULL, ANSWERED "c Down", NULL},
    {"warnings_40x12", SMALL, LANGUAGE_EN, NULL, ANSWERED "c", NULL},
    {"history_80x24", USUAL, LANGUAGE_EN, NULL, ANSWERED "H", NULL},
    {"help_80x24", USUAL, LANGUAGE_EN, NULL, "?", NULL},
    {"help_40x12_end", SMALL, LANGUAGE_EN, NULL, "? End", NULL},
    {"note_80x24", USUAL, LANGUAGE_EN, "6.2.9.e", "m", "CPS 4.9.7 names no interval, 看第4.9.7节"},
    {"note_40x12_zh", SMALL, LANGUAGE_ZH, "6.2.9.e", "m",
     "业务规则第4.9.7节没有写明证书撤销列表的发布间隔，现场下载的列表也看不出。"},
    {"evidence_80x24", USUAL, LANGUAGE_EN, "6.2.9.e", "e", NULL},
    {"evidence_80x24_zh", USUAL, LANGUAGE_ZH, "6.2.9.e", "e d Down", "CPS 4.9.7"},
    {"evidence_40x12", SMALL, LANGUAGE_EN, "6.2.9.e", "e o Down Log Down 12 / 300 Tab", "auditor"},
    {"evidenced_80x24_zh", USUAL, LANGUAGE_ZH, "6.2.9.e", "e d Down CPS4.9.7 Down 2 / 40 Enter",
     NULL},
    {"refused_80x24", USUAL, LANGUAGE_EN, "handling.cycle.days", "7", " days"},
    {"refused_40x12", SMALL, LANGUAGE_EN, "handling.cycle.days", "7 x Enter", NULL},
    {"goto_80x24", USUAL, LANGUAGE_EN, NULL, "g", "6.2.9"},
    {"filter_80x24", USUAL, LANGUAGE_EN, NULL, "v", NULL},
    {"filter_40x12_zh", SMALL, LANGUAGE_ZH, NULL, "v o v", NULL},
    {"filtered_80x24", USUAL, LANGUAGE_EN, NULL, ANSWERED "v f v N", NULL},
    {"filtered_80x24_zh", USUAL, LANGUAGE_ZH, NULL, ANSWERED "v f v N", NULL},
    {"kind_80x24", USUAL, LANGUAGE_EN, NULL, "t f t", NULL},
    {"direct_score_80x24", USUAL, LANGUAGE_EN, "6.5.a", "d", NULL},
    {"found_80x24_zh", USUAL, LANGUAGE_ZH, NULL, "/ 撤销列表 Enter", NULL},
    {"wrong_key_80x24", USUAL, LANGUAGE_EN, "handling.cycle.days", "y", NULL},
};

static void add_cursor(struct text *out, const struct frame *frame)
{
	text_printf(out, "cursor in row %zu, column %zu\n", frame->cursor_row + 1,
		    frame->cursor_col + 1);
}

static void check_screen(struct stage *stage, const char *name)
{
	struct text path = TEXT_EMPTY;
	struct text due = TEXT_EMPTY;
	struct text shown = TEXT_EMPTY;

	text_printf(&path, "%s/frame/%s.txt", stage_tests(), name);
	text_add_string(&shown, stage_screen(stage));
	add_cursor(&shown, &stage->frame);
	if (getenv("UPDATE")) {
		cr_assert_eq(file_replace(path.bytes, shown.bytes, shown.len), STATUS_OK, "%s",
			     path.bytes);
	} else {
		enum status status = file_read(path.bytes, &due);

		cr_expect_eq(status, STATUS_OK, "%s", path.bytes);
		cr_expect_str_eq(shown.bytes, due.bytes, "%s shows\n%s", name, shown.bytes);
	}
	text_release(&path);
	text_release(&due);
	text_release(&shown);
}

Test(frames, look_as_they_did_when_somebody_looked)
{
	for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		const struct scene *scene = &scenes[i];
		struct stage stage;

		stage_open(&stage, sizes[scene->size].rows, sizes[scene->size].cols,
			   scene->language, false);
		if (scene->item)
			stage_go(&stage, scene->item);
		stage_press(&stage, scene->keys);
		if (scene->typed)
			stage_type(&stage, scene->typed);
		check_screen(&stage, scene->name);
		stage_close(&stage);
		cr_assert_eq(unlink(STAGE_RECORD), 0);
	}
}

Test(frames, show_last_times_answer_beside_the_question)
{
	static const struct {
		const char *name;
		enum size size;
		enum language language;
	} cases[] = {
	    {"ghost_80x24", USUAL, LANGUAGE_EN},
	    {"ghost_80x24_zh", USUAL, LANGUAGE_ZH},
	    {"ghost_40x12", SMALL, LANGUAGE_EN},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage stage;

		stage_open(&stage, sizes[cases[i].size].rows, sizes[cases[i].size].cols,
			   cases[i].language, false);
		stage_go(&stage, "6.2.9.e");
		stage_set_earlier(&stage, "6.2.9.e", "no");
		check_screen(&stage, cases[i].name);
		stage_close(&stage);
		cr_assert_eq(unlink(STAGE_RECORD), 0);
	}
}

Test(frames, offer_earlier_notes)
{
	static const struct {
		const char *name;
		enum size size;
		enum language language;
	} cases[] = {
	    {"phrases_80x24", USUAL, LANGUAGE_EN},
	    {"phrases_40x12_zh", SMALL, LANGUAGE_ZH},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage stage;

		stage_open(&stage, sizes[cases[i].size].rows, sizes[cases[i].size].cols,
			   cases[i].language, false);
		stage_go(&stage, "6.2.9.e");
		stage_set_phrases(&stage, "6.2.9.e",
				  "业务规则没有写明发布间隔，现场下载的列表也看不出",
				  "CPS 4.9.7 names no interval\nasked the operator too");
		stage_press(&stage, "m C-p Down");
		check_screen(&stage, cases[i].name);
		stage_close(&stage);
		cr_assert_eq(unlink(STAGE_RECORD), 0);
	}
}

Test(frames, are_plain_where_lines_are_not_to_be_trusted)
{
	struct stage stage;
	const char *screen;

	stage_open(&stage, 24, 80, LANGUAGE_EN, true);
	screen = stage_screen(&stage);
	for (const char *at = screen; *at != '\0'; at++)
		cr_assert((unsigned char)*at < 0x80, "a byte that is not ASCII: %s", at);
	check_screen(&stage, "ascii_80x24");
	stage_close(&stage);
}

Test(frames, of_a_screen_too_small_say_which_size_is_needed)
{
	static const struct {
		size_t rows, cols;
	} small[] = {{11, 80}, {24, 39}, {1, 1}, {1, 50}};
	struct stage stage;

	stage_open(&stage, 24, 80, LANGUAGE_EN, false);
	for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
		stage_resize(&stage, small[i].rows, small[i].cols);
		if (small[i].cols >= 34)
			cr_expect(stage_shows(&stage, "40 columns and 12 rows are needed"));
	}
	stage_close(&stage);
}
