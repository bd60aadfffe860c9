#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Whatever stands in files, names and options: what any command says to a terminal, or to people at
# all, holds no control character, no turn of direction and no bytes that are no UTF-8.  TAP.

set -u
: "${CAGRADE_BIN:?names the program to test}"
build=$(cd "$(dirname "$CAGRADE_BIN")" && pwd)
scan=$build/tests/fuzz/scan
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d) # in memory: much is synced
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1

CAGRADE_NOW=1795420985
TERM=dumb
export CAGRADE_NOW TERM
unset CAGRADE_BY CAGRADE_DATADIR CAGRADE_LOCALEDIR
payload=$(printf '\033]52;c;Zm9v\007\033[2J\342\200\256\342\201\246\302\233\302\205\177\342\200\213\357\273\277\363\240\201\201')
record=$(printf 'r\033[31m\377\n\342\200\256.csv')

# A record that is full of it, and a sheet that is at fault in every way.
{
	printf '%s\n:note %s\n:evidence ref=%s\n' "$payload" "$payload" "$payload"
	printf ':goto 6.1.a\nno\n:note %s\n' "$payload"
} | "$CAGRADE_BIN" assess --plain --by "$payload" "$record" >/dev/null 2>&1
"$CAGRADE_BIN" seal --yes --by "$payload" "$record" >/dev/null 2>&1
echo yes | "$CAGRADE_BIN" assess --plain --by "$payload" --reason "$payload" "$record" >/dev/null 2>&1
cp "$record" torn.csv && printf '9,%s,"' "$payload" >>torn.csv
sed 's/no/yes/' "$record" >altered.csv
printf 'item,answer,note,flag,method,by,time,seq\n6.1.a,%s,%s,%s,%s,%s,%s,%s\n%s,yes\n' \
	"$payload" "$payload" "$payload" "$payload" "$payload" "$payload" "$payload" "$payload" >sheet.csv
printf 'item,answer,note\ncover.organisation,%s,%s\n' "$payload" "$payload" >good.csv
mkdir form && printf 'id,version,%s\n%s,%s\n' "$payload" "$payload" "$payload" >form/form.csv

number=0
failed=''
commands=$("$CAGRADE_BIN" --help | sed -n 's/^  \([a-z]*\) .*/\1/p')

# Note where what stands in $1 cannot be shown; the rest says what was run.
look() {
	file=$1
	shift
	"$scan" <"$file" || failed="$failed
# $(printf '%s ' "$@" | cat -v): $(head -c 200 "$file" | cat -v | head -n 3)"
}

# Run, and look at both streams; $1 says whether stdout is for people.
run() {
	is_for_people=$1
	shift
	timeout 20 "$CAGRADE_BIN" "$@" >"$work/.out" 2>"$work/.err" </dev/null
	status=$?
	[ "$status" -le 2 ] || failed="$failed
# $(printf '%s ' "$@" | cat -v): ended with $status"
	if "$is_for_people"; then look "$work/.out" "$@"; fi
	look "$work/.err" "$@"
}

# The same with a terminal for stdout, which gets no CR of its own.
run_at_terminal() {
	# shellcheck disable=SC2016 # expanded when it is run
	printf '#!/bin/sh\nstty -opost\nexec "$CAGRADE_BIN" "$@" 2>/dev/null </dev/null\n' >.run
	printf '#!/bin/sh\nexec sh ./.run %s\n' "$*" >.line
	TERM=dumb timeout 20 script -qec 'sh ./.line' .typescript </dev/null >/dev/null 2>&1
	sed '1d;$d' .typescript >.shown # its own first and last line
	look .shown "$@"
}

report() {
	number=$((number + 1))
	if [ -z "$failed" ]; then echo "ok $number - $1"; else echo "$failed
not ok $number - $1"; fi
	failed=''
}

for command in $commands; do
	for file in "$record" torn.csv altered.csv sheet.csv "no$record" form . /dev/null; do
		for lang in en zh; do
			run true "$command" --lang "$lang" "$file"
			run true "$command" --lang "$lang" "$file" "$file"
			run true "$command" --lang "$lang" --yes --dry-run "$file" sheet.csv
		done
		run true "$command" "$file" good.csv
		run true "$command" "$record" "$file"
		run true "$command" -o "out$payload" "$file"
		run true "$command" -o "$record" "$file" "$record"
		run true "$command" --form "$file" "$record"
		run true "$command" --form "./$file" "$record"
	done
	for option in "--$payload" "-$payload" "--lang=$payload" "--format=$payload" \
		"--expect=$payload" "--form=$payload" "--by=$payload" "--reason=$payload"; do
		run true "$command" "$option" "$record"
		run true "$command" "$option" "$record" sheet.csv
	done
	report "$command: files and options"
done
run true "$payload"
run true "--$payload"
run true form check form
run true form check "$record"
report "what is no command"

for file in r.html r.txt; do
	for from in "$record" torn.csv altered.csv; do
		rm -f "$file"
		run true report "$from" -o "$file"
		if [ -f "$file" ]; then look "$file" report "$from"; fi
	done
done
report "reports for people"

for format in csv json; do run false score --format "$format" "$record"; done
for file in .csv .txt .html; do run false export "$record" -o "x$payload$file"; done
run false export "$record" -o -
report "what is for machines leaves stderr clean"

if command -v script >/dev/null; then
	cp "$record" r.csv
	for words in 'score --format csv r.csv' 'score --format json r.csv' 'export r.csv -o -' \
		'log r.csv' 'score r.csv' 'verify r.csv' 'assess --plain r.csv'; do
		# shellcheck disable=SC2086
		run_at_terminal $words
		[ -s .shown ] || failed="$failed
# $words: nothing came"
	done
	report "what is for machines is shown on a terminal"
fi
echo "1..$number"
