# SPDX-License-Identifier: GPL-3.0-or-later
# Print FILE:LINE:CODE for each line of C files, without comments and without what stands in quotes.

FNR == 1 {
	in_comment = 0
}

{
	code = ""
	quote = ""
	for (i = 1; i <= length($0); i++) {
		c = substr($0, i, 1)
		pair = substr($0, i, 2)
		if (in_comment) {
			if (pair == "*/") {
				in_comment = 0
				i++
			}
		} else if (quote != "") {
			if (c == "\\")
				i++
			else if (c == quote) {
				quote = ""
				code = code c
			}
		} else if (pair == "/*") {
			in_comment = 1
			i++
		} else if (pair == "//") {
			break
		} else {
			if (c == "\"" || c == "'")
				quote = c
			code = code c
		}
	}
	print FILENAME ":" FNR ":" code
}
