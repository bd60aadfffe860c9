# SPDX-License-Identifier: GPL-3.0-or-later
# Documents, and the answers of the sample assessment.

dist_doc_DATA = %D%/inspector.zh.md %D%/sample-answers.csv
queriesdir = $(docdir)/queries
dist_queries_DATA = \
	%D%/queries/duckdb.sql \
	%D%/queries/queries.md \
	%D%/queries/sqlite.sql \
	%D%/queries/totals.sql
EXTRA_DIST += %D%/ARCHITECTURE.md %D%/screens

dist_man_MANS = %D%/cagrade-form.5 %D%/cagrade-record.5
nodist_man_MANS = %D%/cagrade.1 %D%/cagrade-scoring.7

zhman1dir = $(mandir)/zh_CN/man1
zhman5dir = $(mandir)/zh_CN/man5
zhman7dir = $(mandir)/zh_CN/man7
nodist_zhman1_DATA = %D%/zh_CN/cagrade.1
dist_zhman5_DATA = %D%/zh_CN/cagrade-form.5 %D%/zh_CN/cagrade-record.5
nodist_zhman7_DATA = %D%/zh_CN/cagrade-scoring.7

# The tables of keys and of rulings are made from what the program is made from.
MADE_PAGES = $(nodist_man_MANS) $(nodist_zhman1_DATA) $(nodist_zhman7_DATA)
PAGE_INPUTS = \
	$(srcdir)/%D%/keys.awk \
	$(srcdir)/%D%/page.sh \
	$(srcdir)/%D%/rulings.awk \
	$(srcdir)/forms/gbt35289-2017/rulings.csv \
	$(srcdir)/po/zh_CN.po \
	$(srcdir)/src/model/action.def \
	$(srcdir)/src/model/argument.def
EXTRA_DIST += %D%/keys.awk %D%/page.sh %D%/rulings.awk $(MADE_PAGES:=.in)
CLEANFILES += $(MADE_PAGES)
MAKE_PAGE = $(AM_V_GEN)$(MKDIR_P) $(@D) && page=$@ && \
	(cd $(srcdir) && AWK='$(AWK)' $(SHELL) %D%/page.sh $${page\#%D%/}) >$@.tmp && mv $@.tmp $@
%D%/cagrade.1: $(srcdir)/%D%/cagrade.1.in $(PAGE_INPUTS)
	$(MAKE_PAGE)
%D%/cagrade-scoring.7: $(srcdir)/%D%/cagrade-scoring.7.in $(PAGE_INPUTS)
	$(MAKE_PAGE)
%D%/zh_CN/cagrade.1: $(srcdir)/%D%/zh_CN/cagrade.1.in $(PAGE_INPUTS)
	$(MAKE_PAGE)
%D%/zh_CN/cagrade-scoring.7: $(srcdir)/%D%/zh_CN/cagrade-scoring.7.in $(PAGE_INPUTS)
	$(MAKE_PAGE)
