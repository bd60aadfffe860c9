#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Workbooks of random assessments, worked out anew by LibreOffice, come to what `score` says: every
# indicator, the total, the level.  Then leaves' scores and an answer on eligibility are changed in
# the workbooks, and they come to what `score` says of a record with the same changes.

# shellcheck source=/dev/null
. "$(dirname "$0")/office.sh"
need_office

random_count=60
changed_count=20

# Lines "ITEM KIND TYPE" of all questions.
questions() {
	printf 'item,answer\n' >none.csv
	cagrade import base.csv none.csv >/dev/null 2>&1
	cagrade export base.csv --tidy -o tidy.csv
	# nothing before the question's words is ever quoted
	sed -n 's/^base\.csv,//p' tidy.csv | cut -d, -f5,8,9 | tr , ' '
}

# random_sheet SEED: answers that leave more or less open.  Every third has all scores given, so that
# its total is settled.
random_sheet() {
	awk -v seed="$1" '
		function yes_or_no(chance) { return rand() < chance ? "yes" : "no" }
		function score() { return substr("0133355555", 1 + int(10 * rand()), 1) }
		function number(type) {
			if (rand() < 0.5) return 1 + int(3 * rand())
			return type == "integer" ? 1 + int(40 * rand()) : int(400 * rand()) / 4
		}
		BEGIN { srand(seed); print "item,answer"; given = seed % 3 == 0; open = seed % 3 * rand() / 2 }
		$2 == "eligibility" { print $1 "," (rand() < 0.1 ? "yes" : rand() < 0.95 ? "no" : ""); next }
		$2 == "score" { if (given || rand() < 0.1 || $1 ~ /satisfaction/) print $1 "," score(); next }
		rand() < open { next }
		$3 == "yesno" { print $1 "," yes_or_no(0.95) }
		$3 == "integer" || $3 == "decimal" { print $1 "," number($3) }
	' questions.txt
}

# change_sheet SEED: other scores for all leaves, and perhaps a yes on eligibility.
change_sheet() {
	awk -v seed="$1" '
		BEGIN { srand(seed + 1000); print "item,answer" }
		$2 == "score" { print $1 "," substr("01355", 1 + int(5 * rand()), 1) }
		$1 == "eligibility.law" { print $1 "," (seed % 4 == 0 ? "yes" : "no") }
	' questions.txt
}

# expected RECORD: lines "ID LOW HIGH", `total`, `level LOW HIGH`, `result LEVEL`, as `score` says.
expected() {
	cagrade score --format csv "$1" 2>/dev/null | tail -n +2 |
		awk -F, '{ print $3, $6 + 0, $7 + 0 }'
	cagrade score --format json "$1" 2>/dev/null | sed -n 's/.*"level": {"low": "\([A-Z]*\)", "high": "\([A-Z]*\)", "settled": "\{0,1\}\([A-Za-z]*\).*/level \1 \2\
result \3/p' | sed 's/result null/result open/'
}

# found CSV: the same from the sheet of scores, whose cells are parted by |.  What is no level is
# `none` where a yes bars it, whatever the language calls it, else `open`.
found() {
	awk -F '|' '
		$1 == "total" { at = NR }
		NR > 5 && (!at || NR == at) { print $1, $5 + 0, $6 + 0 }
		at && NR == at + 1 { print "level", $5, $6 }
		at && NR == at + 2 { barred = $5 == "no" || $5 == "否" }
		at && NR == at + 3 { print "result", $5 ~ /^I+$/ ? $5 : barred ? "none" : "open" }
	' "$1"
}

# compare RECORD NAME: what differs between the record and the sheet of scores of that workbook.
compare() {
	sheet=$(grep -l '^total|' "$2"-*.csv)
	expected "$1" >want
	found "$sheet" >got
	[ "$(wc -l <want)" -eq 22 ] || echo "$1: score says $(wc -l <want) lines"
	diff want got | sed "s|^|$2: |"
}

