export { newId } from '#db/index.ts';
