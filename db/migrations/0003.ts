/** Version 3: other names of codes, bookmarks, the diary. */
export const version = 3;

export const up = `
-- Other words for a code, separated by "; ".
ALTER TABLE code ADD COLUMN aliases TEXT NOT NULL DEFAULT '';

CREATE TABLE bookmark (
	id TEXT PRIMARY KEY,
	sourceId TEXT NOT NULL REFERENCES source DEFERRABLE INITIALLY DEFERRED,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	start INTEGER NOT NULL CHECK (start >= 0),
	"end" INTEGER NOT NULL CHECK ("end" >= start),
	label TEXT NOT NULL,
	createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX bookmarkBySource ON bookmark (sourceId, personId, start);
CREATE INDEX bookmarkByPerson ON bookmark (personId);

-- SQLite cannot widen a CHECK: the table is made anew. An entry of the diary has its day as target.
CREATE TABLE memoNow (
	id TEXT PRIMARY KEY,
	targetKind TEXT NOT NULL CHECK (targetKind IN ('project', 'study', 'source', 'code', 'coding', 'theme', 'diary')),
	targetId TEXT NOT NULL,
	personId TEXT NOT NULL REFERENCES person DEFERRABLE INITIALLY DEFERRED,
	body TEXT NOT NULL,
	plain TEXT NOT NULL,
	createdAt TEXT NOT NULL,
	updatedAt TEXT NOT NULL
) STRICT;
INSERT INTO memoNow SELECT id, targetKind, targetId, personId, body, plain, createdAt, updatedAt FROM memo;
DROP TABLE memo;
ALTER TABLE memoNow RENAME TO memo;
CREATE INDEX memoByTarget ON memo (targetKind, targetId);
CREATE INDEX memoByPerson ON memo (personId);
`;
