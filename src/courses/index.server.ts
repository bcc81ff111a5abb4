export {
	addAuthor,
	courseFacts,
	courseIdOf,
	listCourses,
	openCourse,
	type Course,
	type ListedCourse
} from './course.server.ts';
export { coursesOfEntries, courseTitles } from './entry.server.ts';
export { exportCourse, writeDirectory, zipOf } from './export.server.ts';
export { readDirectory, readZip, type RawFolder } from './folder-files.server.ts';
export { type ImportNote, type QuestionDraft, type QuestionImport } from './foreign-question.ts';
export { questionsToGift, type ExportNote } from './gift-writing.ts';
export { questionsFromGift } from './gift.ts';
export { FolderRefused, hasCourse, importCourse, type ImportedCourse } from './import.server.ts';
export { questionsFromMoodleXml } from './moodle-xml.ts';
export {
	findVersion,
	freezeCourse,
	listVersions,
	type ListedVersion,
	type Version
} from './version.server.ts';
