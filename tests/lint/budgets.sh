#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Budgets: a function up to 60 lines, a .c file up to 500, a header up to 200.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

# find_long_files NAME MAX
find_long_files() {
	find src -name "$1" | sort | while read -r file; do
		lines=$(wc -l <"$file")
		[ "$lines" -le "$2" ] || echo "$file: $lines lines"
	done
}

# A function begins with its head at the margin, and ends with a brace at the margin.
find_long_functions() {
	# shellcheck disable=SC2016
	find src -name '*.[ch]' | sort | xargs awk -v max=60 '
		FNR == 1 { head = 0; open = 0 }
		!open && /^[A-Za-z_].*\(/ && !/;[[:space:]]*$/ { head = FNR; name = $0 }
		/^\{/ || /^[A-Za-z_].*\)[[:space:]]*\{/ { open = head }
		/^\}/ {
			if (open && FNR - open + 1 > max)
				print FILENAME ":" open ": " FNR - open + 1 " lines: " name
			head = 0
			open = 0
		}
	'
}

report "a .c file holds up to 500 lines" "$(find_long_files '*.c' 500)"
report "a header holds up to 200 lines" "$(find_long_files '*.h' 200)"
report "a function holds up to 60 lines" "$(find_long_functions)"
finish
