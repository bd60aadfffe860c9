# SPDX-License-Identifier: GPL-3.0-or-later
# Figures (program, unit, value; blanks; rounds one behind the other) as a table of ratios beside their
# limits.

{ value[$1, $2, ++rounds[$1, $2]] = $3 }

function median_of(program, unit,    i, list)
{
	for (i = 1; i <= rounds[program, unit]; i++)
		list[i] = value[program, unit, i]
	return median(list, i - 1)
}

function median_ratio(above, below, unit,    i, list)
{
	for (i = 1; i <= rounds[above, unit]; i++)
		list[i] = value[above, unit, i] / value[below, unit, i]
	return median(list, i - 1)
}

# A line for how often `below` goes into `above`; limit "" for none.
function line(what, above, below, unit, sign, limit,    ratio, verdict)
{
	if (!((above, unit) in rounds) || !((below, unit) in rounds))
		return
	ratio = median_ratio(above, below, unit)
	if (limit != "")
		verdict = (sign == "<=" ? ratio <= limit : ratio >= limit) ? "kept" : "MISSED"
	printf "%-44s %-6s %9.3f %9.3f %7.2f %3s %-5s %s\n", what, unit == "us" ? "s" : "CPU-s",
		median_of(above, unit) / 1e6, median_of(below, unit) / 1e6, ratio, sign, limit, verdict
}

# The same by the clock, and by the time of processors, which others on the machine disturb less.
function lines(what, above, below, sign, limit)
{
	line(what, above, below, "us", sign, limit)
	line("", above, below, "CPU-us", sign, limit)
}

function memory(what, program, limit,    kb)
{
	if (!((program, "KB") in rounds))
		return
	kb = median_of(program, "KB")
	printf "%-44s %-6s %9d %26s %-5d %s\n", what, "KB", kb, "<=", limit, kb <= limit ? "kept" : "MISSED"
}

END {
	printf "%-44s %-6s %9s %9s %7s     %s\n", "what", "unit", "a", "b", "a / b", "limit"
	lines("a: cagrade, one job  b: libcsv, no callbacks", "cagrade", "floor-libcsv", "<=", 1.6)
	lines("a: mawk, no quotes   b: cagrade", "mawk", "cagrade", ">=", 1)
	lines("a: gawk, no quotes   b: cagrade", "gawk", "cagrade", "", "")
	lines("a: python csv        b: cagrade", "python", "cagrade", "", "")
	lines("a: sqlite3           b: cagrade", "sqlite", "cagrade", ">=", 5)
	lines("a: Miller            b: cagrade", "mlr", "cagrade", ">=", 5)
	lines("a: DuckDB, records   b: cagrade", "duckdb", "cagrade", ">=", 4)
	lines("a: DuckDB, tidy CSV  b: cagrade", "duckdb-tidy", "cagrade", ">=", 4)
	line("a: one job           b: two jobs", "cagrade", "cagrade-2", "us", ">=", 1.8)
	line("", "cagrade", "cagrade-2", "CPU-us", "", "")
	lines("a: nettle's SM3      b: --verify, one job", "floor-sm3", "cagrade-verify", ">=", 0.8)
	line("a: nettle's SM3      b: --verify, two jobs", "floor-sm3", "cagrade-verify-2", "us", ">=", 0.8)
	memory("memory, 100 records", "cagrade-few", 16384)
	memory("memory, ten times all records", "cagrade-many", 16384)
}
