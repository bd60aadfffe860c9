-- SPDX-License-Identifier: GPL-3.0-or-later
-- Totals and levels out of tidy exports, for SQLite and DuckDB alike; queries.md says how.
--
-- It wants the tables `tidy` (exports by --tidy, under one another), `items`, `indicators`, `criteria`
-- and `levels` (the sheets of the form that the records were begun over), every column a text and
-- nothing null.  It leaves the table `total`, one row a record:
--
--   record, organisation, eligible, total_low, total_high, level_low, level_high, level
--
-- with the meaning, and to the letter the spelling, of the same columns of `cagrade summary`.
--
-- No number passes through floating point.  Answers are whole millionths (they have up to six
-- places), weights whole tens-of-thousands (up to four), totals whole units of 10^-16 (up to four
-- weights one below the other).  The whole of a share must be a whole number, as it is in this form.

-- The places of decimals, as whole numbers: texts on both sides of the point, filled up with zeros.
CREATE TEMP TABLE criterion AS
SELECT row_number() OVER () AS n, indicator, CAST(score AS BIGINT) AS score, test, item,
       CASE WHEN instr(item, '/') > 0 THEN substr(item, 1, instr(item, '/') - 1) ELSE item END AS part,
       substr(item, instr(item, '/') + 1) AS whole,
       CASE WHEN value = '' THEN 0
            ELSE CAST(substr(value, 1, instr(value || '.', '.') - 1) AS BIGINT) * 1000000
                 + CAST(substr(substr(value, instr(value || '.', '.') + 1) || '000000', 1, 6) AS BIGINT)
       END AS millionths,
       CASE WHEN value = '' THEN 0
            ELSE CAST(substr(value, 1, instr(value || '.', '.') - 1) AS BIGINT) * 10000
                 + CAST(substr(substr(value, instr(value || '.', '.') + 1) || '0000', 1, 4) AS BIGINT)
       END AS percent
FROM criteria;

-- Which items a criterion asks: one, PART/WHOLE, or a list parted by blanks.
CREATE TEMP TABLE asks AS
SELECT c.n, i.id AS item
FROM criterion c
JOIN items i ON instr(' ' || replace(c.item, '/', ' ') || ' ', ' ' || i.id || ' ') > 0;

-- What an item hangs on, directly or through others: `relevant` reads ITEM OP NUMBER.
CREATE TEMP TABLE hangs AS
WITH RECURSIVE chain(item, item_above) AS (
	SELECT id, substr(relevant, 1, instr(relevant, ' ') - 1) FROM items WHERE relevant <> ''
	UNION ALL
	SELECT c.item, substr(i.relevant, 1, instr(i.relevant, ' ') - 1)
	FROM chain c
	JOIN items i ON i.id = c.item_above AND i.relevant <> ''
)
SELECT item, item_above FROM chain;

-- Items of which nobody knows yet whether they are asked: a number above them is open.
CREATE TEMP TABLE unknown AS
SELECT DISTINCT t.record, h.item
FROM tidy t
JOIN hangs h ON h.item_above = t.item
WHERE t.number = '';

-- The answers that criteria ask for, with numbers in millionths; of a yes or a no that is no number.
CREATE TEMP TABLE asked AS
SELECT t.record, a.n, t.item, t.answer,
       t.state = 'not_asked' AS is_not_asked,
       u.item IS NOT NULL AS is_unknown,
       t.answer = '' AS is_open,
       CASE WHEN t.number = '' THEN NULL
            ELSE CAST(substr(t.number, 1, instr(t.number || '.', '.') - 1) AS BIGINT) * 1000000
                 + CAST(substr(substr(t.number, instr(t.number || '.', '.') + 1) || '000000', 1, 6) AS BIGINT)
       END AS millionths,
       CASE WHEN t.number = '' THEN NULL
            ELSE CAST(substr(t.number, 1, instr(t.number || '.', '.') - 1) AS BIGINT)
       END AS ones
FROM tidy t
JOIN asks a ON a.item = t.item
LEFT JOIN unknown u ON u.record = t.record AND u.item = t.item;

