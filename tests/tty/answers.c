/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One whole assessment: what an inspector answers to every question, and what it must come to. */
#include "config.h"

#include "tests/tty/answers.h"

#include "base/text.h"

#include <criterion/criterion.h>
#include <string.h>

#define LEFT_OPEN ""
#define LEFT_OUT NULL

/* By the tables of section 8 this comes to
 *
 *   consulting      3                                                         x 0.1 = 0.30
 *   handling        1 x 0.1 + 3 x 0.2 + 5 x 0.1 + 3 x 0.3 + 1 x 0.3 = 2.4     x 0.4 = 0.96
 *   support         5                                                         x 0.2 = 1.00
 *   aftersales      5 x 0.4 + 3 x 0.2 + 3 x 0.4 = 3.8, disputes not weighed   x 0.1 = 0.38
 *   judicial        5                                                         x 0.1 = 0.50
 *   assurance       5 x 0.1 + 3 x 0.3 + 3 x 0.4 + 5 x 0.2 = 3.6               x 0.1 = 0.36
 *
 * which is 3.50: on the bound of level II.  Disclosure and validity are scored directly, 1 where
 * the criteria give 3 and 3 where they give 0. */
static const struct given all[] = {
    /* cover */
    {"cover.organisation", "华东电子认证有限公司", NULL},
    {"cover.licence", "ECP-31-2024", NULL},
    {"cover.site", "上海市浦东新区1号, \"机房\" 2楼", "第一行\n第二行, with \"quotes\""},
    {"cover.date", "2026-11-23", NULL},
    {"cover.period", "2025-11-24 至 2026-11-23", NULL},
    {"cover.inspectors", "李明, Wang Wei", NULL},
    {"cover.representative", "=张三", NULL},
    {"cover.contact", "+86 21 5555 0000", NULL},
    {"cover.scope", "C:\\new\\table", NULL},
    {"cover.cps", "CPS 3.1 (2026) 😀", NULL},
    /* eligibility */
    {"eligibility.accident", "no", NULL},
    {"eligibility.hazard", "no", NULL},
    {"eligibility.law", "no", NULL},
    /* section 6 */
    {"6.1.a", "yes", NULL},
    {"6.1.b", "yes", NULL},
    {"6.1.c", "yes", NULL},
    {"6.1.d", "no", NULL},
    {"6.2.1.steps", "yes", NULL},
    {"6.2.2.a", "yes", NULL},
    {"6.2.2.b", "no", "the fee sheet is of 2023"},
    {"6.2.2.c", "yes", NULL},
    {"6.2.2.d", "yes", NULL},
    {"6.2.3.1.a", "yes", NULL},
    {"6.2.3.1.b", "yes", NULL},
    {"6.2.3.1.c", "yes", NULL},
    {"6.2.3.2.a", "yes", NULL},
    {"6.2.3.2.b", "yes", NULL},
    {"6.2.3.3.a", "no", NULL},
    {"6.2.3.3.b", "yes", NULL},
    {"6.2.3.3.c", "yes", NULL},
    {"6.2.4.a", "yes", NULL},
    {"6.2.4.b", "yes", NULL},
    {"6.2.4.c", "yes", NULL},
    {"6.2.4.d", "yes", NULL},
    {"6.2.5.a", "yes", NULL},
    {"6.2.5.b", "yes", NULL},
    {"6.2.5.c", "no", "-1 day too late"},
    {"6.2.5.d", "yes", NULL},
    {"6.2.6.a", "yes", NULL},
    {"6.2.6.b", "yes", NULL},
    {"6.2.6.c", "yes", NULL},
    {"6.2.6.d", "yes", NULL},
    {"6.2.7.a", "yes", NULL},
    {"6.2.7.b", "yes", NULL},
    {"6.2.7.c", "yes", NULL},
    {"6.2.7.d", "yes", NULL},
    {"6.2.7.e", "yes", NULL},
    {"6.2.8.a", "yes", NULL},
    {"6.2.8.b", "no", "无记录"},
    {"6.2.8.c", "yes", NULL},
    {"6.2.9.a", "yes", NULL},
    {"6.2.9.b", "yes", NULL},
    {"6.2.9.c", "yes", NULL},
    {"6.2.9.d", "yes", NULL},
    {"6.2.9.e", "na", "不签发 CRL"},
    {"6.2.9.f", "na", NULL},
    {"6.2.9.g", "yes", NULL},
    {"6.2.9.h", "yes", NULL},
    {"6.2.9.i", "yes", NULL},
    {"6.2.10.a", "yes", NULL},
    {"6.2.10.b", "yes", NULL},
    {"6.2.10.c", "na", "no further features"},
    {"6.2.11.a", "no", NULL},
    {"6.2.11.b", "yes", NULL},
    {"6.2.11.c", "yes", NULL},
    {"6.2.11.d", "yes", NULL},
    {"6.3.a", "yes", NULL},
    {"6.3.b", "no", NULL},
    {"6.3.c", "yes", NULL},
    {"6.3.d", "yes", NULL},
    {"6.4.a", "yes", NULL},
    {"6.4.b", "yes", NULL},
    {"6.4.c", "yes", NULL},
    {"6.4.d", "yes", NULL},
    {"6.5.a", "yes", NULL},
    {"6.5.b", "yes", NULL},
    {"6.5.c", "yes", NULL},
    {"6.5.d", "yes", NULL},
    /* section 7 */
    {"7.1.premises", "yes", NULL},
    {"7.2.staff", "no", "'quoted' and, with commas"},
    {"7.3.facilities", "yes", NULL},
    {"7.4.a", "yes", NULL},
    {"7.4.b", "yes", NULL},
    {"7.4.c", "yes", NULL},
    {"7.4.d", "no", "two visitors were sent away"},
    {"7.4.e", "yes", NULL},
    {"7.5.1.a", "yes", NULL},
    {"7.5.1.b", "yes", NULL},
    {"7.5.1.c", "yes", NULL},
    {"7.5.1.d", "yes", NULL},
    {"7.5.1.e", "yes", NULL},
    {"7.5.1.f", "na", NULL},
    {"7.5.1.g", "na", NULL},
    {"7.5.1.h", "yes", NULL},
    {"7.5.2.a", "yes", NULL},
    {"7.5.2.b", "yes", NULL},
    {"7.5.2.c", "yes", NULL},
    {"7.5.2.d", "yes", NULL},
    {"7.5.2.e", "no", NULL},
    {"7.5.3.a", "yes", NULL},
    {"7.5.3.b", "yes", NULL},
    {"7.5.3.c", "na", "backup is synchronous"},
    {"7.5.3.d", "yes", NULL},
    /* section 8 */
    {"consulting.basic", "yes", NULL},
    {"consulting.full", "yes", NULL},
    {"consulting.documented", "yes", NULL},
    {"consulting.solutions", "yes", NULL},
    {"consulting.team", "yes", NULL},
    {"consulting.veterans", "2", NULL},
    {"consulting.applied", "yes", NULL},
    {"consulting.operations", "no", "not asked for by anyone"},
    {"consulting.legal", "yes", NULL},
    {"consulting.process", "no", NULL},
    {"consulting.score", LEFT_OUT, NULL},
    {"handling.disclosure.name", "yes", NULL},
    {"handling.disclosure.address", "yes", NULL},
    {"handling.disclosure.licence", "yes", NULL},
    {"handling.disclosure.issuer", "yes", NULL},
    {"handling.disclosure.validity", "yes", NULL},
    {"handling.disclosure.hotline", "no", NULL},
    {"handling.disclosure.supervisor", "yes", NULL},
    {"handling.disclosure.online", "yes", NULL},
    {"handling.disclosure.score", "1", "the site was down for a month"},
    {"handling.notification.sampled", "40", NULL},
    {"handling.notification.uninformed", "3", NULL},
    {"handling.notification.score", LEFT_OUT, NULL},
    {"handling.cycle.days", "2.5", NULL},
    {"handling.cycle.score", LEFT_OUT, NULL},
    {"handling.validity.offered", "yes", NULL},
    {"handling.validity.crl", "no", NULL},
    {"handling.validity.download", "yes", NULL},
    {"handling.validity.live", "yes", NULL},
    {"handling.validity.offline", "yes", NULL},
    {"handling.validity.tailored", "yes", NULL},
    {"handling.validity.score", "3", "发布方式等效"},
    {"handling.authentication.genuine", "yes", NULL},
    {"handling.authentication.matched", "yes", NULL},
    {"handling.authentication.documented", "yes", NULL},
    {"handling.authentication.standardised", "yes", NULL},
    {"handling.authentication.secured", "no", NULL},
    {"handling.authentication.days", "1", NULL},
    {"handling.authentication.score", LEFT_OUT, NULL},
    {"support.offered", "yes", NULL},
    {"support.classified", "yes", NULL},
    {"support.harmless", "yes", NULL},
    {"support.planned", "yes", NULL},
    {"support.ordinary", "0.5", NULL},
    {"support.severe", "7", NULL},
    {"support.major", "yes", NULL},
    {"support.documented", "yes", NULL},
    {"support.recorded", "yes", NULL},
    {"support.score", LEFT_OUT, NULL},
    {"aftersales.complaints.count", "0", NULL},
    {"aftersales.complaints.days", LEFT_OUT, NULL},
    {"aftersales.complaints.score", LEFT_OUT, NULL},
    {"aftersales.followup.staff", "yes", NULL},
    {"aftersales.followup.filed", "yes", NULL},
    {"aftersales.followup.planned", "yes", NULL},
    {"aftersales.followup.standardised", "yes", NULL},
    {"aftersales.followup.customers", "200", NULL},
    {"aftersales.followup.reached", "160", NULL},
    {"aftersales.followup.auditable", "no", NULL},
    {"aftersales.followup.score", LEFT_OUT, NULL},
    {"aftersales.disputes.count", "2", NULL},
    {"aftersales.disputes.days", "2.5", NULL},
    {"aftersales.disputes.score", LEFT_OUT, NULL},
    {"aftersales.satisfaction.score", "3", NULL},
    {"judicial.offered", "yes", NULL},
    {"judicial.defined", "yes", NULL},
    {"judicial.prompt", "yes", NULL},
    {"judicial.standardised", "yes", NULL},
    {"judicial.days", "10", "per the contract"},
    {"judicial.documented", "yes", NULL},
    {"judicial.recorded", "yes", NULL},
    {"judicial.score", LEFT_OUT, NULL},
    {"assurance.attitude.count", "1", NULL},
    {"assurance.attitude.resolved", "yes", NULL},
    {"assurance.attitude.patient", "yes", NULL},
    {"assurance.attitude.answers", "yes", NULL},
    {"assurance.attitude.code", "yes", NULL},
    {"assurance.attitude.praised", "yes", NULL},
    {"assurance.attitude.training", "yes", NULL},
    {"assurance.attitude.audited", "yes", NULL},
    {"assurance.attitude.score", LEFT_OUT, NULL},
    {"assurance.facilities.premises", "yes", NULL},
    {"assurance.facilities.space", "yes", NULL},
    {"assurance.facilities.network", "yes", NULL},
    {"assurance.facilities.machineroom", "yes", NULL},
    {"assurance.facilities.callcentre", "yes", NULL},
    {"assurance.facilities.tested", "yes", NULL},
    {"assurance.facilities.certified", "no", NULL},
    {"assurance.facilities.score", LEFT_OUT, NULL},
    {"assurance.continuity.continuous", "yes", NULL},
    {"assurance.continuity.recoveryplan", "yes", NULL},
    {"assurance.continuity.hours", "30", NULL},
    {"assurance.continuity.backups", "yes", NULL},
    {"assurance.continuity.continuityplan", "yes", NULL},
    {"assurance.continuity.harmless", "yes", NULL},
    {"assurance.continuity.defined", "yes", NULL},
    {"assurance.continuity.tiered", "yes", NULL},
    {"assurance.continuity.allday", "no", NULL},
    {"assurance.continuity.score", LEFT_OUT, NULL},
    {"assurance.discipline.basic", "yes", NULL},
    {"assurance.discipline.noleak", "yes", NULL},
    {"assurance.discipline.strict", "yes", NULL},
    {"assurance.discipline.confidential", "yes", NULL},
    {"assurance.discipline.line", "yes", NULL},
    {"assurance.discipline.noquarrel", "yes", NULL},
    {"assurance.discipline.answers", "yes", NULL},
    {"assurance.discipline.score", LEFT_OUT, NULL},
    /* level characteristics */
    {"level.1.management", "yes", NULL},
    {"level.1.department", "yes", NULL},
    {"level.1.posts", "yes", NULL},
    {"level.1.staff", "yes", NULL},
    {"level.1.services", "yes", NULL},
    {"level.1.rules", "yes", NULL},
    {"level.2.system", "yes", NULL},
    {"level.2.plans", "yes", NULL},
    {"level.2.traceable", "no", NULL},
    {"level.2.documented", "yes", NULL},
    {"level.2.consulting", "no", NULL},
    {"level.2.continuity", "yes", NULL},
    {"level.3.measured", LEFT_OPEN, NULL},
    {"level.3.tailored", "yes", NULL},
    {"level.3.solutions", "no", NULL},
    {"level.3.traceable", "yes", NULL},
    {"level.3.quality", "yes", NULL},
    {"level.3.warning", "no", NULL},
};

