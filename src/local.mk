# SPDX-License-Identifier: GPL-3.0-or-later
# The program: a convenience library a layer, so that a test links only what its layer may use.

bin_PROGRAMS += cagrade
noinst_LIBRARIES += libbase.a libform.a librecord.a libscore.a libmodel.a libreport.a libtui.a \
	libline.a libcmd.a

libbase_a_CPPFLAGS = $(AM_CPPFLAGS) -DLOCALEDIR='"$(localedir)"'
libbase_a_CFLAGS = $(AM_CFLAGS) $(NETTLE_CFLAGS)
libbase_a_SOURCES = \
	%D%/base/cell.c %D%/base/cell.h \
	%D%/base/crew.c %D%/base/crew.h \
	%D%/base/decimal.c %D%/base/decimal.h \
	%D%/base/diag.c %D%/base/diag.h %D%/base/diag.def \
	%D%/base/digest.c %D%/base/digest.h \
	%D%/base/encoding.c %D%/base/encoding.h \
	%D%/base/fd.c %D%/base/fd.h \
	%D%/base/file.c %D%/base/file.h \
	%D%/base/file_log.c \
	%D%/base/i18n.c %D%/base/i18n.h \
	%D%/base/map.c %D%/base/map.h \
	%D%/base/mem.c %D%/base/mem.h \
	%D%/base/sandbox.c %D%/base/sandbox.h \
	%D%/base/sheet.c %D%/base/sheet.h \
	%D%/base/sheet_line.c %D%/base/sheet_line.h \
	%D%/base/sheet_write.c \
	%D%/base/stamp.c %D%/base/stamp.h \
	%D%/base/status.c %D%/base/status.h \
	%D%/base/text.c %D%/base/text.h \
	%D%/base/utf8.c %D%/base/utf8.h \
	%D%/base/vec.h \
	%D%/base/walk.c %D%/base/walk.h

libform_a_SOURCES = \
	%D%/form/form.c %D%/form/form.h \
	%D%/form/form_check.c %D%/form/form_check.h \
	%D%/form/form_clash.c %D%/form/form_clash.h \
	%D%/form/form_load.c %D%/form/form_load.h \
	%D%/form/form_sheets.def \
	%D%/form/form_tables.c %D%/form/form_tables.h \
	%D%/form/load.h \
	%D%/form/load_cell.c %D%/form/load_cell.h \
	%D%/form/load_criteria.c \
	%D%/form/load_indicators.c \
	%D%/form/load_items.c \
	%D%/form/load_levels.c \
	%D%/form/load_links.c \
	%D%/form/load_role.c \
	%D%/form/load_rulings.c

librecord_a_SOURCES = \
	%D%/record/chain.c %D%/record/chain.h \
	%D%/record/content.c %D%/record/content.h \
	%D%/record/draft.c %D%/record/draft.h \
	%D%/record/event.c %D%/record/event.h \
	%D%/record/event_parse.c \
	%D%/record/evidence.c %D%/record/evidence.h \
	%D%/record/holder.c %D%/record/holder.h \
	%D%/record/merge.c %D%/record/merge.h \
	%D%/record/merge_join.c %D%/record/merge_join.h \
	%D%/record/merge_set.c %D%/record/merge_set.h \
	%D%/record/merge_table.c %D%/record/merge_table.h \
	%D%/record/number.c %D%/record/number.h \
	%D%/record/peek.c \
	%D%/record/record.c %D%/record/record.h \
	%D%/record/survey.c %D%/record/survey.h \
	%D%/record/verify.c %D%/record/verify.h

libscore_a_SOURCES = \
	%D%/score/advise.c %D%/score/advise.h \
	%D%/score/advise_lift.c \
	%D%/score/answer_parse.c \
	%D%/score/answers.c %D%/score/answers.h \
	%D%/score/check.c %D%/score/check.h %D%/score/check.def \
	%D%/score/compare.c %D%/score/compare.h %D%/score/compare.def \
	%D%/score/compare_item.c \
	%D%/score/compare_part.h \
	%D%/score/interval.c %D%/score/interval.h \
	%D%/score/score.c %D%/score/score.h

