/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole screens, drawn into a frame and compared with what somebody looked at and found right.
 *
 * UPDATE=1 in the environment writes the files anew: look at every line of the difference. */
#include "config.h"

#include "base/file.h"
#include "base/utf8.h"
#include "tests/support/check.h"
#include "tests/support/tui_stage.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(frames, .init = stage_enter, .fini = stage_leave);

enum size { SMALL, USUAL, WIDE, SIZE_COUNT };

static const struct {
	const char *name;
	size_t rows, cols;
} sizes[] = {
    [SMALL] = {"40x12", 12, 40}, [USUAL] = {"80x24", 24, 80}, [WIDE] = {"200x60", 60, 200}};

/* In which sizes and languages a scene is drawn. */
#define IN(size, language) (1U << ((unsigned)(size)*LANGUAGE_COUNT + (unsigned)(language)))
#define BOTH(size) (IN(size, LANGUAGE_EN) | IN(size, LANGUAGE_ZH))
#define ALL (BOTH(SMALL) | BOTH(USUAL) | BOTH(WIDE))

/* What stands beside the record. */
enum beside { NOTHING, EARLIER, PHRASES };

/* The file's name, and how the screen comes about. */
struct scene {
	const char *name;
	unsigned drawn;	  /* IN() of each */
	const char *item; /* where the walk stands; NULL: at its beginning */
	const char *keys;
	const char *typed; /* behind the keys, blanks included; NULL: nothing */
	enum beside beside;
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
    /* Each pane and each prompt, everywhere. */
    {"begin", ALL, NULL, "", NULL, NOTHING},
    {"requirement", ALL, "6.2.9.e", "", NULL, NOTHING},
    {"scores", ALL, NULL, ANSWERED "s", NULL, NOTHING},
    {"what_if", ALL, NULL, ANSWERED "w 3 Down 1", NULL, NOTHING},
    {"warnings", ALL, NULL, ANSWERED "c Down", NULL, NOTHING},
    {"history", ALL, NULL, ANSWERED "H", NULL, NOTHING},
    {"help", ALL, NULL, "?", NULL, NOTHING},
    {"answer", ALL, "handling.cycle.days", "7", ".5", NOTHING},
    {"direct_score", ALL, "6.5.a", "d", NULL, NOTHING},
    {"note", ALL, "6.2.9.e", "m",
     "CPS 4.9.7 names no interval, 业务规则第4.9.7节没有写明证书撤销列表的发布间隔。", NOTHING},
    {"phrases", ALL, "6.2.9.e", "m C-p Down", NULL, PHRASES},
    {"evidence", ALL, "6.2.9.e", "e o Down Log Down 12 / 300 Tab", "auditor", NOTHING},
    {"goto", ALL, NULL, "g", "6.2.9", NOTHING},
    {"search", ALL, NULL, "/", "证书 crl", NOTHING},
    {"filter", ALL, NULL, "v o v", NULL, NOTHING},
    {"kind", ALL, NULL, "t f t", NULL, NOTHING},
    /* What a pane shows, where it matters. */
    {"requirement_more", BOTH(SMALL), "6.2.9.e", "Space", NULL, NOTHING},
    {"requirement_end", BOTH(SMALL), "6.2.9.e", "Space Space Space", NULL, NOTHING},
    {"warned", ALL, NULL, ANSWERED, NULL, NOTHING},
    {"ghost", BOTH(SMALL) | BOTH(USUAL), "6.2.9.e", "", NULL, EARLIER},
    {"criterion", BOTH(USUAL), "handling.notification.uninformed", "", NULL, NOTHING},
    {"sample", BOTH(USUAL), "handling.notification.sampled", "4 0 Enter 2 Enter Up Up", NULL,
     NOTHING},
    {"sample_none", BOTH(SMALL), "handling.notification.sampled", "8 0 Enter 0 Enter Up Up", NULL,
     NOTHING},
    {"not_asked", BOTH(USUAL), "aftersales.complaints.count", "0 Enter", NULL, NOTHING},
    {"score", BOTH(USUAL), "aftersales.satisfaction.score", "3 Up", NULL, NOTHING},
    {"ineligible", BOTH(USUAL), "eligibility.accident", "y Up", NULL, NOTHING},
    {"settled", BOTH(SMALL) | BOTH(USUAL), NULL, SETTLED "Tab", NULL, NOTHING},
    {"scores_more", BOTH(SMALL), NULL, ANSWERED "s Space", NULL, NOTHING},
    {"lift", ALL, NULL, NEARLY "w End", NULL, NOTHING},
    {"help_end", BOTH(SMALL) | BOTH(USUAL), NULL, "? End", NULL, NOTHING},
    {"evidenced", BOTH(SMALL) | BOTH(USUAL), "6.2.9.e",
     "n Up e d Down CPS4.9.7 Down 2 / 40 Enter H", NULL, NOTHING},
    {"evidence_method", BOTH(SMALL) | BOTH(USUAL), "6.2.9.e", "e", NULL, NOTHING},
    {"undone", BOTH(USUAL), "6.2.9.e", "n u H", NULL, NOTHING},
    {"refused", BOTH(SMALL) | BOTH(USUAL), "handling.cycle.days", "7 x Enter", NULL, NOTHING},
    {"filtered", BOTH(SMALL) | BOTH(USUAL), NULL, ANSWERED "v f v N", NULL, NOTHING},
    {"found", ALL, NULL, "/ 撤销列表 Enter", NULL, NOTHING},
    {"wrong_key", BOTH(SMALL) | BOTH(USUAL), "handling.cycle.days", "y", NULL, NOTHING},
};

