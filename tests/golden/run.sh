#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Golden tests: each folder beside this script holds a `cmd`, the files it needs, and what it
# prints: `out` (stdout), `err` (stderr; none: nothing), `status` (none: 0).  A folder without `cmd`
# or `out` fails, and so does one whose command leaves a lock or a temporary file behind.
#
# Every case runs in English and again in Chinese, with the catalogue of the build.  What it prints
# in Chinese stands in `zh/out` and `zh/err`, each only where it differs from the English.
#
#   run.sh [CASE...]      all cases, or the ones named; TAP on stdout
#   UPDATE=1 run.sh ...   rewrite the expectations, for someone to read before they are kept
#
# A slip's digest changes with every byte of the form's sheets, so it is held as DIGEST; a case that
# is about digests prints them elsewhere than behind `slip`.

set -u
: "${CAGRADE_BIN:?names the program to test}"
golden=$(cd "$(dirname "$0")" && pwd)
limit_seconds=60

PATH=$(dirname "$CAGRADE_BIN"):$PATH
CAGRADE_NOW=1795420985 # 2026-11-23T08:03:05Z
CAGRADE_BY=inspector
TZ=UTC
TERM=dumb
export PATH CAGRADE_NOW CAGRADE_BY TZ TERM
unset LANGUAGE LANG CAGRADE_DATADIR CAGRADE_LOCALEDIR LSAN_OPTIONS 2>/dev/null || :

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Hold the file $2 against what is expected in $1; show how they differ, as TAP comments.
differ() {
	diff -u "$1" "$2" | sed 's/^/# /'
}

# Put $1, or where there is none the words $2, in the place of what is expected.
expected() {
	if [ -f "$1" ]; then cat "$1"; else printf '%s' "$2"; fi
}

mask_slips() {
	sed 's/slip \([0-9][0-9]*\):[0-9a-f]\{64\}$/slip \1:DIGEST/' "$1"
}

# Run the copy of a case that is the current folder.
run_command() {
	rm -rf out err status zh
	timeout "$limit_seconds" sh ./cmd >"$work/raw.out" 2>"$work/raw.err" </dev/null
	echo $? >"$work/status"
	mask_slips "$work/raw.out" >"$work/out"
	mask_slips "$work/raw.err" >"$work/err"
}

# Keep the output $2 in the case $1: in the folder of a language other than English, given as $3,
# only where it differs.
keep_output() {
	rm -f "$1/$3$2"
	if [ -z "$3" ]; then
		if [ "$2" = out ] || [ -s "$work/$2" ]; then cp "$work/$2" "$1/$2"; fi
	elif ! expected "$1/$2" '' | cmp -s - "$work/$2"; then
		mkdir -p "$1/$3"
		cp "$work/$2" "$1/$3$2"
	fi
}

update_expectation() {
	keep_output "$1" out "$2"
	keep_output "$1" err "$2"
	if [ -n "$2" ]; then
		if [ -d "$1/$2" ]; then rmdir --ignore-fail-on-non-empty "$1/$2"; fi
		return
	fi
	rm -f "$1/status"
	if [ "$(cat "$work/status")" != 0 ]; then cp "$work/status" "$1/status"; fi
}

# Hold the output $2 of the case $1 against what is expected in the language's folder $3.
check_output() {
	expected "$1/$2" '' >"$work/want"
	if [ -n "$3" ] && [ -f "$1/$3$2" ]; then
		if cmp -s "$work/want" "$1/$3$2"; then echo "# not needed: $1/$3$2"; fi
		cat "$1/$3$2" >"$work/want"
	fi
	differ "$work/want" "$work/$2"
}

# Run the case in the folder $1, whose expectations in this language stand in its folder $2; print
# what is wrong, nothing where it holds.
run_case() {
	rm -rf "$work/case"
	cp -R "$1" "$work/case"
	chmod -R u+w "$work/case"
	cd "$work/case" || return
	run_command
	if [ "${UPDATE:-}" = 1 ]; then update_expectation "$1" "$2"; fi
	if [ ! -f "$1/out" ]; then
		echo "# no expectation: $1/out"
		return
	fi
	check_output "$1" out "$2"
	check_output "$1" err "$2"
	expected "$1/status" '0
' >"$work/want.status"
	differ "$work/want.status" "$work/status"
	find . \( -name '.cagrade-*' -o -name '*.lock' \) | sed 's/^/# left behind: /'
}

# The program takes its language from the locale's name, whether the system has that locale or not;
# the other tools of a case stay with theirs.
speak_english() {
	unset LC_CTYPE LC_MESSAGES
	LC_ALL=C.UTF-8
	export LC_ALL
}

speak_chinese() {
	unset LC_ALL
	LC_CTYPE=C.UTF-8
	LC_MESSAGES=zh_CN.UTF-8
	export LC_CTYPE LC_MESSAGES
}

number=0
report() {
	number=$((number + 1))
	if [ -z "$2" ]; then
		echo "ok $number - $1"
	else
		echo "$2"
		echo "not ok $number - $1"
	fi
}

if [ $# -eq 0 ]; then
	for folder in "$golden"/*/; do
		set -- "$@" "$(basename "$folder")"
	done
fi
for name in "$@"; do
	if [ -f "$golden/$name/cmd" ]; then
		speak_english
		report "$name" "$(run_case "$golden/$name" '')"
		speak_chinese
		report "$name, in Chinese" "$(run_case "$golden/$name" zh/)"
	else
		report "$name" "# no cmd"
	fi
done
echo "1..$number"
