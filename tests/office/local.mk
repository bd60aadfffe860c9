# SPDX-License-Identifier: GPL-3.0-or-later
# The workbooks and CSV exports in the hands of LibreOffice.  Without it these tests are skipped.

if HAVE_XLSX
TESTS += $(office_checks)
endif
office_checks = \
	%D%/roundtrip.sh \
	%D%/scores.sh \
	%D%/workbook.sh

EXTRA_DIST += $(office_checks) %D%/office.sh
