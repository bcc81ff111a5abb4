export {
	afterCommit,
	databaseUrl,
	db,
	disconnect,
	pools,
	alone,
	oneStatement,
	transaction,
	type Reader,
	type Writer
} from './database.server.ts';
export {
	DirectoryProblem,
	freeMegabytes,
	lockDirectory,
	makeUsable,
	socketDirectory
} from './directory.server.ts';
export { sweepFiles } from './file-sweep.server.ts';
export {
	filesDirectory,
	findFile,
	findStored,
	kindOf,
	listStored,
	look,
	putFile,
	putFileAt,
	readStored,
	storedPath,
	type Stored
} from './files.server.ts';
export { later, workerLogger, type Job, type Jobs, type Tasks } from './jobs.server.ts';
export { jsonValue } from './json-column.server.ts';
export { jsonRow } from './json-row.server.ts';
export { log } from './log.server.ts';
export { closeMail, mailIsSent, mailProblem, sendMail, type Letter } from './mail.server.ts';
export {
	dueMigrations,
	migrate,
	MigrationProblem,
	readMigrations,
	refuseStrangers,
	runMigrations,
	type Migration,
	type Ran
} from './migrations.server.ts';
export { prepared } from './prepared.server.ts';
export { embeddedUrl, hasCluster, PostgresProblem, startPostgres, type Postgres } from './postgres.server.ts';
export { publicUrl } from './public-url.server.ts';
export { readSettings, SettingsProblem, type Settings } from './settings.ts';
export {
	appendUpload,
	beginUpload,
	dropUpload,
	findUpload,
	finishUpload,
	type Upload,
	type UploadId
} from './uploads.server.ts';
export { readWorkbook, writeWorkbook, type Sheets } from './workbook.server.ts';
