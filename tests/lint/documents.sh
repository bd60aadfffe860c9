#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Documents: the pages hold what stands in doc/screens/, nothing stands there that no page shows, and
# the files that they name are there.  That the screens are what the program shows is for
# tests/screens.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

pages() {
	grep -l '^<!-- screen ' ./*.md doc/*.md
}

find_stale() {
	pages | while read -r page; do
		awk -f tests/screens/paste.awk "$page" | diff "$page" - |
			sed "s|^|$page: |"
	done
}

find_unseen() {
	for screen in doc/screens/*.txt; do
		name=$(basename "$screen" .txt)
		pages | xargs grep -qF "<!-- screen $name -->" || echo "$screen"
	done
}

# True where something has the path, under the top or src/; a page may name a module without its ending.
is_there() {
	for place in "$1" "src/$1" "src/$1.c"; do
		# shellcheck disable=SC2086 # the path may be a pattern
		for file in $place; do
			[ ! -e "$file" ] || return 0
		done
	done
	return 1
}

# Paths stand between backquotes and hold a slash; what is built is not there yet, and x_ stands for a
# name.
find_missing() {
	for page in ./*.md doc/*.md; do
		# shellcheck disable=SC2016 # backquotes as they stand in the page
		grep -o '`[A-Za-z0-9_.*-]*/[A-Za-z0-9_./*-]*`' "$page" | tr -d '`' | sort -u |
			while read -r path; do
				case $path in build/* | ./cagrade | x_*) continue ;; esac
				is_there "$path" || echo "$page: $path"
			done
	done
}

report "each page holds its screens, as \`make screens\` pastes them" "$(find_stale)"
report "each screen is shown by a page" "$(find_unseen)"
report "each file that a page names is there" "$(find_missing)"
finish
