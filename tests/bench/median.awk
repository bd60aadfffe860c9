# SPDX-License-Identifier: GPL-3.0-or-later
# What both tables of figures reckon with; given to awk before either of them.

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
