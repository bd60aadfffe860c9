#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Headers: each header of src/ compiles alone, in whatever order a file includes it.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

# CC may hold flags besides its name.
compile_alone() {
	# shellcheck disable=SC2086
	${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc -Wall -Wextra -Werror -fsyntax-only -x c "$1" 2>&1 |
		sed 's/^/# /'
}

if ! command -v "${CC:-cc}" >/dev/null 2>&1 && [ -z "${CC:-}" ]; then
	skip "headers compile alone" "there is no compiler"
	finish
	exit
fi
for header in $(sources | grep '\.h$'); do
	report "$header compiles alone" "$(compile_alone "$header")"
done
finish
