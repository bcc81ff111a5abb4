export * from './cells.ts';
export * from './errors.ts';
export * from './fault.ts';
export { fileKinds, type FileKind } from './file-kind.ts';
export * from './ids.ts';
export * from './range.ts';
export * from './remembered.ts';
export * from './xml.ts';
export { readSettings, SettingsProblem, type Settings } from './settings.ts';