libmodel_a_SOURCES = \
	%D%/model/action.c %D%/model/action.h %D%/model/action.def \
	%D%/model/argument.def \
	%D%/model/appraisal.c %D%/model/appraisal.h %D%/model/appraisal.def \
	%D%/model/baseline.c %D%/model/baseline.h \
	%D%/model/batch.c %D%/model/batch.h \
	%D%/model/birth.c %D%/model/birth.h \
	%D%/model/evidence.c %D%/model/evidence.h \
	%D%/model/filter.c %D%/model/filter.h \
	%D%/model/history.c %D%/model/history.h \
	%D%/model/import.c %D%/model/import.h \
	%D%/model/import_answer.c \
	%D%/model/import_part.h \
	%D%/model/import_record.c \
	%D%/model/import_row.c \
	%D%/model/outline.c %D%/model/outline.h \
	%D%/model/phrases.c %D%/model/phrases.h \
	%D%/model/refusal.c %D%/model/refusal.h \
	%D%/model/search.c %D%/model/search.h \
	%D%/model/session.c %D%/model/session.h \
	%D%/model/session_do.c \
	%D%/model/session_move.c \
	%D%/model/session_part.h \
	%D%/model/session_phrase.c \
	%D%/model/session_seek.c \
	%D%/model/session_undo.c \
	%D%/model/session_what_if.c \
	%D%/model/session_write.c \
	%D%/model/what_if.c %D%/model/what_if.h

libreport_a_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
libreport_a_SOURCES = \
	%D%/report/assessment.c %D%/report/assessment.h \
	%D%/report/changes.c %D%/report/changes.h \
	%D%/report/export.c %D%/report/export.h \
	%D%/report/groups.c %D%/report/groups.h \
	%D%/report/inspection.c %D%/report/inspection.h \
	%D%/report/inspection_answers.c \
	%D%/report/inspection_part.h \
	%D%/report/inspection_remarks.c \
	%D%/report/inspection_scores.c \
	%D%/report/layout.c %D%/report/layout.h \
	%D%/report/memory.c %D%/report/memory.h \
	%D%/report/phrase.c %D%/report/phrase.h \
	%D%/report/report.c %D%/report/report.h \
	%D%/report/spread.c %D%/report/spread.h \
	%D%/report/summary.c %D%/report/summary.h %D%/report/summary.def \
	%D%/report/write_csv.c %D%/report/write_csv.h \
	%D%/report/write_csv_answers.c %D%/report/write_csv_answers.h \
	%D%/report/write_csv_summary.c \
	%D%/report/write_csv_tidy.c \
	%D%/report/write_diff.c %D%/report/write_diff.h \
	%D%/report/write_html.c %D%/report/write_html.h \
	%D%/report/write_html_chart.c \
	%D%/report/write_html_part.h \
	%D%/report/write_html_style.c \
	%D%/report/write_json.c %D%/report/write_json.h \
	%D%/report/write_report_text.c %D%/report/write_report_text.h \
	%D%/report/write_summary.h \
	%D%/report/write_text.c %D%/report/write_text.h \
	%D%/report/write_text_log.c \
	%D%/report/write_text_next.c \
	%D%/report/write_text_summary.c \
	%D%/report/write_xlsx.c %D%/report/write_xlsx.h \
	%D%/report/write_xlsx_answers.c \
	%D%/report/write_xlsx_book.c %D%/report/write_xlsx_book.h \
	%D%/report/write_xlsx_pages.c \
	%D%/report/write_xlsx_part.h \
	%D%/report/write_xlsx_result.c \
	%D%/report/write_xlsx_scores.c \
	%D%/report/write_xlsx_store.c %D%/report/write_xlsx_store.h

