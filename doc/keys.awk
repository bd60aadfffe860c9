# SPDX-License-Identifier: GPL-3.0-or-later
# From src/model/action.def to the manual's table of keys and words, in the place of @KEYS@ of the
# second file: awk -f keys.awk action.def cagrade.1.in

# The next quoted string of the line; what stands behind it stays in `rest`.
function take_string(   begin, end) {
	begin = index(rest, "\"")
	rest = substr(rest, begin + 1)
	end = index(rest, "\"")
	taken = substr(rest, 1, end - 1)
	rest = substr(rest, end + 1)
	return taken
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

FNR == NR && /^ACTION\(/ {
	rest = $0
	word = take_string()
	keys = take_string()
	help = take_string()
	table = table ".It Cm " escape_keys(keys) "\n.Cm \\&:" escape(word) "\n\\(em " escape(help) "\n"
	next
}
FNR == NR { next }
/^@KEYS@$/ { printf "%s", table; next }
{ print }
