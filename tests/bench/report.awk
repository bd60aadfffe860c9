# SPDX-License-Identifier: GPL-3.0-or-later
# Figures (round, what, program, unit, value; tabs) as a table: a line for each figure of cagrade
# and each program beside it, with medians over the rounds of both and of their ratio.

{
	place = $2 "\t" $4
	if (!(place in seen)) {
		seen[place] = 1
		places[++place_count] = place
	}
	if (!((place, $3) in rounds))
		programs[place] = programs[place] (programs[place] ? "\t" : "") $3
	value[place, $3, ++rounds[place, $3]] = $5
}

# The median of the first `count` of `list`, from 1 on.
function median(list, count,    i, j, swap)
{
	for (i = 2; i <= count; i++)
		for (j = i; j > 1 && list[j - 1] > list[j]; j--) {
			swap = list[j]
			list[j] = list[j - 1]
			list[j - 1] = swap
		}
	i = int((count + 1) / 2)
	return count % 2 ? list[i] : (list[i] + list[i + 1]) / 2
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

function line(what, unit, own, beside, other, ratio)
{
	printf "%-22s %-10s %9s  %-16s %9s %7s\n", what, unit, own, beside, other, ratio
}

# The time that a serial line needs for so many bytes, ten bits each.
function line_9600(what, place, names, count,    i)
{
	for (i = 1; i <= count; i++)
		if (names[i] != "cagrade")
			line(what, "ms at 9600", short(median_of(place, "cagrade") / 0.96), names[i],
			     short(median_of(place, names[i]) / 0.96), "")
}

END {
	line("what", "unit", "cagrade", "beside", "takes", "x")
	for (p = 1; p <= place_count; p++) {
		place = places[p]
		split(place, parts, "\t")
		count = split(programs[place], names, "\t")
		own = short(median_of(place, "cagrade"))
		if (count == 1)
			line(parts[1], parts[2], own, "", "", "")
		for (i = 1; i <= count; i++)
			if (names[i] != "cagrade")
				line(parts[1], parts[2], own, names[i], short(median_of(place, names[i])),
				     median_ratio(place, names[i]))
		if (parts[2] == "bytes" && parts[1] ~ /^answer/)
			line_9600(parts[1], place, names, count)
	}
}
