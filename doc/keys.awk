# SPDX-License-Identifier: GPL-3.0-or-later
# A manual page with the table of keys and words in the place of @KEYS@, made from the list of actions
# so that it cannot drift: awk -f keys.awk [zh_CN.po] argument.def action.def PAGE
#
# A catalogue translates.

# The next quoted string of the line; what stands behind it stays in `rest`.
function take_string(   begin, end) {
	begin = index(rest, "\"")
	rest = substr(rest, begin + 1)
	end = index(rest, "\"")
	taken = substr(rest, 1, end - 1)
	rest = substr(rest, end + 1)
	return taken
}

function translated(string) {
	return string in translation ? translation[string] : string
}

# roff takes a backslash, and a dot or quote at the start of a line, for its own.
function escape(string) {
	gsub(/\\/, "\\e", string)
	gsub(/-/, "\\-", string)
	return string
}

# Keys such as [ and ? are punctuation to mdoc, unless something stands before them.
function escape_keys(string) {
	string = escape(string)
	gsub(/ /, " \\\\\\&", string)
	return "\\&" string
}

# A message of a catalogue may go on over several lines, each a string.
FILENAME ~ /\.po$/ {
	if (/^msgid "/)
		message = ""
	if (/^msgstr "/)
		translation[message] = ""
	is_message = /^msgid "/ || (is_message && /^"/)
	rest = $0
	if (/^msgid "/ || (is_message && /^"/))
		message = message take_string()
	else if (/^msgstr "/ || /^"/)
		translation[message] = translation[message] take_string()
	next
}

FILENAME ~ /\.def$/ && /^ARGUMENT\(/ {
	split($0, fields, /[(,]/)
	rest = $0
	argument[fields[2]] = take_string()
}

# Each section is a list of its own.
FILENAME ~ /\.def$/ && /^SECTION\(/ {
	rest = $0
	table = table (table == "" ? "" : ".El\n") ".Ss " escape(translated(take_string())) \
		"\n.Bl -tag -width Ds\n"
}

FILENAME ~ /\.def$/ && /^ACTION\(/ {
	rest = $0
	word = take_string()
	keys = take_string()
	split(rest, fields, /, */)
	help = take_string()
	name = argument[fields[2]] != "" ? " Ar " escape(translated(argument[fields[2]])) : ""
	table = table ".It Cm " escape_keys(keys) "\n.Cm \\&:" escape(word) name "\n\\(em " \
		escape(translated(help)) "\n"
}
FILENAME ~ /\.def$/ { next }

/^@KEYS@$/ { printf "%s", table; next }
{ print }
