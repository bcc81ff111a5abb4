import { startWorker } from '../../src/worker/runner.ts';

// A hub's worker, which does what is queued until it is killed. SERAI_DATABASE_URL and SMTP_URL come with its environment.
await startWorker();
process.send?.('begun');
