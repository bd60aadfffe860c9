#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Workbooks as files: the same wherever and whenever they are written, refused with a reason, and
# nothing left beside them; and what writes them is loaded by no command that does not need it.

# shellcheck source=/dev/null
. "$(dirname "$0")/office.sh"

cagrade import a.csv "$TEST_SRCDIR/../doc/sample-answers.csv" >/dev/null 2>&1
cagrade export a.csv -o a.xlsx

# differs ENVIRONMENT...: what the workbook differs in when it is written so.
differs() {
	env "$@" "$CAGRADE_BIN" export a.csv -o b.xlsx 2>&1
	cmp a.xlsx b.xlsx 2>&1
}
wrong=$(differs TZ=Asia/Shanghai; differs CAGRADE_NOW=1; differs LC_ALL=de_DE.UTF-8; differs LC_NUMERIC=de_DE.UTF-8)
report "time, place and locale change no byte" "$wrong"

report "nothing is left beside it" "$(find . -newer a.csv ! -name 'a.*' ! -name b.xlsx ! -name . ! -path './profile*')"

# refused MESSAGE OPTION...: the export ends with 2, says so, and writes nothing.
refused() {
	message=$1
	shift
	cagrade export "$@" >refused.out 2>refused.err
	status=$?
	[ $status -eq 2 ] || echo "$*: status $status"
	grep -qF "$message" refused.err || sed "s|^|$*: |" refused.err
	[ ! -s refused.out ] || echo "$*: prints something"
	[ ! -e new.xlsx ] || echo "$*: writes a file"
}
{
	printf 'item,answer,note\n6.1.a,yes,'
	# 20,000 characters, but 40,000 in UTF-16
	head -c 20000 /dev/zero | tr '\0' x | sed 's/x/\xf0\x9f\x92\xa9/g'
	echo
} >sheet.csv
cagrade import long.csv sheet.csv >/dev/null 2>&1
: >libempty.so
mkdir library
cp libempty.so "library/$(sed -n 's/^#define XLSX_SONAME "\(.*\)"/\1/p' "$(dirname "$CAGRADE_BIN")/config.h")"
wrong=$(
	refused "Answers, cell F15: the text is longer" long.csv -o new.xlsx
	refused "are for CSV" --tidy a.csv -o new.xlsx
	refused "are for CSV" --encoding gbk a.csv -o new.xlsx
	refused "gone/new.xlsx: " a.csv -o gone/new.xlsx
	refused "neither in .csv nor in .xlsx" a.csv -o new.ods
	LD_LIBRARY_PATH=library
	export LD_LIBRARY_PATH
	refused "xlsx needs a library that cannot be loaded" a.csv -o new.xlsx
)
report "what cannot be written is refused with its reason" "$wrong"

# A program whose function the loader does not find, as where the library was linked to call its own:
# then the parts of the workbook are files, and may be cut short.
mkdir unserved
sed 's/lxw_tmpfile/not_tmpfile/g' "$CAGRADE_BIN" >unserved/cagrade
chmod +x unserved/cagrade
CAGRADE_DATADIR=${CAGRADE_DATADIR:-$TEST_SRCDIR/..}
export CAGRADE_DATADIR
unserved/cagrade export a.csv -o unserved/a.xlsx
wrong=$(cmp a.xlsx unserved/a.xlsx 2>&1; find unserved ! -name cagrade ! -name a.xlsx ! -name unserved)
report "a library that keeps its parts itself writes the same, and leaves nothing" "$wrong"

# limited PROGRAM: it writes the same, or refuses, where no file may be longer than 64 KiB, which is
# more than the workbook has and less than its largest part.
limited() {
	rm -f new.xlsx
	(
		trap '' XFSZ
		ulimit -f 128
		exec "$1" export a.csv -o new.xlsx
	) 2>limited.err
	status=$?
	case $status in
	0) cmp a.xlsx new.xlsx 2>&1 ;;
	2)
		grep -q 'no room for its parts' limited.err || cat limited.err
		[ ! -e new.xlsx ] || echo "refused, and yet written"
		;;
	*) echo "status $status" ;;
	esac
}
wrong=$(limited "$CAGRADE_BIN"; limited unserved/cagrade)
report "no workbook lacks what a full disk did not take" "$wrong"

# No room for the workbook itself: an older one stays as it was.
mkdir small
echo old >small/a.xlsx
(
	trap '' XFSZ
	ulimit -f 20
	exec cagrade export a.csv -o small/a.xlsx
) 2>small.err
wrong="status $?, $(ls -A small), $(cat small/a.xlsx), $(tail -n 1 small.err | grep -c '^cagrade: small/a.xlsx: ')"
[ "$wrong" != "status 2, a.xlsx, old, 1" ] || wrong= # the library may say something before us
report "on a full disk an older workbook stays whole" "$wrong"

# loads ARGUMENT...: the names of the workbook's library that the program loads.
loads() {
	LD_DEBUG=files cagrade "$@" 2>&1 >/dev/null | grep -o 'file=lib\(xlsxwriter\|crypto\)[^ ]*'
}
wrong=$(loads --version; loads score a.csv; loads export a.csv -o b.csv)
case $(loads export a.csv -o b.xlsx) in
*libxlsxwriter*) ;;
*) wrong="$wrong not even to write a workbook" ;;
esac
report "the library is loaded to write a workbook alone" "$wrong"
finish