# change_workbook SHEET FODS: put the sheet's scores and its answer on eligibility into the cells, and
# take the values of all formulas away: LibreOffice believes those of this format.
change_workbook() {
	awk -v sheet="$1" '
		BEGIN {
			FS = ","
			while ((getline line < sheet) > 0) {
				split(line, part, ",")
				wanted[part[1]] = part[2]
			}
		}
		/<table:table / && !/local-table/ { table++ } # the chart has one too
		/<table:table-row/ { cell = 0; id = "" }
		/<table:table-cell/ { cell++ }
		cell == 1 && /<text:p>/ { id = $0; gsub(/.*<text:p>|<.*/, "", id) }
		table == 1 && (cell == 5 || cell == 6) && (id ".score") in wanted && !/table:formula/ {
			sub(/office:value="[0-9.]*"/, "office:value=\"" wanted[id ".score"] "\"")
		}
		table == 2 && cell == 4 && id == "eligibility.law" && /<table:table-cell/ {
			style = $0
			sub(/.*table:style-name="/, "", style)
			sub(/".*/, "", style)
			open = $0 !~ /\/>/
			print "<table:table-cell table:style-name=\"" style "\" office:value-type=\"string\"><text:p>" wanted[id] "</text:p></table:table-cell>"
			while (open && getline > 0 && !/<\/table:table-cell/) continue
			next
		}
		/table:formula/ { gsub(/ (office|calcext):(value|value-type|string-value)="[^"]*"/, "") }
		{ print }
	' "$2" >changed.fods && mv changed.fods "$2"
}

questions >questions.txt
for seed in $(seq "$random_count"); do
	random_sheet "$seed" >sheet.csv
	cagrade import "$seed.csv" sheet.csv >/dev/null 2>&1
	language=en
	[ $((seed % 5)) -ne 0 ] || language=zh
	cagrade export --lang "$language" "$seed.csv" -o "$seed.xlsx" 2>/dev/null
done
for bound in lower upper; do
	cagrade import "$bound.csv" "$TEST_SRCDIR/golden/score_bound_$bound/sheet.csv" >/dev/null 2>&1
	cagrade export "$bound.csv" -o "$bound.xlsx"
done

convert "$(csv_filter 124 -1)" recalculated ./*.xlsx
wrong=$(for name in $(seq "$random_count") lower upper; do compare "$name.csv" "recalculated/$name"; done)
report "$((random_count + 2)) workbooks come to what score says" "$wrong"

wrong=$(for bound in lower upper; do
	grep -q '^total|.*bound' "recalculated/$bound-Scores.csv" || echo "$bound: not on the bound"
done)
report "a total on a bound is on it, and of the upper level" "$wrong"

levels=$(for name in $(seq "$random_count"); do expected "$name.csv"; done | grep '^result' | sort -u | wc -l)
report "the assessments come to all kinds of results" "$([ "$levels" -ge 4 ] || echo "only $levels kinds")"

# other BOUND: the other one.
other() {
	if [ "$1" = lower ]; then echo upper; else echo lower; fi
}

# scores_of RECORD: its leaves' scores as direct ones, and no bar to a level.
scores_of() {
	echo item,answer
	cagrade score --format csv "$1" | awk -F, '
		NR == FNR { if ($0 ~ / score /) leaf[$1]; next }
		($3 ".score") in leaf { print $3 ".score," $6 }
	' FS=' ' questions.txt FS=, -
	echo eligibility.law,no
}

books="lower.xlsx upper.xlsx $(seq -f '%g.xlsx' "$changed_count")"
# shellcheck disable=SC2086 # a list of files
convert fods changed $books
for bound in lower upper; do scores_of $bound.csv >scores-$bound.csv; done
for bound in lower upper; do
	cagrade import $bound.csv "scores-$(other $bound).csv" >/dev/null 2>&1
	change_workbook "scores-$(other $bound).csv" changed/$bound.fods
done
for seed in $(seq "$changed_count"); do
	change_sheet "$seed" >sheet.csv
	cagrade import "$seed.csv" sheet.csv >/dev/null 2>&1
	change_workbook sheet.csv "changed/$seed.fods"
done
convert "$(csv_filter 124 -1)" changed changed/*.fods
wrong=$(for seed in $(seq "$changed_count"); do compare "$seed.csv" "changed/$seed"; done)
report "$changed_count workbooks follow a change of their scores" "$wrong"

wanted="total 4.5 4.5
total 3.5 3.5"
wrong=$(for bound in lower upper; do
	compare $bound.csv changed/$bound
	grep -q '^total|.*bound' changed/$bound-Scores.csv || echo "$bound: not on the bound"
	expected $bound.csv | grep '^total'
done)
[ "$wrong" != "$wanted" ] || wrong=
report "a total that is changed to the other bound is on it" "$wrong"
finish
