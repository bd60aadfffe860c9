# SPDX-License-Identifier: GPL-3.0-or-later
# Documents, and the answers of the sample assessment.

dist_doc_DATA = %D%/sample-answers.csv
