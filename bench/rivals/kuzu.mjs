// SPDX-License-Identifier: Apache-2.0
// node kuzu.mjs load|follow FOLDER THREADS [TRANSFER]
// load: accounts and transfers copied into a graph in memory. follow: the accounts that money of one payment can
// have reached within three days, round by round: Cypher cannot compare one transfer of a path with the next.
import kuzu from 'kuzu';
import { measured, measuredWarm } from './measured.mjs';

const [step, folder, threads, payment] = process.argv.slice(2);

const database = new kuzu.Database(':memory:');
const connection = new kuzu.Connection(database, Number(threads));

async function all(cypher, values) {
  const result = values === undefined
    ? await connection.query(cypher)
    : await connection.execute(await connection.prepare(cypher), values);
  return result.getAll();
}

async function load() {
  const csv = (name) => `LOAD FROM '${folder}/${name}' (header = true`;
  await all('CREATE NODE TABLE Account(id STRING PRIMARY KEY)');
  await all('CREATE REL TABLE Transfer(FROM Account TO Account, id STRING, time TIMESTAMP, '
    + 'amount DECIMAL(18, 2), currency STRING)');
  await all(`COPY Account FROM (${csv('accounts.csv')}, auto_detect = false) RETURN account)`
    .replace('LOAD FROM', 'LOAD WITH HEADERS (account STRING, institution STRING, branch STRING, region STRING, '
      + 'holder STRING, holder_name STRING, holder_kind STRING, kind STRING, opened STRING, phone STRING, '
      + 'operator STRING, industry STRING) FROM'));
  await all(`COPY Transfer FROM (${csv('transfers.csv')}, auto_detect = false) `
    .replace('LOAD FROM', 'LOAD WITH HEADERS (id STRING, payer STRING, payee STRING, time TIMESTAMP, '
      + 'amount DECIMAL(18, 2), currency STRING) FROM')
    + 'RETURN payer, payee, id, time, amount, currency)');
  return Number((await all('MATCH ()-[t:Transfer]->() RETURN count(*) AS rows'))[0].rows);
}

const nextRound = `
  UNWIND $frontier AS account
  MATCH (a:Account {id: account.id})-[t:Transfer]->(b:Account)
  WHERE t.id > account.since AND t.time <= timestamp($last)
  RETURN b.id AS id, min(t.id) AS since`;

/** Ids of transfers ascend with the ledger's order, so they stand for moments. */
async function follow() {
  const [source] = await all('MATCH (a:Account)-[t:Transfer {id: $id}]->(b:Account) '
    + 'RETURN a.id AS victim, b.id AS payee, t.time AS time', { id: payment });
  const last = new Date(source.time.getTime() + 3 * 86_400_000).toISOString();
  const since = new Map([[source.payee, payment]]);
  let frontier = [{ id: source.payee, since: payment }];
  while (frontier.length > 0) {
    const next = [];
    for (const row of await all(nextRound, { frontier, last })) {
      if (since.has(row.id) && since.get(row.id) <= row.since) continue;
      since.set(row.id, row.since);
      if (row.id !== source.victim) next.push(row);
    }
    frontier = next;
  }
  return since.size;
}

if (step === 'load') {
  await measured('kuzu', step, Number(threads), load);
} else if (step === 'follow') {
  await load();
  await measuredWarm('kuzu', step, Number(threads), follow);
} else {
  throw new Error(`expected load or follow, found ${step}`);
}
