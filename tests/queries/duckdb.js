// SPDX-License-Identifier: GPL-3.0-or-later
// Runs files of SQL with DuckDB's package for Node, and prints the table `total` as CSV.
//
//   node duckdb.js FILE...      DUCKDB_THREADS: how many threads (all)
const fs = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');

const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

(async () => {
  const threads = process.env.DUCKDB_THREADS;
  const instance = await DuckDBInstance.create(':memory:', threads ? { threads } : {});
  const connection = await instance.connect();
  for (const path of process.argv.slice(2)) await connection.run(fs.readFileSync(path, 'utf8'));
  const result = await connection.runAndReadAll('SELECT * FROM total ORDER BY record');
  const rows = [result.columnNames(), ...result.getRows()];
  process.stdout.write(rows.map((row) => row.map(cell).join(',') + '\n').join(''));
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
