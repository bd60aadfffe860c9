#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Actions: each has a word, a key and a help line of its own, and somebody who carries it out; it stands
# on the help screen and in the manual, and plain mode completes the beginning of its word.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

: "${CAGRADE_BIN:?names the program}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Lines "ID<tab>word<tab>keys<tab>argument<tab>help", one an action.
actions() {
	sed -n 's/^ACTION(\([A-Z_]*\), "\([^"]*\)", "\([^"]*\)", \([A-Z_]*\), N_("\(.*\)"))$/\1\t\2\t\3\t\4\t\5/p' \
		src/model/action.def
}

column() {
	actions | cut -f "$1"
}

# Lines that are meant as an action, but are not of the form that is read here.
find_unread() {
	grep -n '^ACTION' src/model/action.def | sed 's/^\([0-9]*\):ACTION(\([A-Z_]*\).*/\2 \1/' |
		while read -r id line; do
			column 1 | grep -qx "$id" || echo "src/model/action.def:$line: $id"
		done
}

find_empty() {
	actions | awk -F '\t' '
		$2 == "" { print $1 ": no word" }
		$3 ~ /^ *$/ { print $1 ": no key" }
		$5 ~ /^ *$/ { print $1 ": no help" }
	'
}

find_twice() {
	column 1 | sort | uniq -d
	column 2 | sort | uniq -d
	column 3 | tr ' ' '\n' | sort | uniq -d
	column 5 | sort | uniq -d
}

# A key is one character, or a name that the key map knows.
find_strange_keys() {
	column 3 | tr ' ' '\n' | grep -vE '^.$' | while read -r key; do
		grep -qF "{\"$key\", PRESS_" src/tui/keymap.c || echo "$key"
	done
}

# Headings that do not stand right before the action that they name, or are not of the form that is read.
find_misplaced() {
	awk '
		/^SECTION/ {
			if ($0 !~ /^SECTION\([A-Z_]+, N_\("[^"]+"\)\)$/)
				print FILENAME ":" NR ": " $0
			split($0, named, /[(,]/)
			is_due = 1
		}
		/^ACTION/ && is_due {
			split($0, fields, /[(,]/)
			if (fields[2] != named[2])
				print FILENAME ":" NR ": " fields[2] ", not " named[2]
			is_due = 0
		}
		/^ACTION/ && named[2] == "" { print FILENAME ":" NR ": under no heading" }
	' src/model/action.def
}

find_idle() {
	column 1 | while read -r id; do
		grep -qF "[ACTION_$id] = " src/model/session_do.c || echo "$id"
	done
}

find_strange_arguments() {
	column 4 | sort -u | while read -r argument; do
		grep -q "^ARGUMENT($argument," src/model/argument.def || echo "$argument"
	done
}

# Words that do not stand in the manual as it is made from the list, `:word` behind its keys.
find_untold() {
	column 2 | while read -r word; do
		sh doc/page.sh cagrade.1 | sed 's/\\-/-/g' | grep -qF -e "&:$word" || echo "$word"
	done
}

# Lines "WORD BEGINNING", one an action: the shortest beginning that is no other's.
beginnings() {
	column 2 | awk '
		{ words[NR] = $1 }
		END {
			for (i = 1; i <= NR; i++) {
				for (len = 1; len < length(words[i]); len++) {
					count = 0
					for (j = 1; j <= NR; j++)
						count += index(words[j], substr(words[i], 1, len)) == 1
					if (count == 1)
						break
				}
				print words[i], substr(words[i], 1, len)
			}
		}
	'
}

# What plain mode says to a beginning; a word that it does not know it names.  The help is what it
# shows of the list.
plainly() {
	printf '%s\n' "$@" | "$CAGRADE_BIN" assess --plain --lang en "$work/a.csv" 2>&1
}

find_not_completed() {
	beginnings | while read -r word beginning; do
		case $(plainly ":$beginning") in
		*"there is no action '$beginning'"* | *"begins several actions"*)
			echo "$word: not by :$beginning" ;;
		esac
	done
}

find_no_help() {
	plainly :help >"$work/help"
	column 2 | while read -r word; do
		grep -q "^:${word}[ :]" "$work/help" || echo "$word"
	done
}

report "each line of the list can be read" "$(find_unread)"
report "each action has a word, a key and a help line" "$(find_empty)"
report "no word, key or help line stands there twice" "$(find_twice)"
report "each key is one that the key map knows" "$(find_strange_keys)"
report "each heading stands before the action that it names" "$(find_misplaced)"
report "each argument is one that argument.def knows" "$(find_strange_arguments)"
report "each action is carried out" "$(find_idle)"
report "each action stands in the manual" "$(find_untold)"
report "each action stands in plain mode's help" "$(find_no_help)"
report "each action is completed by plain mode" "$(find_not_completed)"
finish
