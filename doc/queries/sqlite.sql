-- SPDX-License-Identifier: GPL-3.0-or-later
-- Totals and levels out of tidy exports, with SQLite 3.32 or later: see queries.md.
--
-- In the folder where it is run: tidy.csv, the form's sheets in the folder `form`, and totals.sql.

.import --csv tidy.csv tidy
.import --csv form/items.csv items
.import --csv form/indicators.csv indicators
.import --csv form/criteria.csv criteria
.import --csv form/levels.csv levels

.read totals.sql

.headers on
.mode csv
.separator , "\n"
SELECT * FROM total ORDER BY record;
