/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second reckoning: tables 2 to 18 as plain conditions. */
#include "config.h"

#include "tests/support/reckoning.h"

#include "tests/support/form_fixture.h"

#include <stdlib.h>
#include <string.h>

#define MILLION 1000000LL /* numbers are in millionths, so that six places are whole */

static bool yes(const struct sheet *sheet, const char *id)
{
	const char *answer = sheet->answers[fixture_item(id)];

	return answer && strcmp(answer, "yes") == 0;
}

long long reckon_millionths(const char *answer)
{
	long long whole = strtoll(answer, NULL, 10);
	const char *point = strchr(answer, '.');
	long long behind = 0;
	long long unit = MILLION / 10;

	for (const char *at = point ? point + 1 : ""; *at; at++, unit /= 10)
		behind += (*at - '0') * unit;
	return whole * MILLION + behind;
}

static long long number(const struct sheet *sheet, const char *id)
{
	return reckon_millionths(sheet->answers[fixture_item(id)]);
}

static bool at_most(const struct sheet *sheet, const char *id, long long most)
{
	return number(sheet, id) <= most * MILLION;
}

/* Table 2 */
static int reckon_consulting(const struct sheet *s)
{
	if (!yes(s, "consulting.basic"))
		return 0;
	if (!yes(s, "consulting.full") || !yes(s, "consulting.documented") ||
	    !yes(s, "consulting.solutions") || !yes(s, "consulting.team") ||
	    at_most(s, "consulting.veterans", 0))
		return 1;
	if (!yes(s, "consulting.applied") || !yes(s, "consulting.operations") ||
	    !yes(s, "consulting.legal") || !yes(s, "consulting.process") ||
	    at_most(s, "consulting.veterans", 2))
		return 3;
	return 5;
}

/* Table 3 */
static int reckon_disclosure(const struct sheet *s)
{
	int missing = 0;

	if (!yes(s, "handling.disclosure.name"))
		missing++;
	if (!yes(s, "handling.disclosure.address"))
		missing++;
	if (!yes(s, "handling.disclosure.licence"))
		missing++;
	if (!yes(s, "handling.disclosure.issuer"))
		missing++;
	if (!yes(s, "handling.disclosure.validity"))
		missing++;
	if (!yes(s, "handling.disclosure.hotline"))
		missing++;
	if (!yes(s, "handling.disclosure.supervisor"))
		missing++;
	if (missing >= 2)
		return 1;
	if (missing == 1 || !yes(s, "handling.disclosure.online"))
		return 3;
	return 5;
}

/* Table 4 */
static int reckon_notification(const struct sheet *s)
{
	long long sampled = number(s, "handling.notification.sampled");
	long long uninformed = number(s, "handling.notification.uninformed");

	if (uninformed > sampled || 10 * uninformed > sampled)
		return 1;
	return 20 * uninformed > sampled ? 3 : 5;
}

/* Table 5 */
static int reckon_cycle(const struct sheet *s)
{
	if (at_most(s, "handling.cycle.days", 3))
		return 5;
	return at_most(s, "handling.cycle.days", 7) ? 3 : 1;
}

/* Table 6 */
static int reckon_validity(const struct sheet *s)
{
	if (!yes(s, "handling.validity.offered") || !yes(s, "handling.validity.crl") ||
	    !yes(s, "handling.validity.download"))
		return 0;
	if (!yes(s, "handling.validity.live") || !yes(s, "handling.validity.offline"))
		return 1;
	return yes(s, "handling.validity.tailored") ? 5 : 3;
}

/* Table 7 */
static int reckon_authentication(const struct sheet *s)
{
	if (!yes(s, "handling.authentication.genuine") ||
	    !yes(s, "handling.authentication.matched"))
		return 0;
	if (!yes(s, "handling.authentication.documented") ||
	    !yes(s, "handling.authentication.standardised") ||
	    !yes(s, "handling.authentication.secured"))
		return 1;
	return at_most(s, "handling.authentication.days", 1) ? 5 : 3;
}

/* Table 8 */
static int reckon_support(const struct sheet *s)
{
	if (!yes(s, "support.offered"))
		return 0;
	if (!yes(s, "support.classified") || !yes(s, "support.harmless") ||
	    !yes(s, "support.planned"))
		return 1;
	if (!at_most(s, "support.ordinary", 1) || !at_most(s, "support.severe", 7) ||
	    !yes(s, "support.major") || !yes(s, "support.documented") ||
	    !yes(s, "support.recorded"))
		return 3;
	return 5;
}

/* Table 9 */
static int reckon_complaints(const struct sheet *s)
{
	if (at_most(s, "aftersales.complaints.count", 0))
		return 5;
	if (!at_most(s, "aftersales.complaints.count", 2) ||
	    !at_most(s, "aftersales.complaints.days", 5))
		return 0;
	if (!at_most(s, "aftersales.complaints.count", 1) ||
	    !at_most(s, "aftersales.complaints.days", 3))
		return 1;
	return 3;
}

/* Table 10 */
static int reckon_followup(const struct sheet *s)
{
	long long customers = number(s, "aftersales.followup.customers");
	long long reached = number(s, "aftersales.followup.reached");

	if (!yes(s, "aftersales.followup.staff") || !yes(s, "aftersales.followup.filed"))
		return 0;
	if (!yes(s, "aftersales.followup.planned") || !yes(s, "aftersales.followup.standardised") ||
	    reached > customers || 2 * reached < customers)
		return 1;
	if (!yes(s, "aftersales.followup.auditable") || 5 * reached < 4 * customers)
		return 3;
	return 5;
}

