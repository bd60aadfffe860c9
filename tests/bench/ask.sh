#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ask.sh FILE - the questionnaire as a shell loop around dialog: questions with four answers, each
# answer appended to FILE and synced.
set -eu
number=1
while :; do
	answer=$(dialog --stdout --radiolist "Question number $number of the questionnaire" 14 70 4 \
		1 fully on 2 mostly off 3 partly off 4 "not at all" off)
	printf '%s,inspector,%03d,%s,%-80s\n' 2026-11-23T14:03:05+08:00 "$number" "$answer" note >>"$1"
	sync -d "$1"
	number=$((number + 1))
done
