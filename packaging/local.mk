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

# Packages that `make` alone does not build; they come to lie in packages/ of the build tree.
EXTRA_DIST += %D%/debian

# A package for Debian, made from the tarball as a packager would.
deb: dist
	rm -rf packages/deb && $(MKDIR_P) packages/deb
	cp $(distdir).tar.xz packages/deb/$(PACKAGE)_$(VERSION).orig.tar.xz
	tar -C packages/deb -xf $(distdir).tar.xz
	cp -R $(srcdir)/%D%/debian packages/deb/$(distdir)/debian
	cd packages/deb/$(distdir) && chmod -R u+w debian && \
		DEB_BUILD_OPTIONS="nocheck $$DEB_BUILD_OPTIONS" dpkg-buildpackage -us -uc -b

# All in one folder, for a machine on which nothing can be installed.
EXTRA_DIST += %D%/airgap.sh %D%/airgap.txt
airgap: dist
	$(SHELL) $(srcdir)/%D%/airgap.sh $(distdir).tar.xz $(srcdir)/%D%/airgap.txt packages
