-- What the desk of the staff needs: joint work, stand-ins, calendar feeds.

-- 协办事项: what other sections are asked to do for a case; texts are sealed.
CREATE TABLE request_tasks (
    id INTEGER NOT NULL CONSTRAINT pk_request_tasks PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    section_id INTEGER NOT NULL,
    sealed_asked BLOB NOT NULL,
    due_on TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    asked_by_id INTEGER NOT NULL,
    sealed_answer BLOB NULL,
    answered_at TEXT NULL,
    answered_by_id INTEGER NULL,
    withdrawn_at TEXT NULL,
    CONSTRAINT fk_request_tasks_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_tasks_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_tasks_section_id FOREIGN KEY (section_id) REFERENCES sections (id) ON DELETE RESTRICT
);
CREATE INDEX ix_request_tasks_agency_id ON request_tasks (agency_id);
CREATE INDEX ix_request_tasks_request_id ON request_tasks (request_id);
CREATE INDEX ix_request_tasks_section_id_answered_at ON request_tasks (section_id, answered_at);

-- 代理人.
CREATE TABLE stand_ins (
    id INTEGER NOT NULL CONSTRAINT pk_stand_ins PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    stand_in_id INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    made_at TEXT NOT NULL,
    revoked_at TEXT NULL,
    CONSTRAINT fk_stand_ins_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stand_ins_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stand_ins_stand_in_id FOREIGN KEY (stand_in_id) REFERENCES accounts (id) ON DELETE RESTRICT
);
CREATE INDEX ix_stand_ins_account_id ON stand_ins (account_id);
CREATE INDEX ix_stand_ins_agency_id ON stand_ins (agency_id);
CREATE INDEX ix_stand_ins_stand_in_id ON stand_ins (stand_in_id);

-- Secret addresses of calendar feeds, as hashes.
CREATE TABLE desk_feeds (
    account_id INTEGER NOT NULL CONSTRAINT pk_desk_feeds PRIMARY KEY,
    secret_hash BLOB NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT fk_desk_feeds_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_desk_feeds_secret_hash ON desk_feeds (secret_hash);

-- Cases of the same subject.
CREATE INDEX ix_disclosure_requests_agency_id_subject ON disclosure_requests (agency_id, subject);
