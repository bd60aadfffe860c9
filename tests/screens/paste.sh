#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Paste the screens into the pages that show them; run at the top of the source tree.
set -eu

pasted=$(mktemp)
trap 'rm -f "$pasted"' EXIT
grep -l '^<!-- screen ' ./*.md doc/*.md | while read -r page; do
	awk -f tests/screens/paste.awk "$page" >"$pasted"
	cmp -s "$pasted" "$page" || cat "$pasted" >"$page"
done
