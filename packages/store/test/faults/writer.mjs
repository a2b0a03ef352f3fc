// Writes to a data directory and says what was acknowledged, until it is killed. First it checks what the one before it
// left. Usage: node writer.mjs <data directory> <numbers acknowledged so far>
import { appendAudit, openStore, setInstallationFact, verifyAudit, writeBlob } from '@cleanpath/store';

const [directory, acknowledged] = [process.argv[2], Number(process.argv[3])];
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const store = await openStore({ dataDir: directory });

const facts = await store.db.selectFrom('installation').select('key').execute();
const numbers = facts.map((fact) => Number(fact.key)).sort((a, b) => a - b);
const audit = await verifyAudit(store.db, 'o');
say({
  // One more than acknowledged may have been kept: the kill came between commit and saying so.
  lost: Array.from({ length: acknowledged }, (_, at) => at).filter((number) => !numbers.includes(number)),
  kept: numbers.length,
  entries: audit.entries,
  broken: audit.broken ?? null,
});

for (let number = numbers.length; ; number++) {
  await store.transaction(async (tx) => {
    await setInstallationFact(tx, String(number), 'x'.repeat(500));
    await appendAudit(tx, {
      organisationId: 'o',
      id: String(number),
      at: new Date(0),
      actorKind: 'system',
      actorId: 's',
      actorName: 's',
      action: 'write',
      subjectType: 'fact',
      subjectId: String(number),
    });
  });
  say({ number });
  if (number % 7 === 3)
    await writeBlob(store, { networkId: 'n', kind: 'upload', ownerId: 'o' }, [Buffer.alloc(3_000_000, number)]);
}
