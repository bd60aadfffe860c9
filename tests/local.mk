# SPDX-License-Identifier: GPL-3.0-or-later
# Tests: a program a layer, which links only what that layer may use.

EXTRA_DIST += %D%/README.md

LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
# Criterion leaks a little of its own when it ends; each test looks for leaks itself (check_leaks).
AM_TESTS_ENVIRONMENT = \
	CRITERION_OUTPUTS=tap:-; export CRITERION_OUTPUTS; \
	CRITERION_DISABLE_TIME_MEASUREMENTS=1; export CRITERION_DISABLE_TIME_MEASUREMENTS; \
	LC_ALL=C.UTF-8; TZ=UTC; export LC_ALL TZ; \
	TEST_SRCDIR='$(abs_top_srcdir)/tests'; export TEST_SRCDIR; \
	TEST_FORMS='$(abs_top_srcdir)/forms/gbt35289-2017'; export TEST_FORMS; \
	CAGRADE_BIN='$(abs_top_builddir)/cagrade$(EXEEXT)'; export CAGRADE_BIN; \
	CC='$(CC)'; export CC; \
	ASAN_OPTIONS=abort_on_error=1; export ASAN_OPTIONS; \
	LSAN_OPTIONS=exitcode=0; export LSAN_OPTIONS;

TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
TEST_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)

LINK_TEST = $(CRITERION_LIBS)

# One program a layer, which holds a file a module.

check_PROGRAMS += tests/unit_base
tests_unit_base_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_base_CFLAGS = $(TEST_CFLAGS)
tests_unit_base_LDADD = $(LINK_BASE) $(LINK_TEST)
tests_unit_base_SOURCES = \
	%D%/support/check.h \
	%D%/support/disk.c \
	%D%/support/disk.h \
	%D%/support/faults.h \
	%D%/support/scratch.h \
	%D%/unit/base/cell.c \
	%D%/unit/base/crew.c \
	%D%/unit/base/decimal.c \
	%D%/unit/base/diag.c \
	%D%/unit/base/digest.c \
	%D%/unit/base/encoding.c \
	%D%/unit/base/file.c \
	%D%/unit/base/file_log.c \
	%D%/unit/base/i18n.c \
	%D%/unit/base/map.c \
	%D%/unit/base/mem.c \
	%D%/unit/base/sandbox.c \
	%D%/unit/base/sheet.c \
	%D%/unit/base/sheet_line.c \
	%D%/unit/base/stamp.c \
	%D%/unit/base/status.c \
	%D%/unit/base/text.c \
	%D%/unit/base/utf8.c \
	%D%/unit/base/vec.c \
	%D%/unit/base/walk.c

check_PROGRAMS += tests/unit_form
tests_unit_form_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_form_CFLAGS = $(TEST_CFLAGS)
tests_unit_form_LDADD = $(LINK_FORM) $(LINK_TEST)
tests_unit_form_SOURCES = \
	%D%/support/check.h \
	%D%/support/scratch.h \
	%D%/unit/form/form.c \
	%D%/unit/form/form_check.c \
	%D%/unit/form/form_load.c \
	%D%/unit/form/overlay.h

check_PROGRAMS += tests/unit_record
tests_unit_record_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_record_CFLAGS = $(TEST_CFLAGS)
tests_unit_record_LDADD = $(LINK_RECORD) $(LINK_TEST)
tests_unit_record_SOURCES = \
	%D%/support/check.h \
	%D%/support/disk.c \
	%D%/support/disk.h \
	%D%/support/faults.h \
	%D%/support/merge_fixture.h \
	%D%/support/rows.h \
	%D%/support/scratch.h \
	%D%/unit/record/chain.c \
	%D%/unit/record/content.c \
	%D%/unit/record/draft.c \
	%D%/unit/record/event.c \
	%D%/unit/record/evidence.c \
	%D%/unit/record/holder.c \
	%D%/unit/record/merge.c \
	%D%/unit/record/peek.c \
	%D%/unit/record/record.c \
	%D%/unit/record/survey.c \
	%D%/unit/record/verify.c

