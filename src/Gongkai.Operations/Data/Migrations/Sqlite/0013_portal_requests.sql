-- Applications on the platform (网上申请): limits, e-mail notices, the outbox of mail, answers made public.

-- What the platform's limits and the hints of floods count; removed after 30 days.
CREATE TABLE portal_submissions (
    id INTEGER NOT NULL CONSTRAINT pk_portal_submissions PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    network_mark BLOB NOT NULL,
    text_mark BLOB NOT NULL,
    CONSTRAINT fk_portal_submissions_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_portal_submissions_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_portal_submissions_agency_id_network_mark_at ON portal_submissions (agency_id, network_mark, at);
CREATE INDEX ix_portal_submissions_agency_id_text_mark_at ON portal_submissions (agency_id, text_mark, at);
CREATE INDEX ix_portal_submissions_at ON portal_submissions (at);
CREATE INDEX ix_portal_submissions_request_id ON portal_submissions (request_id);

-- Wrong numbers and query codes; removed after a day.
CREATE TABLE opening_attempts (
    id INTEGER NOT NULL CONSTRAINT pk_opening_attempts PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    number TEXT NULL,
    network_mark BLOB NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT fk_opening_attempts_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_opening_attempts_agency_id_network_mark_at ON opening_attempts (agency_id, network_mark, at);
CREATE INDEX ix_opening_attempts_agency_id_number_at ON opening_attempts (agency_id, number, at);
CREATE INDEX ix_opening_attempts_at ON opening_attempts (at);

-- Applicants who want to be told by e-mail; the address is sealed under the key of the case.
CREATE TABLE applicant_notices (
    request_id INTEGER NOT NULL CONSTRAINT pk_applicant_notices PRIMARY KEY,
    agency_id INTEGER NOT NULL,
    sealed_email BLOB NOT NULL,
    address TEXT NOT NULL,
    CONSTRAINT fk_applicant_notices_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_applicant_notices_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_applicant_notices_agency_id ON applicant_notices (agency_id);

-- Drafts of documents made of what was released (第四十四条).
CREATE TABLE answer_drafts (
    document_id INTEGER NOT NULL CONSTRAINT pk_answer_drafts PRIMARY KEY,
    request_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT fk_answer_drafts_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_answer_drafts_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT,
    CONSTRAINT fk_answer_drafts_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_answer_drafts_agency_id ON answer_drafts (agency_id);
CREATE INDEX ix_answer_drafts_request_id ON answer_drafts (request_id);

-- 邮件服务器 of agencies.
CREATE TABLE mail_servers (
    agency_id INTEGER NOT NULL CONSTRAINT pk_mail_servers PRIMARY KEY,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    is_encrypted INTEGER NOT NULL,
    user_name TEXT NULL,
    sealed_password BLOB NULL,
    sender TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_mail_servers_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

-- Messages to send, and what was sent; the recipient is sealed under the key of its case.
CREATE TABLE mail_outbox (
    id INTEGER NOT NULL CONSTRAINT pk_mail_outbox PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    case_key TEXT NOT NULL,
    sealed_to BLOB NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    message_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    next_at TEXT NULL,
    attempts INTEGER NOT NULL,
    sent_at TEXT NULL,
    error TEXT NULL,
    CONSTRAINT fk_mail_outbox_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_mail_outbox_agency_id_id ON mail_outbox (agency_id, id);
CREATE INDEX ix_mail_outbox_next_at ON mail_outbox (next_at);
