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

pieces() {
	for piece in Makefile.am ./*/local.mk tests/*/local.mk; do
		[ ! -f "$piece" ] || echo "${piece#./}"
	done
}

# The words of those variables of the makefile that the pattern matches.
words_of() {
	pieces | xargs awk -v wanted="$1" -f tests/lint/variable.awk | sort -u
}

program() {
	find src -type f \( -name '*.[ch]' -o -name '*.def' \)
}

# Test code that automake must know.  What lies in golden/ and the corpus are data.
tests() {
	find tests \( -path tests/golden -o -path '*/corpus' \) -prune -o -name '*.[ch]' -print
}

# Scripts that are run, and not read in by one.
scripts() {
	find doc packaging tests -path 'tests/golden/*/*' -prune -o -name '*.sh' -exec grep -l '^#!' '{}' + \
		2>/dev/null
}

# The scripts that a rule of the makefile runs by itself.
run_by_rules() {
	pieces | while read -r piece; do
		grep -F "\$(SHELL)" "$piece" | sed "s|%D%|$(dirname "$piece")|g"
	done | grep -oE '[A-Za-z0-9_][A-Za-z0-9_/.-]*\.sh'
}

# Scripts that are no test, and that neither a rule runs nor another script beside them.
find_idle() {
	{
		words_of TESTS
		run_by_rules
	} >"$list"
	scripts | missing_in "$list" | while read -r script; do
		grep -qE "(^|[^a-z])sh [^;|]*/$(basename "$script" .sh)\.sh" "$(dirname "$script")"/*.sh ||
			echo "$script"
	done
}

# What tests, documents and packages are made of, but for the pieces of the makefile themselves.
parts() {
	find doc packaging tests -path 'tests/golden/*/*' -prune -o -type f \( -name '*.awk' \
		-o -name '*.def' -o -name '*.dict' -o -name '*.in' -o -name '*.mk' -o -name '*.patch' \
		-o -name '*.py' -o -name '*.sh' \) ! -name local.mk -print 2>/dev/null
}

# Parts that are packed neither by name nor with their folder.
find_left_behind() {
	words_of 'EXTRA_DIST|dist_.*' >"$list"
	parts | while read -r part; do
		place=$part
		while [ "$place" != . ] && ! grep -qxF "$place" "$list"; do
			place=$(dirname "$place")
		done
		[ "$place" != . ] || echo "$part"
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

words_of '.*_SOURCES' >"$list"
report "each file of src/ stands in src/local.mk" "$(program | missing_in "$list")"
report "each test stands in tests/local.mk or a piece of it" "$(tests | missing_in "$list")"
report "each file in src/local.mk is there" \
	"$(program >"$list"; words_of '.*_SOURCES' | grep '^src/' | missing_in "$list")"
report "each script is a test, or run by a rule" "$(find_idle)"
report "each part of a test, document or package is packed" "$(find_left_behind)"
report "each golden case has a command and what it prints" "$(incomplete_cases)"
translated >"$list"
report "each file with a message stands in po/POTFILES.in" "$(marked | missing_in "$list")"
marked >"$list"
report "each file in po/POTFILES.in has a message" "$(translated | missing_in "$list")"
finish
