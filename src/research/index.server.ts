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
export { loadResearchDemonstration, type LoadedResearch } from './demonstration.server.ts';
export {
	dossierNumbers,
	listDossiers,
	projectNamed,
	projectsFundedBy,
	projectsToName,
	publishedDossiers,
	type DossierLine,
	type DossierListQuery
} from './dossier-list.server.ts';
export {
	dossierHistory,
	dossiersOfEntry,
	findDossier,
	findDossierForEdit,
	type DossierHistoryLine,
	type DossierPage
} from './dossier-page.server.ts';
export { dossierSummaries } from './dossier-summary.server.ts';
export { projectTimes, type ProjectTimes } from './activity.server.ts';
export { ownResearch } from './own.server.ts';
export { putDossiersAgain } from './dossier-writing.server.ts';
export {
	addDossier,
	correctDossier,
	moveDossier,
	translateDossier,
	type DossierTranslation,
	type DossierWritten
} from './dossier.server.ts';
export { reportUptake, reviewUptake, waitingUptakes, type WaitingUptake } from './uptake.server.ts';
export { bridgeBetween, bridgeMatrix, worksIn, type Bridge, type Working } from './bridge.server.ts';
