/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenes of the documents. */
#include "config.h"

#include "tests/screens/scenes.h"

#include <criterion/criterion.h>

/* Where the walk goes on, "/228" stands behind the number of the question. */
#define WALK .commands = "cagrade my-ca.csv", .awaited = "/228"
#define CHINESE .is_chinese = true

/* How many of the sample's answers it takes to come so far. */
#define TO_6_2_9_C "answers 53\n"
#define TO_CONSULTING "answers 104\n"
#define TO_THE_END "answers 189\n"

#define NOT_LAID_DOWN "g '6.2.9e' Enter n Up m '业务规则第4.9.7节没有写明发布间隔' "
#define SEEN "e d Tab '业务规则4.9.7' Tab '12/300' "

static const struct scene all[] = {
    /* README.md */
    {WALK, .name = "walk.en", .before = TO_CONSULTING,
     .keys = "g '6.2.9e' Enter n Up m 'CPS 4.9.7 names no interval' Enter"},
    {.name = "score.en",
     .before = "cp \"$DOC/sample-answers.csv\" .",
     .commands = "cagrade import sample.csv sample-answers.csv\n"
		 "cagrade score sample.csv | head -n 10"},

    /* doc/inspector.zh.md, in its order */
    {WALK, CHINESE, .name = "begin.zh", .keys = "Home"},
    {WALK, CHINESE, .name = "number.zh", .before = TO_6_2_9_C, .keys = "g '8.1.3.3' Enter '2.5'"},
    {WALK, CHINESE, .name = "note.zh", .before = TO_6_2_9_C, .keys = NOT_LAID_DOWN},
    {WALK, CHINESE, .name = "evidence.zh", .before = TO_6_2_9_C,
     .keys = NOT_LAID_DOWN "Enter " SEEN},
    {WALK, CHINESE, .name = "noted.zh", .before = TO_6_2_9_C,
     .keys = NOT_LAID_DOWN "Enter " SEEN "Enter"},
    {WALK, CHINESE, .name = "undone.zh", .before = TO_6_2_9_C, .keys = "n u H"},
    {WALK, CHINESE, .name = "scores.zh", .before = TO_CONSULTING, .keys = "s"},
    {WALK, CHINESE, .name = "what_if.zh", .before = TO_THE_END, .keys = "w End"},
    {WALK, CHINESE, .name = "end.zh", .before = TO_CONSULTING, .keys = "q", .ends = true},
    {CHINESE, .name = "seal.zh", .before = TO_THE_END, .commands = "cagrade seal my-ca.csv",
     .awaited = "[y/N]", .keys = "y Enter", .ends = true},
    {CHINESE, .name = "verify.zh",
     .before = TO_THE_END "cagrade verify my-ca.csv | sed -n 's/^slip //p' >slip",
     .commands = "cagrade verify my-ca.csv\n"
		 "cagrade verify --expect $SLIP my-ca.csv"},
    {CHINESE, .name = "amend.zh",
     .before = TO_THE_END "cagrade seal -y my-ca.csv\n"
			  "printf ':goto 6.1.a\\nno\\n' | cagrade --reason 复核后改判 my-ca.csv",
     .commands = "cagrade log my-ca.csv 6.1.a"},
    {CHINESE, .name = "files.zh", .before = TO_THE_END,
     .commands = "cagrade report my-ca.csv -o my-ca.html\n"
		 "cagrade export my-ca.csv -o sheet.csv\n"
		 "ls"},
    {CHINESE, .name = "import.zh",
     .before = TO_CONSULTING "cagrade export my-ca.csv -o sheet.csv\n"
			     "sed -i '/^6.2.9.e,/s/,yes,是,,/,否,,没有写明间隔,/' sheet.csv",
     .commands = "cagrade import --dry-run my-ca.csv sheet.csv\n"
		 "cagrade import my-ca.csv sheet.csv"},
    {CHINESE, .name = "power_cut.zh",
     .before = "walk 李明 my-ca.csv '甲公司\\n:goto 6.1.a\\nyes\\nyes\\n'\npower_cut",
     .commands = "cagrade verify my-ca.csv\n"
		 "echo no | cagrade my-ca.csv >/dev/null\n"
		 "cagrade verify my-ca.csv\n"
		 "ls"},
    {CHINESE, .name = "merge.zh", .before = "two_inspectors",
     .commands = "cagrade merge -o my-ca.csv li.csv wang.csv"},
    {WALK, CHINESE, .name = "conflict.zh", .keys = "g '6.2.9e' Enter",
     .before = "two_inspectors\ncagrade merge -o my-ca.csv li.csv wang.csv || :"},
    {CHINESE, .name = "plain.zh", .before = TO_6_2_9_C, .commands = "cagrade --plain my-ca.csv",
     .awaited = "6.2.9", .keys = "Enter '是' Enter ':undo' Enter ':quit' Enter", .ends = true,
     .rows = 60},
};

size_t scenes_count(void)
{
	return sizeof all / sizeof *all;
}

const struct scene *scenes_at(size_t index)
{
	cr_assert_lt(index, scenes_count());
	return &all[index];
}
