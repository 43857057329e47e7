-- Agencies' own word lists (词表) for the content checks.
CREATE TABLE word_lists (
    id INTEGER NOT NULL CONSTRAINT pk_word_lists PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    is_enabled INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_word_lists_agency FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ux_word_lists_name ON word_lists (agency_id, name);

CREATE TABLE words (
    agency_id INTEGER NOT NULL,
    list_id INTEGER NOT NULL,
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    suggestion TEXT NULL,
    reason TEXT NULL,
    exceptions TEXT NOT NULL,
    contexts TEXT NOT NULL,
    CONSTRAINT pk_words PRIMARY KEY (agency_id, list_id, word),
    CONSTRAINT fk_words_list FOREIGN KEY (list_id) REFERENCES word_lists (id) ON DELETE CASCADE
);
CREATE INDEX ix_words_list_id ON words (list_id);
