# SPDX-License-Identifier: GPL-3.0-or-later
# Totals of records by an awk that knows nothing of quotes: `awk -f summary.awk weights.csv RECORD...`.
# The columns it needs stand before those that may hold a comma.

BEGIN { FS = "," }
FNR == 1 { tell(); record = FILENAME; if (NR == 1) record = ""; next }
record == "" { weight[$1] = $2; next }
$4 in weight { last[$4] = $5 }
END { tell() }

function tell(    item, sum) {
	if (record == "")
		return
	for (item in last)
		sum += last[item] * weight[item]
	printf "%s,%d.%02d\n", record, sum / 10000, sum / 100 % 100
	for (item in last)
		delete last[item]
}
