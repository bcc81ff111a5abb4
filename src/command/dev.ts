import { createServer } from 'vite';
import { hubSettings, migrationsDirectory, root, startHub } from './hub.ts';
import { prepareRows, tellAboutAdministrator } from './start.ts';
import { startWorker } from '../worker/runner.ts';

// `npm run dev`: the same hub, with pages that follow their sources.
const settings = hubSettings();
const hub = await startHub(settings);
await prepareRows(hub, settings);
const vite = await createServer({ root, server: { host: settings.host, port: settings.port } });
await vite.listen();
const stopWorker = await startWorker();
console.log(`Serai is ready, from ${migrationsDirectory.replace('/migrations', '')}:`);
vite.printUrls();
await tellAboutAdministrator();

const stop = async (): Promise<void> => {
	setTimeout(() => process.exit(1), 10_000).unref();
	await Promise.allSettled([vite.close(), stopWorker()]);
	await hub.close();
	process.exit(0);
};
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
	process.on(signal as 'SIGINT', () => {
		if (!stopping) void stop();
		stopping = true;
	});
