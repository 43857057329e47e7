-- Dossiers, the catalogue, documents with revisions and signatures, and what the public sees of them.

-- Dossiers (卷宗): append-only entries, hash-chained per agency; the head makes a cut-off end show.
CREATE TABLE dossier_heads (
    agency_id INTEGER NOT NULL CONSTRAINT pk_dossier_heads PRIMARY KEY,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT fk_dossier_heads_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

CREATE TABLE dossier_entries (
    agency_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    case_key TEXT NOT NULL,
    act TEXT NOT NULL,
    actor_id INTEGER NULL,
    actor_name TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NULL,
    detail TEXT NULL,
    sealed BLOB NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_dossier_entries PRIMARY KEY (agency_id, sequence),
    CONSTRAINT fk_dossier_entries_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_dossier_entries_case_key_sequence ON dossier_entries (case_key, sequence);

-- The key of each case under the master key; deleting a row erases what the case has sealed.
CREATE TABLE case_keys (
    case_key TEXT NOT NULL CONSTRAINT pk_case_keys PRIMARY KEY,
    agency_id INTEGER NOT NULL,
    master_key_id TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    CONSTRAINT fk_case_keys_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_case_keys_agency_id ON case_keys (agency_id);
CREATE INDEX ix_case_keys_master_key_id ON case_keys (master_key_id);

-- Catalogue (公开目录).
CREATE TABLE catalogue_columns (
    id INTEGER NOT NULL CONSTRAINT pk_catalogue_columns PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    parent_id INTEGER NULL,
    part TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    basis TEXT NULL,
    description TEXT NULL,
    position INTEGER NOT NULL,
    cycle TEXT NOT NULL,
    cycle_days INTEGER NULL,
    responsible TEXT NULL,
    body TEXT NULL,
    closed_on TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_catalogue_columns_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_catalogue_columns_parent_id FOREIGN KEY (parent_id) REFERENCES catalogue_columns (id) ON DELETE RESTRICT
);
CREATE INDEX ix_catalogue_columns_parent_id ON catalogue_columns (parent_id);
CREATE UNIQUE INDEX ux_catalogue_columns_agency_id_code ON catalogue_columns (agency_id, code);

CREATE TABLE catalogue_items (
    id INTEGER NOT NULL CONSTRAINT pk_catalogue_items PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    code TEXT NOT NULL,
    subject TEXT NOT NULL,
    sub_subject TEXT NOT NULL,
    content TEXT NOT NULL,
    basis TEXT NULL,
    time_limit TEXT NULL,
    publisher TEXT NULL,
    channels TEXT NULL,
    audience TEXT NULL,
    way TEXT NULL,
    column_id INTEGER NULL,
    CONSTRAINT fk_catalogue_items_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_catalogue_items_column_id FOREIGN KEY (column_id) REFERENCES catalogue_columns (id) ON DELETE SET NULL
);
CREATE INDEX ix_catalogue_items_column_id ON catalogue_items (column_id);
CREATE UNIQUE INDEX ux_catalogue_items_agency_id_field_code ON catalogue_items (agency_id, field, code);

-- How far the serials of 索引号 have come.
CREATE TABLE index_counters (
    agency_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT pk_index_counters PRIMARY KEY (agency_id, key),
    CONSTRAINT fk_index_counters_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

-- Documents as officers work on them.
CREATE TABLE documents (
    id INTEGER NOT NULL CONSTRAINT pk_documents PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    column_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    step INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    public_revision INTEGER NULL,
    title TEXT NOT NULL,
    index_number TEXT NULL,
    publish_at TEXT NULL,
    publish_by TEXT NULL,
    validity TEXT NOT NULL,
    is_emergency INTEGER NOT NULL,
    is_example INTEGER NOT NULL,
    external_key TEXT NULL,
    drafter_id INTEGER NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_documents_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_documents_column_id FOREIGN KEY (column_id) REFERENCES catalogue_columns (id) ON DELETE RESTRICT
);
CREATE INDEX ix_documents_agency_id_state_updated_at ON documents (agency_id, state, updated_at);
CREATE INDEX ix_documents_agency_id_updated_at ON documents (agency_id, updated_at);
CREATE INDEX ix_documents_column_id ON documents (column_id);
CREATE INDEX ix_documents_state_publish_at ON documents (state, publish_at);
CREATE UNIQUE INDEX ux_documents_agency_id_external_key ON documents (agency_id, external_key);
CREATE UNIQUE INDEX ux_documents_agency_id_index_number ON documents (agency_id, index_number);

-- What they say; no list touches this table.
CREATE TABLE document_revisions (
    document_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    metadata TEXT NOT NULL,
    html TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    reason TEXT NULL,
    drafter_id INTEGER NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_document_revisions PRIMARY KEY (document_id, number),
    CONSTRAINT fk_document_revisions_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT
);

CREATE TABLE document_signatures (
    id INTEGER NOT NULL CONSTRAINT pk_document_signatures PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    step INTEGER NOT NULL,
    step_name TEXT NOT NULL,
    duty TEXT NOT NULL,
    approved INTEGER NOT NULL,
    proofread INTEGER NOT NULL,
    opinion TEXT NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    CONSTRAINT fk_document_signatures_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_document_signatures_document_id_revision ON document_signatures (document_id, revision);

CREATE TABLE document_links (
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    relation TEXT NOT NULL,
    agency_id INTEGER NOT NULL,
    CONSTRAINT pk_document_links PRIMARY KEY (from_id, to_id, relation),
    CONSTRAINT fk_document_links_from_id FOREIGN KEY (from_id) REFERENCES documents (id) ON DELETE RESTRICT,
    CONSTRAINT fk_document_links_to_id FOREIGN KEY (to_id) REFERENCES documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_document_links_to_id ON document_links (to_id);

-- What the public sees, written by publication only.
CREATE TABLE public_documents (
    id INTEGER NOT NULL CONSTRAINT pk_public_documents PRIMARY KEY,
    agency_id INTEGER NOT NULL,
    column_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    index_number TEXT NULL,
    document_number TEXT NULL,
    issued_by TEXT NULL,
    issued_on TEXT NULL,
    effective_on TEXT NULL,
    expires_on TEXT NULL,
    topic TEXT NULL,
    official_kind TEXT NULL,
    summary TEXT NULL,
    is_normative INTEGER NOT NULL,
    validity TEXT NOT NULL,
    published_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    is_withdrawn INTEGER NOT NULL,
    notice TEXT NULL,
    content_hash TEXT NOT NULL,
    is_example INTEGER NOT NULL,
    catalogue_item_id INTEGER NULL,
    CONSTRAINT fk_public_documents_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_public_documents_column_id FOREIGN KEY (column_id) REFERENCES catalogue_columns (id) ON DELETE RESTRICT,
    CONSTRAINT fk_public_documents_id FOREIGN KEY (id) REFERENCES documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_public_documents_agency_id_is_normative_published_at_id ON public_documents (agency_id, is_normative, published_at, id);
CREATE INDEX ix_public_documents_agency_id_is_withdrawn_published_at_id ON public_documents (agency_id, is_withdrawn, published_at, id);
CREATE INDEX ix_public_documents_catalogue_item_id ON public_documents (catalogue_item_id);
CREATE INDEX ix_public_documents_column_id_is_withdrawn_published_at_id ON public_documents (column_id, is_withdrawn, published_at, id);
CREATE INDEX ix_public_documents_is_withdrawn_published_at_id ON public_documents (is_withdrawn, published_at, id);

-- The texts; no list touches this table.
CREATE TABLE public_bodies (
    document_id INTEGER NOT NULL CONSTRAINT pk_public_bodies PRIMARY KEY,
    agency_id INTEGER NOT NULL,
    html TEXT NOT NULL,
    metadata TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT fk_public_bodies_document_id FOREIGN KEY (document_id) REFERENCES public_documents (id) ON DELETE RESTRICT
);

-- The order in which the public sees changes.
CREATE TABLE public_changes (
    sequence INTEGER NOT NULL CONSTRAINT pk_public_changes PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    column_id INTEGER NULL,
    document_id INTEGER NULL,
    at TEXT NOT NULL
);
