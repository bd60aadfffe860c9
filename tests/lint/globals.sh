#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Globals: no layer's library exports data that can be written, and of its own it keeps only what is
# listed here with its reason.  Looks into the build folder, which CAGRADE_BIN stands in.

# shellcheck source=/dev/null
. "$(dirname "$0")/tap.sh"

: "${CAGRADE_BIN:?names the program in the build folder}"
build=$(dirname "$CAGRADE_BIN")

# What may be kept, by library and name; behind it, why.
allowed() {
	cat <<'LIST'
libbase.a exhausted_hook the allocator's hook: out of memory restores the terminal first
libbase.a spoken the language that all messages are in, as gettext keeps it
libbase.a catalogues the translations, each opened once
libreport.a stream_count how often the workbook library has called us, which passes nothing of ours along
libtui.a caught the signal flag
libtui.a before the signals' handlers before ours, to be put back
libtui.a mask_before the signals that were blocked before, to be put back
libtui.a rescue whether the terminal is to be rescued in a crash
libtui.a rescue_text what restores the terminal in a crash, where nothing can be worked out any more
libtui.a handle the curses handle
LIST
}

# Lines "LIBRARY CLASS NAME" of data that can be written; class b or d for the file's own, B or D
# for exported.  What is const but holds addresses is written once, by the loader, in .data.rel.ro.
# The names that sanitizers and coverage bring along are none of ours.
writable() {
	for library in "$build"/lib*.a; do
		nm --format=sysv "$library" 2>/dev/null | awk -F '|' -v library="$(basename "$library")" '
			{ gsub(/ /, ""); }
			$7 ~ /^\.data\.rel\.ro/ { next }
			$1 ~ /^(__odr_asan|_*asan|__gcov|__ubsan|__sancov|__unnamed_|\.L)/ { next }
			$7 ~ /^\.(data|bss|tdata|tbss)/ || $7 ~ /COM/ {
				sub(/\.[0-9.]*$/, "", $1)
				print library, $3, $1
			}
		'
	done
}

find_exported() {
	writable | grep -E '^[^ ]* [A-Z] '
}

find_kept() {
	writable | grep -E '^[^ ]* [a-z] ' | while read -r library class name; do
		allowed | grep -q "^$library $name " || echo "$library $name ($class)"
	done
}

if ! command -v nm >/dev/null 2>&1; then
	skip "no layer exports data that can be written" "there is no nm"
	skip "a layer keeps only what is listed" "there is no nm"
elif [ ! -f "$build/libbase.a" ]; then
	report "the libraries are in the build folder" "no $build/libbase.a"
else
	report "no layer exports data that can be written" "$(find_exported)"
	report "a layer keeps only what is listed" "$(find_kept)"
fi
finish
