#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Measure the program beside its peers, every round visiting each of them once; `make bench` sets:
# CAGRADE_BIN, BENCH_BIN (folder of the bench programs), BENCH_SRCDIR (of the sources).
# BENCH_ROUNDS: how many rounds (5).

set -eu
cagrade=$CAGRADE_BIN
pty=$BENCH_BIN/pty
spawn=$BENCH_BIN/spawn
form=$BENCH_SRCDIR/forms/gbt35289-2017
rounds=${BENCH_ROUNDS:-5}
down=$(printf '\033OB')
up=$(printf '\033OA')
enter=$(printf '\r')
interrupt=$(printf '\003')
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

# Beside the programs: in the file system of the build, where syncing means something.
work=$(mktemp -d "$BENCH_BIN/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"

give_up() {
	echo "bench: $1" >&2
	exit 2
}

# All answers yes or no of the sample turned to $1, with the note $2, as a sheet.
sheet_of() {
	awk -F, -v OFS=, -v answer="$1" -v note="$2" '
		NR == 1 { print "item,answer,note" }
		$1 !~ /^eligibility/ && ($2 == "yes" || $2 == "no") { print $1, answer, note }
	' "$BENCH_SRCDIR/doc/sample-answers.csv"
}

# A record of three visits, of about 500 rows, and the list that peers show: a line a row.
prepare() {
	sheet_of no "second visit: seen again in the archive" >second.csv
	sheet_of yes "third visit: put right since" >third.csv
	for sheet in "$BENCH_SRCDIR/doc/sample-answers.csv" second.csv third.csv; do
		"$cagrade" import --by inspector record.csv "$sheet" \
			>import.txt 2>&1 || { cat import.txt >&2; give_up "no record to measure"; }
	done
	awk -F, 'NR > 1 { printf "%4d %-40s %s\n", $1, $4, $5 }' record.csv >list.txt
	awk -F, 'NR > 1 { printf "%d %s ", $1, $4 }' record.csv >menu.txt
}

# Keep figures: `PROGRAM UNIT VALUE` a line on stdin, of what $1 says.
keep() {
	while read -r program unit value; do
		printf '%s\t%s\t%s\t%s\t%s\n' "$round" "$1" "$program" "$unit" "$value"
	done >>figures.txt
}

# Run a bench program; what it prints is kept as figures $1 of the program $2.
measure() {
	what=$1 program=$2
	shift 2
	"$@" >printed.txt || give_up "$what: $program could not be measured"
	sed "s/^/$program /" printed.txt | keep "$what"
}

measure_start() {
	measure start cagrade "$pty" -s 5 -q q -- "$cagrade" assess --by inspector record.csv
	measure start floor "$pty" -s 5 -q q -- "$BENCH_BIN/floor" list.txt
	if [ -n "$has_dialog" ]; then
		# shellcheck disable=SC2046  # a tag and a text each, without blanks
		measure start dialog "$pty" -s 5 -q "$enter" -- \
			dialog --menu Rows 22 76 15 $(cat menu.txt)
	fi
}

# Up and down in turn, away from both ends and over the bounds of a clause.
measure_cursor() {
	keys="$up $up $up $up $up $down $down $down $down $down"
	measure "cursor key" cagrade "$pty" -u "g 6.2.9c $enter" -k "$keys" -n 40 -q q -- \
		"$cagrade" assess --by inspector record.csv
	measure "cursor key" floor "$pty" -u "$down $down $down $down $down $down" -k "$keys" -n 40 -q q -- \
		"$BENCH_BIN/floor" list.txt
}

# $2 answers of the program from clause $3 on, kept as figures $1; each must become a row.
measure_answers_of_cagrade() {
	cp record.csv answered.csv
	measure "$1" cagrade "$pty" -u "g $3 $enter" -k n -n "$2" -q q -- \
		"$cagrade" assess --by inspector answered.csv
	added=$(($(wc -l <answered.csv) - $(wc -l <record.csv)))
	[ "$added" -eq "$2" ] || give_up "$1: $2 keys gave $added rows"
}

measure_answers() {
	measure_answers_of_cagrade "answer" 20 6.2.4a
	measure "answer" floor "$pty" -k 3 -n 20 -q q -- "$BENCH_BIN/floor" list.txt floor.csv
	measure_answers_of_cagrade "answer, new score" 8 8.1.3.1
	measure "answer, new score" floor "$pty" -k 3 -n 8 -q q -- "$BENCH_BIN/floor" list.txt floor.csv
	[ -z "$has_dialog" ] ||
		measure "answer" dialog "$pty" -k "$enter" -n 20 -q "$interrupt" -- \
			sh "$BENCH_SRCDIR/tests/bench/ask.sh" dialog.csv
}

measure_append() {
	rm -rf append
	mkdir append
	"$BENCH_BIN/append" append 100 | keep "durable append"
}

measure_score() {
	measure "score, whole process" cagrade "$spawn" 20 "$cagrade" score --format json record.csv
	measure "score, whole process" cat "$spawn" 20 cat record.csv
	# shellcheck disable=SC2016  # fields of awk
	[ -z "$has_mawk" ] || measure "score, whole process" mawk "$spawn" 20 \
		mawk -F, '{ last[$4] = $5 } END { for (i in last) sum += last[i]; print sum }' record.csv
	"$BENCH_BIN/fold" "$form" record.csv 50 |
		while read -r step figure; do echo "$figure" | keep "in process: $step"; done
}

# A line for each figure of the program, and one for each peer: the median over the rounds of what it
# took, and of how often that goes into what the program took in the same round.
report() {
	awk -F '\t' -f "$BENCH_SRCDIR/tests/bench/report.awk" figures.txt
}

has_dialog=$(command -v dialog || :)
has_mawk=$(command -v mawk || :)
prepare
for round in $(seq "$rounds"); do
	echo "round $round of $rounds" >&2
	measure_start
	measure_cursor
	measure_answers
	measure_append
	measure_score
done
report
echo
echo "$(($(wc -l <record.csv) - 1)) rows; medians of $rounds rounds; x: cagrade / beside, round by round"
[ -n "$has_dialog" ] || echo "dialog is not installed: left out"
[ -n "$has_mawk" ] || echo "mawk is not installed: left out"