/* Tell what the screen marks as found, which its text does not show. */
static void add_hits(struct text *out, const struct frame *frame)
{
	for (size_t row = 0; row < frame->rows; row++) {
		for (size_t col = 0; col < frame->cols; col++) {
			size_t start = col;

			while (col < frame->cols && frame_cell(frame, row, col)->style == STYLE_HIT)
				col++;
			if (col > start)
				text_printf(out, "hit in row %zu, columns %zu to %zu\n", row + 1,
					    start + 1, col);
		}
	}
}

static void add_cursor(struct text *out, const struct frame *frame)
{
	text_printf(out, "cursor in row %zu, column %zu\n", frame->cursor_row + 1,
		    frame->cursor_col + 1);
}

/* The file's name without its ending: `note_40x12_zh`. */
static void add_name(struct text *out, const struct scene *scene, enum size size,
		     enum language language)
{
	text_printf(out, "%s_%s", scene->name, sizes[size].name);
	if (language != LANGUAGE_EN)
		text_printf(out, "_%s", language_code(language));
}

static void check_screen(struct stage *stage, const char *name)
{
	struct text path = TEXT_EMPTY;
	struct text due = TEXT_EMPTY;
	struct text shown = TEXT_EMPTY;

	text_printf(&path, "%s/frame/%s.txt", stage_tests(), name);
	text_add_string(&shown, stage_screen(stage));
	add_cursor(&shown, &stage->frame);
	add_hits(&shown, &stage->frame);
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

static void set_beside(struct stage *stage, enum beside beside)
{
	if (beside == EARLIER)
		stage_set_earlier(stage, "6.2.9.e", "no");
	else if (beside == PHRASES)
		stage_set_phrases(stage, "6.2.9.e",
				  "业务规则没有写明发布间隔，现场下载的列表也看不出",
				  "CPS 4.9.7 names no interval\nasked the operator too");
}

/* Have the scene before us; close_scene() ends it. */
static void open_scene(struct stage *stage, const struct scene *scene, enum size size,
		       enum language language, bool is_ascii)
{
	stage_open(stage, sizes[size].rows, sizes[size].cols, language, is_ascii);
	if (scene->item)
		stage_go(stage, scene->item);
	set_beside(stage, scene->beside);
	stage_press(stage, scene->keys);
	if (scene->typed)
		stage_type(stage, scene->typed);
}

static void close_scene(struct stage *stage)
{
	stage_close(stage);
	cr_assert_eq(unlink(STAGE_RECORD), 0);
}

/* Call visit() with each scene in each size and language that it is drawn in. */
static void visit_scenes(bool is_ascii,
			 void (*visit)(struct stage *stage, const struct scene *scene,
				       enum size size, enum language language))
{
	for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		for (enum size size = 0; size < SIZE_COUNT; size++) {
			for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
				struct stage stage;

				if (!(scenes[i].drawn & IN(size, language)))
					continue;
				open_scene(&stage, &scenes[i], size, language, is_ascii);
				visit(&stage, &scenes[i], size, language);
				close_scene(&stage);
			}
		}
	}
}

