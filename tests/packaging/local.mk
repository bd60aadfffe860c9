# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed besides the program.

dist_check_SCRIPTS += \
	%D%/completion.sh \
	%D%/desktop.sh
