/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers for tests of what holds always.  The same everywhere: a failure prints the seed
 * that leads to it, and the seed in the environment finds it again. */
#ifndef CAGRADE_TESTS_DRAW_H
#define CAGRADE_TESTS_DRAW_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define DRAW_SEED "TEST_SEED" /* the variable of the environment */

/* The seed to begin with: the environment's, or always the same. */
static inline uint64_t draw_seed(void)
{
	const char *seed = getenv(DRAW_SEED);

	return seed ? strtoull(seed, NULL, 10) : 20260101;
}

/* 64 bits; by splitmix64, which takes any seed. */
static inline uint64_t draw_bits(uint64_t *random)
{
	uint64_t z = *random += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* A number below `end`. */
static inline size_t draw(uint64_t *random, size_t end)
{
	return (size_t)(draw_bits(random) % end);
}

#endif
