export { countriesWithShape } from './atlas.server.ts';
export { drawMap, drawMarks, type Drawing } from './drawing.server.ts';
