-- Reconsiderations, lawsuits and complaints (行政复议、行政诉讼、投诉举报) with their files; who complains is sealed.
CREATE TABLE remedies (
    id INTEGER NOT NULL CONSTRAINT pk_remedies PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    counted_as TEXT NULL,
    is_co_defendant INTEGER NOT NULL,
    is_after_reconsideration INTEGER NOT NULL,
    prior_id INTEGER NULL,
    request_id INTEGER NULL,
    section_id INTEGER NULL,
    ground TEXT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    case_number TEXT NULL,
    facts TEXT NOT NULL,
    notified_on TEXT NOT NULL,
    answer_due_on TEXT NULL,
    hearing_on TEXT NULL,
    outcome TEXT NULL,
    result TEXT NULL,
    effective_on TEXT NULL,
    concluded_at TEXT NULL,
    owes_new_answer INTEGER NOT NULL,
    anew_id INTEGER NULL,
    voided_at TEXT NULL,
    registered_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_example INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT fk_remedies_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_remedies_anew_id FOREIGN KEY (anew_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT,
    CONSTRAINT fk_remedies_prior_id FOREIGN KEY (prior_id) REFERENCES remedies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_remedies_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT,
    CONSTRAINT fk_remedies_section_id FOREIGN KEY (section_id) REFERENCES sections (id) ON DELETE RESTRICT
);
CREATE INDEX ix_remedies_agency_id_answer_due_on ON remedies (agency_id, answer_due_on);
CREATE INDEX ix_remedies_agency_id_hearing_on ON remedies (agency_id, hearing_on);
CREATE INDEX ix_remedies_agency_id_notified_on ON remedies (agency_id, notified_on);
CREATE INDEX ix_remedies_agency_id_owes_new_answer ON remedies (agency_id, owes_new_answer);
CREATE INDEX ix_remedies_anew_id ON remedies (anew_id);
CREATE INDEX ix_remedies_figures ON remedies (agency_id, counted_as, effective_on, notified_on, result, registered_at, concluded_at, voided_at);
CREATE INDEX ix_remedies_prior_id ON remedies (prior_id);
CREATE INDEX ix_remedies_request_id ON remedies (request_id);
CREATE INDEX ix_remedies_section_id ON remedies (section_id);

CREATE TABLE remedy_files (
    id INTEGER NOT NULL CONSTRAINT pk_remedy_files PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    remedy_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    media_type TEXT NOT NULL,
    length INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    sealed_name BLOB NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT fk_remedy_files_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_remedy_files_remedy_id FOREIGN KEY (remedy_id) REFERENCES remedies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_remedy_files_agency_id ON remedy_files (agency_id);
CREATE INDEX ix_remedy_files_remedy_id ON remedy_files (remedy_id);

-- The contents; no list touches this table.
CREATE TABLE remedy_file_contents (
    file_id INTEGER NOT NULL CONSTRAINT pk_remedy_file_contents PRIMARY KEY,
    sealed BLOB NOT NULL,
    CONSTRAINT fk_remedy_file_contents_file_id FOREIGN KEY (file_id) REFERENCES remedy_files (id) ON DELETE RESTRICT
);
