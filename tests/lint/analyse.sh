#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every analyser over the sources, and the lints of `make check`: nothing is found, and what is left
# out has its reason beside it (here, in .clang-tidy, in cppcheck.txt, or at the place itself).
#
# usage: analyse.sh SOURCES BUILD [TOOL...]    LINT_CFLAGS: the compiler's flags of the build
#
# Where tools are named, these alone, without the lints; `copies` is the one that is our own.
# A tool that is not installed is told and passed over; with CI=true that is a failure.

TEST_SRCDIR=$(cd "$1" && pwd)/tests
BUILD=$(cd "$2" && pwd)
CAGRADE_BIN=$BUILD/cagrade
export TEST_SRCDIR CAGRADE_BIN
shift 2
wanted=$*
# shellcheck source=/dev/null
. "$TEST_SRCDIR/lint/tap.sh"

jobs=$(nproc)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

warnings='-Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla'
printf '#define %s "/"\n' LOCALEDIR PKGDATADIR DEFAULT_FORM >"$scratch/folders.h"
flags="-std=c11 -I$BUILD -Isrc -I. -include $scratch/folders.h ${LINT_CFLAGS-}"

is_wanted() {
	case " ${wanted:-$1} " in
	*" $1 "*) ;;
	*) return 1 ;;
	esac
}

# clean TOOL RULE COMMAND...: the rule holds where the command, which needs the tool, prints nothing.
clean() {
	tool=$1
	rule=$2
	shift 2
	is_wanted "$tool" || return 0
	if command -v "$tool" >/dev/null; then
		report "$rule" "$("$@" 2>&1)"
	elif [ "${CI-}" = true ]; then
		report "$rule" "$tool is missing"
	else
		skip "$rule" "$tool is missing"
	fi
}

c_files() {
	find src -name '*.c' | LC_ALL=C sort
}

# for_each COMMAND...: run it for each file named on stdin, in place of {}.
for_each() {
	xargs -P "$jobs" -I '{}' "$@"
}

# shellcheck disable=SC2086 # lists of words
gcc_says() {
	analyse="gcc $flags $warnings -O2 -D_FORTIFY_SOURCE=3 -fanalyzer -c -o /dev/null"
	c_files | grep -vx src/base/encoding.c | for_each $analyse '{}'
	# The -1 of an iconv_open() that fails is no descriptor, and cannot leak.
	c_files | grep -x src/base/encoding.c | for_each $analyse -Wno-analyzer-malloc-leak '{}'
}

# shellcheck disable=SC2086 # lists of words
clang_says() {
	c_files | for_each clang $flags $warnings -fsyntax-only '{}'
}

# On stderr it counts what it has left out.
# shellcheck disable=SC2086 # a list of words
clang_tidy_says() {
	c_files | for_each clang-tidy --quiet '{}' -- $flags 2>"$scratch/tidy" | sed "s|$PWD/||"
	grep 'error:' "$scratch/tidy"
}

cppcheck_says() {
	cppcheck --quiet -j "$jobs" --enable=warning,style,performance,portability --inline-suppr \
		--suppressions-list=tests/lint/cppcheck.txt --suppress=missingIncludeSystem \
		--library=posix,gnu --template='{file}:{line}: {id}: {message}' \
		--std=c11 "-I$BUILD" -Isrc --include="$scratch/folders.h" src
}

clang_format_says() {
	find src tests -name '*.[ch]' -exec clang-format --style=file --dry-run -Werror '{}' +
}

# Golden commands are words of tests, and not scripts of ours.
shellcheck_says() {
	{
		echo bootstrap
		find .ci -type f
		find doc packaging tests -name '*.sh'
	} | xargs shellcheck --shell=sh --format=gcc
	find "$BUILD/packaging/completion" -type f -exec shellcheck --shell=bash --format=gcc '{}' +
}

# Data of tests is spelled as it has to be.  `noes` are several no's, `.Nd` is a macro of manual
# pages; the others are names, or words cut short.
codespell_says() {
	find bootstrap .ci configure.ac Makefile.am NEWS README.md CONTRIBUTING.md doc packaging src \
		tests -type f ! -path '*/golden/*' ! -path '*/frame/*.txt' ! -path '*/corpus/*' \
		! -name '*.csv' -exec codespell --quiet-level 3 --ignore-regex '\\[a-z]' \
		--ignore-words-list conten,fo,nd,noes,tyes,whats '{}' +
}

# Left out: line and report do not know each other, and what each says is its own to change.
copies() {
	find src tests -name '*.[ch]' | LC_ALL=C sort | xargs awk -v span=8 -f tests/lint/twice.awk |
		grep -v '^src/report/phrase\.c:[0-9]*: as src/line/line_phrase\.c:'
}

# What one of the lints of `make check` finds.
lint_says() {
	sh "$1" >"$scratch/lint" 2>&1 || echo "$1 does not end well"
	grep -v '^ok \|^1\.\.' "$scratch/lint"
}

analyse() {
	clean gcc 'gcc warns of nothing, nor does -fanalyzer' gcc_says
	clean clang 'clang warns of nothing' clang_says
	clean clang-tidy 'clang-tidy finds nothing' clang_tidy_says
	clean cppcheck 'cppcheck finds nothing' cppcheck_says
	clean clang-format 'clang-format changes nothing' clang_format_says
	clean shellcheck 'shellcheck finds nothing' shellcheck_says
	clean codespell 'codespell finds nothing' codespell_says
	! is_wanted copies || report 'no eight lines of code stand twice' "$(copies)"
	[ -n "$wanted" ] || lints
	finish
}

# Each of the lints of `make check`.
lints() {
	for script in tests/lint/*.sh; do
		case $script in
		*/tap.sh | */analyse.sh) ;;
		*) report "$script" "$(lint_says "$script")" ;;
		esac
	done
}

analyse | tee "$scratch/result"
! grep -q '^not ok' "$scratch/result"