-- What each criterion says of each record, before the test is looked at.
CREATE TEMP TABLE told AS
SELECT a.record, a.n,
       max(CASE WHEN a.is_not_asked THEN 1 ELSE 0 END) AS is_not_asked,
       max(CASE WHEN a.is_unknown THEN 1 ELSE 0 END) AS is_unknown,
       max(CASE WHEN a.is_open THEN 1 ELSE 0 END) AS is_open,
       max(CASE WHEN a.answer = 'yes' THEN 1 ELSE 0 END) AS is_yes,
       max(CASE WHEN a.item = c.part THEN a.millionths END) AS part,
       max(CASE WHEN a.item = c.whole THEN a.ones END) AS whole,
       max(CASE WHEN a.item = c.whole THEN a.millionths END) AS whole_millionths,
       sum(CASE WHEN NOT a.is_not_asked AND NOT a.is_unknown AND a.answer = 'no' THEN 1 ELSE 0 END)
           AS noes_fewest,
       sum(CASE WHEN NOT a.is_not_asked AND (a.answer = 'no' OR a.is_open) THEN 1 ELSE 0 END)
           AS noes_most
FROM asked a
JOIN criterion c ON c.n = a.n
GROUP BY a.record, a.n;

-- 0: failed, 1: open, 2: met.  Of what is not asked a criterion is met; while it is unknown whether it
-- is asked, one that fails is open.  A part above its whole fails.  Of a share, 100 x part is held against
-- percent x whole, both in units of 1/10000: then 100 x part is as many as the part has millionths.
CREATE TEMP TABLE outcome AS
SELECT t.record, c.indicator, c.score,
       CASE
       WHEN c.test = 'noes<=' AND t.noes_most * 1000000 <= c.millionths THEN 2
       WHEN c.test = 'noes<=' AND t.noes_fewest * 1000000 > c.millionths THEN 0
       WHEN c.test = 'noes<=' THEN 1
       WHEN t.is_not_asked = 1 THEN 2
       WHEN t.is_open = 1 THEN 1
       WHEN c.test = 'yes' AND t.is_yes = 1 THEN 2
       WHEN c.test = '<=' AND t.part <= c.millionths THEN 2
       WHEN c.test = '>=' AND t.part >= c.millionths THEN 2
       WHEN c.test = '=' AND t.part = c.millionths THEN 2
       WHEN c.test = 'share<=' AND t.part <= t.whole_millionths
            AND t.part <= c.percent * t.whole THEN 2
       WHEN c.test = 'share>=' AND t.part <= t.whole_millionths
            AND t.part >= c.percent * t.whole THEN 2
       WHEN t.is_unknown = 1 THEN 1
       ELSE 0
       END AS says
FROM told t
JOIN criterion c ON c.n = t.n;

-- The scores that each leaf's sheet has rows for, and the one for which nothing is asked.
CREATE TEMP TABLE step AS
SELECT DISTINCT indicator, score FROM criterion;

CREATE TEMP TABLE leaf AS
SELECT i.id,
       CASE WHEN min(s.score) > 1 THEN 1 ELSE 0 END AS base,
       CASE WHEN min(s.score) IS NULL THEN 5 ELSE 0 END AS high_without
FROM indicators i
LEFT JOIN step s ON s.indicator = i.id
WHERE i.id NOT IN (SELECT parent FROM indicators)
GROUP BY i.id;

-- The lowest score of a leaf that is not, or may not be, reached: no higher one is.
CREATE TEMP TABLE barred AS
SELECT record, indicator,
       min(CASE WHEN says < 2 THEN score ELSE 9 END) AS low,
       min(CASE WHEN says < 1 THEN score ELSE 9 END) AS high
FROM outcome
GROUP BY record, indicator;

CREATE TEMP TABLE derived AS
SELECT b.record, b.indicator,
       max(CASE WHEN s.score < b.low THEN s.score ELSE l.base END) AS low,
       max(CASE WHEN s.score < b.high THEN s.score ELSE l.base END) AS high
FROM barred b
JOIN step s ON s.indicator = b.indicator
JOIN leaf l ON l.id = b.indicator
GROUP BY b.record, b.indicator;

