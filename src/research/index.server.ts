export {
	beginImport,
	findImport,
	listImports,
	mostRecords,
	takeRecords,
	type ImportedRecord,
	type Taken
} from './import.server.ts';
export { askForDois, researchJobs } from './jobs.server.ts';
export { citedWork, citedWorks, type CitedWork } from './publication.server.ts';
