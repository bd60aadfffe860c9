# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests with LibreOffice share, read in by each: a folder to work in, a profile that works
# every formula out anew, and conversions of many files in one run.
# shellcheck shell=sh

set -u
: "${CAGRADE_BIN:?names the program to test}"
: "${TEST_SRCDIR:?names the folder of the tests}"
limit_seconds=600
office_count=0

PATH=$(dirname "$CAGRADE_BIN"):$PATH
CAGRADE_NOW=1795420985 # 2026-11-23T08:03:05Z
CAGRADE_BY=inspector
LC_ALL=C.UTF-8
TZ=UTC
# The workbook library forgets a string for each list of answers; what we forget the unit tests find.
LSAN_OPTIONS=detect_leaks=0
export PATH CAGRADE_NOW CAGRADE_BY LC_ALL TZ LSAN_OPTIONS
unset LANGUAGE LC_MESSAGES LANG CAGRADE_DATADIR CAGRADE_LOCALEDIR 2>/dev/null || :

# skip_all WHY: nothing here can be tested.
skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

# need_office: LibreOffice must be there.
need_office() {
	command -v soffice >/dev/null || skip_all "soffice is missing"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 99

# Mode 0: always.  Else LibreOffice believes the values that a file brings along.
mkdir -p profile/user
cat >profile/user/registrymodifications.xcu <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
XCU

# convert FORMAT FOLDER FILE...: further options of soffice may stand among the files.
convert() {
	format=$1
	folder=$2
	shift 2
	HOME=$work timeout "$limit_seconds" soffice "-env:UserInstallation=file://$work/profile" \
		--headless --convert-to "$format" --outdir "$folder" "$@" >>soffice.log 2>&1
}

# The filter for CSV out: delimiter as a number, then what a user of the dialog gets, UTF-8; the last
# is the sheet, -1 for all of them, 0 for a file that has but one.
csv_filter() {
	echo "csv:Text - txt - csv (StarCalc):$1,34,76,1,,0,false,true,false,false,false,$2"
}

# report WHAT FINDINGS: it holds where there are no findings.
report() {
	office_count=$((office_count + 1))
	if [ -z "$2" ]; then
		echo "ok $office_count - $1"
	else
		printf '%s\n' "$2" | head -n 40 | sed 's/^/# /'
		echo "not ok $office_count - $1"
	fi
}

finish() {
	echo "1..$office_count"
}
