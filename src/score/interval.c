/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far chance may have moved a share that was found in a small sample.
 *
 * Of k in n, Wilson's interval is the shares p with (k - n p)^2 <= z^2 n p (1 - p).  For p = a / b
 * and z = 1.96 = 49 / 25 that is 625 (k b - n a)^2 <= 2401 n a (b - a): all in integers.  With n
 * and b up to 10^4 the left side stays below 625 x 10^16, which 63 bits hold. */
#include "config.h"

#include "score/interval.h"

#include <stdint.h>

#define Z_SQUARE_ABOVE 2401
#define Z_SQUARE_BELOW 625
#define DIVISOR_MAX 10000

#define PERMILLE 1000

struct sample {
	int64_t part, whole;
};

/* A share, 0 .. 1 and above: above / below. */
struct fraction {
	int64_t above, below;
};

/* Below 0, 0 or above 0 as the fraction is less than, equal to or greater than the sample's share.
 */
static int64_t side_of(const struct sample *sample, struct fraction fraction)
{
	return sample->whole * fraction.above - sample->part * fraction.below;
}

/* Below 0 inside of the interval, 0 on one of its ends, above 0 outside. */
static int64_t distance(const struct sample *sample, struct fraction fraction)
{
	int64_t off = side_of(sample, fraction);

	if (fraction.above > fraction.below)
		return 1;
	return Z_SQUARE_BELOW * off * off -
	       Z_SQUARE_ABOVE * sample->whole * fraction.above * (fraction.below - fraction.above);
}

/* True where the interval's low end lies at the fraction or above it, and likewise for its high
 * end.  At the edges, 0 and 1, distance() is 0 where the sample's share is that too. */
static bool low_reaches(const struct sample *sample, struct fraction fraction)
{
	return side_of(sample, fraction) <= 0 && distance(sample, fraction) >= 0;
}

static bool high_reaches(const struct sample *sample, struct fraction fraction)
{
	return side_of(sample, fraction) <= 0 || distance(sample, fraction) <= 0;
}

/* The highest whole number of 0.1 % whose lower half still lies at the end or below it. */
static int round_end(const struct sample *sample,
		     bool (*reaches)(const struct sample *sample, struct fraction fraction))
{
	int permille = 0;

	while (permille < PERMILLE &&
	       reaches(sample, (struct fraction){2 * permille + 1, 2 * PERMILLE}))
		permille++;
	return permille;
}

const struct criterion *interval_criterion(const struct form *form, size_t item)
{
	size_t leaf = form->items[item].indicator;
	const struct indicator *indicator = leaf == FORM_NONE ? NULL : &form->indicators[leaf];

	for (size_t i = 0; indicator && i < indicator->criterion_count; i++) {
		const struct criterion *criterion = &form->criteria[indicator->first_criterion + i];
		const size_t *items = form->criterion_items + criterion->first_item;

		if (form_is_share(criterion) && (items[0] == item || items[1] == item))
			return criterion;
	}
	return NULL;
}

/* Read a whole number from 0 to INTERVAL_FEW_MAX. */
static bool read_count(const struct answers *answers, size_t item, int64_t *out)
{
	const struct answer *answer = &answers->of[item];

	if (answer->kind != ANSWER_NUMBER || !decimal_is_integer(answer->number) ||
	    decimal_compare(answer->number, decimal_from_integer(INTERVAL_FEW_MAX)) > 0 ||
	    answers_asked(answers, item) != ASKED_YES)
		return false;
	*out = answer->number.digits;
	for (int places = answer->number.places; places > 0; places--)
		*out /= 10;
	return true;
}

static bool read_sample(const struct answers *answers, const struct criterion *criterion,
			struct sample *out)
{
	const size_t *items = answers->form->criterion_items + criterion->first_item;

	return read_count(answers, items[0], &out->part) &&
	       read_count(answers, items[1], &out->whole) && out->whole > 0 &&
	       out->part <= out->whole;
}

/* Read a criterion's bound, which is in percent.  False where it has too many places. */
static bool read_bound(const struct criterion *criterion, struct fraction *out)
{
	*out = (struct fraction){.above = criterion->value.digits, .below = 100};
	for (int places = criterion->value.places; places > 0; places--) {
		if (out->below > DIVISOR_MAX / 10)
			return false;
		out->below *= 10;
	}
	/* How far it lies above 100 % makes no difference, and might overflow. */
	if (out->above > out->below)
		out->above = out->below + 1;
	return true;
}

/* True where some share in the interval meets the bound, or where all do. */
static bool holds(const struct sample *sample, enum test test, struct fraction bound, bool for_all)
{
	int64_t side = side_of(sample, bound);
	bool is_inside = distance(sample, bound) < 0;
	bool is_met = test == TEST_SHARE_AT_MOST ? side >= 0 : side <= 0;

	if (for_all)
		return is_met && !is_inside;
	return is_met || distance(sample, bound) <= 0;
}

/* The score below a criterion's, which nothing of it is needed for. */
static int score_below(int score)
{
	int below = 0;

	for (size_t i = 0; form_scores[i] < score; i++)
		below = form_scores[i];
	return below;
}

static bool is_over_same(const struct form *form, const struct criterion *a,
			 const struct criterion *b)
{
	const size_t *of_a = form->criterion_items + a->first_item;
	const size_t *of_b = form->criterion_items + b->first_item;

	return form_is_share(b) && of_a[0] == of_b[0] && of_a[1] == of_b[1];
}

static void add_score(struct interval *interval, int score)
{
	size_t count = interval->score_count;

	if (count == 0 || interval->scores[count - 1] != score)
		interval->scores[interval->score_count++] = score;
}

/* Go up the criteria over the share.  Where one does not hold for all shares in the interval, some
 * come to the score below it; where it holds for none, nothing comes to its own.  False where a
 * bound cannot be read. */
static bool find_scores(const struct form *form, const struct sample *sample,
			const struct criterion *criterion, struct interval *out)
{
	const struct indicator *leaf = &form->indicators[criterion->indicator];
	int below = 0;
	int score = 0;

	out->score_count = 0;
	for (size_t i = 0; i < leaf->criterion_count; i++) {
		const struct criterion *at = &form->criteria[leaf->first_criterion + i];
		struct fraction bound;

		if (!is_over_same(form, criterion, at))
			continue;
		if (!read_bound(at, &bound))
			return false;
		if (at->score != score) {
			below = score > 0 ? score : score_below(at->score);
			score = at->score;
		}
		if (!holds(sample, at->test, bound, true))
			add_score(out, below);
		if (!holds(sample, at->test, bound, false))
			return true;
	}
	add_score(out, score);
	return true;
}

bool interval_find(const struct answers *answers, const struct criterion *criterion,
		   struct interval *out)
{
	struct interval found;
	struct sample sample;

	if (!form_is_share(criterion) || !read_sample(answers, criterion, &sample) ||
	    !find_scores(answers->form, &sample, criterion, &found))
		return false;
	found.low_permille = round_end(&sample, low_reaches);
	found.high_permille = round_end(&sample, high_reaches);
	*out = found;
	return true;
}
