#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Faults put into the core by hand, one at a time, into a copy of the sources: each must break the
# test that its patch names.  One that survives is a test that is missing.
#
# usage: run.sh SOURCES BUILD [NAME...]
#
# A patch begins with a sentence and a line `Killed-by: PROGRAM SUITE/TEST`.
set -u
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

limit_seconds=60

sources=$(cd "$1" && pwd)
work=$2
shift 2
tree=$work/tree
build=$work/build
patches=$sources/tests/mutants

TEST_SRCDIR=$tree/tests
TEST_FORMS=$tree/forms/gbt35289-2017
CAGRADE_BIN=$build/cagrade
export TEST_SRCDIR TEST_FORMS CAGRADE_BIN

fail() {
	echo "check-mutants: $1" >&2
	exit 1
}

copy_sources() {
	rm -rf "$work"
	mkdir -p "$tree" "$build" || fail "cannot make '$work'"
	(cd "$sources" && tar -cf - configure configure.ac aclocal.m4 config.h.in Makefile.am \
		Makefile.in build-aux m4 po src forms tests doc packaging) | tar -xf - -C "$tree" ||
		fail "cannot copy the sources"
}

# Small and quick to compile is all that matters here.
configure_build() {
	(cd "$build" && "$tree/configure" -q CFLAGS=-O0 >configure.log 2>&1) || {
		cat "$build/configure.log" >&2
		fail "cannot configure"
	}
}

# compile PROGRAM...: build just these, and what they link.
compile() {
	make -s -C "$build" -j"$(nproc)" "$@" >"$work/make.log" 2>&1
}

# patch_tree NAME [OPTION]: nothing is guessed where the lines are not found.
patch_tree() {
	patch --silent --force --fuzz=0 --strip=1 --directory="$tree" ${2:+"$2"} \
		<"$patches/$1.patch" >"$work/patch.log" 2>&1
}

killer_of() {
	sed -n 's/^Killed-by: //p' "$patches/$1.patch"
}

sentence_of() {
	sed -n 1p "$patches/$1.patch"
}

# judge PROGRAM SUITE/TEST: `passes`, `fails`, or `missing` where it is not one test.
judge() {
	if (cd "$build" && timeout "$limit_seconds" "./$1" --filter "$2") >"$work/test.log" 2>&1; then
		verdict=passes
	else
		verdict=fails
	fi
	if grep -q 'Tested: ' "$work/test.log" && ! grep -q 'Tested: 1 ' "$work/test.log"; then
		verdict=missing
	fi
	echo "$verdict"
}

# Without its fault every named test passes; else it would kill anything.
check_tests() {
	for name in "$@"; do
		killer_of "$name"
	done | sort -u | while read -r program test; do
		verdict=$(judge "$program" "$test")
		[ "$verdict" = passes ] && continue
		cat "$work/test.log" >&2
		echo "check-mutants: $program $test $verdict without any fault" >&2
		exit 1
	done
}

# Put the fault in, see whether the test finds it, and take it out again.
try() {
	name=$1
	# shellcheck disable=SC2046 # two words
	set -- $(killer_of "$name")
	if ! patch_tree "$name" --dry-run; then
		cat "$work/patch.log"
		echo "no longer applies: $name"
		return 1
	fi
	patch_tree "$name" || fail "cannot put '$name' in"
	if ! compile "$1"; then
		cat "$work/make.log"
		verdict='does not build'
	elif [ "$(judge "$1" "$2")" = fails ]; then
		verdict=killed
	else
		verdict=SURVIVED
	fi
	patch_tree "$name" -R || fail "cannot take '$name' out again"
	echo "$verdict: $name by $2: $(sentence_of "$name")"
	[ "$verdict" = killed ]
}

if [ $# -eq 0 ]; then
	for patch in "$patches"/*.patch; do
		set -- "$@" "$(basename "$patch" .patch)"
	done
fi
for name in "$@"; do
	[ "$(killer_of "$name" | wc -w)" -eq 2 ] || fail "'$name' names no test that kills it"
done

copy_sources
configure_build
# shellcheck disable=SC2046 # a list of words
compile $(for name in "$@"; do killer_of "$name"; done | cut -d ' ' -f 1 | sort -u) || {
	cat "$work/make.log" >&2
	fail "cannot build the tests"
}
check_tests "$@" || exit 1

killed=0
for name in "$@"; do
	try "$name" && killed=$((killed + 1))
done
echo "mutants: $#, $killed killed"
[ "$killed" -eq $# ]
