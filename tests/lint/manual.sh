#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual: no page has a fault that mandoc(1) sees, and the lines of cagrade-record(5) that check a
# record from outside do find a record whole, and a changed row in it.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The lines between .Bd and .Ed, as a reader would type them, over the record a.csv.
lines_of_the_page() {
	sed -n '/^chain=/,/^done/ { s/\\e/\\/g; p; }' doc/cagrade-record.5
}

find_faults() {
	awk -f doc/keys.awk src/model/action.def doc/cagrade.1.in >"$work/cagrade.1"
	for page in "$work/cagrade.1" doc/*.[1-8]; do
		mandoc -T lint -W warning "$page"
	done
}

if command -v mandoc >/dev/null; then
	report "mandoc finds no fault" "$(find_faults)"
else
	skip "mandoc finds no fault" "mandoc is missing"
fi

if command -v openssl >/dev/null; then
	lines_of_the_page >"$work/check.sh"
	printf 'item,answer,note\n6.1.a,yes,"a, \\ and\nb"\n6.1.b,no,=1\n' >"$work/sheet.csv"
	(cd "$work" && "$CAGRADE_BIN" import a.csv sheet.csv >/dev/null 2>&1)
	report "the page's lines find a record whole" "$(cd "$work" && sh check.sh 2>&1)"
	sed -i 's/6.1.b,no/6.1.b,na/' "$work/a.csv"
	case $(cd "$work" && sh check.sh) in
	"altered: 3,"*) report "the page's lines find a changed row" "" ;;
	*) report "the page's lines find a changed row" "row 3 was changed and not found" ;;
	esac
else
	skip "the page's lines find a record whole" "openssl is missing"
	skip "the page's lines find a changed row" "openssl is missing"
fi
finish
