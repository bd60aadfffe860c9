/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An earlier record, opened to be compared with a later one. */
#ifndef CAGRADE_CMD_EARLIER_H
#define CAGRADE_CMD_EARLIER_H

#include "cmd/common.h"

/* Open a record for reading, as common_open() does, to be compared with the one of the session:
 * both must be of one form, and both are read over it.  Likewise. */
enum ending earlier_open(struct forms *forms, const struct opts *opts,
			 const struct session *session, const char *path, struct session **out);

#endif
