# SPDX-License-Identifier: GPL-3.0-or-later
# Figures (round, what, program, unit, value; tabs) as a table: a line for each figure of cagrade
# and each program beside it, with medians over the rounds of both and of their ratio, and how that
# stands to the limits of the file -v limits=FILE (what, unit, beside, limit; tabs).

BEGIN {
	FS = "\t"
	while ((getline row < limits) > 0) {
		split(row, cell, "\t")
		if (row !~ /^#/)
			limit[cell[1], cell[2], cell[3]] = cell[4]
	}
}

{
	add($2, $3, $4, $5)
	if ($2 ~ /^answer/ && $4 == "bytes") # a serial line takes ten bits for each
		add($2, $3, "ms at 9600", $5 / 0.96)
}

function add(what, program, unit, figure,    place)
{
	place = what "\t" unit
	if (!(place in seen)) {
		seen[place] = 1
		places[++place_count] = place
	}
	if (!((place, program) in rounds))
		programs[place] = programs[place] (programs[place] ? "\t" : "") program
	value[place, program, ++rounds[place, program]] = figure
}

function median_of(place, program,    i, list)
{
	for (i = 1; i <= rounds[place, program]; i++)
		list[i] = value[place, program, i]
	return median(list, rounds[place, program])
}

function median_ratio(place, program,    i, list, other, count)
{
	for (i = 1; i <= rounds[place, program]; i++) {
		other = value[place, program, i]
		if (other > 0)
			list[++count] = value[place, "cagrade", i] / other
	}
	return count ? sprintf("%.2f", median(list, count)) : "-"
}

# Numbers of three digits at least keep no decimals.
function short(number)
{
	return sprintf(number < 100 && number != int(number) ? "%.1f" : "%.0f", number)
}

function line(what, unit, own, beside, other, ratio, verdict)
{
	sub(/ +$/, "", verdict)
	printf "%-24s %-12s %9s  %-16s %9s %7s  %s\n", what, unit, own, beside, other, ratio, verdict
}

# How the figure, or its ratio to the program beside it, stands to its limit; "" without one.
function judge(place, beside, figure,    parts, most)
{
	split(place, parts, "\t")
	if (!((parts[1], parts[2], beside) in limit))
		return ""
	most = limit[parts[1], parts[2], beside]
	return sprintf("%s %s %s ", figure + 0 <= most + 0 ? "ok  " : "OVER",
		       beside == "-" ? "up to" : "x up to", most)
}

END {
	line("what", "unit", "cagrade", "beside", "takes", "x", "limit")
	for (p = 1; p <= place_count; p++) {
		place = places[p]
		split(place, parts, "\t")
		count = split(programs[place], names, "\t")
		own = median_of(place, "cagrade")
		verdict = judge(place, "-", own)
		if (count == 1)
			line(parts[1], parts[2], short(own), "", "", "", verdict)
		for (i = 1; i <= count; i++) {
			if (names[i] == "cagrade")
				continue
			ratio = median_ratio(place, names[i])
			verdict = verdict judge(place, names[i], ratio)
			line(parts[1], parts[2], short(own), names[i], \
			     short(median_of(place, names[i])), ratio, verdict)
			verdict = ""
		}
	}
}
