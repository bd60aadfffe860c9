# SPDX-License-Identifier: GPL-3.0-or-later
# From the lists of commands and options to the completion for bash:
# awk -f completion.awk opt.def cmd.def cagrade.bash.in
#
# An option that no command names is one of all commands.

# The fields of `NAME(a, "b, c", N_("d"))` from `field[1]` on, without what they are wrapped in.
function take_fields(line,   count) {
	count = 0
	sub(/^[A-Z]+\(/, "", line)
	while (match(line, /^[ ]*("[^"]*"|N_\("[^"]*"\)|'.'|[A-Za-z0-9_]+)[,)]/)) {
		field[++count] = substr(line, 1, RLENGTH - 1)
		line = substr(line, RLENGTH + 1)
		gsub(/^ *(N_\()?["']?|["']?\)?$/, "", field[count])
	}
	return count
}

function words(list, more) {
	return list == "" ? more : list " " more
}

/^OPT\(/ {
	take_fields($0)
	ids[++option_count] = field[1]
	long[field[1]] = "--" field[2]
	short[field[1]] = field[3] == "0" ? "" : "-" field[3]
	takes[field[1]] = field[4] != "NULL"
	offered[field[1]] = field[5]
	next
}

/^COMMAND\(/ {
	fields = take_fields($0)
	commands = words(commands, field[1])
	operands[field[1]] = field[2]
	for (i = 3; i < fields; i++) {
		sub(/^OPT_/, "", field[i])
		options[field[1]] = words(options[field[1]], long[field[i]])
		is_named[field[i]] = 1
	}
	next
}

FILENAME ~ /\.def$/ { next }

function print_options(   list, count, common, i) {
	for (i = 1; i <= option_count; i++)
		if (!(ids[i] in is_named))
			common = words(common, long[ids[i]])
	count = split(commands, list, " ")
	for (i = 1; i <= count; i++)
		print "\t" list[i] ") echo '" words(options[list[i]], common) "' ;;"
}

function print_arguments(   i) {
	for (i = 1; i <= option_count; i++)
		if (takes[ids[i]])
			print "\t" long[ids[i]] (short[ids[i]] ? " | " short[ids[i]] : "") \
				") echo '" offered[ids[i]] "' ;;"
}

function print_operands(   list, count, i) {
	count = split(commands, list, " ")
	for (i = 1; i <= count; i++)
		print "\t" list[i] ") echo '" operands[list[i]] "' ;;"
}

/^@OPTIONS@$/ { print_options(); next }
/^@ARGUMENTS@$/ { print_arguments(); next }
/^@OPERANDS@$/ { print_operands(); next }
{ sub(/@COMMANDS@/, commands); print }
