# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed besides the program.

dist_check_SCRIPTS += \
	%D%/completion.sh \
	%D%/desktop.sh

# The packages on a bare system: BARE names the packed image of one.  Wants root.
EXTRA_DIST += %D%/bare.sh
check-packages: airgap deb
	$(SHELL) $(srcdir)/%D%/bare.sh '$(BARE)' packages
