/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals while the screen is up: none is missed, and none leaves the terminal in disorder. */
#ifndef CAGRADE_TUI_SIGNALS_H
#define CAGRADE_TUI_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

/* Catch the signals that end or stop a program.  They come in only while signals_wait() waits.
 * One that was ignored before stays ignored. */
void signals_begin(void);

/* Let all signals do again what they did before. */
void signals_end(void);

/* What to write to the terminal to restore it where the program crashes (or runs out of memory),
 * at most SIGNALS_RESCUE_BYTES; the terminal's settings are restored to those that
 * signals_begin() found. */
#define SIGNALS_RESCUE_BYTES 256
void signals_set_rescue(const char *bytes, size_t len);

/* Restore the terminal so, at once.  Safe in a signal handler. */
void signals_rescue(void);

enum signals_event { SIGNALS_READABLE, SIGNALS_TIMEOUT, SIGNALS_CAUGHT };

/* Wait until the file can be read or has ended, the time is over (below 0: never), or a signal
 * came in. */
enum signals_event signals_wait(int file, int timeout_ms);

/* The signal that asked the program to end; 0: none did, since the last signals_begin(). */
int signals_ending(void);

/* True where the program was asked to stop; not asked any more afterwards. */
bool signals_take_stop(void);

/* True where the program was stopped from outside and goes on; not any more afterwards. */
bool signals_take_continue(void);

/* Stop the program, and all of its job, until it is continued. */
void signals_stop(void);

#endif
