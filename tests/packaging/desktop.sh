#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The entry in the menu and the description for software catalogues are what their standards ask for.

# shellcheck source=/dev/null
. "$TEST_SRCDIR/lint/tap.sh"

built=$(dirname "$CAGRADE_BIN")/packaging
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# What a validator says where it does not end well.
complaints() {
	"$@" >"$work/said" 2>&1 || cat "$work/said"
}

if command -v desktop-file-validate >/dev/null; then
	report "the desktop file is valid" "$(desktop-file-validate packaging/cagrade.desktop 2>&1)"
	sed '/^Type=/d' packaging/cagrade.desktop >"$work/cagrade.desktop"
	case $(desktop-file-validate "$work/cagrade.desktop" 2>&1) in
	*Type*) report "a desktop file without a type is not" "" ;;
	*) report "a desktop file without a type is not" "nothing is found" ;;
	esac
else
	skip "the desktop file is valid" "desktop-file-validate is missing"
fi

if command -v appstreamcli >/dev/null; then
	report "the metainfo is valid" "$(complaints appstreamcli validate --no-net \
		"$built/org.cagrade.cagrade.metainfo.xml")"
else
	skip "the metainfo is valid" "appstreamcli is missing"
fi

# translated TAG: how many of the tag's elements are Chinese, and how many are not.
translated() {
	chinese=$(grep -c "<$1 xml:lang=\"zh-CN\">" packaging/cagrade.metainfo.xml.in)
	english=$(grep -c "<$1>" packaging/cagrade.metainfo.xml.in)
	[ "$chinese" -eq "$english" ] || echo "<$1>: $english English, $chinese Chinese"
}
report "all of the metainfo is in Chinese too" "$(translated summary; translated p; translated li)"
report "the desktop file speaks of it in Chinese too" "$(
	for key in GenericName Comment Keywords; do
		grep -q "^$key\[zh_CN\]=" packaging/cagrade.desktop || echo "$key"
	done)"
finish
