-- SPDX-License-Identifier: GPL-3.0-or-later
-- Totals of the records themselves with DuckDB, by the direct scores alone: of an item the last row
-- counts.  On one core, as the program beside it.
SET threads = 1;
CREATE TABLE total AS
WITH last AS (
    SELECT filename AS record, item, max_by(answer, CAST(seq AS INTEGER)) AS answer
    FROM read_csv('records/*/*.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
                  filename = true)
    WHERE item IN (SELECT item FROM read_csv('weights.csv', header = true))
    GROUP BY ALL
)
SELECT record, format('{}.{:02d}', sum(CAST(answer AS INTEGER) * weight) // 10000,
                      sum(CAST(answer AS INTEGER) * weight) // 100 % 100) AS total
FROM last
JOIN read_csv('weights.csv', header = true) USING (item)
GROUP BY record;
SELECT * FROM total ORDER BY record;
