#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Gives each fuzz target FUZZ_SECONDS of new bytes, beginning with its corpus; TAP on stdout.  What
# breaks a target stays in the build folder as tests/fuzz/TARGET-crash-..., and is then the smallest
# test that shows the fault: mend it, and put the file into the corpus.

set -u
: "${TEST_SRCDIR:?names the folder of the tests}"
: "${CAGRADE_BIN:?names the program in the build folder}"
: "${FUZZ_SECONDS:=2}"
seconds_for_one=5 # a target that takes longer hangs
bytes_max=3000
cd "$(dirname "$CAGRADE_BIN")" || exit 1
out=tests/fuzz/clang
mkdir -p "$out"

has_fuzzer() {
	echo 'int LLVMFuzzerTestOneInput(const char *b, unsigned long n) { return !b && n; }' |
		clang -fsanitize=fuzzer,address -x c -o "$out/probe" - 2>"$out/probe.log"
}

build() {
	${MAKE:-make} -s -f "$TEST_SRCDIR/fuzz/fuzz.mk" srcdir="$(dirname "$TEST_SRCDIR")" >"$out/build.log" 2>&1
}

# Run one target; what came of it is in its log.
fuzz() {
	mkdir -p "$out/found_$1"
	timeout $((FUZZ_SECONDS + 60)) "$out/fuzz_$1" -max_total_time="$FUZZ_SECONDS" \
		-timeout="$seconds_for_one" -max_len="$bytes_max" -rss_limit_mb=1024 \
		-dict="$TEST_SRCDIR/fuzz/words.dict" -artifact_prefix="$PWD/tests/fuzz/$1-" \
		"$PWD/$out/found_$1" "$TEST_SRCDIR/fuzz/corpus/$1" >"$out/$1.log" 2>&1
}

if ! has_fuzzer; then
	echo "1..0 # SKIP clang is missing, or its fuzzer (libclang-rt-dev)"
	exit 0
fi
if ! build; then
	sed 's/^/# /' "$out/build.log"
	echo "Bail out! the fuzz targets do not build"
	exit 1
fi
number=0
for source in "$TEST_SRCDIR"/fuzz/corpus/*/; do
	target=$(basename "$source")
	number=$((number + 1))
	if fuzz "$target"; then
		echo "ok $number - $target: $(sed -n 's/^#\([0-9]*\)[[:space:]]*DONE.*/\1/p' "$out/$target.log") inputs"
	else
		grep -vE '^#|^INFO' "$out/$target.log" | tail -n 40 | sed 's/^/# /'
		echo "not ok $number - $target"
	fi
done
echo "1..$number"
