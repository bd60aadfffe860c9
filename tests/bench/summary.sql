-- SPDX-License-Identifier: GPL-3.0-or-later
-- Totals of tidy.csv with SQLite, by the direct scores alone.
PRAGMA journal_mode = off;
PRAGMA synchronous = off;
.import --csv weights.csv weights
.import --csv tidy.csv tidy
.mode list
.separator ,
SELECT record, printf('%d.%02d', total / 10000, total / 100 % 100)
FROM (SELECT record, sum(CAST(answer AS INTEGER) * CAST(weight AS INTEGER)) AS total
      FROM tidy JOIN weights USING (item)
      GROUP BY record);
