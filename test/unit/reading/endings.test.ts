import { expect, it } from 'vitest';
import { READABLE_ENDINGS } from '#exchange/documents/formats.ts';
import { TEXT_FILE_ENDINGS } from '#host/contract/endings.ts';

it('the pages offer exactly the files that can be read', () => {
	expect([...TEXT_FILE_ENDINGS].sort()).toEqual([...READABLE_ENDINGS].sort());
});
