# SPDX-License-Identifier: GPL-3.0-or-later
# A manual page with the rulings in the place of @RULINGS@, from the form's sheet so that they cannot
# drift: awk -v language=en|zh -f rulings.awk rulings.csv PAGE

# Split a row of CSV into cell[1], cell[2] and so on; none of the sheet goes on over several lines.
function split_row(row,   count, at, byte, is_quoted) {
	count = 1
	cell[1] = ""
	for (at = 1; at <= length(row); at++) {
		byte = substr(row, at, 1)
		if (byte == "\"" && is_quoted && substr(row, at + 1, 1) == "\"") {
			cell[count] = cell[count] byte
			at++
		} else if (byte == "\"")
			is_quoted = !is_quoted
		else if (byte == "," && !is_quoted)
			cell[++count] = ""
		else
			cell[count] = cell[count] byte
	}
}

# A page's line ends where a sentence does.  Chinese has no blanks, so that it is broken nowhere else:
# there every clause is a line.
function add_lines(string) {
	gsub(/\\/, "\\e", string)
	gsub(/\. /, ".\n", string)
	gsub(/，|。|；|：/, "&\n", string)
	sub(/\n$/, "", string)
	return string
}

FILENAME ~ /\.csv$/ && FNR == 1 {
	split_row($0)
	for (i in cell)
		column[cell[i]] = i
	next
}
FILENAME ~ /\.csv$/ {
	split_row($0)
	rulings = rulings ".It " cell[column["clause"]] " Pq Cm " cell[column["id"]] "\n" \
		add_lines(cell[column["label::" language]]) "\n"
	next
}
/^@RULINGS@$/ { printf "%s", rulings; next }
{ print }
