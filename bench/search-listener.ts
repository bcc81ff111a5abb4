import { createInterface } from 'node:readline';
import { disconnect } from '../src/platform/index.server.ts';
import { closeIndex, emptyQuery, find, openIndex } from '../src/search/index.server.ts';

// Another process of the hub: told a word, it answers as soon as it finds it.
await openIndex();
process.stdout.write('ready\n');
for await (const word of createInterface({ input: process.stdin })) {
	while (
		(await find({ ...emptyQuery(), text: `"${word}"` }, { now: new Date(), language: 'en' })).total === 0
	)
		await new Promise((resolve) => setTimeout(resolve, 1));
	process.stdout.write('seen\n');
}
await closeIndex();
await disconnect();
