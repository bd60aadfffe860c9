#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Layers: what a file of src/ includes is what the table of doc/ARCHITECTURE.md grants its layer, and
# a third-party header stands only in the one file that this page names for its library.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

page=doc/ARCHITECTURE.md

# Lines "LAYER NAME...": itself and what its row names.  The program's own file is in no layer.
grants() {
	awk -F '|' '
		/^\| layer \| may use/ { inside = 1; next }
		inside && !/^\|/ { exit }
		inside && !/^\|-/ { print $2, $2, $3 }
	' "$page"
	echo 'main.c base cmd'
}

# Lines "FILE:LINE HEADER" of all includes with quotes.
project_includes() {
	sources | xargs grep -HnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' |
		sed 's/^\([^:]*:[0-9]*\):[^"]*"\([^"]*\)".*/\1 \2/'
}

find_strays() {
	{
		grants
		echo
		project_includes
	} | awk '
		NF == 0 { reading_includes = 1; next }
		!reading_includes { for (i = 2; i <= NF; i++) granted[$1, $i] = 1; next }
		{
			split($1, place, ":")
			split(place[1], path, "/")
			split($2, header, "/")
			if ($2 == "config.h" && place[1] ~ /\.c$/)
				next
			if (!((path[2], header[1]) in granted) && !((path[2], $2) in granted))
				print $1 ": " path[2] " may not use \"" $2 "\""
		}
	'
}

# Folders of src/ that the table does not know.
find_unknown_layers() {
	for folder in src/*/; do
		layer=$(basename "$folder")
		grants | grep -q "^ *$layer " || echo "$folder has no row in $page"
	done
}

# What each library calls its headers, as an extended regular expression.
headers_of() {
	case $1 in
	libcsv) echo 'csv\.h' ;;
	nettle) echo 'nettle/.*' ;;
	libunistring) echo 'uni[a-z0-9]*\.h' ;;
	uthash) echo 'ut[a-z]*\.h' ;;
	ncurses) echo '(n?curses|panel|term)\.h|ncursesw?/.*' ;;
	jansson) echo 'jansson.*\.h' ;;
	libxlsxwriter) echo 'xlsxwriter.*' ;;
	*) echo "no headers are known here of $1" ;;
	esac
}

# Lines "FILE LIBRARY", from the page's list `base/sheet` libcsv, …
owners() {
	# shellcheck disable=SC2016
	sed -n '/third-party library/,/^$/p' "$page" | grep -o '`[a-z0-9_/]*` [a-z]*' | tr -d '`'
}

# Headers of C11, POSIX and what the C library brings besides.
system='assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale|math|setjmp|signal|stdalign
|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|tgmath|threads|time|uchar|wchar
|wctype|dirent|dlfcn|fcntl|getopt|iconv|langinfo|libintl|poll|pthread|pwd|strings|termios|unistd|sys/[a-z]*'
system=$(printf '%s' "$system" | tr -d '\n')

# Lines "FILE:LINE HEADER" of the includes that neither the system nor the header's owner explains.
find_foreign() {
	explained="^[^ ]* ($system)\\.h\$"
	owners | while read -r file library; do
		printf '|^src/%s\\.c:[0-9]* (%s)$' "$file" "$(headers_of "$library")"
	done >"$owned"
	sources | xargs grep -HnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*<' |
		sed 's/^\([^:]*:[0-9]*\):[^<]*<\([^>]*\)>.*/\1 \2/' |
		grep -vE "$explained$(cat "$owned")"
}

owned=$(mktemp)
trap 'rm -f "$owned"' EXIT

report "every folder of src/ stands in the table of layers" "$(find_unknown_layers)"
report "a file includes what its layer may use" "$(find_strays)"
report "a third-party header stands in its one file" "$(find_foreign)"
finish
