/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For each question of section 8 the answers with which its leaf just comes to 0, 1, 3 and 5. */
#ifndef CAGRADE_TESTS_FORM_ANSWERS_H
#define CAGRADE_TESTS_FORM_ANSWERS_H

/* Answers that just come to 0, 1, 3 and 5, worked out from tables 2 to 17.  NULL: not asked then;
 * NOT_TO_BE_HAD: no answers come to 0. */
struct form_answer {
	const char *item;
	const char *at[4];
};

#define NOT_TO_BE_HAD "-"

static const struct form_answer form_answers[] = {
    /* table 2 */
    {"consulting.basic", {"no", "yes", "yes", "yes"}},
    {"consulting.full", {"no", "no", "yes", "yes"}},
    {"consulting.documented", {"no", "no", "yes", "yes"}},
    {"consulting.solutions", {"no", "no", "yes", "yes"}},
    {"consulting.team", {"no", "no", "yes", "yes"}},
    {"consulting.veterans", {"0", "0", "1", "3"}},
    {"consulting.applied", {"no", "no", "no", "yes"}},
    {"consulting.operations", {"no", "no", "no", "yes"}},
    {"consulting.legal", {"no", "no", "no", "yes"}},
    {"consulting.process", {"no", "no", "no", "yes"}},
    /* table 3: two facts missing, one, none */
    {"handling.disclosure.name", {NOT_TO_BE_HAD, "no", "no", "yes"}},
    {"handling.disclosure.address", {NOT_TO_BE_HAD, "no", "yes", "yes"}},
    {"handling.disclosure.licence", {NOT_TO_BE_HAD, "yes", "yes", "yes"}},
    {"handling.disclosure.issuer", {NOT_TO_BE_HAD, "yes", "yes", "yes"}},
    {"handling.disclosure.validity", {NOT_TO_BE_HAD, "yes", "yes", "yes"}},
    {"handling.disclosure.hotline", {NOT_TO_BE_HAD, "yes", "yes", "yes"}},
    {"handling.disclosure.supervisor", {NOT_TO_BE_HAD, "yes", "yes", "yes"}},
    {"handling.disclosure.online", {NOT_TO_BE_HAD, "no", "no", "yes"}},
    /* table 4: 10.1 %, 10 %, 5 % */
    {"handling.notification.sampled", {NOT_TO_BE_HAD, "1000", "1000", "1000"}},
    {"handling.notification.uninformed", {NOT_TO_BE_HAD, "101", "100", "50"}},
    /* table 5 */
    {"handling.cycle.days", {NOT_TO_BE_HAD, "7.000001", "7", "3"}},
    /* table 6 */
    {"handling.validity.offered", {"no", "yes", "yes", "yes"}},
    {"handling.validity.crl", {"no", "yes", "yes", "yes"}},
    {"handling.validity.download", {"no", "yes", "yes", "yes"}},
    {"handling.validity.live", {"no", "no", "yes", "yes"}},
    {"handling.validity.offline", {"no", "no", "yes", "yes"}},
    {"handling.validity.tailored", {"no", "no", "no", "yes"}},
    /* table 7 */
    {"handling.authentication.genuine", {"no", "yes", "yes", "yes"}},
    {"handling.authentication.matched", {"no", "yes", "yes", "yes"}},
    {"handling.authentication.documented", {"no", "no", "yes", "yes"}},
    {"handling.authentication.standardised", {"no", "no", "yes", "yes"}},
    {"handling.authentication.secured", {"no", "no", "yes", "yes"}},
    {"handling.authentication.days", {"1.000001", "1.000001", "1.000001", "1"}},
    /* table 8 */
    {"support.offered", {"no", "yes", "yes", "yes"}},
    {"support.classified", {"no", "no", "yes", "yes"}},
    {"support.harmless", {"no", "no", "yes", "yes"}},
    {"support.planned", {"no", "no", "yes", "yes"}},
    {"support.ordinary", {"1.000001", "1.000001", "1.000001", "1"}},
    {"support.severe", {"7.000001", "7.000001", "7.000001", "7"}},
    {"support.major", {"no", "no", "no", "yes"}},
    {"support.documented", {"no", "no", "no", "yes"}},
    {"support.recorded", {"no", "no", "no", "yes"}},
    /* table 9 */
    {"aftersales.complaints.count", {"3", "2", "1", "0"}},
    {"aftersales.complaints.days", {"5.000001", "5", "3", NULL}},
    /* table 10: 49.9 %, 50 %, 80 % */
    {"aftersales.followup.staff", {"no", "yes", "yes", "yes"}},
    {"aftersales.followup.filed", {"no", "yes", "yes", "yes"}},
    {"aftersales.followup.planned", {"no", "no", "yes", "yes"}},
    {"aftersales.followup.standardised", {"no", "no", "yes", "yes"}},
    {"aftersales.followup.customers", {"1000", "1000", "1000", "1000"}},
    {"aftersales.followup.reached", {"499", "499", "500", "800"}},
    {"aftersales.followup.auditable", {"no", "no", "no", "yes"}},
    /* table 11 */
    {"aftersales.disputes.count", {"3", "3", "2", "0"}},
    {"aftersales.disputes.days", {"5.000001", "5", "3", NULL}},
    /* table 12 */
    {"aftersales.satisfaction.score", {"0", "1", "3", "5"}},
    /* table 13 */
    {"judicial.offered", {"no", "yes", "yes", "yes"}},
    {"judicial.defined", {"no", "no", "yes", "yes"}},
    {"judicial.prompt", {"no", "no", "yes", "yes"}},
    {"judicial.standardised", {"no", "no", "yes", "yes"}},
    {"judicial.days", {"10.000001", "10.000001", "10.000001", "10"}},
    {"judicial.documented", {"no", "no", "no", "yes"}},
    {"judicial.recorded", {"no", "no", "no", "yes"}},
    /* table 14 */
    {"assurance.attitude.count", {"2", "1", "1", "1"}},
    {"assurance.attitude.resolved", {NULL, "yes", "yes", "yes"}},
    {"assurance.attitude.patient", {"no", "no", "yes", "yes"}},
    {"assurance.attitude.answers", {"no", "no", "yes", "yes"}},
    {"assurance.attitude.code", {"no", "no", "yes", "yes"}},
    {"assurance.attitude.praised", {"no", "no", "no", "yes"}},
    {"assurance.attitude.training", {"no", "no", "no", "yes"}},
    {"assurance.attitude.audited", {"no", "no", "no", "yes"}},
    /* table 15 */
    {"assurance.facilities.premises", {"no", "yes", "yes", "yes"}},
    {"assurance.facilities.space", {"no", "yes", "yes", "yes"}},
    {"assurance.facilities.network", {"no", "yes", "yes", "yes"}},
    {"assurance.facilities.machineroom", {"no", "yes", "yes", "yes"}},
    {"assurance.facilities.callcentre", {"no", "yes", "yes", "yes"}},
    {"assurance.facilities.tested", {"no", "no", "yes", "yes"}},
    {"assurance.facilities.certified", {"no", "no", "no", "yes"}},
    /* table 16 */
    {"assurance.continuity.continuous", {"no", "yes", "yes", "yes"}},
    {"assurance.continuity.recoveryplan", {"no", "yes", "yes", "yes"}},
    {"assurance.continuity.hours", {"72.000001", "72", "36", "24"}},
    {"assurance.continuity.backups", {"no", "yes", "yes", "yes"}},
    {"assurance.continuity.continuityplan", {"no", "no", "yes", "yes"}},
    {"assurance.continuity.harmless", {"no", "no", "yes", "yes"}},
    {"assurance.continuity.defined", {"no", "no", "no", "yes"}},
    {"assurance.continuity.tiered", {"no", "no", "no", "yes"}},
    {"assurance.continuity.allday", {"no", "no", "no", "yes"}},
    /* table 17 */
    {"assurance.discipline.basic", {"no", "yes", "yes", "yes"}},
    {"assurance.discipline.noleak", {"no", "yes", "yes", "yes"}},
    {"assurance.discipline.strict", {"no", "no", "yes", "yes"}},
    {"assurance.discipline.confidential", {"no", "no", "yes", "yes"}},
    {"assurance.discipline.line", {"no", "no", "yes", "yes"}},
    {"assurance.discipline.noquarrel", {"no", "no", "no", "yes"}},
    {"assurance.discipline.answers", {"no", "no", "no", "yes"}},
};

#endif
