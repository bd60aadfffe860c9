-- SPDX-License-Identifier: GPL-3.0-or-later
-- Totals and levels out of tidy exports, with DuckDB 1.0 or later: see queries.md.
--
-- In the folder where it is run: any number of exports under tidy/, and the form's sheets in the folder
-- `form`.  Behind it totals.sql is run; the result is then in the table `total`.

CREATE TABLE tidy AS
SELECT coalesce(COLUMNS(*), '')
FROM read_csv('tidy/**/*.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');
CREATE TABLE items AS
SELECT coalesce(COLUMNS(*), '')
FROM read_csv('form/items.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');
CREATE TABLE indicators AS
SELECT coalesce(COLUMNS(*), '')
FROM read_csv('form/indicators.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');
CREATE TABLE criteria AS
SELECT coalesce(COLUMNS(*), '')
FROM read_csv('form/criteria.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');
CREATE TABLE levels AS
SELECT coalesce(COLUMNS(*), '')
FROM read_csv('form/levels.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');
