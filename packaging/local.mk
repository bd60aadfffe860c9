# SPDX-License-Identifier: GPL-3.0-or-later
# What a system wants besides the program: completion, an entry in the menu, packages.

# The completion is made from the lists of commands and options, as --help is.
completiondir = $(datarootdir)/bash-completion/completions
nodist_completion_DATA = %D%/completion/cagrade
EXTRA_DIST += %D%/completion.awk %D%/completion.in
CLEANFILES += %D%/completion/cagrade
%D%/completion/cagrade: $(srcdir)/%D%/completion.awk $(srcdir)/%D%/completion.in \
		$(srcdir)/src/cmd/opt.def $(srcdir)/src/cmd/cmd.def
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
		$(AWK) -f $(srcdir)/%D%/completion.awk $(srcdir)/src/cmd/opt.def \
			$(srcdir)/src/cmd/cmd.def $(srcdir)/%D%/completion.in >$@.tmp && mv $@.tmp $@

desktopdir = $(datarootdir)/applications
dist_desktop_DATA = %D%/cagrade.desktop
icondir = $(datarootdir)/icons/hicolor/scalable/apps
dist_icon_DATA = %D%/cagrade.svg

metainfodir = $(datarootdir)/metainfo
nodist_metainfo_DATA = %D%/org.cagrade.cagrade.metainfo.xml
EXTRA_DIST += %D%/cagrade.metainfo.xml.in
CLEANFILES += %D%/org.cagrade.cagrade.metainfo.xml
%D%/org.cagrade.cagrade.metainfo.xml: $(srcdir)/%D%/cagrade.metainfo.xml.in config.status
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
		sed 's|@[V]ERSION@|$(VERSION)|' $(srcdir)/%D%/cagrade.metainfo.xml.in >$@.tmp && mv $@.tmp $@
