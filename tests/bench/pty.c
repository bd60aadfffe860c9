/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drive a full-screen program on a pseudoterminal of 80x24 and measure it.
 *
 *   pty [-s STARTS] [-u KEYS] [-k KEYS -n COUNT] [-w MS] [-q KEYS] [-o FILE] -- COMMAND...
 *
 * Without -n: STARTS times (1) the way from before the fork to the last byte of the first screen;
 * prints `ms`, `bytes` and `CPU-us` (medians), `least-ms`, which a busy machine blurs less, and
 * `KB`, the most memory that was resident.
 * With -n: after the keys of -u, COUNT keys, those of -k in turn; prints what one key costs: `us`
 * to the last byte of the repaint and `bytes` (medians), `CPU-us` (mean), and fails where a key
 * shows nothing.  A repaint ends with MS (60) without a byte.  CPU is that of the program and of
 * the children it has waited for.
 *
 * KEYS are parted by blanks, each sent with one write; -q leaves the program.  FILE gets all that
 * the program sent to the terminal. */
#include "config.h"

#include "tests/bench/bench.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FIRST_SCREEN_MS 30000 /* until the first byte */
#define FIRST_BYTE_MS 2000    /* of a repaint */
#define LEAVE_MS 3000
#define QUIET_START_MS 250 /* without a byte, and the first screen is whole */
#define QUIET_KEY_MS 60 /* and the repaint is, where -w says no other: longer than a sync takes */

#define KEYS_MAX 64

struct keys {
	char *at[KEYS_MAX];
	size_t count;
};

struct options {
	size_t starts;
	size_t count; /* 0: measure the start */
	int quiet_ms;
	struct keys before;
	struct keys measured;
	struct keys quit;
	FILE *log; /* NULL: none */
	char **command;
};

struct program {
	pid_t pid;
	int master;
	bool is_gone;
	FILE *log;
};

/* What came until the program was quiet. */
struct repaint {
	size_t bytes;
	double last_us; /* when the last byte came */
};

static void start(struct program *program, const struct options *options)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};

	*program = (struct program){.log = options->log};
	program->pid = forkpty(&program->master, NULL, NULL, &size);
	bench_need(program->pid >= 0, "forkpty");
	if (program->pid > 0)
		return;
	execvp(options->command[0], options->command);
	perror(options->command[0]);
	_exit(127);
}

/* Read until nothing comes any more. */
static struct repaint settle(struct program *program, int first_ms, int quiet_ms)
{
	static char bytes[65536];
	struct pollfd output = {.fd = program->master, .events = POLLIN};
	struct repaint repaint = {.bytes = 0};

	while (!program->is_gone && poll(&output, 1, repaint.bytes ? quiet_ms : first_ms) > 0) {
		ssize_t len = read(program->master, bytes, sizeof bytes);

		repaint.last_us = bench_now_us();
		if (len <= 0) {
			program->is_gone = true;
			break;
		}
		repaint.bytes += (size_t)len;
		if (program->log)
			fwrite(bytes, 1, (size_t)len, program->log);
	}
	return repaint;
}

static void press(struct program *program, const char *key)
{
	size_t len = strlen(key);

	if (!program->is_gone)
		bench_need(write(program->master, key, len) == (ssize_t)len, "key");
}

/* Wait for the whole of the first screen. */
static struct repaint settle_first(struct program *program, const struct options *options)
{
	struct repaint screen = settle(program, FIRST_SCREEN_MS, QUIET_START_MS);

	if (screen.bytes == 0 || program->is_gone) {
		fprintf(stderr, "%s: shows no screen\n", options->command[0]);
		exit(2);
	}
	return screen;
}

/* What the file says of the process, up to size - 1 bytes; "" where it is gone. */
static void read_proc(pid_t pid, const char *name, char *out, size_t size)
{
	char path[64];
	FILE *file;
	size_t len = 0;

	snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, name);
	file = fopen(path, "r");
	if (file) {
		len = fread(out, 1, size - 1, file);
		fclose(file);
	}
	out[len] = '\0';
}

/* The time of the program itself is known to the nanosecond, that of its children to the tick. */
static double cpu_us(pid_t pid)
{
	char facts[4096];
	const char *behind_name;
	double own_ns = 0;
	double user_ticks = 0;
	double system_ticks = 0;

	read_proc(pid, "schedstat", facts, sizeof facts);
	if (sscanf(facts, "%lf", &own_ns) != 1)
		return 0;
	read_proc(pid, "stat", facts, sizeof facts);
	behind_name = strrchr(facts, ')');
	if (behind_name)
		(void)!sscanf(behind_name,
			      ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %lf %lf",
			      &user_ticks, &system_ticks);
	return own_ns / 1e3 + (user_ticks + system_ticks) * 1e6 / (double)sysconf(_SC_CLK_TCK);
}

static double resident_kb(pid_t pid)
{
	char facts[4096];
	const char *line;
	double kb = 0;

	read_proc(pid, "status", facts, sizeof facts);
	line = strstr(facts, "VmHWM:");
	if (line)
		(void)!sscanf(line, "VmHWM: %lf", &kb);
	return kb;
}

