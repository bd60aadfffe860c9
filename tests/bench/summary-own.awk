# SPDX-License-Identifier: GPL-3.0-or-later
# `record,total` of the rows of `summary --format csv`, sorted by record as they come.  Of the columns
# before the total only the third, an organisation, is in quotes here.

NR > 1 {
	record = $0
	sub(/,.*/, "", record)
	gsub(/"[^"]*"/, "")
	split($0, cells, ",")
	print record "," cells[9]
}
