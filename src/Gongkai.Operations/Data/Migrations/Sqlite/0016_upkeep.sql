-- The links of public documents as they were last looked at; the dead ones as JSON.
CREATE TABLE link_checks (
    document_id INTEGER NOT NULL CONSTRAINT pk_link_checks PRIMARY KEY,
    agency_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    checked_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    dead_links INTEGER NOT NULL,
    failing TEXT NOT NULL,
    CONSTRAINT fk_link_checks_document_id FOREIGN KEY (document_id) REFERENCES public_documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_link_checks_agency_id_dead_links ON link_checks (agency_id, dead_links);

-- Roles that must sign in with two steps, at an agency and those below it.
CREATE TABLE two_step_requirements (
    agency_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    CONSTRAINT pk_two_step_requirements PRIMARY KEY (agency_id, role),
    CONSTRAINT fk_two_step_requirements_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

-- Keys of agencies for the API; of the key itself only the hash.
CREATE TABLE api_keys (
    id INTEGER NOT NULL CONSTRAINT pk_api_keys PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    beginning TEXT NOT NULL,
    scopes TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    expires_on TEXT NULL,
    revoked_at TEXT NULL,
    used_at TEXT NULL,
    CONSTRAINT fk_api_keys_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_api_keys_key_hash ON api_keys (key_hash);
CREATE INDEX ix_api_keys_agency_id ON api_keys (agency_id);
