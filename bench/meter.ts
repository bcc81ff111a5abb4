import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded into the hub's process by the bench (--import): answers what only the process itself can tell.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (asked) => {
	if (asked !== 'heap') return;
	collect();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	process.send?.({ heap: heapUsed / 1024 / 1024, arrays: arrayBuffers / 1024 / 1024 });
});
