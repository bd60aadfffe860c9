#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sum up thousands of records beside what a user would take instead, every round visiting each
# program once, and hold the ratios against their limits; `make bench-summary` sets what bench.sh has.
#
# SUMMARY_RECORDS: how many records (10000); for the memory ten times as many names are walked
# SUMMARY_ROUNDS: how many rounds (5)

set -eu
cagrade=$CAGRADE_BIN
spawn=$BENCH_BIN/spawn
floors=$BENCH_BIN/floors
here=$BENCH_SRCDIR/tests/bench
form=$BENCH_SRCDIR/forms/gbt35289-2017
records=${SUMMARY_RECORDS:-10000}
rounds=${SUMMARY_ROUNDS:-5}
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

work=$(mktemp -d "$BENCH_BIN/summary.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"

give_up() {
	echo "bench-summary: $1" >&2
	exit 2
}

# Hard links: the same bytes under ten times as many names.
prepare() {
	echo "making $records records" >&2
	"$BENCH_BIN/records" "$form" . "$records"
	find records -name '*.csv' | sort >list
	awk 'NR % 100 == 1' list | head -n 100 >hundred
	mkdir few many
	while read -r path; do ln "$path" few; done <hundred
	for copy in 0 1 2 3 4 5 6 7 8 9; do cp -al records "many/$copy"; done
}

# The command line of each program.  Those that read any number of files take the records themselves, the
# databases the same assessments as tidy CSV, and DuckDB, which can do both, does both.
run() {
	case $1 in
	cagrade) set -- "$cagrade" summary --form "$form" --format csv --jobs 1 records ;;
	cagrade-2) set -- "$cagrade" summary --form "$form" --format csv --jobs 2 records ;;
	cagrade-verify) set -- "$cagrade" summary --form "$form" --format csv --jobs 1 --verify records ;;
	cagrade-verify-2) set -- "$cagrade" summary --form "$form" --format csv --jobs 2 --verify records ;;
	cagrade-few) set -- "$cagrade" summary --form "$form" --format csv few ;;
	cagrade-many) set -- "$cagrade" summary --form "$form" --format csv many ;;
	floor-*) set -- sh -c "exec '$floors' '${1#floor-}' <list" ;;
	mawk | gawk) set -- sh -c "xargs $1 -f '$here/summary.awk' weights.csv <list" ;;
	python) set -- sh -c "exec python3 -I '$here/summary.py' weights.csv <list" ;;
	mlr) set -- mlr --icsv --ocsv --from tidy.csv --records-per-batch 500 \
		join -j item -f weights.csv 'then' put -q -f "$here/summary.mlr" ;;
	sqlite) set -- sh -c "exec sqlite3 -batch :memory: <'$here/summary.sql'" ;;
	duckdb) set -- sh -c "exec $duckdb '$here/summary-duckdb-records.sql'" ;;
	duckdb-tidy) set -- sh -c "exec $duckdb '$here/summary-duckdb.sql'" ;;
	*) give_up "there is no program '$1'" ;;
	esac
	"$spawner" "$@"
}

# Run it once for what it prints.
show() {
	"$@" 2>/dev/null
}

# Run it for what it costs.
cost() {
	"$spawn" 1 "$@" 2>/dev/null
}

is_there() {
	case $1 in
	sqlite) command -v sqlite3 >/dev/null ;;
	python) command -v python3 >/dev/null ;;
	duckdb | duckdb-tidy) [ -n "$duckdb" ] ;;
	*) command -v "$1" >/dev/null ;;
	esac
}

# The peers that are there in $peers, and those that are not in $missing.
find_peers() {
	peers=
	missing=
	duckdb=
	if command -v duckdb >/dev/null; then
		duckdb="duckdb -csv -noheader :memory: -f"
	elif node -e "require('@duckdb/node-api')" >/dev/null 2>&1; then
		duckdb="node '$BENCH_SRCDIR/tests/queries/duckdb.js'"
	fi
	for peer in mawk gawk python mlr sqlite duckdb duckdb-tidy; do
		if is_there "$peer"; then peers="$peers $peer"; else missing="$missing $peer"; fi
	done
}

# Everyone must come to the same totals before anything is measured.
check_totals() {
	spawner=show
	run cagrade | awk -f "$here/summary-own.awk" >totals.txt
	sort expected.csv | cmp - totals.txt || give_up "cagrade comes to other totals"
	for peer in $peers; do
		run "$peer" | tr -d '"\r' | grep '^records/' | sort >totals.txt
		sort expected.csv | cmp - totals.txt || give_up "$peer comes to other totals"
	done
}

measure() {
	run "$1" | sed "s/^/$1 /" >>figures.txt
}

prepare
find_peers
echo "checking totals" >&2
check_totals
spawner=cost
for round in $(seq "$rounds"); do
	echo "round $round of $rounds" >&2
	for program in cagrade floor-libcsv cagrade-2 cagrade-verify floor-sm3 cagrade-verify-2 $peers; do
		measure "$program"
	done
done
measure cagrade-few
measure cagrade-many
awk -f "$here/median.awk" -f "$here/summary-report.awk" figures.txt
echo
echo "$records records of 200 rows, $(du -sb records | awk '{ print $1 }') bytes, in folders;" \
	"tidy.csv $(wc -c <tidy.csv) bytes; $rounds rounds; $(nproc) processors"
echo "all programs came to the same totals; x is the median of the ratios within a round"
echo "missing:${missing:- none}"
