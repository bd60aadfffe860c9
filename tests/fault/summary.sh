#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Add up what the fault loops have printed.
#
#   summary.sh FIGURES    FIGURES holds lines `fault: NAME: N cases, N lost, N missed ...`
#
# One line for what they are about, `what: N, N lost, N missed; ...`, and then a line a loop.  The
# name before its first dot says what a loop is about.  Status 1 where there is nothing to add up, or
# something was lost or missed, or a loop was not run to its end.

set -u
awk '
BEGIN {
	about["cuts"] = about["damage"] = about["slip"] = "damaged records"
	about["powercut"] = "crash states"
	about["realcut"] = "power cuts"
	about["syscalls"] = about["diskfull"] = "failed calls"
	about["alloc"] = "failed allocations"
	about["lockers"] = "writers at once"
	about["ends"] = "ends of the screen"
	about["clocks"] = "clocks and locales"
	order = "damaged records,crash states,power cuts,failed calls,failed allocations," \
		"writers at once,ends of the screen,clocks and locales,other"
}
$1 == "fault:" {
	name = $2
	sub(/[.:].*/, "", name)
	what = name in about ? about[name] : "other"
	cases[what] += $3
	lost[what] += $5
	missed[what] += $7
	bad += $5 + $7
	sampled += / \(sample: /
	loops[++count] = $0
}
END {
	parts = split(order, whats, ",")
	for (i = 1; i <= parts; i++) {
		what = whats[i]
		if (!(what in cases))
			continue
		line = line sprintf("%s%s: %d, %d lost, %d missed", line ? "; " : "", what, \
			cases[what], lost[what], missed[what])
	}
	print line ? line : "no figures"
	for (i = 1; i <= count; i++)
		print loops[i]
	exit count == 0 || bad > 0 || sampled > 0
}' "$1"