/* Leave the program by its keys; one that does not go is ended. */
static void leave(struct program *program, const struct keys *quit)
{
	double deadline_us = bench_now_us() + LEAVE_MS * 1e3;

	for (size_t i = 0; i < quit->count; i++) {
		press(program, quit->at[i]);
		if (i + 1 < quit->count)
			settle(program, QUIET_KEY_MS, QUIET_KEY_MS);
	}
	while (!program->is_gone && bench_now_us() < deadline_us)
		settle(program, 100, 100);
	if (!program->is_gone)
		kill(program->pid, SIGKILL);
	close(program->master); /* hangs up on what it may have started */
	bench_need(waitpid(program->pid, NULL, 0) == program->pid, "waitpid");
}

static void measure_starts(const struct options *options)
{
	double *taken_ms = calloc(options->starts, sizeof *taken_ms);
	double *bytes = calloc(options->starts, sizeof *bytes);
	double *spent_us = calloc(options->starts, sizeof *spent_us);
	double *kb = calloc(options->starts, sizeof *kb);

	bench_need(taken_ms && bytes && spent_us && kb, "memory");
	for (size_t i = 0; i < options->starts; i++) {
		struct program program;
		double begun_us = bench_now_us();
		struct repaint screen;

		start(&program, options);
		screen = settle_first(&program, options);
		taken_ms[i] = (screen.last_us - begun_us) / 1e3;
		bytes[i] = (double)screen.bytes;
		spent_us[i] = cpu_us(program.pid);
		kb[i] = resident_kb(program.pid);
		leave(&program, &options->quit);
	}
	printf("ms %.2f\n", bench_median(taken_ms, options->starts));
	printf("least-ms %.2f\n", taken_ms[0]); /* sorted by now */
	printf("bytes %.0f\n", bench_median(bytes, options->starts));
	printf("CPU-us %.0f\n", bench_median(spent_us, options->starts));
	printf("KB %.0f\n", bench_median(kb, options->starts));
	free(taken_ms);
	free(bytes);
	free(spent_us);
	free(kb);
}

static void measure_keys(const struct options *options)
{
	double *taken_us = calloc(options->count, sizeof *taken_us);
	double *bytes = calloc(options->count, sizeof *bytes);
	struct program program;
	double spent_us;

	bench_need(taken_us && bytes, "memory");
	start(&program, options);
	settle_first(&program, options);
	for (size_t i = 0; i < options->before.count; i++) {
		press(&program, options->before.at[i]);
		settle(&program, options->quiet_ms, options->quiet_ms);
	}
	spent_us = cpu_us(program.pid);
	for (size_t i = 0; i < options->count; i++) {
		double begun_us = bench_now_us();
		struct repaint repaint;

		press(&program, options->measured.at[i % options->measured.count]);
		repaint = settle(&program, FIRST_BYTE_MS, options->quiet_ms);
		if (repaint.bytes == 0 || program.is_gone) {
			fprintf(stderr, "%s: key %zu shows nothing\n", options->command[0], i + 1);
			exit(2);
		}
		taken_us[i] = repaint.last_us - begun_us;
		bytes[i] = (double)repaint.bytes;
	}
	spent_us = cpu_us(program.pid) - spent_us;
	leave(&program, &options->quit);
	printf("bytes %.0f\n", bench_median(bytes, options->count));
	printf("CPU-us %.0f\n", spent_us / (double)options->count);
	printf("us %.0f\n", bench_median(taken_us, options->count));
	free(taken_us);
	free(bytes);
}

/* Split the words of an argument in place. */
static void split_keys(char *words, struct keys *out)
{
	char *rest = words;

	for (char *key = strsep(&rest, " "); key && out->count < KEYS_MAX; key = strsep(&rest, " "))
		if (*key != '\0')
			out->at[out->count++] = key;
}

static void read_options(int argc, char **argv, struct options *out)
{
	int letter;

	*out = (struct options){.starts = 1, .quiet_ms = QUIET_KEY_MS};
	while ((letter = getopt(argc, argv, "+s:u:k:n:w:q:o:")) != -1) {
		if (letter == 's')
			out->starts = bench_count(optarg);
		else if (letter == 'n')
			out->count = bench_count(optarg);
		else if (letter == 'w')
			out->quiet_ms = (int)bench_count(optarg);
		else if (letter == 'u')
			split_keys(optarg, &out->before);
		else if (letter == 'k')
			split_keys(optarg, &out->measured);
		else if (letter == 'q')
			split_keys(optarg, &out->quit);
		else if (letter == 'o')
			bench_need((out->log = fopen(optarg, "wb")) != NULL, optarg);
		else
			exit(2);
	}
	out->command = argv + optind;
	if (optind == argc || (out->count > 0 && out->measured.count == 0)) {
		fputs("usage: pty [-s STARTS] [-u KEYS] [-k KEYS -n COUNT] [-w MS] [-q KEYS] "
		      "[-o FILE] -- COMMAND...\n",
		      stderr);
		exit(2);
	}
}

int main(int argc, char **argv)
{
	struct options options;

	read_options(argc, argv, &options);
	setenv("TERM", "xterm-256color", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	if (options.count > 0)
		measure_keys(&options);
	else
		measure_starts(&options);
	if (options.log)
		fclose(options.log);
	return 0;
}
