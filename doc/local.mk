# SPDX-License-Identifier: GPL-3.0-or-later
# Documents, and the answers of the sample assessment.

dist_doc_DATA = %D%/inspector.zh.md %D%/sample-answers.csv
dist_man_MANS = %D%/cagrade-form.5 %D%/cagrade-record.5 %D%/cagrade-scoring.7

# The table of keys in the manual is that of the actions.
nodist_man_MANS = %D%/cagrade.1
EXTRA_DIST += %D%/ARCHITECTURE.md %D%/cagrade.1.in %D%/keys.awk %D%/screens
CLEANFILES += %D%/cagrade.1
%D%/cagrade.1: $(srcdir)/%D%/cagrade.1.in $(srcdir)/%D%/keys.awk $(srcdir)/src/model/action.def
	$(AM_V_GEN)$(MKDIR_P) %D% && \
		$(AWK) -f $(srcdir)/%D%/keys.awk $(srcdir)/src/model/action.def \
			$(srcdir)/%D%/cagrade.1.in >$@.tmp && mv $@.tmp $@
