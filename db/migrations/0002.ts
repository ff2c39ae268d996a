/** Version 2: bibliographic fields, roles and pages of sources, revisions of a text, settings of a project. */
export const version = 2;

const STUDY = ['journal', 'volume', 'issue', 'pages', 'doi', 'pmid', 'url', 'abstract', 'keywords'];

export const up = `
${STUDY.map((column) => `ALTER TABLE study ADD COLUMN ${column} TEXT NOT NULL DEFAULT '';`).join('\n')}

ALTER TABLE source ADD COLUMN role TEXT NOT NULL DEFAULT 'main' CHECK (role IN ('main', 'protocol', 'supplement', 'other'));
ALTER TABLE source ADD COLUMN pageCount INTEGER NOT NULL DEFAULT 0;
-- Pages, and where on them each run of the text stands; null in formats without pages.
ALTER TABLE source ADD COLUMN layoutSha256 TEXT REFERENCES content DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE source ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1);

-- A text of a source that a correction has replaced.
CREATE TABLE revision (
	id TEXT PRIMARY KEY,
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	number INTEGER NOT NULL,
	textSha256 TEXT NOT NULL REFERENCES content DEFERRABLE INITIALLY DEFERRED,
	layoutSha256 TEXT REFERENCES content DEFERRABLE INITIALLY DEFERRED,
	characters INTEGER NOT NULL,
	lineRule INTEGER NOT NULL,
	reason TEXT NOT NULL,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	supersededAt TEXT NOT NULL,
	UNIQUE (sourceId, number)
) STRICT;

-- Codings whose words a correction took away. Start and end are those in the revision they were made on.
CREATE TABLE unplaced (
	id TEXT PRIMARY KEY,
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	codeId TEXT NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	revision INTEGER NOT NULL,
	start INTEGER NOT NULL CHECK (start >= 0),
	"end" INTEGER NOT NULL CHECK ("end" > start),
	quote TEXT NOT NULL,
	createdAt TEXT NOT NULL,
	-- Themes that it illustrates, as JSON: [{ "themeId": …, "position": … }].
	quoteOf TEXT NOT NULL CHECK (json_valid(quoteOf))
) STRICT;
CREATE INDEX unplacedBySource ON unplaced (sourceId);
CREATE INDEX unplacedByCode ON unplaced (codeId);
CREATE INDEX unplacedByPerson ON unplaced (personId);

-- Codings that a correction carried to words that are like theirs, until a person has looked.
CREATE TABLE carried (
	codingId TEXT PRIMARY KEY REFERENCES coding DEFERRABLE INITIALLY DEFERRED,
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	revision INTEGER NOT NULL,
	-- Likeness of the old and the new words, 0 to 1.
	score REAL NOT NULL CHECK (score >= 0 AND score <= 1),
	quote TEXT NOT NULL
) STRICT;
CREATE INDEX carriedBySource ON carried (sourceId);

CREATE TABLE setting (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- Content of an import that is under way; what is left of one that was cut short is dropped when the file is opened.
CREATE TABLE staged (
	sha256 TEXT PRIMARY KEY
) STRICT;
`;
