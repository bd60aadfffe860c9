#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Which branches the tests run, and whether each one of the core that they do not run is listed.
#
# usage: run.sh SOURCES BUILD TEST...
#
# Of the tests, those count that neither kill the program nor take its disk away: a program that is
# ended so cannot write its counters.
set -u

sources=$(cd "$1" && pwd)
build=$2
shift 2

# What is counted apart from the code that we write:
# - asserts, whose other side is a fault of ours (tests of those that matter stand in tests/unit);
# - the growing inside of vec_push(), which tests/unit/base/vec.c runs for all;
# - the inside of uthash's macros.
not_ours='\s*(assert\(|.*vec_push\(|.*HASH_)'

fail() {
	echo "coverage: $1" >&2
	exit 1
}

# is_counted TEST
is_counted() {
	case $1 in
	tests/unit_* | tests/run_property* | tests/run_frame* | tests/run_tty* | tests/golden/*) ;;
	*) return 1 ;;
	esac
}

for tool in gcovr python3; do
	command -v "$tool" >/dev/null || fail "$tool is missing: install the package $tool"
done

tests=
for test in "$@"; do
	is_counted "$test" && tests="$tests $test"
done

mkdir -p "$build"
cd "$build" || fail "cannot make '$build'"
if [ ! -f config.status ]; then
	"$sources/configure" -q --enable-coverage >configure.log 2>&1 || {
		cat configure.log >&2
		fail "cannot configure"
	}
fi
make -s -j"$(nproc)" >make.log 2>&1 || {
	cat make.log >&2
	fail "cannot build"
}
find . -name '*.gcda' -exec rm -f {} +
make -s check-TESTS TESTS="$tests" >check.log 2>&1 || {
	grep -E '^(FAIL|XPASS|ERROR)' check.log >&2
	fail "a test fails; see check.log and test-suite.log in '$build'"
}
# One job, for one that fails leaves gcovr waiting for ever; and gcov prints a count below zero for a
# call into a library that is loaded late, which gcovr takes for none of gcov's lines.
gcovr --gcov-ignore-parse-errors --root "$sources" --object-directory . --filter "$sources/src/" --branches \
	--exclude-throw-branches --exclude-unreachable-branches \
	--exclude-branches-by-pattern "$not_ours" --json coverage.json >gcovr.log 2>&1 || {
	cat gcovr.log >&2
	fail "gcovr fails"
}
exec python3 "$sources/tests/coverage/gate.py" coverage.json "$sources/tests/coverage/uncovered.txt"
