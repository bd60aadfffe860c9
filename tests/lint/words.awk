# SPDX-License-Identifier: GPL-3.0-or-later
# What a manual page names that no translation changes: options, commands, variables, files and
# pages, one a line as "MACRO word".

function is_macro(word) {
	return word ~ /^(Ar|Cm|Ev|Fl|Ic|It|Li|Nm|Ns|Oc|Oo|Op|Pa|Pq|Ql|Xc|Xo|Xr)$/
}

/^\.[A-Z]/ {
	macro = ""
	sub(/^\./, "")
	for (i = 1; i <= NF; i++)
		if (is_macro($i))
			macro = $i
		else if (macro ~ /^(Cm|Ev|Fl|Pa|Xr)$/ && $i !~ /^[,.:;|]$/)
			print macro, $i
}