-- What each leaf's one point is worth of a total, in units of 10^-16; none where a weight is missing.
CREATE TEMP TABLE weighs AS
WITH RECURSIVE
weight(id, parent, ten_thousandths) AS (
	SELECT id, parent,
	       CAST(substr(weight, 1, instr(weight || '.', '.') - 1) AS BIGINT) * 10000
	       + CAST(substr(substr(weight, instr(weight || '.', '.') + 1) || '0000', 1, 4) AS BIGINT)
	FROM indicators WHERE weight <> ''
),
path(id, worth, depth) AS (
	SELECT id, ten_thousandths, 1 FROM weight WHERE parent = ''
	UNION ALL
	SELECT w.id, p.worth * w.ten_thousandths, p.depth + 1
	FROM path p
	JOIN weight w ON w.parent = p.id
)
SELECT id,
       worth * CASE depth WHEN 1 THEN 1000000000000 WHEN 2 THEN 100000000 WHEN 3 THEN 10000 ELSE 1 END
       AS worth
FROM path;

-- A leaf's own score, given directly, stands in the place of what its criteria give.
CREATE TEMP TABLE given AS
SELECT record, target AS leaf, CAST(number AS BIGINT) AS score
FROM tidy
WHERE kind = 'score' AND number <> '';

CREATE TEMP TABLE assessment AS
SELECT record, max(subject) AS organisation,
       CASE WHEN max(CASE WHEN kind = 'eligibility' AND answer = 'yes' THEN 1 ELSE 0 END) = 1 THEN 'no'
            WHEN max(CASE WHEN kind = 'eligibility' AND answer = '' THEN 1 ELSE 0 END) = 1 THEN ''
            ELSE 'yes' END AS eligible
FROM tidy
GROUP BY record;

CREATE TEMP TABLE summed AS
SELECT r.record, r.organisation, r.eligible,
       CAST(sum(w.worth * coalesce(g.score, d.low, 0)) AS BIGINT) AS low,
       CAST(sum(w.worth * coalesce(g.score, d.high, l.high_without)) AS BIGINT) AS high
FROM assessment r
CROSS JOIN leaf l
JOIN weighs w ON w.id = l.id
LEFT JOIN given g ON g.record = r.record AND g.leaf = l.id
LEFT JOIN derived d ON d.record = r.record AND d.indicator = l.id
GROUP BY r.record, r.organisation, r.eligible;

-- The lowest total of each level; the first begins at 0.
CREATE TEMP TABLE bound AS
SELECT id,
       (CAST(substr(min, 1, instr(min || '.', '.') - 1) AS BIGINT) * 10000
        + CAST(substr(substr(min, instr(min || '.', '.') + 1) || '0000', 1, 4) AS BIGINT))
       * 1000000000000 AS units
FROM levels;

CREATE TEMP TABLE levelled AS
SELECT s.*,
       (SELECT max(b.units) FROM bound b WHERE b.units <= s.low) AS bound_low,
       (SELECT max(b.units) FROM bound b WHERE b.units <= s.high) AS bound_high
FROM summed s;

-- Totals as digits: 17 of them, the point behind the first.
CREATE TEMP TABLE spelled AS
SELECT record,
       substr('00000000000000000' || CAST(low AS VARCHAR), -17) AS low,
       substr('00000000000000000' || CAST(high AS VARCHAR), -17) AS high
FROM levelled;

CREATE TABLE total AS
SELECT l.record, l.organisation, l.eligible,
       substr(s.low, 1, 1) || '.' || substr(s.low, 2, 2) || rtrim(substr(s.low, 4), '0') AS total_low,
       substr(s.high, 1, 1) || '.' || substr(s.high, 2, 2) || rtrim(substr(s.high, 4), '0') AS total_high,
       a.id AS level_low, b.id AS level_high,
       CASE WHEN l.eligible = 'no' THEN 'none'
            WHEN l.eligible = 'yes' AND a.id = b.id THEN a.id
            ELSE '' END AS level
FROM levelled l
JOIN spelled s ON s.record = l.record
JOIN bound a ON a.units = l.bound_low
JOIN bound b ON b.units = l.bound_high;
