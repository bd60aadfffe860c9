-- SPDX-License-Identifier: GPL-3.0-or-later
-- Totals of tidy.csv with DuckDB, by the direct scores alone, on one core as the program beside it.
SET threads = 1;
CREATE TABLE total AS
SELECT record, format('{}.{:02d}', sum(CAST(answer AS INTEGER) * weight) // 10000,
                      sum(CAST(answer AS INTEGER) * weight) // 100 % 100) AS total
FROM read_csv('tidy.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
JOIN read_csv('weights.csv', header = true) USING (item)
GROUP BY record;
SELECT * FROM total ORDER BY record;
