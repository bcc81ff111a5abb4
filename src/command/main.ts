// Before all else: it is told of every import that follows.
import './resolved-once.ts';
import { faultText, Refusal } from '#platform/index.ts';
import { commands, generalHelp } from './commands.ts';
import { CommandProblem } from './problem.ts';

// The channel to bin/serai.mjs closes when that dies, however it dies: nothing of ours goes on without it.
if (process.connected) {
	process.once('disconnect', () => process.emit('SIGTERM'));
	process.channel?.unref();
}
// A terminal that went away takes no more lines; that is no reason to fail while stopping.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

// A command without clean-up of its own ends at once; PostgreSQL, if it started one, is interrupted by the kernel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(130));

const [word = 'help', ...rest] = process.argv.slice(2);
process.exitCode = await run(word, rest).catch(explained);

async function run(name: string, given: string[]): Promise<number> {
	const command = commands[name];
	if (!command || name === 'help') {
		const asked = ['help', '--help', '-h'].includes(name);
		if (!asked) console.error(`There is no command "${name}".\n`);
		(asked ? console.log : console.error)(generalHelp());
		return asked ? 0 : 2;
	}
	if (given.includes('--help') || given.includes('-h')) {
		console.log(command.help);
		return 0;
	}
	const { takes, options = [] } = command;
	const plain = given.filter((argument) => !options.includes(argument));
	if (plain.length !== takes.length || plain.some((argument) => argument.startsWith('--')))
		throw new CommandProblem(`Write it like: ${usage(name, takes)}. See ${usage(name, ['--help'])}.`, 2);
	return (await command.run(given)) ?? 0;
}

function usage(name: string, takes: string[]): string {
	return ['npx serai', name, ...takes].join(' ');
}

/** What is written for the operator is shown as it is; anything else is a mistake of ours and keeps its trace. */
async function explained(error: unknown): Promise<number> {
	if (!(error instanceof Error)) throw error;
	if (error instanceof Refusal) {
		const { sentenceOf } = await import('./sentence.ts');
		console.error(sentenceOf(error.code, error.details));
		return 1;
	}
	const forOperators = [
		'CommandProblem',
		'DirectoryProblem',
		'MigrationProblem',
		'PostgresProblem',
		'SettingsProblem'
	];
	console.error(forOperators.includes(error.name) ? error.message : faultText(error));
	if (error.name === 'SettingsProblem') return 2;
	return error instanceof CommandProblem ? error.exitCode : 1;
}
