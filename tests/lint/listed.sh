#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Lists: a file that a list forgets is never built, run, shipped or translated.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

# Lines of stdin that the list $1 does not hold.
missing_in() {
	while read -r file; do
		grep -qxF "$file" "$1" || echo "$file"
	done
}

# The files that the makefile piece $1 names, which stands in the folder $2.
named_in() {
	grep -v '^#' "$1" | grep -oE '%D%/[A-Za-z0-9_./-]+' | sed "s|^%D%|$2|" | sort -u
}

# Test code that automake must know.
tests() {
	find tests -path tests/golden -prune -o \( -name '*.c' -o -name '*.h' \) -print |
		grep -E '^tests/(unit|property|tty|frame|fault|fuzz|screens|support)/'
}

program() {
	find src -type f \( -name '*.[ch]' -o -name '*.def' \)
}

# Scripts that are tests themselves; what they read in is not.
scripts() {
	for script in tests/golden/run.sh tests/lint/*.sh; do
		[ "$script" = tests/lint/tap.sh ] || echo "$script"
	done
}

# Files whose strings are marked for translation.
marked() {
	program | xargs grep -lE '(^|[^A-Za-z0-9_])(_|N_|Q_)\(("|$)' | sort
}

translated() {
	grep -v '^#' po/POTFILES.in | grep -v '^$' | sort
}

incomplete_cases() {
	for folder in tests/golden/*/; do
		for file in cmd out; do
			[ -f "$folder$file" ] || echo "$folder$file is missing"
		done
	done
}

list=$(mktemp)
trap 'rm -f "$list"' EXIT

named_in src/local.mk src >"$list"
report "each file of src/ stands in src/local.mk" "$(program | missing_in "$list")"
report "each file in src/local.mk is there" "$(program >"$list"; named_in src/local.mk src | missing_in "$list")"
for piece in tests/local.mk tests/*/local.mk; do
	[ ! -f "$piece" ] || named_in "$piece" "$(dirname "$piece")"
done >"$list"
report "each test stands in tests/local.mk or a piece of it" "$(tests | missing_in "$list")"
report "each script of tests stands in tests/local.mk" "$(scripts | missing_in "$list")"
report "each golden case has a command and what it prints" "$(incomplete_cases)"
translated >"$list"
report "each file with a message stands in po/POTFILES.in" "$(marked | missing_in "$list")"
marked >"$list"
report "each file in po/POTFILES.in has a message" "$(translated | missing_in "$list")"
finish