/* Table 11 */
static int reckon_disputes(const struct sheet *s)
{
	if (at_most(s, "aftersales.disputes.count", 0))
		return 5;
	if (!at_most(s, "aftersales.disputes.days", 5))
		return 0;
	if (!at_most(s, "aftersales.disputes.count", 2) ||
	    !at_most(s, "aftersales.disputes.days", 3))
		return 1;
	return 3;
}

/* Table 12 */
static int reckon_satisfaction(const struct sheet *s)
{
	return (int)(number(s, "aftersales.satisfaction.score") / MILLION);
}

/* Table 13 */
static int reckon_judicial(const struct sheet *s)
{
	if (!yes(s, "judicial.offered"))
		return 0;
	if (!yes(s, "judicial.defined") || !yes(s, "judicial.prompt") ||
	    !yes(s, "judicial.standardised"))
		return 1;
	if (!at_most(s, "judicial.days", 10) || !yes(s, "judicial.documented") ||
	    !yes(s, "judicial.recorded"))
		return 3;
	return 5;
}

/* Table 14 */
static int reckon_attitude(const struct sheet *s)
{
	if (!at_most(s, "assurance.attitude.count", 1))
		return 0;
	if (!at_most(s, "assurance.attitude.count", 0) && !yes(s, "assurance.attitude.resolved"))
		return 0;
	if (!yes(s, "assurance.attitude.patient") || !yes(s, "assurance.attitude.answers") ||
	    !yes(s, "assurance.attitude.code"))
		return 1;
	if (!yes(s, "assurance.attitude.praised") || !yes(s, "assurance.attitude.training") ||
	    !yes(s, "assurance.attitude.audited"))
		return 3;
	return 5;
}

/* Table 15 */
static int reckon_facilities(const struct sheet *s)
{
	if (!yes(s, "assurance.facilities.premises") || !yes(s, "assurance.facilities.space") ||
	    !yes(s, "assurance.facilities.network") ||
	    !yes(s, "assurance.facilities.machineroom") ||
	    !yes(s, "assurance.facilities.callcentre"))
		return 0;
	if (!yes(s, "assurance.facilities.tested"))
		return 1;
	return yes(s, "assurance.facilities.certified") ? 5 : 3;
}

/* Table 16 */
static int reckon_continuity(const struct sheet *s)
{
	if (!yes(s, "assurance.continuity.continuous") ||
	    !yes(s, "assurance.continuity.recoveryplan") ||
	    !yes(s, "assurance.continuity.backups") ||
	    !at_most(s, "assurance.continuity.hours", 72))
		return 0;
	if (!yes(s, "assurance.continuity.continuityplan") ||
	    !yes(s, "assurance.continuity.harmless") ||
	    !at_most(s, "assurance.continuity.hours", 36))
		return 1;
	if (!yes(s, "assurance.continuity.defined") || !yes(s, "assurance.continuity.tiered") ||
	    !yes(s, "assurance.continuity.allday") || !at_most(s, "assurance.continuity.hours", 24))
		return 3;
	return 5;
}

/* Table 17 */
static int reckon_discipline(const struct sheet *s)
{
	if (!yes(s, "assurance.discipline.basic") || !yes(s, "assurance.discipline.noleak"))
		return 0;
	if (!yes(s, "assurance.discipline.strict") ||
	    !yes(s, "assurance.discipline.confidential") || !yes(s, "assurance.discipline.line"))
		return 1;
	if (!yes(s, "assurance.discipline.noquarrel") || !yes(s, "assurance.discipline.answers"))
		return 3;
	return 5;
}

const struct reckoned_leaf reckoned_leaves[RECKONED_LEAVES] = {
    {"consulting", "consulting.score", reckon_consulting, 10},
    {"handling.disclosure", "handling.disclosure.score", reckon_disclosure, 4},
    {"handling.notification", "handling.notification.score", reckon_notification, 8},
    {"handling.cycle", "handling.cycle.score", reckon_cycle, 4},
    {"handling.validity", "handling.validity.score", reckon_validity, 12},
    {"handling.authentication", "handling.authentication.score", reckon_authentication, 12},
    {"support", "support.score", reckon_support, 20},
    {"aftersales.complaints", "aftersales.complaints.score", reckon_complaints, 4},
    {"aftersales.followup", "aftersales.followup.score", reckon_followup, 2},
    {"aftersales.disputes", "aftersales.disputes.score", reckon_disputes, 0},
    {"aftersales.satisfaction", "aftersales.satisfaction.score", reckon_satisfaction, 4},
    {"judicial", "judicial.score", reckon_judicial, 10},
    {"assurance.attitude", "assurance.attitude.score", reckon_attitude, 1},
    {"assurance.facilities", "assurance.facilities.score", reckon_facilities, 3},
    {"assurance.continuity", "assurance.continuity.score", reckon_continuity, 4},
    {"assurance.discipline", "assurance.discipline.score", reckon_discipline, 2},
};

/* The score given directly where there is one, else that of the table. */
int reckon_leaf(const struct sheet *sheet, const struct reckoned_leaf *leaf)
{
	const char *given = sheet->answers[fixture_item(leaf->score_item)];

	if (given && given[0] != '\0')
		return (int)(reckon_millionths(given) / MILLION);
	return leaf->reckon(sheet);
}

int reckon_total_in_hundredths(const struct sheet *sheet)
{
	int total = 0;

	for (size_t i = 0; i < RECKONED_LEAVES; i++)
		total += reckoned_leaves[i].weight * reckon_leaf(sheet, &reckoned_leaves[i]);
	return total;
}

size_t reckon_level(int hundredths)
{
	if (hundredths >= 450)
		return 2;
	return hundredths >= 350 ? 1 : 0;
}