check_PROGRAMS += tests/unit_score
tests_unit_score_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_score_CFLAGS = $(TEST_CFLAGS)
tests_unit_score_LDADD = $(LINK_SCORE) $(LINK_TEST)
tests_unit_score_SOURCES = \
	%D%/support/check.h \
	%D%/support/form_answers.h \
	%D%/support/form_fixture.c \
	%D%/support/form_fixture.h \
	%D%/unit/score/advise.c \
	%D%/unit/score/advise_lift.c \
	%D%/unit/score/answer_parse.c \
	%D%/unit/score/answers.c \
	%D%/unit/score/check.c \
	%D%/unit/score/compare.c \
	%D%/unit/score/interval.c \
	%D%/unit/score/score.c \
	%D%/unit/score/score_criteria.c \
	%D%/unit/score/score_reading.c \
	%D%/unit/score/score_rulings.c \
	%D%/unit/score/score_tables.c

check_PROGRAMS += tests/unit_model
tests_unit_model_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_model_CFLAGS = $(TEST_CFLAGS)
tests_unit_model_LDADD = $(LINK_MODEL) $(LINK_TEST)
tests_unit_model_SOURCES = \
	%D%/support/check.h \
	%D%/support/model_fixture.c \
	%D%/support/model_fixture.h \
	%D%/support/rows.h \
	%D%/support/scratch.h \
	%D%/unit/model/action.c \
	%D%/unit/model/appraisal.c \
	%D%/unit/model/baseline.c \
	%D%/unit/model/evidence.c \
	%D%/unit/model/filter.c \
	%D%/unit/model/history.c \
	%D%/unit/model/import.c \
	%D%/unit/model/outline.c \
	%D%/unit/model/phrases.c \
	%D%/unit/model/search.c \
	%D%/unit/model/session.c \
	%D%/unit/model/session_do.c \
	%D%/unit/model/session_move.c \
	%D%/unit/model/session_undo.c \
	%D%/unit/model/session_write.c \
	%D%/unit/model/what_if.c

check_PROGRAMS += tests/unit_report
tests_unit_report_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_report_CFLAGS = $(TEST_CFLAGS)
tests_unit_report_LDADD = $(LINK_REPORT) $(LINK_TEST)
tests_unit_report_SOURCES = \
	%D%/support/check.h \
	%D%/unit/report/assessment.c \
	%D%/unit/report/book.h \
	%D%/unit/report/changes.c \
	%D%/unit/report/inspection.c \
	%D%/unit/report/layout.c \
	%D%/unit/report/memory.c \
	%D%/unit/report/phrase.c \
	%D%/unit/report/report.c \
	%D%/unit/report/sample.c \
	%D%/unit/report/sample.h \
	%D%/unit/report/spread.c \
	%D%/unit/report/summary.c \
	%D%/unit/report/write_csv.c \
	%D%/unit/report/write_csv_answers.c \
	%D%/unit/report/write_csv_tidy.c \
	%D%/unit/report/write_diff.c \
	%D%/unit/report/write_html.c \
	%D%/unit/report/write_json.c \
	%D%/unit/report/write_report_text.c \
	%D%/unit/report/write_text.c \
	%D%/unit/report/write_text_log.c \
	%D%/unit/report/write_xlsx.c \
	%D%/unit/report/write_xlsx_answers.c \
	%D%/unit/report/write_xlsx_book.c \
	%D%/unit/report/write_xlsx_pages.c \
	%D%/unit/report/write_xlsx_scores.c \
	%D%/unit/report/write_xlsx_store.c

check_PROGRAMS += tests/unit_tui
tests_unit_tui_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_tui_CFLAGS = $(TEST_CFLAGS)
tests_unit_tui_LDADD = $(LINK_TUI) $(LINK_TEST)
tests_unit_tui_SOURCES = \
	%D%/support/check.h \
	%D%/support/scratch.h \
	%D%/support/tui_keys.c \
	%D%/support/tui_keys.h \
	%D%/support/tui_stage.c \
	%D%/support/tui_stage.h \
	%D%/unit/tui/editor.c \
	%D%/unit/tui/evidence_form.c \
	%D%/unit/tui/frame.c \
	%D%/unit/tui/keymap.c \
	%D%/unit/tui/lookup.c \
	%D%/unit/tui/mouse.c \
	%D%/unit/tui/page.c \
	%D%/unit/tui/pick.c \
	%D%/unit/tui/signals.c \
	%D%/unit/tui/walk.c \
	%D%/unit/tui/walk_mouse.c \
	%D%/unit/tui/words.c

