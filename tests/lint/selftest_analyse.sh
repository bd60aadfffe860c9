#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The analysers of `make lint`: each finds a fault that is planted into a small tree, and nothing
# where there is none.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

origin=$PWD
scratch=$(mktemp -d)
tree=$scratch/tree
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

# Begin anew with a tree of the shape of ours that holds no fault, and stand in it.
fresh() {
	cd "$origin" || exit 99
	rm -rf "$tree"
	mkdir -p "$tree/.ci" "$tree/doc" "$tree/packaging" "$tree/src/base" "$tree/tests" \
		"$tree/build/packaging/completion"
	cp -R tests/lint "$tree/tests"
	cp .clang-format .clang-tidy NEWS README.md CONTRIBUTING.md bootstrap configure.ac Makefile.am \
		"$tree"
	chmod -R u+w "$tree"
	cd "$tree" || exit 99
	echo 'int planted(int number);' >src/base/planted.h
	printf '#include "base/planted.h"\n\nint planted(int number)\n{\n\treturn number;\n}\n' \
		>src/base/planted.c
}

# found TOOL FINDING: it breaks its rule, and one of its comments holds the finding.
found() {
	if [ "$1" != copies ] && ! command -v "$1" >/dev/null; then
		skip "$1: $2" "$1 is missing"
	else
		sh tests/lint/analyse.sh . build "$1" >"$scratch/tap" 2>&1
		wrong=''
		grep -q '^not ok 1 ' "$scratch/tap" || wrong='the rule is not broken; '
		grep -q "^# .*$2" "$scratch/tap" || wrong="$wrong'$2' is not found"
		report "$1: $2" "$wrong"
	fi
	fresh
}

# More code behind that which is there.
plant() {
	cat >>src/base/planted.c
}

fresh
report "no fault, no finding" "$(CI='' sh tests/lint/analyse.sh . build gcc clang clang-tidy cppcheck \
	clang-format shellcheck codespell copies | grep -v '^ok \|^1\.\.')"

plant <<'END'

static int second(const int *numbers)
{
	return numbers ? 0 : *numbers;
}
END
found gcc 'src/base/planted.c:[0-9]*:.*second'
printf '#include <stdlib.h>\nint planted(int number)\n{\n\tint *a = malloc(4);\n\treturn a ? number : *a;\n}\n' \
	>src/base/planted.c
found gcc 'Wanalyzer-null-dereference'
echo 'static int planted_unused;' | plant
found clang 'src/base/planted.c:[0-9]*:.*planted_unused'
echo '#define PLANTED(a) (a * 2)' >>src/base/planted.c
found clang-tidy 'src/base/planted.c:[0-9]*:.*bugprone-macro-parentheses'
plant <<'END'
int second(void);
int second(void)
{
	int numbers[2] = {0};
	return numbers[2];
}
END
found cppcheck 'src/base/planted.c:[0-9]*: arrayIndexOutOfBounds'
echo 'int  second(void);' | plant
found clang-format 'src/base/planted.c:[0-9]*:.*clang-formatted'
# shellcheck disable=SC2016 # for that script
printf '#!/bin/sh\necho $1\n' >tests/planted.sh
found shellcheck 'tests/planted.sh:2:.*SC2086'
# shellcheck disable=SC2016
echo '[[ $a = * ]] && echo $a' >build/packaging/completion/planted
found shellcheck 'build/packaging/completion/planted:1:.*SC2'
printf 'How an answer is rec%sved.\n' ie >doc/planted.md
found codespell 'doc/planted.md:1: rec'
awk 'BEGIN {
	for (twice = 1; twice <= 2; twice++)
		for (line = 1; line <= 8; line++)
			print "int planted_" line "(void);"
}' >>src/base/planted.h
found copies 'src/base/planted.h:[0-9]*: as src/base/planted.h:2'

cd "$origin" || exit 99
finish
