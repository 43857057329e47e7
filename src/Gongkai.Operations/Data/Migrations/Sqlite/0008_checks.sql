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

-- Pictures within the texts of documents; the contents are stored files.
CREATE TABLE document_images (
    agency_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT pk_document_images PRIMARY KEY (agency_id, document_id, sha256),
    CONSTRAINT fk_document_images_document FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE CASCADE,
    CONSTRAINT fk_document_images_file FOREIGN KEY (sha256) REFERENCES stored_files (sha256) ON DELETE RESTRICT
);
CREATE INDEX ix_document_images_document_id_sha256 ON document_images (document_id, sha256);
CREATE INDEX ix_document_images_sha256 ON document_images (sha256);
