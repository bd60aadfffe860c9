# SPDX-License-Identifier: GPL-3.0-or-later
# The items of a form, and behind them so many yes-no questions, in clauses of fifty, that there are
# `items` in all:
#
#   awk -v items=50000 -f many.awk items.csv

# A row of 15 cells: id, group, type, two labels, two hints, clause, required, six empty ones, since.
function row(id, group, type, en, zh, hint_en, hint_zh, clause, required)
{
	if (count++ < items)
		print id "," group "," type "," en "," zh "," hint_en "," hint_zh "," clause "," \
			required ",,,,,,1"
}

{
	print
	count = NR - 1 # but for the header
}

END {
	for (part = 1; count < items; part++) {
		row("many" part, "", "group", "Part " part, "第" part "部分", "", "", "M" part, "")
		for (clause = 1; clause <= 50; clause++) {
			place = part "." clause
			row("many" place, "many" part, "group", "Clause " place, "第" place "条", "", \
			    "", "M" place, "")
			for (question = 1; question <= 50; question++)
				row("many" place ".q" question, "many" place, "yesno", \
				    "Is what clause " place " demands in " question " shown on paper?", \
				    "第" place "条第" question "项要求是否有书面记录？", \
				    "Ask for the paper; see who signed it and when.", \
				    "请出示书面记录，看何人何时签署。", "M" place " " question, "yes")
		}
	}
}