#define COUNT (sizeof all / sizeof *all)

size_t answers_count(void)
{
	return COUNT;
}

const struct given *answers_at(size_t place)
{
	cr_assert_lt(place, COUNT);
	return &all[place];
}

/* Satisfaction has no criteria: its score is a question like any other. */
static bool is_direct_score(const struct given *given)
{
	return strcmp(strrchr(given->item, '.'), ".score") == 0 &&
	       strcmp(given->item, "aftersales.satisfaction.score") != 0;
}

bool answers_has_direct_score(size_t place)
{
	return place + 1 < COUNT && all[place + 1].answer && is_direct_score(&all[place + 1]);
}

size_t answers_place(const char *item)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (strcmp(all[i].item, item) == 0)
			return i;
	}
	cr_assert_fail("no such item: %s", item);
	return COUNT;
}

size_t answers_next(size_t place)
{
	do {
		place++;
	} while (place < COUNT && (!all[place].answer || is_direct_score(&all[place])));
	return place;
}

/* Add a field in quotes, those inside doubled. */
static void add_field(struct text *out, const char *string)
{
	text_add_byte(out, '"');
	for (const char *at = string; *at != '\0'; at++) {
		if (*at == '"')
			text_add_byte(out, '"');
		text_add_byte(out, *at);
	}
	text_add_byte(out, '"');
}

void answers_add_sheet(struct text *out)
{
	text_add_string(out, "item,answer,note\n");
	for (size_t i = 0; i < COUNT; i++) {
		if (!all[i].answer || all[i].answer[0] == '\0')
			continue;
		text_printf(out, "%s,", all[i].item);
		add_field(out, all[i].answer);
		text_add_byte(out, ',');
		if (all[i].note)
			add_field(out, all[i].note);
		text_add_byte(out, '\n');
	}
}
