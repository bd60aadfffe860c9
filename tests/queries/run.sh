#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The queries of doc/queries: over records of all kinds they come to what `summary` comes to, with
# SQLite and with DuckDB.  An engine that is not installed is passed over.
#
#   QUERIES_RECORDS: how many records (60)
set -u
: "${CAGRADE_BIN:?names the program to test}"
sources=$(cd "$(dirname "$0")/../.." && pwd)
records=${QUERIES_RECORDS:-60}
LC_ALL=C.UTF-8
CAGRADE_BY=inspector
export LC_ALL CAGRADE_BY
unset CAGRADE_DATADIR 2>/dev/null || :

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1
form=$sources/forms/gbt35289-2017

# A sheet of answers, drawn by the number $1: of some records most questions are answered, of others
# few; some leaves are scored directly, and in the best of them almost all; counts are low, so that
# every bound of a criterion comes up.
sheet() {
	awk -F, -v seed="$1" '
		function draw(limit) { state = state * 16807 % 2147483647; return int(state / 127) % limit }
		function number(id, type) {
			if (id ~ /\.(sampled|customers)$/)
				return 1 + draw(40)
			return draw(3) ? draw(6) : draw(101) (type == "decimal" ? ".5" : "")
		}
		BEGIN {
			state = seed * 7919 + 1
			draw(9)
			is_good = draw(6) == 0
			share = is_good ? 10 : draw(11)
			scored = is_good ? 9 : draw(4) ? 0 : 1 + draw(10)
			noes = 2 + draw(30)
			print "item,answer"
		}
		NR == 1 || draw(10) >= share { next }
		$1 == "cover.organisation" { print $1 ",CA" seed }
		$1 ~ /^eligibility\./ { print $1 "," (draw(9) ? "no" : "yes") }
		$1 !~ /^(cover|eligibility|level)/ && $3 == "yesno" { print $1 "," (draw(noes) ? "yes" : "no") }
		$3 == "integer" || $3 == "decimal" { print $1 "," number($1, $3) }
		$3 == "score" && draw(10) < scored { print $1 "," substr(is_good ? "5553" : "0135", 1 + draw(4), 1) }
	' "$form/items.csv"
}

# Number the records so that their names have one length, and sort alike everywhere.
make_records() {
	mkdir records tidy
	for number in $(seq 1001 $((1000 + records))); do
		sheet "$number" >sheet.csv
		"$CAGRADE_BIN" import --form "$form" "records/$number.csv" sheet.csv >import.txt 2>&1 || {
			cat import.txt >&2
			return 1
		}
		"$CAGRADE_BIN" export --form "$form" --tidy -o "tidy/$number.csv" "records/$number.csv" ||
			return 1
	done
	awk 'FNR > 1 || NR == 1' tidy/*.csv >tidy.csv
	cp "$sources"/doc/queries/*.sql .
	ln -s "$form" form
}

due() {
	"$CAGRADE_BIN" summary --form "$form" --format csv records | cut -d, -f1,3,8-13
}

# It puts empty cells in quotes.
with_sqlite() {
	sqlite3 -batch :memory: '.read sqlite.sql' | tr -d '\r' | sed 's/""//g'
}

with_duckdb() {
	if command -v duckdb >/dev/null; then
		duckdb -csv -c '.read duckdb.sql' -c '.read totals.sql' \
			-c 'SELECT * FROM total ORDER BY record' :memory:
	else
		node "$sources/tests/queries/duckdb.js" duckdb.sql totals.sql
	fi
}

has_duckdb() {
	command -v duckdb >/dev/null ||
		node -e "require('@duckdb/node-api')" >/dev/null 2>&1
}

count=0
ok() {
	count=$((count + 1))
	echo "ok $count - $1"
}
not_ok() {
	count=$((count + 1))
	echo "not ok $count - $1"
}

# check ENGINE COMMAND: it comes to what is due.
check() {
	what="$1 comes to the totals and levels of summary"
	$2 >found.csv 2>errors.txt
	if diff -u due.csv found.csv >differs.txt && [ ! -s errors.txt ]; then
		ok "$what"
	else
		sed 's/^/# /' errors.txt differs.txt
		not_ok "$what"
	fi
}

# Every level, none, and open ones must be among them, else little is shown.
check_variety() {
	for level in I II III none ''; do
		grep -q ",$level\$" due.csv || echo "# no record of level '$level'"
	done
	awk -F, 'NR > 1 && $4 != $5 { open++ } END { if (open < 5) print "# few open totals" }' due.csv
}

echo 1..3
if ! make_records || ! due >due.csv; then
	echo 'Bail out! no records'
	exit 1
fi
variety=$(check_variety)
if [ -z "$variety" ]; then
	ok 'the records have totals and levels of all kinds'
else
	echo "$variety"
	not_ok 'the records have totals and levels of all kinds'
fi
if command -v sqlite3 >/dev/null; then
	check SQLite with_sqlite
else
	ok 'SQLite # SKIP there is no sqlite3'
fi
if has_duckdb; then
	check DuckDB with_duckdb
else
	ok 'DuckDB # SKIP there is neither duckdb nor @duckdb/node-api'
fi
