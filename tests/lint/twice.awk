# SPDX-License-Identifier: GPL-3.0-or-later
# Print the places of C files where the same lines stand twice: `span` of them in a row, of those that
# say something (no comment, no include, no brace alone).  The rest of a longer run is not told again.

FNR == 1 {
	count = 0
	in_comment = 0
}

{
	line = $0
	gsub(/^[ \t]+|[ \t]+$/, "", line)
	if (line ~ /^\/\*/)
		in_comment = 1
	if (in_comment) {
		if (line ~ /\*\/$/)
			in_comment = 0
		next
	}
	if (line == "" || line ~ /^[{}()]*[;,]?$/ || line ~ /^#/)
		next
	text[++count] = line
	row[count] = FNR
	if (count < span)
		next
	window = text[count - span + 1]
	for (i = count - span + 2; i <= count; i++)
		window = window "\n" text[i]
	place = FILENAME ":" row[count - span + 1]
	if (!(window in seen)) {
		seen[window] = place
		told_before = 0
	} else {
		if (!told_before)
			print place ": as " seen[window]
		told_before = 1
	}
}
