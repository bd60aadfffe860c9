#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Golden tests: each folder beside this script holds a `cmd`, the files it needs, and what it
# prints: `out` (stdout), `err` (stderr; none: nothing), `status` (none: 0).  A folder without `cmd`
# or `out` fails, and so does one whose command leaves a lock or a temporary file behind.
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
LC_ALL=C.UTF-8
TZ=UTC
TERM=dumb
export PATH CAGRADE_NOW CAGRADE_BY LC_ALL TZ TERM
unset LANGUAGE LC_MESSAGES LANG CAGRADE_DATADIR CAGRADE_LOCALEDIR LSAN_OPTIONS 2>/dev/null || :

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
	rm -f out err status
	timeout "$limit_seconds" sh ./cmd >"$work/raw.out" 2>"$work/raw.err" </dev/null
	echo $? >"$work/status"
	mask_slips "$work/raw.out" >"$work/out"
	mask_slips "$work/raw.err" >"$work/err"
}

update_expectation() {
	cp "$work/out" "$1/out"
	rm -f "$1/err" "$1/status"
	if [ -s "$work/err" ]; then cp "$work/err" "$1/err"; fi
	if [ "$(cat "$work/status")" != 0 ]; then cp "$work/status" "$1/status"; fi
}

# Run the case in the folder $1; print what is wrong, nothing where it holds.
run_case() {
	rm -rf "$work/case"
	cp -R "$1" "$work/case"
	chmod -R u+w "$work/case"
	cd "$work/case" || return
	run_command
	if [ "${UPDATE:-}" = 1 ]; then update_expectation "$1"; fi
	if [ ! -f "$1/out" ]; then
		echo "# no expectation: $1/out"
		return
	fi
	expected "$1/err" '' >"$work/want.err"
	expected "$1/status" '0
' >"$work/want.status"
	differ "$1/out" "$work/out"
	differ "$work/want.err" "$work/err"
	differ "$work/want.status" "$work/status"
	find . \( -name '.cagrade-*' -o -name '*.lock' \) | sed 's/^/# left behind: /'
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
		report "$name" "$(run_case "$golden/$name")"
	else
		report "$name" "# no cmd"
	fi
done
echo "1..$number"
