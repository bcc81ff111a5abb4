export {
	afterCommit,
	db,
	disconnect,
	pools,
	databaseUrl,
	transaction,
	type Reader,
	type Writer
} from './database.server.ts';
export { later, type Jobs } from './jobs.server.ts';
export { log } from './log.server.ts';
