/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An earlier record, opened to be compared with a later one. */
#include "config.h"

#include "cmd/earlier.h"

#include "base/i18n.h"

enum ending earlier_open(struct forms *forms, const struct opts *opts,
			 const struct session *session, const char *path, struct session **out)
{
	enum ending ending = common_open(forms, opts, path, COMMON_READ, out);
	if (ending != ENDING_DONE || (*out)->form == session->form)
		return ending;
	ending = common_complain(_("%1$s: is of the form '%2$s', but %3$s is of '%4$s'"), path,
				 (*out)->form->id, record_path(session->record), session->form->id);
	session_close(*out);
	*out = NULL;
	return ending;
}
