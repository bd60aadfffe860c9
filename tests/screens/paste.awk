# SPDX-License-Identifier: GPL-3.0-or-later
# A page with its screens pasted in: awk -f paste.awk PAGE.  What stands between the lines
# `<!-- screen NAME -->` and `<!-- end -->` is doc/screens/NAME.txt.

function paste(path,   line, has_any) {
	print "```"
	while ((getline line <path) > 0) {
		print line
		has_any = 1
	}
	close(path)
	print "```"
	if (!has_any)
		print "no screen: " path
}

/^<!-- screen [A-Za-z_.]+ -->$/ {
	print
	paste("doc/screens/" $3 ".txt")
	is_old = 1
	next
}
/^<!-- end -->$/ { is_old = 0 }
!is_old { print }
