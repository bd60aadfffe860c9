/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command costs as a whole process.
 *
 *   spawn COUNT COMMAND...
 *
 * Runs the command COUNT times with its output thrown away; prints the medians of the time it took
 * (`us`), of the CPU time that it spent (`CPU-us`), and the most memory that was resident (`KB`).
 */
#include "config.h"

#include "tests/bench/bench.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double to_us(struct timeval time)
{
	return (double)time.tv_sec * 1e6 + (double)time.tv_usec;
}

static void become(char **command)
{
	int nowhere = open("/dev/null", O_RDWR);

	if (nowhere < 0 || dup2(nowhere, STDIN_FILENO) < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
		_exit(127);
	execvp(command[0], command);
	perror(command[0]);
	_exit(127);
}

static void run(char **command, double *taken_us, double *spent_us, double *most_kb)
{
	double begun_us = bench_now_us();
	pid_t pid = fork();
	struct rusage usage;
	int status;

	bench_need(pid >= 0, "fork");
	if (pid == 0)
		become(command);
	bench_need(wait4(pid, &status, 0, &usage) == pid, "wait4");
	*taken_us = bench_now_us() - begun_us;
	*spent_us = to_us(usage.ru_utime) + to_us(usage.ru_stime);
	*most_kb = (double)usage.ru_maxrss > *most_kb ? (double)usage.ru_maxrss : *most_kb;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "%s: failed\n", command[0]);
		exit(2);
	}
}

int main(int argc, char **argv)
{
	double *taken_us;
	double *spent_us;
	double most_kb = 0;
	size_t count;

	if (argc < 3) {
		fputs("usage: spawn COUNT COMMAND...\n", stderr);
		return 2;
	}
	count = bench_count(argv[1]);
	taken_us = calloc(count, sizeof *taken_us);
	spent_us = calloc(count, sizeof *spent_us);
	bench_need(taken_us && spent_us, "memory");
	for (size_t i = 0; i < count; i++)
		run(argv + 2, &taken_us[i], &spent_us[i], &most_kb);
	printf("us %.0f\n", bench_median(taken_us, count));
	printf("CPU-us %.0f\n", bench_median(spent_us, count));
	printf("KB %.0f\n", most_kb);
	free(taken_us);
	free(spent_us);
	return 0;
}