libtui_a_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)
libtui_a_SOURCES = \
	%D%/tui/draw.c %D%/tui/draw.h \
	%D%/tui/editor.c %D%/tui/editor.h \
	%D%/tui/evidence_form.c %D%/tui/evidence_form.h \
	%D%/tui/frame.c %D%/tui/frame.h \
	%D%/tui/keymap.c %D%/tui/keymap.h \
	%D%/tui/list.c %D%/tui/list.h \
	%D%/tui/lookup.c %D%/tui/lookup.h \
	%D%/tui/marks.c %D%/tui/marks.h \
	%D%/tui/mouse.c %D%/tui/mouse.h \
	%D%/tui/page.c %D%/tui/page.h \
	%D%/tui/pane.h \
	%D%/tui/pane_help.c \
	%D%/tui/pane_history.c \
	%D%/tui/pane_outline.c \
	%D%/tui/pane_question.c \
	%D%/tui/pane_score.c \
	%D%/tui/pane_scores.c \
	%D%/tui/pane_title.c \
	%D%/tui/pane_warnings.c \
	%D%/tui/pane_what_if.c \
	%D%/tui/pick.c %D%/tui/pick.h \
	%D%/tui/prompt.c %D%/tui/prompt.h \
	%D%/tui/prompt_words.c %D%/tui/prompt_words.h \
	%D%/tui/screen.c %D%/tui/screen.h \
	%D%/tui/signals.c %D%/tui/signals.h \
	%D%/tui/trial_list.c %D%/tui/trial_list.h \
	%D%/tui/tui.c %D%/tui/tui.h \
	%D%/tui/view.c %D%/tui/view.h \
	%D%/tui/walk.c %D%/tui/walk.h \
	%D%/tui/walk_list.c %D%/tui/walk_list.h \
	%D%/tui/walk_mouse.c \
	%D%/tui/words.c %D%/tui/words.h

libline_a_SOURCES = \
	%D%/line/line.c %D%/line/line.h \
	%D%/line/line_phrase.c %D%/line/line_phrase.h \
	%D%/line/line_question.c %D%/line/line_question.h \
	%D%/line/line_read.c %D%/line/line_read.h \
	%D%/line/line_say.c %D%/line/line_say.h \
	%D%/line/line_view.c %D%/line/line_view.h \
	%D%/line/line_what_if.c %D%/line/line_what_if.h



libcmd_a_CPPFLAGS = $(AM_CPPFLAGS) -DPKGDATADIR='"$(pkgdatadir)"' \
	-DDEFAULT_FORM='"gbt35289-2017"'
libcmd_a_SOURCES = \
	%D%/cmd/cmd.c %D%/cmd/cmd.h %D%/cmd/cmd.def \
	%D%/cmd/cmd_assess.c \
	%D%/cmd/cmd_diff.c \
	%D%/cmd/cmd_export.c \
	%D%/cmd/cmd_form.c \
	%D%/cmd/cmd_import.c \
	%D%/cmd/cmd_log.c \
	%D%/cmd/cmd_merge.c \
	%D%/cmd/cmd_next.c \
	%D%/cmd/cmd_report.c \
	%D%/cmd/cmd_score.c \
	%D%/cmd/cmd_seal.c \
	%D%/cmd/cmd_summary.c \
	%D%/cmd/cmd_verify.c \
	%D%/cmd/common.c %D%/cmd/common.h \
	%D%/cmd/earlier.c %D%/cmd/earlier.h \
	%D%/cmd/forms.c %D%/cmd/forms.h \
	%D%/cmd/opt.c %D%/cmd/opt.h %D%/cmd/opt.def \
	%D%/cmd/progress.c %D%/cmd/progress.h \
	%D%/cmd/sweep.c %D%/cmd/sweep.h

# What each layer links, from itself down.
LINK_BASE = libbase.a $(CSV_LIBS) $(UNISTRING_LIBS) $(NETTLE_LIBS) $(LIBINTL)
LINK_FORM = libform.a $(LINK_BASE)
LINK_RECORD = librecord.a $(LINK_BASE)
LINK_SCORE = libscore.a libform.a librecord.a $(LINK_BASE)
LINK_MODEL = libmodel.a $(LINK_SCORE)
LINK_REPORT = libreport.a $(LINK_SCORE) $(JANSSON_LIBS)
LINK_TUI = libtui.a $(LINK_MODEL) $(NCURSES_LIBS)
LINK_LINE = libline.a $(LINK_MODEL)

cagrade_SOURCES = %D%/main.c
cagrade_LDADD = libcmd.a libtui.a libline.a libreport.a $(LINK_MODEL) $(JANSSON_LIBS) $(NCURSES_LIBS)
