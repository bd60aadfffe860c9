#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The lints themselves: each fault, planted alone into a copy of the tree, is found by its lint and
# named; what only looks like one is not.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

origin=$PWD
scratch=$(mktemp -d)
tree=$scratch/tree
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

# Begin anew with a copy of what the lints read, and stand in it.
fresh() {
	cd "$origin" || exit 99
	rm -rf "$tree"
	mkdir -p "$tree/tests/golden/case"
	cp -R src doc forms po ./*.md "$tree"
	cp -R tests/lint tests/screens tests/unit tests/local.mk "$tree/tests"
	chmod -R u+w "$tree"
	cd "$tree" || exit 99
	touch tests/golden/run.sh tests/golden/case/cmd tests/golden/case/out
}

lint() {
	TEST_SRCDIR=$tree/tests sh "tests/lint/$1.sh"
}

# found LINT RULE FINDING: the lint breaks at the rule, and one of its comments holds the finding.
found() {
	lint "$1" >"$scratch/tap" 2>/dev/null
	wrong=''
	grep -q "^not ok [0-9]* - .*$2" "$scratch/tap" || wrong="'$2' is not broken; "
	grep -q "^# .*$3" "$scratch/tap" || wrong="$wrong'$3' is not found"
	report "$1: $2: $3" "$wrong"
	fresh
}

# unfound LINT TEXT: no comment of the lint holds the text.
unfound() {
	report "$1: not: $2" "$(lint "$1" | grep "^# .*$2")"
	fresh
}

# Put a line at the end of a file.
plant() {
	printf '%s\n' "$2" >>"$1"
}

# Lines of C that make a file too long.
filler() {
	awk -v count="$1" 'BEGIN { for (i = 0; i < count; i++) print "\t/* planted */" }'
}

fresh

plant src/base/text.c '#include "form/form.h"'
found layers 'what its layer may use' 'src/base/text.c:[0-9]*: base may not use "form/form.h"'
plant src/score/check.c '#include "record/record.h"'
found layers 'what its layer may use' 'score may not use "record/record.h"'
plant src/form/form.h '#  include "record/event.h"'
found layers 'what its layer may use' 'form may not use "record/event.h"'
plant src/tui/view.h '#include "config.h"'
found layers 'what its layer may use' 'tui may not use "config.h"'
plant src/main.c '#include "tui/tui.h"'
found layers 'what its layer may use' 'main.c may not use "tui/tui.h"'
plant src/score/check.c '#include "record/event.h"'
unfound layers 'record/event.h'
mkdir src/planted && touch src/planted/planted.c
found layers 'stands in the table' 'src/planted/ has no row'
plant src/model/session.c '#include <curses.h>'
found layers 'third-party' 'src/model/session.c:[0-9]* curses.h'
plant src/report/write_csv.c '#include <zlib.h>'
found layers 'third-party' 'src/report/write_csv.c:[0-9]* zlib.h'
plant src/record/record.c '#include <sys/uio.h>'
unfound layers 'sys/uio.h'

find src -name '*.h' -exec rm {} +
plant src/base/planted.h 'size_t planted(void);'
plant src/base/whole.h 'int whole(void);'
found headers 'src/base/planted.h' 'size_t'

if command -v mandoc >/dev/null; then
	plant doc/cagrade-form.5 '.Xx planted'
	found manual 'mandoc' 'Xx'
	plant doc/zh_CN/cagrade-form.5 '一行没有空格也没有标点的中文会超出屏幕的宽度因为排版程序只在空格处断行所以每行都要写得短一些'
	found manual 'wider than the screen' 'doc/zh_CN/cagrade-form.5: .*超出屏幕'
