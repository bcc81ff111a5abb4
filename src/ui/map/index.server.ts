export { countriesWithShape } from './atlas.server.ts';
export { drawMap, type Drawing } from './drawing.server.ts';
