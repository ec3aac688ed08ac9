// SPDX-License-Identifier: Apache-2.0
// node duckdb.mjs read|read-order|follow FOLDER THREADS [TRANSFER]
// read: the transfers into a table, with explicit types. read-order: the same, sorted by payer and time, which
// is what following an account's payments wants. follow: the accounts that money of one payment can have
// reached within three days; of the amounts it says nothing.
import { DuckDBInstance } from '@duckdb/node-api';
import { measured, measuredWarm } from './measured.mjs';

const [step, folder, threads, payment] = process.argv.slice(2);

const file = `${folder}/transfers.csv`.replaceAll("'", "''");
const rows = `read_csv('${file}', header = true, delim = ',', columns = {transfer_id: 'VARCHAR',
  payer: 'VARCHAR', payee: 'VARCHAR', time: 'TIMESTAMP', amount: 'DECIMAL(18,2)', currency: 'VARCHAR'})`;

// Ids ascend with the ledger's order, so the smallest id by which an account was reached is the earliest, and
// later rows have larger ones. An account is visited again only when it turns out to be reached earlier.
const follow = `
  WITH RECURSIVE
  source AS (SELECT transfer_id, payer AS victim, payee, time FROM transfers WHERE transfer_id = '${payment}'),
  near AS MATERIALIZED (
    SELECT t.payer, t.payee, t.transfer_id FROM transfers t, source s
    WHERE t.time BETWEEN s.time AND s.time + INTERVAL 3 DAY
      AND t.transfer_id > s.transfer_id AND t.payer <> s.victim),
  reached(account, since) USING KEY (account) AS (
    SELECT payee, transfer_id FROM source
    UNION
    SELECT n.payee, min(n.transfer_id)
    FROM reached r JOIN near n ON n.payer = r.account AND n.transfer_id > r.since
    LEFT JOIN recurring.reached known ON known.account = n.payee
    WHERE known.account IS NULL OR n.transfer_id < known.since
    GROUP BY n.payee)
  SELECT count(*)::INTEGER FROM reached`;

const instance = await DuckDBInstance.create(':memory:', {
  threads: threads ?? '2',
  autoinstall_known_extensions: 'false',
});
const connection = await instance.connect();
const first = async (sql) => Number((await connection.runAndReadAll(sql)).getRows()[0][0]);
const count = () => first('SELECT count(*) FROM transfers');
const read = (order) => connection.run(`CREATE TABLE transfers AS SELECT * FROM ${rows} ${order}`);

if (step === 'read' || step === 'read-order') {
  await measured('duckdb', step, Number(threads), async () => {
    await read(step === 'read' ? '' : 'ORDER BY payer, time');
    return count();
  });
} else if (step === 'follow') {
  await read('');
  await measuredWarm('duckdb', step, Number(threads), () => first(follow));
} else {
  throw new Error(`expected read, read-order or follow, found ${step}`);
}
