#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Screens: the pages hold what stands in doc/screens/, and nothing stands there that no page shows.
# That this is what the program shows is for tests/screens.

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

report "each page holds its screens, as \`make screens\` pastes them" "$(find_stale)"
report "each screen is shown by a page" "$(find_unseen)"
finish
