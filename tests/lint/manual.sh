#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual: no page has a fault that mandoc(1) sees; each command and option has its entry; the
# Chinese pages lack nothing that the English ones have; and the lines of cagrade-record(5) that check
# a record from outside do find a record whole, and a changed row in it.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pages='cagrade.1 cagrade-form.5 cagrade-record.5 cagrade-scoring.7'
width=80

mkdir "$work/zh_CN"
for page in $pages; do
	sh doc/page.sh "$page" >"$work/$page"
	sh doc/page.sh "zh_CN/$page" >"$work/zh_CN/$page"
done

find_faults() {
	(cd "$work" && mandoc -T lint -W warning ./*.[1-8] zh_CN/*.[1-8])
}

# The lines of a page as it is shown, without overstriking, but for those of ASCII alone, which may
# be code.
shown() {
	mandoc -T utf8 "$1" | LC_ALL=C.UTF-8 sed 's/.\x08//g' | expand | LC_ALL=C grep '[^ -~]'
}

columns_of() {
	LC_ALL=C.UTF-8 wc -L
}

# Chinese is broken at blanks alone, so that its lines must be short.
find_wide_lines() {
	for page in $pages; do
		[ "$(shown "$work/zh_CN/$page" | columns_of)" -gt "$width" ] || continue
		shown "$work/zh_CN/$page" | while IFS= read -r line; do
			[ "$(printf '%s\n' "$line" | columns_of)" -le "$width" ] ||
				echo "doc/zh_CN/$page: $line"
		done
	done
}

# Lines "ID name" of the options, and "name ID..." of the commands.
options() {
	sed -n 's/^OPT(\([A-Z_]*\), "\([^"]*\)".*/\1 \2/p' src/cmd/opt.def
}
commands() {
	sed -n 's/^COMMAND(\([a-z]*\), "[^"]*", \(.*\)OPT_COUNT)$/\1 \2/p' src/cmd/cmd.def | tr -d ,
}

# The options in the entry of the command $2, as the page $1 has it, and those that it takes.
entry_of() {
	sed -n "/^\\.It Xo Cm $2\$/,/^\\.Xc\$/p" "$1" | awk -f tests/lint/words.awk |
		sed -n 's/^Fl //p' | sed 's/^o$/\\-output/; s/^\\-//' | sort
}
taken_by() {
	for id in $(commands | sed -n "s/^$1 //p"); do
		options | sed -n "s/^${id#OPT_} //p"
	done | sort
}

find_untold_commands() {
	commands | while read -r command _; do
		grep -q "^\\.It .*Cm $command\\b" "$1" || echo "$1: $command"
		entry_of "$1" "$command" >"$work/entry"
		taken_by "$command" | diff - "$work/entry" | sed -n "s|^[<>]|$1: $command: &|p"
	done
}

find_untold_options() {
	options | while read -r _ name; do
		grep '^\.It Fl' "$1" | tr ' ' '\n' | grep -qx "\\\\-$name" || echo "$1: --$name"
	done
}

# How many headings and entries a page has, and what it names.
outline() {
	for macro in Sh Ss It Bd; do
		echo "$(grep -c "^\\.$macro" "$1") of .$macro"
	done
	awk -f tests/lint/words.awk "$1" | sort -u
}

find_untranslated() {
	for page in $pages; do
		outline "$work/$page" >"$work/english"
		outline "$work/zh_CN/$page" | diff "$work/english" - | sed -n "s|^[<>]|doc/zh_CN/$page: &|p"
	done
}

# The lines of the page $1 between .Bd and .Ed, as a reader would type them, over the record a.csv;
# with the tool that the page names for the other, where $2 is nettle.
lines_of_page() {
	other=$(sed -n 's/^\.Dl \(nettle-hash .*\)/\1/p' "$1")
	sed -n '/^chain=/,/^done/ { s/\\e/\\/g; p; }' "$1" |
		if [ "$2" = nettle ]; then sed "s/openssl dgst -sm3 -r/$other/"; else cat; fi
}

# Check the record with the lines of the page $1 and the tool $2, before and after a row is changed.
check_lines() {
	lines_of_page "$work/$1" "$2" >"$work/check.sh"
	report "$1: the lines find a record whole with $2" \
		"$([ -s "$work/check.sh" ] || echo "no lines"; cd "$work" && sh check.sh 2>&1)"
	cp "$work/a.csv" "$work/kept.csv"
	sed -i 's/6.1.b,no/6.1.b,na/' "$work/a.csv"
	case $(cd "$work" && sh check.sh) in
	"altered: 3,"*) report "$1: the lines find a changed row with $2" "" ;;
	*) report "$1: the lines find a changed row with $2" "row 3 was changed and not found" ;;
	esac
	mv "$work/kept.csv" "$work/a.csv"
}

if command -v mandoc >/dev/null; then
	report "mandoc finds no fault" "$(find_faults)"
	report "no line of a Chinese page is wider than the screen" "$(find_wide_lines)"
else
	skip "mandoc finds no fault" "mandoc is missing"
	skip "no line of a Chinese page is wider than the screen" "mandoc is missing"
fi
for page in doc/cagrade.1.in doc/zh_CN/cagrade.1.in; do
	report "$page: each command has an entry with its options" "$(find_untold_commands "$page")"
	report "$page: each option has an entry" "$(find_untold_options "$page")"
done
report "the Chinese pages name what the English ones do" "$(find_untranslated)"

printf 'item,answer,note\n6.1.a,yes,"a, \\ and\nb"\n6.1.b,no,=1\n' >"$work/sheet.csv"
(cd "$work" && "$CAGRADE_BIN" import a.csv sheet.csv >/dev/null 2>&1)
for page in cagrade-record.5 zh_CN/cagrade-record.5; do
	for tool in openssl:openssl nettle:nettle-hash; do
		if command -v "${tool#*:}" >/dev/null; then
			check_lines "$page" "${tool%:*}"
		else
			skip "$page: the lines find a record whole" "${tool#*:} is missing"
			skip "$page: the lines find a changed row" "${tool#*:} is missing"
		fi
	done
done
finish
