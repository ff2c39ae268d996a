/** Version 1 of the project file. Columns carry the names of `core/model.ts`. */
export const version = 1;

export const up = `
CREATE TABLE project (
	id TEXT PRIMARY KEY CHECK (id = 'project'),
	projectId TEXT NOT NULL,
	title TEXT NOT NULL,
	createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE person (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE study (
	id TEXT PRIMARY KEY,
	label TEXT NOT NULL,
	authors TEXT NOT NULL,
	year INTEGER,
	title TEXT NOT NULL,
	country TEXT NOT NULL,
	participants TEXT NOT NULL,
	dataCollection TEXT NOT NULL,
	analysisMethod TEXT NOT NULL,
	position INTEGER NOT NULL
) STRICT;

-- Originals and plain texts under their SHA-256: written once, never changed, so the log need not hold them.
CREATE TABLE content (
	sha256 TEXT PRIMARY KEY,
	bytes BLOB NOT NULL
) STRICT;

CREATE TABLE source (
	id TEXT PRIMARY KEY,
	studyId TEXT NOT NULL REFERENCES study DEFERRABLE INITIALLY DEFERRED,
	name TEXT NOT NULL,
	language TEXT NOT NULL,
	encoding TEXT NOT NULL,
	mediaType TEXT NOT NULL,
	characters INTEGER NOT NULL,
	lineRule INTEGER NOT NULL,
	sha256 TEXT NOT NULL REFERENCES content DEFERRABLE INITIALLY DEFERRED,
	textSha256 TEXT NOT NULL REFERENCES content DEFERRABLE INITIALLY DEFERRED,
	position INTEGER NOT NULL,
	importedAt TEXT NOT NULL
) STRICT;
CREATE INDEX sourceByStudy ON source (studyId);
CREATE INDEX sourceByText ON source (textSha256);

CREATE TABLE section (
	id TEXT PRIMARY KEY,
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	kind TEXT NOT NULL CHECK (kind IN ('title', 'abstract', 'introduction', 'methods', 'findings', 'discussion', 'references', 'other')),
	title TEXT NOT NULL,
	depth INTEGER NOT NULL,
	start INTEGER NOT NULL CHECK (start >= 0),
	"end" INTEGER NOT NULL CHECK ("end" > start)
) STRICT;
CREATE INDEX sectionBySource ON section (sourceId, start);

CREATE TABLE code (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	definition TEXT NOT NULL,
	useWhen TEXT NOT NULL,
	notWhen TEXT NOT NULL,
	example TEXT NOT NULL,
	colour INTEGER NOT NULL CHECK (colour BETWEEN 1 AND 12),
	parentId TEXT REFERENCES code DEFERRABLE INITIALLY DEFERRED,
	position INTEGER NOT NULL,
	createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX codeByParent ON code (parentId);

CREATE TABLE coding (
	id TEXT PRIMARY KEY,
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	codeId TEXT NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	start INTEGER NOT NULL CHECK (start >= 0),
	"end" INTEGER NOT NULL CHECK ("end" > start),
	quote TEXT NOT NULL,
	createdAt TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX codingByPlace ON coding (sourceId, start, "end", codeId, personId);
CREATE INDEX codingByCode ON coding (codeId, sourceId);
CREATE INDEX codingByPerson ON coding (personId);

CREATE TABLE considered (
	id TEXT PRIMARY KEY,
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	start INTEGER NOT NULL CHECK (start >= 0),
	"end" INTEGER NOT NULL CHECK ("end" > start)
) STRICT;
CREATE INDEX consideredBySource ON considered (sourceId, personId, start);
CREATE INDEX consideredByPerson ON considered (personId);

CREATE TABLE theme (
	id TEXT PRIMARY KEY,
	level TEXT NOT NULL CHECK (level IN ('descriptive', 'analytical')),
	name TEXT NOT NULL,
	finding TEXT NOT NULL,
	definition TEXT NOT NULL,
	position INTEGER NOT NULL,
	createdAt TEXT NOT NULL,
	UNIQUE (level, name)
) STRICT;

CREATE TABLE themeCode (
	themeId TEXT NOT NULL REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
	codeId TEXT NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
	position INTEGER NOT NULL,
	PRIMARY KEY (themeId, codeId)
) STRICT, WITHOUT ROWID;
CREATE INDEX themeCodeByCode ON themeCode (codeId);

CREATE TABLE themeTheme (
	analyticalId TEXT NOT NULL REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
	descriptiveId TEXT NOT NULL REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
	position INTEGER NOT NULL,
	PRIMARY KEY (analyticalId, descriptiveId)
) STRICT, WITHOUT ROWID;
CREATE INDEX themeThemeByDescriptive ON themeTheme (descriptiveId);

CREATE TABLE themeQuote (
	themeId TEXT NOT NULL REFERENCES theme DEFERRABLE INITIALLY DEFERRED,
	codingId TEXT NOT NULL REFERENCES coding DEFERRABLE INITIALLY DEFERRED,
	position INTEGER NOT NULL,
	PRIMARY KEY (themeId, codingId)
) STRICT, WITHOUT ROWID;
CREATE INDEX themeQuoteByCoding ON themeQuote (codingId);

CREATE TABLE memo (
	id TEXT PRIMARY KEY,
	targetKind TEXT NOT NULL CHECK (targetKind IN ('project', 'study', 'source', 'code', 'coding', 'theme')),
	targetId TEXT NOT NULL,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	body TEXT NOT NULL,
	plain TEXT NOT NULL,
	createdAt TEXT NOT NULL,
	updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX memoByTarget ON memo (targetKind, targetId);
CREATE INDEX memoByPerson ON memo (personId);

CREATE TABLE finished (
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	finishedAt TEXT NOT NULL,
	PRIMARY KEY (sourceId, personId)
) STRICT, WITHOUT ROWID;

-- The log. Nothing in it is ever changed or taken out.
CREATE TABLE operation (
	seq INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	personId TEXT NOT NULL,
	at TEXT NOT NULL,
	detail TEXT NOT NULL CHECK (json_valid(detail)),
	-- For history.undo and history.redo: the operation that was undone or done again.
	target INTEGER REFERENCES operation
) STRICT;
CREATE TABLE change (
	id INTEGER PRIMARY KEY,
	operation INTEGER NOT NULL REFERENCES operation DEFERRABLE INITIALLY DEFERRED,
	tableName TEXT NOT NULL,
	rowId TEXT NOT NULL,
	before TEXT,
	after TEXT
) STRICT;
CREATE INDEX changeByOperation ON change (operation);
CREATE INDEX changeByRow ON change (tableName, rowId);
CREATE TRIGGER operationIsFinal BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER operationStays BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER changeIsFinal BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER changeStays BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- The operation that is being written; empty at rest. Triggers refuse a write while it is empty.
CREATE TABLE writing (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	seq INTEGER NOT NULL
) STRICT;

-- What undo and redo would do next, derived from the log and kept so that a long history costs nothing.
CREATE TABLE history (
	seq INTEGER PRIMARY KEY REFERENCES operation,
	state TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;
CREATE INDEX historyByState ON history (state, seq);

-- Search: the paragraphs of each text. Derived from content, not logged.
CREATE TABLE passage (
	id INTEGER PRIMARY KEY,
	textSha256 TEXT NOT NULL REFERENCES content,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL
) STRICT;
CREATE INDEX passageByText ON passage (textSha256, start);
CREATE VIRTUAL TABLE passageIndex USING fts5(text, content = '', tokenize = 'trigram');
`;
