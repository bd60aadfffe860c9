#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Large files that are no records, sheets or forms: a clear answer, in bounded memory and time.  TAP.

set -u
: "${CAGRADE_BIN:?names the program to test}"
: "${TEST_SRCDIR:?names the folder of the tests}"
memory_kib=1500000
seconds=30
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1

# shellcheck disable=SC3045 # where there is no such limit the test goes without
# Sanitizers keep books over all addresses, so that theirs cannot be bounded.
if ! (ulimit -v "$memory_kib" && "$CAGRADE_BIN" --version) >/dev/null 2>&1; then
	memory_kib=unlimited
fi

many() { head -c "$1" /dev/zero | tr '\0' "$2"; }

number=0
# shellcheck disable=SC3045
# Run with the arguments behind $3, and expect that exit status and those words.
expect() {
	want=$1
	words=$2
	shift 2
	number=$((number + 1))
	said=$(ulimit -v "$memory_kib" && timeout "$seconds" "$CAGRADE_BIN" "$@" 2>&1 </dev/null)
	status=$?
	case $status:$said in
	"$want":*"$words"*) echo "ok $number - $*: $words" ;;
	*)
		printf '%s\n' "status $status: $said" | head -c 400 | sed 's/^/# /'
		echo "not ok $number - $*: $words"
		;;
	esac
}

"$CAGRADE_BIN" assess --plain good.csv </dev/null >/dev/null
header=$(head -n 1 good.csv)

{ cat good.csv; head -c 100000000 /dev/zero; } >big.csv
expect 1 'torn after row 1' verify big.csv
expect 0 '100000000 bytes do not count' score big.csv
{ cat good.csv; printf '2,,,"'; many 100000000 x; } >big.csv
expect 1 'torn after row 1' verify big.csv
{ echo "$header"; many 50000000 ,; } >big.csv
expect 1 'torn after row 0' verify big.csv
{ echo "$header"; seq 1000000; } >big.csv
expect 1 'torn after row 0' verify big.csv
truncate -s 600M big.csv
for command in verify score next log 'seal --yes' 'assess --plain' 'export -o x.csv' 'import good.csv'; do
	# shellcheck disable=SC2086
	expect 2 'the file is too large' $command big.csv
done

many 20000000 , >big.csv
expect 2 'the sheet has too many cells' import new.csv big.csv
many 100000000 x >big.csv
expect 2 'more than 32767 characters' import new.csv big.csv
{ echo 'item,answer'; printf '"'; many 100000000 '\n'; } >big.csv
expect 2 'more than 32767 characters' import new.csv big.csv
{ echo 'item,answer'; yes x, | head -n 1000000; } >big.csv
expect 2 '990000 more faults are not listed' import new.csv big.csv
{ echo 'item,answer'; many 30000000 '\n'; echo '6.1.a,yes'; } >big.csv
expect 0 '1 change imported' import new.csv big.csv

cp -r "$TEST_SRCDIR/forms/good" form
chmod -R u+w form
for sheet in criteria form indicators items levels links rulings; do
	mv form/$sheet.csv kept
	{ head -n 1 kept; many 20000000 ,; } >form/$sheet.csv
	expect 1 "$sheet.csv:2: the sheet has too many cells" form check form
	{ cat kept; yes x | head -n 500000; } >form/$sheet.csv
	most=10000
	[ $sheet != items ] || most=100000
	expect 1 "$sheet.csv: the sheet has more than $most rows" form check form
	mv kept form/$sheet.csv
done
echo "1..$number"