static void compare(struct stage *stage, const struct scene *scene, enum size size,
		    enum language language)
{
	struct text name = TEXT_EMPTY;

	add_name(&name, scene, size, language);
	check_screen(stage, name.bytes);
	text_release(&name);
}

Test(frames, look_as_they_did_when_somebody_looked)
{
	visit_scenes(false, compare);
}

/* Every pane with no prompt before it, and every action that asks for something. */
#define PROMPT_AT (PANE_HELP + 1)
#define PART_COUNT (PROMPT_AT + ACTION_COUNT)

/* In which sizes and languages each was seen. */
static unsigned seen[PART_COUNT];

static void note_part(struct stage *stage, const struct scene *scene, enum size size,
		      enum language language)
{
	const struct prompt *prompt = &stage->view.prompt;
	unsigned part = stage->view.pane;

	(void)scene;
	if (prompt->pick.texts.count > 0)
		part = PROMPT_AT + ACTION_PHRASE;
	else if (prompt->is_open)
		part = PROMPT_AT + prompt->action;
	seen[part] |= IN(size, language);
}

/* True where an action opens a prompt: what is tried out is chosen in a pane. */
static bool has_prompt(enum action action)
{
	enum action_argument argument = action_info(action)->argument;

	return argument != ARG_NONE && argument != ARG_WHAT_IF;
}

Test(frames, are_there_for_every_pane_and_every_prompt)
{
	visit_scenes(false, note_part);
	for (enum pane pane = 0; pane < PROMPT_AT; pane++)
		cr_expect_eq(seen[pane], ALL, "pane %d", (int)pane);
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		if (has_prompt(action))
			cr_expect_eq(seen[PROMPT_AT + action], ALL, "prompt of '%s'",
				     action_info(action)->word);
	}
}

static bool has_scene(const char *file)
{
	bool is_found = false;

	for (size_t i = 0; i < sizeof scenes / sizeof *scenes && !is_found; i++) {
		for (unsigned in = 0; in < SIZE_COUNT * LANGUAGE_COUNT && !is_found; in++) {
			struct text name = TEXT_EMPTY;

			add_name(&name, &scenes[i], in / LANGUAGE_COUNT, in % LANGUAGE_COUNT);
			text_add_string(&name, ".txt");
			is_found = (scenes[i].drawn & (1U << in)) && strcmp(name.bytes, file) == 0;
			text_release(&name);
		}
	}
	return is_found;
}

Test(frames, have_no_file_without_a_scene)
{
	struct text path = TEXT_EMPTY;
	const struct dirent *entry;
	DIR *folder;

	text_printf(&path, "%s/frame", stage_tests());
	folder = opendir(path.bytes);
	cr_assert_not_null(folder, "%s", path.bytes);
	while ((entry = readdir(folder))) {
		if (strstr(entry->d_name, ".txt"))
			cr_expect(has_scene(entry->d_name), "%s", entry->d_name);
	}
	closedir(folder);
	text_release(&path);
}

/* No character that terminals draw one or two columns wide, and in English nothing but ASCII. */
static void check_plain(struct stage *stage, const struct scene *scene, enum size size,
			enum language language)
{
	const struct frame *frame = &stage->frame;
	bool is_english = language == LANGUAGE_EN && !scene->typed && scene->beside == NOTHING &&
			  stage->session->search.len == 0;

	for (size_t i = 0; i < frame->rows * frame->cols; i++) {
		const char *bytes = frame->cells[i].bytes;

		cr_assert_eq(utf8_plain(bytes, strlen(bytes)), '\0', "%s %s: '%s'", scene->name,
			     sizes[size].name, bytes);
		cr_assert(!is_english || (unsigned char)bytes[0] < 0x80, "%s %s: '%s'", scene->name,
			  sizes[size].name, bytes);
	}
}

Test(frames, are_plain_where_lines_are_not_to_be_trusted)
{
	visit_scenes(true, check_plain);
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