fi
plant src/cmd/opt.def 'OPT(PLANTED, "planted", 0, NULL, "", N_("planted help"))'
found manual 'doc/cagrade.1.in: each option' 'doc/cagrade.1.in: --planted'
sed -i '/^.It Fl .-tidy$/d' doc/zh_CN/cagrade.1.in
found manual 'doc/zh_CN/cagrade.1.in: each option' 'doc/zh_CN/cagrade.1.in: --tidy'
sed -i '/^.Op Fl .-latest$/d' doc/cagrade.1.in
found manual 'doc/cagrade.1.in: each command' 'doc/cagrade.1.in: merge: < latest'
plant src/cmd/cmd.def 'COMMAND(planted, "FILE", OPT_COUNT)'
found manual 'doc/zh_CN/cagrade.1.in: each command' 'doc/zh_CN/cagrade.1.in: planted'
sed -i '/^.It Ev NO_COLOR$/d' doc/zh_CN/cagrade.1.in
found manual 'name what the English' 'doc/zh_CN/cagrade.1: < Ev NO_COLOR'
sed -i '/^.Ss 链$/d' doc/zh_CN/cagrade-record.5
found manual 'name what the English' 'doc/zh_CN/cagrade-record.5: < 5 of .Ss'
if command -v openssl >/dev/null; then
	sed -i 's/ | tr -d .*n. | openssl/ | openssl/' doc/cagrade-record.5
	found manual 'cagrade-record.5: the lines find a record whole with openssl' 'altered: 1,'
	sed -i '/^done/d' doc/zh_CN/cagrade-record.5
	found manual 'zh_CN/cagrade-record.5: the lines find a record whole' 'end of file'
fi

sed -i 's/total/totals/' README.md
found documents 'holds its screens' 'README.md: .*totals'
plant doc/screens/walk.en.txt planted
found documents 'holds its screens' 'README.md: > planted'
rm doc/screens/walk.en.txt
found documents 'holds its screens' 'no screen: doc/screens/walk.en.txt'
plant doc/screens/planted.txt planted
found documents 'shown by a page' 'doc/screens/planted.txt'

program=$CAGRADE_BIN
sed -i 's|src/score/score.c|src/score/planted.c|' doc/ARCHITECTURE.md
found documents 'names is there' 'doc/ARCHITECTURE.md: src/score/planted.c'

build=$scratch/build
mkdir "$build"
CAGRADE_BIN=$build/cagrade
export CAGRADE_BIN
# archive CODE: a library of the base layer that is made of this code.
archive() {
	plant "$build/planted.c" "$1"
	# shellcheck disable=SC2086
	${CC:-cc} -fPIE -c -o "$build/planted.o" "$build/planted.c" &&
		ar cr "$build/libbase.a" "$build/planted.o"
	rm -f "$build/planted.c"
}
archive 'int planted = 1;'
found globals 'exports data' 'libbase.a D planted'
archive 'int planted;'
found globals 'exports data' 'libbase.a B planted'
archive 'static int planted; int *give(void) { return &planted; }'
found globals 'only what is listed' 'libbase.a planted (b)'
archive 'int *give(void) { static int planted = 3; return &planted; }'
found globals 'only what is listed' 'libbase.a planted (d)'
archive 'const char *const planted[] = {"a"}; static int spoken; int *give(void) { return &spoken; }'
unfound globals 'libbase.a'
CAGRADE_BIN=$program

touch src/base/planted.c
found listed 'of src/ stands in' 'src/base/planted.c'
plant src/local.mk '# %D%/base/planted.c'
touch src/base/planted.c
found listed 'of src/ stands in' 'src/base/planted.c'
plant src/local.mk 'libbase_a_SOURCES += %D%/base/planted.c'
found listed 'in src/local.mk is there' 'src/base/planted.c'
touch tests/unit/base/planted.c
found listed 'each test stands' 'tests/unit/base/planted.c'
touch src/base/planted.def
found listed 'of src/ stands in' 'src/base/planted.def'
for folder in lint office report; do
	mkdir -p "tests/$folder"
	plant "tests/$folder/planted.sh" '#!/bin/sh'
	found listed 'each script' "tests/$folder/planted.sh"
done
sed -i '/^TESTS += .(lint_checks)/d' tests/local.mk
found listed 'each script' 'tests/lint/layers.sh'
mkdir tests/report && touch tests/report/planted.awk
found listed 'is packed' 'tests/report/planted.awk'
rm tests/golden/case/out
found listed 'golden case' 'tests/golden/case/out is missing'
rm tests/golden/case/cmd
found listed 'golden case' 'tests/golden/case/cmd is missing'
plant src/base/vec.h 'static const char *planted(void) { return _("planted"); }'
found listed 'with a message stands' 'src/base/vec.h'
plant src/base/vec.h 'static const char *planted(int code) { return _(words(code)); }'
unfound listed 'src/base/vec.h'
plant po/POTFILES.in src/base/vec.c
found listed 'has a message' 'src/base/vec.c'

