import { lists } from '#db/index.ts';
import type { MethodName } from '../contract/methods.ts';
import type { Handlers } from './types.ts';

export const appraisalHandlers = {
	'appraisals.list': ({ file, me }) => ({ ...lists.appraisals(file, me), checklists: lists.ownChecklists(file) }),
	'confidence.list': ({ file }) => ({ confidence: lists.confidences(file) }),
} satisfies Partial<Handlers<MethodName>>;
