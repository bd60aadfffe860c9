# SPDX-License-Identifier: GPL-3.0-or-later
# What the lints share, read in by each: they stand at the top of the source tree, report one line of
# TAP a rule with its findings as comments, and end with the plan.
# shellcheck shell=sh

set -u
lint_count=0

cd "${TEST_SRCDIR:-$(dirname "$0")/..}/.." || exit 99

# report RULE FINDINGS: the rule holds where there are no findings.
report() {
	lint_count=$((lint_count + 1))
	if [ -z "$2" ]; then
		echo "ok $lint_count - $1"
	else
		printf '%s\n' "$2" | sed 's/^/# /'
		echo "not ok $lint_count - $1"
	fi
}

# skip RULE WHY: the rule cannot be looked at here.
skip() {
	lint_count=$((lint_count + 1))
	echo "ok $lint_count - $1 # SKIP $2"
}

finish() {
	echo "1..$lint_count"
}

# All C files of the program.
sources() {
	find src -name '*.c' -o -name '*.h' | LC_ALL=C sort
}
