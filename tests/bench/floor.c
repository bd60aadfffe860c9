/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that a questionnaire on ncurses can do: a yardstick.
 *
 *   floor LIST [ANSWERS]
 *
 * Shows the lines of LIST with a bar that the arrow keys move, and one line of status; q leaves.
 * With ANSWERS a digit from 1 to 4 answers: a row of 120 bytes is appended there and synced, the
 * answer and the sum are shown, and the bar moves on. */
#include "config.h"

#include "tests/bench/bench.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#define LINES_MAX 4096
#define ROW_BYTES 120

struct list {
	char *lines[LINES_MAX];
	char answers[LINES_MAX]; /* NUL: none */
	int count;
	int current;
	int top; /* first one shown */
	int sum;
	int fd; /* for answers; -1: none */
};

static void read_lines(const char *path, struct list *out)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;

	bench_need(file != NULL, path);
	while (out->count < LINES_MAX && getline(&line, &room, file) > 0) {
		line[strcspn(line, "\n")] = '\0';
		out->lines[out->count++] = line;
		line = NULL;
	}
	free(line);
	fclose(file);
}

static void draw(struct list *list)
{
	int page = LINES - 2;

	if (list->current < list->top)
		list->top = list->current;
	if (list->current >= list->top + page)
		list->top = list->current - page + 1;
	erase();
	mvaddstr(0, 0, "A plain list");
	for (int row = 0; row < page && list->top + row < list->count; row++) {
		int i = list->top + row;

		if (i == list->current)
			attron(A_REVERSE);
		mvprintw(row + 1, 0, "%c %-60.60s [%c]", i == list->current ? '>' : ' ',
			 list->lines[i], list->answers[i] ? list->answers[i] : ' ');
		if (i == list->current)
			attroff(A_REVERSE);
	}
	mvprintw(LINES - 1, 0, "%4d of %d  sum %5d", list->current + 1, list->count, list->sum);
	refresh();
}

static void answer(struct list *list, int digit)
{
	char row[ROW_BYTES + 1];

	snprintf(row, sizeof row, "%d,2026-11-23T14:03:05+08:00,%c,%-80s", list->current + 1, digit,
		 "note");
	memset(row + strlen(row), ' ', ROW_BYTES - strlen(row));
	row[ROW_BYTES - 1] = '\n';
	bench_need(write(list->fd, row, ROW_BYTES) == ROW_BYTES, "write");
	bench_need(fdatasync(list->fd) == 0, "fdatasync");
	list->answers[list->current] = (char)digit;
	list->sum += digit - '0';
}

static void walk(struct list *list)
{
	for (;;) {
		int key;

		draw(list);
		key = getch();
		if (key == 'q' || key == ERR)
			return;
		if (key >= '1' && key <= '4' && list->fd >= 0) {
			answer(list, key);
			key = KEY_DOWN;
		}
		if (key == KEY_DOWN && list->current < list->count - 1)
			list->current++;
		if (key == KEY_UP && list->current > 0)
			list->current--;
	}
}

int main(int argc, char **argv)
{
	static struct list list = {.fd = -1};

	if (argc < 2 || argc > 3) {
		fputs("usage: floor LIST [ANSWERS]\n", stderr);
		return 2;
	}
	read_lines(argv[1], &list);
	if (argc == 3) {
		list.fd = open(argv[2], O_WRONLY | O_CREAT | O_APPEND, 0600);
		bench_need(list.fd >= 0, argv[2]);
	}
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	curs_set(0);
	idlok(stdscr, TRUE);
	walk(&list);
	endwin();
	for (int i = 0; i < list.count; i++)
		free(list.lines[i]);
	return 0;
}
