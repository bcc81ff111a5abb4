// Builds the pages. Not by vite's own command: the compiler of the messages leaves timers behind that would hold the end
// up for half a minute.
import { createBuilder } from 'vite';

const builder = await createBuilder({ logLevel: 'warn' });
await builder.buildApp();
process.exit(0);
