# SPDX-License-Identifier: GPL-3.0-or-later
# The forms, installed under $(pkgdatadir)/forms.

gbt35289dir = $(pkgdatadir)/forms/gbt35289-2017
dist_gbt35289_DATA = \
	%D%/gbt35289-2017/criteria.csv \
	%D%/gbt35289-2017/form.csv \
	%D%/gbt35289-2017/indicators.csv \
	%D%/gbt35289-2017/items.csv \
	%D%/gbt35289-2017/levels.csv \
	%D%/gbt35289-2017/links.csv \
	%D%/gbt35289-2017/rulings.csv