plant src/model/action.def 'ACTION(QUIT, "planted", "", NONE, N_("planted help"))'
found actions 'a word, a key' 'QUIT: no key'
plant src/model/action.def 'ACTION(QUIT, "planted", "Z", NONE, N_(""))'
found actions 'a word, a key' 'QUIT: no help'
plant src/model/action.def 'ACTION(PLANTED, "planted", "Z q", NONE, N_("planted help"))'
found actions 'twice' 'q'
plant src/model/action.def 'ACTION(PLANTED, "quit", "Z", NONE, N_("planted help"))'
found actions 'twice' 'quit'
plant src/model/action.def 'ACTION(PLANTED, "planted", "F13", NONE, N_("planted help"))'
found actions 'the key map knows' 'F13'
plant src/model/action.def 'ACTION(PLANTED, "planted", "Z", STORY, N_("planted help"))'
found actions 'argument.def knows' 'STORY'
plant src/model/action.def 'ACTION(PLANTED, "planted", "Z", NONE, N_("planted help"))'
found actions 'carried out' 'PLANTED'
plant src/model/action.def 'ACTION(PLANTED, "planted" , "Z", NONE, "planted help")'
found actions 'can be read' 'PLANTED'
sed -i 's/^SECTION(UP,/SECTION(DOWN,/' src/model/action.def
found actions 'each heading stands' 'UP, not DOWN'
sed -i '/^SECTION(YES,/d' src/model/action.def
found actions 'each heading stands' 'under no heading'
plant src/model/action.def 'SECTION(QUIT, "planted")'
found actions 'each heading stands' 'SECTION(QUIT, "planted")'
sed -i '/^@KEYS@$/d' doc/cagrade.1.in
found actions 'manual' 'next-open'
# The program that was built knows nothing of it.
plant src/model/action.def 'ACTION(PLANTED, "planted", "Z", NONE, N_("planted help"))'
found actions "plain mode's help" 'planted'
plant src/model/action.def 'ACTION(PLANTED, "planted", "Z", NONE, N_("planted help"))'
found actions 'completed' 'planted: not by :pl'

filler 500 >>src/base/text.c
found budgets '500 lines' 'src/base/text.c'
filler 200 >>src/base/text.h
found budgets '200 lines' 'src/base/text.h'
{ printf 'int planted(int a,\n\t    int b)\n{\n'; filler 57; echo '}'; } >>src/main.c
found budgets '60 lines' 'src/main.c:[0-9]*: 61 lines: int planted'
{ printf 'int planted(void) {\n'; filler 59; echo '}'; } >>src/main.c
found budgets '60 lines' 'src/main.c:[0-9]*: 61 lines: int planted'
{ printf 'int planted(int a,\n\t    int b)\n{\n'; filler 56; echo '}'; } >>src/main.c
unfound budgets 'planted'
{ printf 'static const int planted[] = {\n'; filler 70; echo '};'; } >>src/main.c
unfound budgets 'planted'

plant src/cmd/opt.c 'void planted(char *a) { strcpy (a, "b"); }'
found banned 'banned function' 'src/cmd/opt.c:[0-9]*:.*strcpy'
plant src/cmd/opt.c "char planted(char *a) { return '\"' + atoi(a); }"
found banned 'banned function' 'src/cmd/opt.c:[0-9]*:.*atoi'
{
	echo '/* strcpy(a, b) is'
	echo ' * not atoi(a), */ // nor sprintf(a)'
	echo 'const char *planted = "ctime(a) \" gmtime(a)"; int x = mystrcpy(a) + localtime_r(a);'
} >>src/cmd/opt.c
unfound banned 'src/cmd/opt.c'
plant src/score/score.c 'static double planted(void);'
found banned 'floating' 'src/score/score.c:[0-9]*:static double planted'
plant src/form/form.c 'static int planted(void) { return (int)(3 * 0.5); }'
found banned 'floating' 'src/form/form.c'
plant src/record/event.c '#include <math.h>'
found banned 'floating' 'src/record/event.c'
plant src/tui/view.c 'static double planted(void); /* the screen may */'
unfound banned 'src/tui/view.c'
sed 's/Banned:/Shunned:/' "$origin/CONTRIBUTING.md" >CONTRIBUTING.md
found banned 'names what is banned' 'there is no line'

cd "$origin" || exit 99
finish