check_PROGRAMS += tests/unit_line
tests_unit_line_CPPFLAGS = $(TEST_CPPFLAGS)
tests_unit_line_CFLAGS = $(TEST_CFLAGS)
tests_unit_line_LDADD = $(LINK_LINE) $(LINK_TEST)
tests_unit_line_SOURCES = \
	%D%/support/check.h \
	%D%/support/model_fixture.c \
	%D%/support/model_fixture.h \
	%D%/support/rows.h \
	%D%/support/scratch.h \
	%D%/unit/line/line.c

check_PROGRAMS += tests/run_property
tests_run_property_CPPFLAGS = $(TEST_CPPFLAGS)
tests_run_property_CFLAGS = $(TEST_CFLAGS)
tests_run_property_LDADD = $(LINK_SCORE) $(LINK_TEST)
tests_run_property_SOURCES = \
	%D%/property/event.c \
	%D%/property/merge.c \
	%D%/property/score.c \
	%D%/property/survey.c \
	%D%/support/check.h \
	%D%/support/draw.h \
	%D%/support/form_answers.h \
	%D%/support/form_fixture.c \
	%D%/support/form_fixture.h \
	%D%/support/merge_fixture.h \
	%D%/support/reckoning.c \
	%D%/support/reckoning.h \
	%D%/support/rows.h

check_PROGRAMS += tests/run_frame
tests_run_frame_CPPFLAGS = $(TEST_CPPFLAGS)
tests_run_frame_CFLAGS = $(TEST_CFLAGS)
tests_run_frame_LDADD = $(LINK_TUI) $(LINK_TEST)
tests_run_frame_SOURCES = \
	%D%/frame/frames.c \
	%D%/support/check.h \
	%D%/support/scratch.h \
	%D%/support/tui_keys.c \
	%D%/support/tui_keys.h \
	%D%/support/tui_stage.c \
	%D%/support/tui_stage.h

check_PROGRAMS += tests/run_tty
tests_run_tty_CPPFLAGS = $(TEST_CPPFLAGS)
tests_run_tty_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
tests_run_tty_LDADD = $(LINK_MODEL) $(VTERM_LIBS) -lutil $(LINK_TEST)
tests_run_tty_SOURCES = \
	%D%/support/check.h \
	%D%/tty/answers.c \
	%D%/tty/answers.h \
	%D%/tty/bytes.c \
	%D%/tty/ends.c \
	%D%/tty/full.c \
	%D%/tty/harness.c \
	%D%/tty/job.c \
	%D%/tty/job.h \
	%D%/tty/mouse.c \
	%D%/tty/plain.c \
	%D%/tty/questions.c \
	%D%/tty/questions.h \
	%D%/tty/result.c \
	%D%/tty/result.h \
	%D%/tty/sizes.c \
	%D%/tty/term.c \
	%D%/tty/term.h \
	%D%/tty/term_keys.c \
	%D%/tty/term_look.c \
	%D%/tty/term_part.h \
	%D%/tty/terms.c \
	%D%/tty/views.c \
	%D%/tty/walk.c \
	%D%/tty/walker.c \
	%D%/tty/walker.h \
	%D%/tty/work.c \
	%D%/tty/work.h

TESTS += $(check_PROGRAMS)

# The whole program, as a user calls it.
dist_check_SCRIPTS = %D%/golden/run.sh %D%/queries/run.sh %D%/report/chromium.sh
TESTS += $(dist_check_SCRIPTS)

TESTS += $(lint_checks)
lint_checks = \
	%D%/lint/actions.sh \
	%D%/lint/banned.sh \
	%D%/lint/budgets.sh \
	%D%/lint/globals.sh \
	%D%/lint/headers.sh \
	%D%/lint/layers.sh \
	%D%/lint/listed.sh \
	%D%/lint/manual.sh \
	%D%/lint/documents.sh \
	%D%/lint/selftest.sh \
	%D%/lint/selftest_analyse.sh

EXTRA_DIST += %D%/queries/duckdb.js %D%/forms %D%/golden %D%/lint %D%/lint/analyse.sh

# Not as a folder: that of a build holds objects, which would be packed too.  Of the folders that are
# packed so, what an earlier `make check` left there is taken out.
dist-hook:
	cp $(srcdir)/tests/frame/*.txt $(distdir)/tests/frame
	find $(distdir)/tests \( -name '*.log' -o -name '*.trs' \) -exec rm -f {} +

include tests/bench/local.mk
include tests/mutants/local.mk
include tests/fuzz/local.mk
include tests/fault/local.mk
include tests/office/local.mk
include tests/packaging/local.mk
include tests/screens/local.mk
