#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The HTML report in a browser: what it prints as PDF is on A4 and says what the record says, in both
# languages.  Before that the file itself: well-formed, and nothing in it that runs or is fetched.
# What is missing here is skipped by name.

set -u
: "${CAGRADE_BIN:?names the program to test}"
: "${TEST_SRCDIR:?names the folder of the tests}"
limit_seconds=120

PATH=$(dirname "$CAGRADE_BIN"):$PATH
LC_ALL=C.UTF-8
CAGRADE_BY=inspector
export PATH LC_ALL CAGRADE_BY
unset CAGRADE_DATADIR LANGUAGE 2>/dev/null || :

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 99

number=0
# report NAME FINDINGS: it holds where there are no findings.
report() {
	number=$((number + 1))
	if [ -z "$2" ]; then
		echo "ok $number - $1"
	else
		printf '%s\n' "$2" | sed 's/^/# /'
		echo "not ok $number - $1"
	fi
}

skip() {
	number=$((number + 1))
	echo "ok $number - $1 # SKIP $2"
}

has() {
	command -v "$1" >/dev/null 2>&1
}

find_browser() {
	for name in chromium chromium-browser google-chrome; do
		if has "$name"; then
			echo "$name"
			return
		fi
	done
}

# The record of the golden case score_text, whose total was worked out by hand: 3.69, level II.
begin_record() {
	cp "$TEST_SRCDIR/golden/score_text/sheet.csv" sheet.csv &&
		sh "$TEST_SRCDIR/golden/score_text/cmd" >/dev/null &&
		printf '%s\n' item,answer,note 'cover.organisation,示例电子认证有限公司,' \
			'6.1.a,no,"<script>alert(1)</script> & ""x"""' >sheet.csv &&
		cagrade import a.csv sheet.csv >slip.txt 2>/dev/null &&
		for lang in en zh; do
			cagrade report a.csv --lang "$lang" -o "$lang.html" || return 1
		done
}

# The same a year later: sealed, changed behind the seal, open again, with a no beside a 5.
begin_later_record() {
	cp a.csv later.csv &&
		cagrade seal --yes later.csv >/dev/null 2>&1 &&
		printf '%s\n' item,answer,note 6.3.a,no, 'support.score,5,"a new team"' \
			consulting.basic,open, >sheet.csv &&
		cagrade import --reason 'found on the way out' later.csv sheet.csv >later.txt 2>/dev/null &&
		for lang in en zh; do
			cagrade report later.csv --previous a.csv --lang "$lang" -o "later-$lang.html" ||
				return 1
		done
}

# Control characters, the line feed aside, and whatever runs or leads away.
find_foreign() {
	LC_ALL=C grep -n "$(printf '[\001-\011\013-\037\177]')" "$1"
	grep -niE '<(script|link|img|iframe|object|embed|form|a)[ >]|href|src=|url\(|@import|https?:' "$1"
}

print_pdf() {
	HOME=$work timeout "$limit_seconds" "$browser" --headless --no-sandbox --disable-gpu \
		--disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --user-data-dir="$work/profile.$1" \
		--no-pdf-header-footer --print-to-pdf="$work/$1.pdf" "file://$work/$1.html" \
		>"$1.log" 2>&1 && [ -s "$1.pdf" ] && return
	echo "no PDF:"
	tail -n 5 "$1.log"
}

# Those of the texts that the PDF $1 does not hold, whatever the breaks between its lines.
missing_texts() {
	pdftotext "$1.pdf" - | tr -d ' \n\f' >"$1.txt"
	pdf=$1
	shift
	for text in "$@"; do
		grep -qF "$(printf '%s' "$text" | tr -d ' ')" "$pdf.txt" || echo "missing: $text"
	done
}

# check_pdf NAME TEXT...: NAME is the language, or `later-` and the language.
check_pdf() {
	lang=$1
	shift
	if [ -z "$browser" ]; then
		skip "$lang: printed on A4" "there is no chromium"
		skip "$lang: the PDF says what the record says" "there is no chromium"
	elif ! has pdftotext || ! has pdfinfo; then
		skip "$lang: printed on A4" "there is no pdfinfo"
		skip "$lang: the PDF says what the record says" "there is no pdftotext"
	else
		report "$lang: printed on A4" \
			"$(print_pdf "$lang"; pdfinfo "$lang.pdf" 2>&1 | grep -q 'Page size.*A4' || echo "not A4")"
		report "$lang: the PDF says what the record says" "$(missing_texts "$lang" "$@")"
	fi
}

if ! begin_record || ! begin_later_record; then
	echo "Bail out! there is no report to look at"
	exit 1
fi
slip=$(grep '^slip' slip.txt)
later_slip=$(grep '^slip' later.txt)
browser=$(find_browser)

for lang in en zh later-en later-zh; do
	if has xmllint; then
		report "$lang: well-formed" "$(xmllint --noout "$lang.html" 2>&1)"
	else
		skip "$lang: well-formed" "there is no xmllint"
	fi
	report "$lang: nothing raw, nothing that runs or is fetched" "$(find_foreign "$lang.html")"
done
check_pdf en 'Total: 3.69 of 5' 'Level: II (planned tracking)' "$slip" \
	'<script>alert(1)</script> & "x"' 'Signatures'
check_pdf later-en 'Provisional: open questions may still move the total' \
	'answered no, but the indicator it bears on scores 5 whatever comes' \
	'Changes since the last inspection' 'Amendment 1,' 'found on the way out' \
	'amended since, and not sealed again' 'a new team' "$slip" "$later_slip"
if [ -n "$browser" ] && [ -z "$(fc-list :lang=zh-cn 2>/dev/null)" ]; then
	skip "zh: printed on A4" "there is no Chinese font"
	skip "zh: the PDF says what the record says" "there is no Chinese font"
	skip "later-zh: printed on A4" "there is no Chinese font"
	skip "later-zh: the PDF says what the record says" "there is no Chinese font"
else
	check_pdf zh '总分：3.69（满分5）' '级别：II（计划跟踪级）' '示例电子认证有限公司' \
		'发现的问题' "$slip"
	check_pdf later-zh '暂定：未答的题仍可能改变总分' '上次检查以来的变化' '修订1' \
		'封存后有修改，尚未再次封存' '答否，但相关指标无论如何都得5分' "$slip" "$later_slip"
fi
echo "1..$number"
