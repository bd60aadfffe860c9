#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion in a bash: what is offered is what --help names, and beside it names of files, folders
# and forms where such are wanted.

# shellcheck source=/dev/null
. "$TEST_SRCDIR/lint/tap.sh"

script=$(dirname "$CAGRADE_BIN")/packaging/completion/cagrade
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

if ! command -v bash >/dev/null; then
	skip "completion for bash" "bash is missing"
	finish
	exit
fi

# offered WORD...: what Tab offers behind the words, the last of which is begun; a line each.
offered() {
	# shellcheck disable=SC2016 # for that bash
	bash --norc -c '
		source "$1"
		shift
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_cagrade "$1"
		((${#COMPREPLY[@]} == 0)) || printf "%s\n" "${COMPREPLY[@]}"
	' bash "$script" "$CAGRADE_BIN" "$@" 2>&1
}

# same WHAT WANTED GOT: both are the same lines, in whatever order.
same() {
	printf '%s\n' "$2" | sort >"$work/wanted"
	printf '%s\n' "$3" | sort >"$work/got"
	report "$1" "$(diff "$work/wanted" "$work/got")"
}

commands() {
	"$CAGRADE_BIN" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'
}

options() {
	"$CAGRADE_BIN" "$@" --help | sed -n 's/^  \(-.,\|   \) \(--[a-z-]*\).*/\2/p'
}

# Lines "OPTION VALUES" of those options whose help names the values, parted by bars.
options_with_values() {
	"$CAGRADE_BIN" "$1" --help | sed -n 's/^ *\(--[a-z]*\)=\([a-z]*|[a-z|]*\) .*/\1 \2/p'
}

mkdir "$work/empty" "$work/full" "$work/full/folder"
touch "$work/full/a.csv" "$work/full/two words.csv"

cd "$work/empty" || exit 99
same "each command is offered" "$(commands)" "$(offered '')"
same "a command's beginning" "seal" "$(offered sea)"
for command in $(commands); do
	same "$command: each option is offered" "$(options "$command")" "$(offered "$command" --)"
	while read -r option values; do
		same "$command: each value of $option" "$(echo "$values" | tr '|' '\n')" \
			"$(offered "$command" "$option" '')"
	done <<-END
		$(options_with_values "$command")
	END
done
same "a record without a command takes the options of assess" "$(options assess)" \
	"$(offered ./a.csv --)"
same "options before a command" "$(options assess)
--version" "$(offered --)"
same "a value behind an equals sign" "zh" "$(offered score --lang = z)"
same "all values behind an equals sign" "en
zh" "$(offered score --lang =)"
same "encodings" "utf-16
utf-8" "$(offered export --encoding u)"
same "forms" "$(basename "$TEST_FORMS")" "$(offered assess --form '')"
same "nothing where only the user knows" "" "$(offered assess --by '')"

cd "$work/full" || exit 99
same "files" "a.csv
folder
two words.csv" "$(offered score '')"
same "files of an option" "a.csv" "$(offered export a.csv -o a)"
same "folders" "folder" "$(offered assess a.csv --phrases '')"
same "words and folders" "check
folder
list" "$(offered form '')"
finish
