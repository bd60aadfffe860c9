/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The top line: the record, the inspector, who is assessed, and whether all is saved. */
#include "config.h"

#include "tui/pane.h"

#include "base/text.h"
#include "base/utf8.h"
#include "model/session.h"
#include "tui/words.h"

#include <string.h>

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void pane_title(struct frame *frame, struct rect area, const struct session *session)
{
	struct text saved = TEXT_EMPTY;
	struct text names = TEXT_EMPTY;
	bool is_saved = session->pending.count == 0;
	size_t subject = form_item(session->form, FORM_SUBJECT_ID);
	size_t end;

	words_add_saved(&saved, session);
	text_printf(&names, "%s  %s", file_name(record_path(session->record)), session->by);
	if (subject != FORM_NONE)
		text_printf(&names, "  %s", session_answer(session, subject));
	frame_repeat(frame, area, 0, 0, area.cols, STYLE_TITLE, " ");
	end = frame_put_right(frame, area, 0, is_saved ? STYLE_TITLE : STYLE_WARNING, saved.bytes);
	frame_put_cut(frame, area, 0, 0, end > 1 ? end - 1 : 0, STYLE_TITLE, names.bytes);
	text_release(&saved);
	text_release(&names);
}
