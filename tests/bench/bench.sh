#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Measure the program beside its peers, every round visiting each of them once; `make bench` sets:
# CAGRADE_BIN, BENCH_BIN (folder of the bench programs), BENCH_SRCDIR (of the sources).
# BENCH_ROUNDS: how many rounds (5).

set -eu
cagrade=$CAGRADE_BIN
pty=$BENCH_BIN/pty
spawn=$BENCH_BIN/spawn
here=$BENCH_SRCDIR/tests/bench
form=$BENCH_SRCDIR/forms/gbt35289-2017
rounds=${BENCH_ROUNDS:-5}
down=$(printf '\033OB')
up=$(printf '\033OA')
f10=$(printf '\033[21~')
enter=$(printf '\r')
tab=$(printf '\t')
control_x=$(printf '\030')
interrupt=$(printf '\003')
rest_ms=300 # longer than the program waits before it sends what can wait
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

# Beside the programs: in the file system of the build, where syncing means something.
work=$(mktemp -d "$BENCH_BIN/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"
HOME=$work # nobody's settings, and nothing left with them
export HOME
# shellcheck source=tests/bench/peers.sh
. "$here/peers.sh"

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

# Make the record $1 over the form $2, of three visits, with about 500 rows.
make_record() {
	for sheet in "$BENCH_SRCDIR/doc/sample-answers.csv" second.csv third.csv; do
		"$cagrade" import --form "$2" --by inspector "$1" "$sheet" \
			>import.txt 2>&1 || { cat import.txt >&2; give_up "no record to measure"; }
	done
}

# The records, over the form as it is and over one of 50,000 items; and the list that peers show, a
# line a row.
prepare() {
	sheet_of no "second visit: seen again in the archive" >second.csv
	sheet_of yes "third visit: put right since" >third.csv
	make_record record.csv "$form"
	mkdir many
	cp "$form"/*.csv many
	awk -v items=50000 -f "$here/many.awk" "$form/items.csv" >many/items.csv
	make_record many.csv "$work/many"
	awk -F, 'NR > 1 { printf "%04d %-40s %s\n", $1, $4, $5 }' record.csv >list.txt
	prepare_peers
}

# Keep figures: `UNIT VALUE` a line on stdin, of what $1 says and the program $2.
keep() {
	while read -r unit value; do
		printf '%s\t%s\t%s\t%s\t%s\n' "$round" "$1" "$2" "$unit" "$value"
	done >>figures.txt
}

# Run a bench program; what it prints is kept as figures $1 of the program $2.
measure() {
	what=$1 program=$2
	shift 2
	"$@" >printed.txt || give_up "$what: $program could not be measured"
	# Of a key with its rest most of the time is waited.
	case $what in
	*rested) grep -v '^us ' printed.txt ;;
	*) cat printed.txt ;;
	esac | keep "$what" "$program"
}

# A peer that cannot be measured is left out from here on, with a word.
measure_peer() {
	what=$1 program=$2
	shift 2
	if peer "$program" "$@" >printed.txt 2>complaints.txt; then
		keep "$what" "$program" <printed.txt
	elif [ "$program" = floor ]; then
		give_up "$what: $program could not be measured: $(cat complaints.txt)"
	else
		peers=$(echo " $peers " | sed "s/ $program / /")
		echo "$program is left out: $(tail -n 1 complaints.txt)" >>notes.txt
	fi
}

# assess RECORD PTY-OPTIONS...: our program by pty.
assess() {
	record=$1
	shift
	if [ "$record" = many.csv ]; then
		"$pty" "$@" -q q -- "$cagrade" assess --form "$work/many" --by inspector "$record"
	else
		"$pty" "$@" -q q -- "$cagrade" assess --by inspector "$record"
	fi
}

measure_start() {
	measure start cagrade assess record.csv -s 5
	for peer in $peers; do
		measure_peer start "$peer" -s 5
	done
	measure "start, 50000 items" cagrade assess many.csv -s 1
}

# Up and down in turn, away from both ends and over the bounds of a clause.
measure_cursor() {
	keys="$up $up $up $up $up $down $down $down $down $down"
	to_row="$down $down $down $down $down $down"
	measure "cursor key" cagrade assess record.csv -u "g 6.2.9c $enter" -k "$keys" -n 40
	cp printed.txt few.txt
	for peer in $peers; do
		measure_peer "cursor key" "$peer" -u "$(keys_to_rows "$peer") $to_row" -k "$keys" -n 40
		[ "$peer" != floor ] || cp printed.txt floor.txt
	done
	measure "cursor key, rested" cagrade \
		assess record.csv -u "g 6.2.9c $enter" -k "$keys" -n 10 -w $rest_ms
	grep -v '^us ' floor.txt | keep "cursor key, rested" floor
	measure "cursor key, 50000 items" cagrade \
		assess many.csv -u "g 6.2.9c $enter" -k "$keys" -n 40
	keep "cursor key, 50000 items" "283 items" <few.txt
}

# measure_answers_of_cagrade WHAT RECORD CLAUSE COUNT PTY-OPTIONS...: COUNT answers from the clause
# on; each must become a row.
measure_answers_of_cagrade() {
	what=$1 record=$2 clause=$3 count=$4
	shift 4
	cp "$record" kept.csv
	measure "$what" cagrade assess "$record" -u "g $clause $enter" -k n -n "$count" "$@"
	added=$(($(wc -l <"$record") - $(wc -l <kept.csv)))
	mv kept.csv "$record"
	[ "$added" -eq "$count" ] || give_up "$what: $count keys gave $added rows"
}

measure_answers() {
	measure_answers_of_cagrade "answer" record.csv 6.2.4a 20
	cp printed.txt few.txt
	measure "answer" floor "$pty" -k 3 -n 20 -q q -- "$BENCH_BIN/floor" list.txt floor.csv
	cp printed.txt floor.txt
	if command -v dialog >/dev/null; then
		measure "answer" dialog "$pty" -k "$enter" -n 20 -q "$interrupt" -- \
			sh "$here/ask.sh" dialog.csv
	fi
	measure_answers_of_cagrade "answer, rested" record.csv 6.2.4a 8 -w $rest_ms
	grep -v '^us ' floor.txt | keep "answer, rested" floor
	measure_answers_of_cagrade "answer, new score" record.csv 8.1.3.1 8
	keep "answer, new score" floor <floor.txt
	measure_answers_of_cagrade "answer, 50000 items" many.csv 6.2.4a 20
	keep "answer, 50000 items" "283 items" <few.txt
}

measure_append() {
	rm -rf append
	mkdir append
	"$BENCH_BIN/append" append 100 | keep_named "durable append"
}

# Figures that name their program: `PROGRAM UNIT VALUE` a line.
keep_named() {
	while read -r program figure; do echo "$figure" | keep "$1" "$program"; done
}

measure_score() {
	measure "score, whole process" cagrade "$spawn" 20 "$cagrade" score --format json record.csv
	measure "score, whole process" cat "$spawn" 20 cat record.csv
	# shellcheck disable=SC2016  # fields of awk
	[ -z "$has_mawk" ] || measure "score, whole process" mawk "$spawn" 20 \
		mawk -F, '{ last[$4] = $5 } END { for (i in last) sum += last[i]; print sum }' record.csv
	"$BENCH_BIN/fold" "$form" record.csv 50 |
		while read -r step figure; do echo "$figure" | keep_named "in process: $step"; done
}

# instructions COMMAND...: how many the command's start and end take, whatever else the machine does.
instructions() {
	"$pty" -s 1 -q q -- valgrind --tool=callgrind --callgrind-out-file=/dev/null \
		--log-file=callgrind.txt "$@" >/dev/null || give_up "callgrind could not run $1"
	sed -n 's/.*Collected : /k-instructions /p' callgrind.txt | sed 's/[0-9][0-9][0-9]$//'
}

measure_instructions() {
	instructions "$cagrade" assess --by inspector record.csv | keep start cagrade
	instructions "$BENCH_BIN/floor" list.txt | keep start floor
}

# A line for each figure of the program, and one for each peer: the median over the rounds of what it
# took, and of how often that goes into what the program took in the same round.
report() {
	awk -v limits="$here/limits" -f "$here/median.awk" -f "$here/report.awk" figures.txt
	echo
	echo "$(($(wc -l <record.csv) - 1)) rows; medians of $rounds rounds; x: cagrade / beside, round by round"
	cat <<-END
	CPU-us is what the process spent, known to the nanosecond; ms and us are times on this machine as
	busy as it was, least-ms the least of five starts.  A key's repaint ends with 60 ms without a byte.  What need not be read before the
	next key (hint, links, last change) comes 120 ms after the last key: "rested" waits for it and
	counts it too, beside a floor that has no such text.
	END
	cat notes.txt
	for peer in $peers_missing; do
		echo "$peer is not installed: left out"
	done
	[ -n "$has_mawk" ] || echo "mawk is not installed: left out"
	[ -n "$has_valgrind" ] || echo "valgrind is not installed: no instructions counted"
}

has_mawk=$(command -v mawk || :)
has_valgrind=$(command -v valgrind || :)
: >notes.txt
prepare
for round in $(seq "$rounds"); do
	echo "round $round of $rounds" >&2
	measure_start
	[ -z "$has_valgrind" ] || [ "$round" -gt 1 ] || measure_instructions
	measure_cursor
	measure_answers
	measure_append
	measure_score
done
report
