/** Version 4: appraisal of studies, confidence in findings, quotes that contradict a theme. */
export const version = 4;

export const up = `
-- Checklists of the team's own; the built-in ones are in the program.
CREATE TABLE checklist (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	items TEXT NOT NULL CHECK (json_valid(items)),
	answers TEXT NOT NULL CHECK (json_valid(answers)),
	createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE appraisal (
	id TEXT PRIMARY KEY,
	studyId TEXT NOT NULL REFERENCES study DEFERRABLE INITIALLY DEFERRED,
	-- A built-in checklist, or one of the team's own.
	checklistId TEXT NOT NULL,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	stage TEXT NOT NULL CHECK (stage IN ('own', 'consensus')),
	answers TEXT NOT NULL CHECK (json_valid(answers)),
	overall TEXT NOT NULL CHECK (overall IN ('', 'low', 'some', 'high')),
	note TEXT NOT NULL,
	finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
	createdAt TEXT NOT NULL,
	updatedAt TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX appraisalOfPerson ON appraisal (studyId, checklistId, personId) WHERE stage = 'own';
CREATE UNIQUE INDEX appraisalOfAll ON appraisal (studyId, checklistId) WHERE stage = 'consensus';
CREATE INDEX appraisalByPerson ON appraisal (personId);

-- Confidence in a finding (GRADE-CERQual); '' where nobody has judged yet.
CREATE TABLE confidence (
	themeId TEXT PRIMARY KEY REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
	methods TEXT NOT NULL CHECK (methods IN ('', 'none', 'minor', 'moderate', 'serious')),
	methodsWhy TEXT NOT NULL,
	coherence TEXT NOT NULL CHECK (coherence IN ('', 'none', 'minor', 'moderate', 'serious')),
	coherenceWhy TEXT NOT NULL,
	adequacy TEXT NOT NULL CHECK (adequacy IN ('', 'none', 'minor', 'moderate', 'serious')),
	adequacyWhy TEXT NOT NULL,
	relevance TEXT NOT NULL CHECK (relevance IN ('', 'none', 'minor', 'moderate', 'serious')),
	relevanceWhy TEXT NOT NULL,
	overall TEXT NOT NULL CHECK (overall IN ('', 'high', 'moderate', 'low', 'very-low')),
	overallWhy TEXT NOT NULL,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX confidenceByPerson ON confidence (personId);

-- A chosen quote can speak against its theme.
ALTER TABLE themeQuote ADD COLUMN stance TEXT NOT NULL DEFAULT 'supports' CHECK (stance IN ('supports', 'contradicts'));
`;
