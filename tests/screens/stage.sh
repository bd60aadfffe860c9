# SPDX-License-Identifier: GPL-3.0-or-later
# What the scenes of the documents begin with: read in by the shell that plays them.
# shellcheck shell=sh

# answers COUNT [RECORD]: the first of the sample's answers stand in the record.
answers() {
	head -n $(($1 + 1)) "$DOC/sample-answers.csv" >answers.csv
	cagrade import "${2:-my-ca.csv}" answers.csv
	rm answers.csv
}

# walk NAME RECORD LINES: an inspector types these lines.
walk() {
	# shellcheck disable=SC2059 # its line ends are to become some
	printf "$3" | cagrade --plain --by "$1" "$2"
}

# The power fails while the last row is written.
power_cut() {
	head -c -30 my-ca.csv >my-ca.cut
	mv my-ca.cut my-ca.csv
}

# Two inspectors go on from one beginning, and differ in one answer.
two_inspectors() {
	answers 13 li.csv
	cp li.csv wang.csv
	walk 李明 li.csv ':goto 6.1.a\nyes\n:goto 6.2.9.e\n:note 没有写明间隔\nno\n'
	walk 王芳 wang.csv ':goto 6.2.9.e\nyes\n:goto 7.2\nyes\n'
}
