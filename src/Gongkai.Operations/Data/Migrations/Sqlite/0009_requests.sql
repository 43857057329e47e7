-- Sections of agencies, announced days, and applications for information (依申请公开) with their files.

-- 内设机构 and who belongs to them.
CREATE TABLE sections (
    id INTEGER NOT NULL CONSTRAINT pk_sections PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_closed INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_sections_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_sections_agency_id_name ON sections (agency_id, name);

CREATE TABLE section_members (
    section_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    is_head INTEGER NOT NULL,
    CONSTRAINT pk_section_members PRIMARY KEY (section_id, account_id),
    CONSTRAINT fk_section_members_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_section_members_section_id FOREIGN KEY (section_id) REFERENCES sections (id) ON DELETE RESTRICT
);
CREATE INDEX ix_section_members_account_id ON section_members (account_id);

-- Holidays and make-up days announced after the program was shipped; a later row holds.
CREATE TABLE announced_days (
    id INTEGER NOT NULL CONSTRAINT pk_announced_days PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NULL,
    date TEXT NOT NULL,
    name TEXT NOT NULL,
    is_off INTEGER NOT NULL,
    source TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by_id INTEGER NULL,
    CONSTRAINT fk_announced_days_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_announced_days_agency_id_date ON announced_days (agency_id, date);

-- 登记编号: the last serial of each year.
CREATE TABLE request_counters (
    agency_id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    CONSTRAINT pk_request_counters PRIMARY KEY (agency_id, year),
    CONSTRAINT fk_request_counters_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

CREATE TABLE request_settings (
    agency_id INTEGER NOT NULL CONSTRAINT pk_request_settings PRIMARY KEY,
    practice TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_request_settings_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

-- Applications; who asks what is sealed under the key of the case.
CREATE TABLE disclosure_requests (
    id INTEGER NOT NULL CONSTRAINT pk_disclosure_requests PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    channel TEXT NOT NULL,
    applicant_kind TEXT NOT NULL,
    applicant_mark BLOB NULL,
    subject TEXT NOT NULL,
    status TEXT NOT NULL,
    facts TEXT NOT NULL,
    received_on TEXT NULL,
    due_on TEXT NULL,
    next_on TEXT NULL,
    waiting TEXT NOT NULL,
    is_provisional INTEGER NOT NULL,
    answer TEXT NULL,
    answered_on TEXT NULL,
    answered_at TEXT NULL,
    served_on TEXT NULL,
    registered_at TEXT NOT NULL,
    uncounted_at TEXT NULL,
    section_id INTEGER NULL,
    assignee_id INTEGER NULL,
    part_of_id INTEGER NULL,
    renewal_of_id INTEGER NULL,
    submission_key TEXT NULL,
    query_code_hash BLOB NULL,
    sealed BLOB NOT NULL,
    archived_on TEXT NULL,
    is_example INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_disclosure_requests_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_disclosure_requests_assignee_id FOREIGN KEY (assignee_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_disclosure_requests_part_of_id FOREIGN KEY (part_of_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT,
    CONSTRAINT fk_disclosure_requests_renewal_of_id FOREIGN KEY (renewal_of_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT,
    CONSTRAINT fk_disclosure_requests_section_id FOREIGN KEY (section_id) REFERENCES sections (id) ON DELETE RESTRICT
);
CREATE INDEX ix_disclosure_requests_agency_id_answered_on ON disclosure_requests (agency_id, answered_on);
CREATE INDEX ix_disclosure_requests_agency_id_applicant_mark_registered_at ON disclosure_requests (agency_id, applicant_mark, registered_at);
CREATE INDEX ix_disclosure_requests_agency_id_assignee_id_status_next_on ON disclosure_requests (agency_id, assignee_id, status, next_on);
CREATE INDEX ix_disclosure_requests_agency_id_section_id_status_next_on ON disclosure_requests (agency_id, section_id, status, next_on);
CREATE INDEX ix_disclosure_requests_agency_id_status_next_on ON disclosure_requests (agency_id, status, next_on);
CREATE INDEX ix_disclosure_requests_assignee_id ON disclosure_requests (assignee_id);
CREATE INDEX ix_disclosure_requests_figures ON disclosure_requests (agency_id, received_on, answered_on, applicant_kind, answer, renewal_of_id, uncounted_at, registered_at, answered_at);
CREATE INDEX ix_disclosure_requests_part_of_id ON disclosure_requests (part_of_id);
CREATE INDEX ix_disclosure_requests_renewal_of_id ON disclosure_requests (renewal_of_id);
CREATE INDEX ix_disclosure_requests_section_id ON disclosure_requests (section_id);
CREATE UNIQUE INDEX ux_disclosure_requests_agency_id_number ON disclosure_requests (agency_id, number);
CREATE UNIQUE INDEX ux_disclosure_requests_agency_id_submission_key ON disclosure_requests (agency_id, submission_key);

CREATE TABLE request_files (
    id INTEGER NOT NULL CONSTRAINT pk_request_files PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    media_type TEXT NOT NULL,
    length INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    sealed_name BLOB NOT NULL,
    added_at TEXT NOT NULL,
    added_by_id INTEGER NULL,
    removed_at TEXT NULL,
    CONSTRAINT fk_request_files_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_files_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_request_files_agency_id ON request_files (agency_id);
CREATE INDEX ix_request_files_request_id ON request_files (request_id);

-- The contents; no list touches this table.
CREATE TABLE request_file_contents (
    file_id INTEGER NOT NULL CONSTRAINT pk_request_file_contents PRIMARY KEY,
    sealed BLOB NOT NULL,
    CONSTRAINT fk_request_file_contents_file_id FOREIGN KEY (file_id) REFERENCES request_files (id) ON DELETE RESTRICT
);
