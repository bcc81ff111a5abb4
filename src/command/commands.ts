export type Command = {
	/** One line for the list of all commands. */
	summary: string;
	help: string;
	/** What stands after the command's name. */
	takes: string[];
	/** What may stand there too: '--json'. */
	options?: string[];
	/** Returns the exit code, 0 when it says nothing. */
	run: (given: string[]) => Promise<number | void>;
};

const settings = `Settings are environment variables:
  PORT          the port to listen on (3000)
  HOST          the address to listen on (127.0.0.1; 0.0.0.0 for all)
  HUB_DATA      the directory of the database and files (hub-data)
  DATABASE_URL  a PostgreSQL 15 or newer instead of the embedded one
  PUBLIC_URL    where people reach the hub, such as https://hub.example.org
  SMTP_URL      the mail server, such as smtp://user:password@host:587
  DOI_URL       where DOIs are asked for (https://doi.org)
  MAIL_FROM     the address letters come from
  HUB_DEMO      0 to start an empty hub without the demonstration`;

const exits = `Exit codes: 0 done, 1 it could not be done, 2 the command or a setting is not as it must be.`;

// What a command needs is loaded when it is called: `serai --help` starts no database client.
export const commands: Record<string, Command> = {
	start: {
		summary: 'start the hub',
		takes: [],
		help: `npx serai start

Starts the hub and stays until it is stopped with Ctrl-C. Starts the embedded PostgreSQL, brings it
up to date, and loads the demonstration hub into an empty database.

${settings}

${exits}`,
		run: async () => (await import('./start.ts')).start()
	},
	dev: {
		summary: 'start a hub to work on: its pages follow their sources',
		takes: [],
		help: `npm run dev

Starts a hub like start does, but with pages that are made when they are asked for and follow their
sources. For those who change Serai, not for those who run it.

${settings}

${exits}`,
		run: async () => (await import('./dev.ts')).develop()
	},
	import: {
		summary: 'bring in entries, or a course',
		takes: ['FILE|DIR'],
		help: `npx serai import FILE.json
npx serai import DIR
npx serai import FILE.zip

Brings the entries of a JSON file into the catalogue: a list, or an object with a list called
"records", each as in content/catalogue.json. New ones wait for review. When a row is refused nothing
is imported, and each refused row is listed with the reason.

Or makes a course what its folder says, or the zip of one, as in content/courses: lessons in Markdown
and YAML, in all their languages, with their files. When something in it is wrong nothing is imported,
and each place is listed. What the folder leaves out is taken out of the course; versions stay.

The same file or folder imported again changes nothing.

${exits}`,
		run: async ([path = '']) => {
			const { importCourseFrom, isCourse } = await import('./import-course.ts');
			if (await isCourse(path)) return importCourseFrom(path);
			return (await import('./import.ts')).importEntries(path);
		}
	},
	export: {
		summary: 'write a course as a folder',
		takes: ['COURSE', 'DIR|ZIP'],
		help: `npx serai export COURSE-KEY DIR
npx serai export COURSE-KEY FILE.zip

Writes a course as it is being written, in all its languages and with its files, as a folder of Markdown
and YAML or as the zip of one. Its key stands in the address of its page at the desk. Importing it again,
here or in another hub, gives the same course. What is there already is not overwritten.

${exits}`,
		run: async ([key = '', path = '']) => (await import('./export.ts')).exportTo(key, path)
	},
	lint: {
		summary: 'find the numbers of a text that contradict each other',
		takes: ['FILE'],
		options: ['--json'],
		help: `npx serai lint FILE [--json]

Reads a Markdown or text file, in English, Spanish or French, and says which of its numbers do not go
together: sums and remainders, percentages and their bases, one thing with two numbers, words such as
"most" against their number. Each with its places, what it could be, and the likeliest culprit.

--json writes a list for other programs: kind, severity, places with line and column, what is feasible.
Its fields are described in src/impact/lint/README.md.

Exit codes: 0 nothing that cannot be true, 1 something that cannot, 2 the file cannot be read.`,
		run: async (given) => {
			const [path = ''] = given.filter((argument) => argument !== '--json');
			return (await import('./lint.ts')).lintFile(path, given.includes('--json'));
		}
	},
	admin: {
		summary: 'make someone an administrator',
		takes: ['EMAIL'],
		help: `npx serai admin EMAIL

Makes the person with this address an administrator. For someone without an account it prints a link
to send them, which makes one. The link leads to PUBLIC_URL, or to where the hub was started last.

${exits}`,
		run: async ([email = '']) => (await import('./admin.ts')).makeAdministrator(email)
	},
	doctor: {
		summary: 'check that everything the hub needs is well',
		takes: [],
		help: `npx serai doctor

Checks the settings, the data directory, the disk, the port, the database, its migrations, mail and
the clock. Says for each what to do. Changes nothing. Exit code 1 when something is not well.

${settings}`,
		run: async () => (await import('./doctor.ts')).doctor()
	},
	backup: {
		summary: 'write the whole hub into one file',
		takes: ['FILE'],
		help: `npx serai backup FILE

Writes the whole hub as it is at this moment into one file (gzip'd tar), while the hub runs or not.
The file holds people's addresses and password hashes: keep it as safe as the hub. A file that is
there already is not overwritten.

${exits}`,
		run: async ([file = '']) => (await import('./backup.ts')).backup(file)
	},
	restore: {
		summary: 'make a hub from a backup',
		takes: ['FILE'],
		help: `npx serai restore FILE

Makes the hub of a backup in an empty HUB_DATA, or in the empty database of DATABASE_URL. The file is
checked to the last byte before anything is written. Mail and other jobs that waited when the backup
was made are not repeated.

${exits}`,
		run: async ([file = '']) => (await import('./restore.ts')).restore(file)
	}
};

export function generalHelp(): string {
	const rows = Object.entries(commands).map(
		([name, { takes, summary }]) => `  ${`${name} ${takes.join(' ')}`.padEnd(22)}${summary}`
	);
	return `npx serai COMMAND\n\n${rows.join('\n')}\n\nnpx serai COMMAND --help says more.`;
}
