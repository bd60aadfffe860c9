#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Held down: what a command opens for writing, makes, renames or removes lies in the folder of its
# record or of its output; it starts no program and opens no network.  So it is without the system's
# help; and held down by the system, it is denied nothing and comes to the same.  TAP.

set -u
: "${CAGRADE_BIN:?names the program to test}"
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1

if ! strace -o trace true 2>/dev/null; then
	echo "1..0 # SKIP strace is missing, or not allowed"
	exit 0
fi
calls=trace=%file,%network,%process,landlock_create_ruleset,landlock_restrict_self
CAGRADE_NOW=1795420985
CAGRADE_BY=li # else the C library asks its daemon for the login name
ASAN_OPTIONS=detect_leaks=0 # which does not work under strace
export CAGRADE_NOW CAGRADE_BY ASAN_OPTIONS

# Calls of a trace that change something outside of the folders `in` and `out`, or reach out of the
# program.  strace shows a folder's path behind its descriptor.
find_strays() {
	sed 1d trace | # the program itself is started
		grep -E '^[0-9]+ +((open|openat|creat)\(.*O_(WRONLY|RDWR|CREAT|TRUNC)|(rename|unlink|link|truncate|mk|symlink|chmod|chown|fchmodat|fchownat|exec|fork|vfork|socket|connect|bind)[a-z0-9]*\()' |
		grep -vE "\((\"|AT_FDCWD<[^>]*>, \")(\.\./|$work/)(in|out)/|<$work/(in|out)>, \"[^/]*\"" |
		grep -vE '= [0-9]+</memfd:' # a file in memory, which no one else sees
}

# Nothing where the program asked the system to hold it down, and that, if it can, did.
find_loose() {
	if ! grep -q 'landlock_create_ruleset(NULL' trace; then
		echo "was not held down"
	elif grep -q 'landlock_create_ruleset(NULL.*= [1-9]' trace &&
		! grep -q 'landlock_restrict_self(.*= 0$' trace; then
		echo "could not be held down"
	fi
}

find_denied() { grep -E '= -1 (EACCES|EPERM)' trace; }

# Run with the folders as they were at first; $1 is the option, $2 the input, the rest the command.
run() {
	option=$1
	input=$2
	command=$3
	shift 3
	rm -rf in out
	cp -r before in
	mkdir out elsewhere
	cd elsewhere || exit 1
	# shellcheck disable=SC2059,SC2086
	printf "$input" | strace -f -y -e "$calls" -o ../trace \
		"$CAGRADE_BIN" "$command" $option "$@" >../said 2>&1
	echo "status $?" >>../said
	cd ..
	rmdir elsewhere # where nothing may come
}

number=0
check() {
	number=$((number + 1))
	run --no-sandbox "$@" 2>&1
	strays=$(find_strays)$(grep landlock trace)
	cp said said.free
	run '' "$@"
	denied=$(find_loose)$(find_denied)
	shift
	if [ -z "$strays$denied" ] && cmp -s said said.free; then
		echo "ok $number - $*"
	else
		printf '%s\n' "$strays" "$denied" "$(diff said.free said)" | head -n 20 | sed 's/^/# /'
		echo "not ok $number - $*"
	fi
}

mkdir before
"$CAGRADE_BIN" assess --plain before/a.csv </dev/null >/dev/null
cp before/a.csv before/b.csv
cp before/a.csv before/torn.csv
printf 'half a row' >>before/torn.csv
printf 'item,answer\n6.1.a,yes\n' >before/sheet.csv

check 'CA\nyes\n:note x\n:undo\n:scores\n:quit\n' assess --plain ../in/new.csv
check 'CA\n' assess --plain ../in/a.csv
check 'CA\n' assess --plain ../in/torn.csv
check 'CA\n' assess --plain --read-only ../in/a.csv
check '' import ../in/a.csv ../in/sheet.csv
check '' import ../in/new.csv ../in/sheet.csv
check '' import --dry-run ../in/new.csv ../in/sheet.csv
check '' seal --yes ../in/a.csv
check '' export ../in/a.csv -o ../out/e.csv
check '' export ../in/a.csv -o ../out/e.xlsx
check '' export ../in/a.csv -o -
for command in verify score next log; do
	check '' "$command" ../in/a.csv
	check '' "$command" ../in/torn.csv
done
check '' score --lang zh --format json ../in/a.csv
check '' form list
for command in merge diff report summary; do
	case $("$CAGRADE_BIN" --help) in
	*"  $command "*) ;;
	*) continue ;;
	esac
	case $command in
	merge) check '' merge -o ../out/m.csv ../in/a.csv ../in/b.csv ;;
	report)
		check '' report ../in/a.csv -o ../out/r.html
		check '' report ../in/a.csv -o ../out/r.txt
		;;
	diff) check '' diff ../in/a.csv ../in/b.csv ;;
	summary) check '' summary ../in ;;
	esac
done

# The screen: what it reads of the terminal's description it can still read.
if command -v script >/dev/null; then
	number=$((number + 1))
	rm -rf in out
	cp -r before in
	mkdir out elsewhere
	cd elsewhere || exit 1
	printf 'yq' | TERM=xterm LINES='' COLUMNS='' timeout 20 script -qec \
		"strace -f -y -e $calls -o ../trace '$CAGRADE_BIN' assess ../in/a.csv" \
		/dev/null >../said 2>&1
	cd ..
	rmdir elsewhere
	strays=$(find_strays)$(find_loose)$(find_denied)
	if [ -z "$strays" ] && grep -q 'slip 1:' said && grep -q terminfo trace; then
		echo "ok $number - assess on a terminal"
	else
		printf '%s\n' "$strays" "$(tail -n 5 said)" | cat -v | sed 's/^/# /'
		echo "not ok $number - assess on a terminal"
	fi
fi
echo "1..$number"
