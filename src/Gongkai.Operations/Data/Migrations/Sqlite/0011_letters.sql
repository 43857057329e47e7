-- Letters of applications: drafts, signatures, service, templates, numbers; how applications were decided; the fee.

-- Templates that agencies have set; each change is a new version.
CREATE TABLE letter_templates (
    id INTEGER NOT NULL CONSTRAINT pk_letter_templates PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    answer TEXT NULL,
    version INTEGER NOT NULL,
    title TEXT NULL,
    body TEXT NULL,
    by_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT fk_letter_templates_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_letter_templates_agency_id_kind_answer_version ON letter_templates (agency_id, kind, answer, version);

-- What a letter says is sealed under the key of its case.
CREATE TABLE request_letters (
    id INTEGER NOT NULL CONSTRAINT pk_request_letters PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    answer TEXT NULL,
    status TEXT NOT NULL,
    number TEXT NULL,
    template_id INTEGER NULL,
    sealed_fields BLOB NOT NULL,
    sealed_text BLOB NULL,
    content_hash TEXT NULL,
    chain TEXT NULL,
    step INTEGER NOT NULL,
    waits_for TEXT NULL,
    drafted_by_id INTEGER NOT NULL,
    drafted_at TEXT NOT NULL,
    signed_on TEXT NULL,
    sent_on TEXT NULL,
    sent_at TEXT NULL,
    received_on TEXT NULL,
    file_id INTEGER NULL,
    consultation_index INTEGER NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_request_letters_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_letters_file_id FOREIGN KEY (file_id) REFERENCES request_files (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_letters_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_letters_template_id FOREIGN KEY (template_id) REFERENCES letter_templates (id) ON DELETE RESTRICT
);
CREATE INDEX ix_request_letters_agency_id_status_id ON request_letters (agency_id, status, id);
CREATE INDEX ix_request_letters_file_id ON request_letters (file_id);
CREATE INDEX ix_request_letters_request_id_id ON request_letters (request_id, id);
CREATE INDEX ix_request_letters_template_id ON request_letters (template_id);
CREATE UNIQUE INDEX ux_request_letters_agency_id_number ON request_letters (agency_id, number);

CREATE TABLE letter_signatures (
    id INTEGER NOT NULL CONSTRAINT pk_letter_signatures PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    letter_id INTEGER NOT NULL,
    step INTEGER NOT NULL,
    step_name TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    approved INTEGER NOT NULL,
    sealed_opinion BLOB NULL,
    content_hash TEXT NOT NULL,
    is_void INTEGER NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT fk_letter_signatures_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letter_signatures_letter_id FOREIGN KEY (letter_id) REFERENCES request_letters (id) ON DELETE RESTRICT
);
CREATE INDEX ix_letter_signatures_account_id ON letter_signatures (account_id);
CREATE INDEX ix_letter_signatures_agency_id ON letter_signatures (agency_id);
CREATE INDEX ix_letter_signatures_letter_id_id ON letter_signatures (letter_id, id);

CREATE TABLE letter_deliveries (
    id INTEGER NOT NULL CONSTRAINT pk_letter_deliveries PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    letter_id INTEGER NOT NULL,
    way TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    result TEXT NOT NULL,
    result_on TEXT NULL,
    sealed BLOB NOT NULL,
    evidence_file_id INTEGER NULL,
    recorded_by_id INTEGER NULL,
    recorded_at TEXT NOT NULL,
    CONSTRAINT fk_letter_deliveries_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letter_deliveries_evidence_file_id FOREIGN KEY (evidence_file_id) REFERENCES request_files (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letter_deliveries_letter_id FOREIGN KEY (letter_id) REFERENCES request_letters (id) ON DELETE RESTRICT,
    CONSTRAINT fk_letter_deliveries_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_letter_deliveries_agency_id_result_sent_on ON letter_deliveries (agency_id, result, sent_on);
CREATE INDEX ix_letter_deliveries_evidence_file_id ON letter_deliveries (evidence_file_id);
CREATE INDEX ix_letter_deliveries_letter_id_id ON letter_deliveries (letter_id, id);
CREATE INDEX ix_letter_deliveries_request_id ON letter_deliveries (request_id);

CREATE TABLE letter_counters (
    agency_id INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    CONSTRAINT pk_letter_counters PRIMARY KEY (agency_id, prefix, year),
    CONSTRAINT fk_letter_counters_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

CREATE TABLE request_decisions (
    request_id INTEGER NOT NULL CONSTRAINT pk_request_decisions PRIMARY KEY,
    agency_id INTEGER NOT NULL,
    path TEXT NOT NULL,
    suggested TEXT NULL,
    chosen TEXT NULL,
    sealed_reason BLOB NULL,
    by_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT fk_request_decisions_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_decisions_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_request_decisions_agency_id ON request_decisions (agency_id);

-- One charge for an application at most.
CREATE TABLE request_fees (
    request_id INTEGER NOT NULL CONSTRAINT pk_request_fees PRIMARY KEY,
    agency_id INTEGER NOT NULL,
    letter_id INTEGER NOT NULL,
    scale TEXT NOT NULL,
    count INTEGER NOT NULL,
    yuan INTEGER NOT NULL,
    notified_on TEXT NOT NULL,
    notified_at TEXT NOT NULL,
    paid_on TEXT NULL,
    paid_at TEXT NULL,
    receipt_number TEXT NULL,
    CONSTRAINT fk_request_fees_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_fees_letter_id FOREIGN KEY (letter_id) REFERENCES request_letters (id) ON DELETE RESTRICT,
    CONSTRAINT fk_request_fees_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_request_fees_agency_id_notified_on_request_id ON request_fees (agency_id, notified_on, request_id);
CREATE INDEX ix_request_fees_agency_id_paid_on ON request_fees (agency_id, paid_on);
CREATE INDEX ix_request_fees_letter_id ON request_fees (letter_id);
