# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang's fuzzer, whatever compiler the rest is built with; run.sh calls
# this in the build folder, with srcdir set.

FUZZ_CC = clang
FUZZ_CFLAGS = -std=c11 -Wall -Wextra -Werror -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
CPPFLAGS_ALL = -I. -I$(srcdir)/src -I$(srcdir) -DLOCALEDIR='"/nowhere"'
FUZZ_LIBS = -lcsv -lunistring -lnettle

out = tests/fuzz/clang
targets = editor form import merge plain record shown words
layers = base form record score model line
tui = editor frame keymap

sources = $(foreach layer,$(layers),$(wildcard $(srcdir)/src/$(layer)/*.c)) \
	$(tui:%=$(srcdir)/src/tui/%.c)
objects = $(sources:$(srcdir)/src/%.c=$(out)/%.o) $(out)/fuzz.o

all: $(targets:%=$(out)/fuzz_%)

$(out)/fuzz_form: WRAP = -Wl,--wrap=file_read

$(out)/fuzz_%: $(out)/fuzz_%.o $(out)/libfuzzed.a
	$(FUZZ_CC) $(FUZZ_CFLAGS) -fsanitize=fuzzer $(WRAP) -o $@ $^ $(FUZZ_LIBS)

$(out)/libfuzzed.a: $(objects)
	rm -f $@ && ar cr $@ $^

compile = mkdir -p $(@D) && $(FUZZ_CC) $(FUZZ_CFLAGS) $(CPPFLAGS_ALL) -fsanitize=fuzzer-no-link \
	-MMD -MP -c -o $@ $<

$(out)/%.o: $(srcdir)/src/%.c
	$(compile)

$(out)/fuzz.o: $(srcdir)/tests/fuzz/fuzz.c
	$(compile)

$(out)/fuzz_%.o: $(srcdir)/tests/fuzz/%.c
	$(compile)

-include $(objects:.o=.d) $(targets:%=$(out)/fuzz_%.d)

.SECONDARY:
