export { listAuthors, removeAuthor, shareCourse, type Author } from './author.server.ts';
export {
	addAuthor,
	courseFacts,
	courseIdOf,
	listCourses,
	openCourse,
	type Course,
	type ListedCourse
} from './course.server.ts';
export { addressesOfCourses, type CourseAddress } from './address.server.ts';
export { coursesOfEntries, courseTitles, titlesOfCourses, linkEntry } from './entry.server.ts';
export {
	addItem,
	beginCourse,
	listRemoved,
	moveItem,
	ownOrganisations,
	removeItem,
	restoreItem,
	type NewCourse,
	type NewItem
} from './editing.server.ts';
export {
	itemOfKey,
	itemsToEdit,
	openWorkshop,
	type Wording,
	type WrittenItem
} from './editing-lesson.server.ts';
export { previewFolder, type FolderPreview } from './editing-preview.server.ts';
export { exportCourse, writeDirectory, zipOf } from './export.server.ts';
export { readDirectory, readZip, type FilesByPath, type RawFolder } from './folder-files.server.ts';
export { type ImportNote, type QuestionDraft, type QuestionImport } from './foreign-question.ts';
export { questionsToGift, type ExportNote } from './gift-writing.ts';
export { questionsFromGift } from './gift.ts';
export { FolderRefused, hasCourse, importCourse, type ImportedCourse } from './import.server.ts';
export { idOfKey } from './key.ts';
export { questionsFromMoodleXml } from './moodle-xml.ts';
export { changeProperties, markOf, type CourseProperties } from './properties.server.ts';
export { changeRules } from './rules.server.ts';
export { importQuestions, questionsFrom } from './question-import.server.ts';
export {
	findVersion,
	freezeCourse,
	listVersions,
	type ListedVersion,
	type Version
} from './version.server.ts';
export { wordingsOf, wordsAt, type PastWording } from './writing-history.server.ts';
export {
	removeWords,
	saveItem,
	saveSettings,
	saveWords,
	WritingRefused,
	type Saving
} from './writing.server.ts';
export {
	beginSending,
	howFar,
	longestFolderZip,
	sendPart,
	stopSending,
	withFolderSent,
	type Sending,
	type Sent
} from './uploading.server.ts';
export { findKept, keepFile } from './writing-file.server.ts';
export { enterCatalogue } from './entering.server.ts';
