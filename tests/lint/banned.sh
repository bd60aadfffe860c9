#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Banned: the functions that CONTRIBUTING.md bans, and binary floating point on the way to a score.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

# The program's code without comments and strings, as FILE:LINE:CODE.
code() {
	find "$@" -name '*.[ch]' | sort | xargs awk -f tests/lint/code.awk
}

# The names in the line `Banned: ...` between its backquotes, as alternatives.
banned() {
	# shellcheck disable=SC2016
	sed -n 's/^- Banned: `\([^`]*\)`.*/\1/p' CONTRIBUTING.md | tr ' ' '|'
}

find_banned() {
	code src | grep -E "(^|[^A-Za-z0-9_])($(banned))[[:space:]]*\\("
}

find_no_list() {
	[ -n "$(banned)" ] || echo "there is no line that begins with '- Banned: '"
}

find_floating() {
	code src/form src/record src/score src/base/decimal.c src/base/decimal.h |
		grep -E '(^|[^A-Za-z0-9_])(float|double)([^A-Za-z0-9_]|$)|[0-9]\.[0-9]|<(math|float)\.h>'
}

report "CONTRIBUTING.md names what is banned" "$(find_no_list)"
report "no banned function is called" "$(find_banned)"
report "no floating point on the way to a score" "$(find_floating)"
finish
