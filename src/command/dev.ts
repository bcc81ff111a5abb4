import { createServer } from 'vite';
import { settleAddress } from './address.ts';
import { hubSettings, root, startHub } from './hub.ts';
import { CommandProblem } from './problem.ts';
import { prepareRows, tellAboutAdministrator, untilStopped } from './start.ts';

/** `npm run dev`: the same hub, with pages that follow their sources. Resolves once it has stopped. */
export async function develop(): Promise<void> {
	const settings = hubSettings();
	const stopAsked = untilStopped();
	const hub = await startHub(settings);
	// Vite finds a port by itself where none is asked for; a port that is asked for is that one, or a mistake.
	const { host, port } = settings;
	const vite = await createServer({ root, server: { host, port: port || undefined, strictPort: port > 0 } });
	let stopWorker = async (): Promise<void> => {};
	try {
		// It compiles the messages, which everything below speaks with.
		await vite.listen();
		await prepareRows(hub, settings);
		const address = await settleAddress(settings, portOf(vite.resolvedUrls?.local[0]));
		stopWorker = await (await import('../worker/runner.ts')).startWorker();
		console.log(`Serai is ready: ${address} (pages follow their sources)`);
		await tellAboutAdministrator();
		await stopAsked;
	} catch (error) {
		if (error instanceof Error && /^Port \d+ is already in use/.test(error.message))
			throw new CommandProblem(`Port ${port} is in use. Stop the other program or set PORT.`);
		throw error;
	} finally {
		setTimeout(() => process.exit(1), 10_000).unref();
		await Promise.allSettled([vite.close(), stopWorker()]);
		await hub.close();
		// The compiler of the messages leaves timers behind that would hold the end up for half a minute.
		setTimeout(() => process.exit(), 200).unref();
	}
}

function portOf(address = ''): number {
	return Number(new URL(address).port);
}
