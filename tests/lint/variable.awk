# SPDX-License-Identifier: GPL-3.0-or-later
# Print the words of a variable of makefile pieces, a line each: awk -v wanted=TESTS -f variable.awk
# PIECE...  Conditions are passed over: what stands in either branch counts.  %D% is the piece's
# folder, and a variable in a variable is resolved.

FNR == 1 {
	folder = FILENAME
	if (!sub(/\/[^\/]*$/, "", folder))
		folder = "."
	line = ""
}

/^#/ || /^\t/ && line == "" {
	next
}

{
	line = line $0
	if (sub(/\\$/, " ", line))
		next
	if (match(line, /^[A-Za-z0-9_]+ *\+?= */)) {
		name = substr(line, 1, RLENGTH)
		gsub(/[ +=]/, "", name)
		text = substr(line, RLENGTH + 1)
		gsub(/%D%/, folder, text)
		words[name] = words[name] " " text
	}
	line = ""
}

# With what stands behind each word in `$(NAME:=ENDING)`.
function show(name, ending,   list, count, i, inner) {
	count = split(words[name], list, " ")
	for (i = 1; i <= count; i++) {
		if (list[i] ~ /^\$\([A-Za-z0-9_]+(:=[^)]*)?\)$/) {
			split(substr(list[i], 3, length(list[i]) - 3), inner, ":=")
			show(inner[1], inner[2] ending)
		} else
			print list[i] ending
	}
}

END {
	for (name in words)
		if (name ~ "^(" wanted ")$")
			show(name, "")
}
