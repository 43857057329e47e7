-- The work on documents: chains and ways of review, autosaves, overrulings, consultations, validity, channels, webhooks.

ALTER TABLE documents ADD COLUMN document_number TEXT NULL;
ALTER TABLE documents ADD COLUMN settled_state TEXT NULL;
ALTER TABLE documents ADD COLUMN settled_revision INTEGER NULL;
CREATE INDEX ix_documents_agency_id_document_number ON documents (agency_id, document_number);

-- Review chains (审核流程) and kinds of documents as agencies have set them; without a row the level above decides, then the shipped ones.
CREATE TABLE review_chains (
    agency_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    chain TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_review_chains PRIMARY KEY (agency_id, kind),
    CONSTRAINT fk_review_chains_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

CREATE TABLE agency_kinds (
    agency_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    definition TEXT NOT NULL,
    is_off INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_agency_kinds PRIMARY KEY (agency_id, code),
    CONSTRAINT fk_agency_kinds_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);

-- The way of each submitted revision through the review, fixed when it was submitted.
CREATE TABLE review_routes (
    document_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    route TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    submitted_by INTEGER NOT NULL,
    urgent_reason TEXT NULL,
    published_urgently_at TEXT NULL,
    CONSTRAINT pk_review_routes PRIMARY KEY (document_id, revision),
    CONSTRAINT fk_review_routes_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT
);

-- What a person has typed and not saved yet.
CREATE TABLE document_autosaves (
    document_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    based_on INTEGER NOT NULL,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_document_autosaves PRIMARY KEY (document_id, account_id),
    CONSTRAINT fk_document_autosaves_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT
);

-- Findings of the content checks that somebody lets stand, with the reason.
CREATE TABLE finding_overrulings (
    id INTEGER NOT NULL CONSTRAINT pk_finding_overrulings PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    finding_key TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT fk_finding_overrulings_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_finding_overrulings_document_id_finding_key ON finding_overrulings (document_id, finding_key);

-- 会商 (Art. 11) and the consent of rights holders: who was asked, and what they said.
CREATE TABLE document_consultations (
    id INTEGER NOT NULL CONSTRAINT pk_document_consultations PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    party TEXT NOT NULL,
    is_rights_holder INTEGER NOT NULL,
    question TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    answer TEXT NULL,
    answer_text TEXT NULL,
    answered_on TEXT NULL,
    CONSTRAINT fk_document_consultations_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_document_consultations_document_id ON document_consultations (document_id);

-- 清理 of normative documents: one act over many.
CREATE TABLE document_cleanups (
    id INTEGER NOT NULL CONSTRAINT pk_document_cleanups PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    by_document_id INTEGER NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT fk_document_cleanups_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_document_cleanups_agency_id_at ON document_cleanups (agency_id, at);

-- 修改, 废止, 宣布失效 and the results of 清理: the history from which validity at any date is told.
CREATE TABLE validity_acts (
    id INTEGER NOT NULL CONSTRAINT pk_validity_acts PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    validity TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    by_document_id INTEGER NULL,
    by_title TEXT NULL,
    reason TEXT NOT NULL,
    expires_on TEXT NULL,
    cleanup_id INTEGER NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    is_applied INTEGER NOT NULL,
    CONSTRAINT fk_validity_acts_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT,
    CONSTRAINT fk_validity_acts_cleanup_id FOREIGN KEY (cleanup_id) REFERENCES document_cleanups (id) ON DELETE RESTRICT
);
CREATE INDEX ix_validity_acts_document_id ON validity_acts (document_id);
CREATE INDEX ix_validity_acts_agency_id_effective_on ON validity_acts (agency_id, effective_on);
CREATE INDEX ix_validity_acts_is_applied_effective_on ON validity_acts (is_applied, effective_on);
CREATE INDEX ix_validity_acts_cleanup_id ON validity_acts (cleanup_id);

-- Where else a document was released (发布渠道).
CREATE TABLE channel_releases (
    id INTEGER NOT NULL CONSTRAINT pk_channel_releases PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    column_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    released_on TEXT NOT NULL,
    link TEXT NULL,
    photo_sha256 TEXT NULL,
    note TEXT NULL,
    account_id INTEGER NOT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT fk_channel_releases_document_id FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_channel_releases_document_id ON channel_releases (document_id);
CREATE INDEX ix_channel_releases_agency_id_released_on ON channel_releases (agency_id, released_on);

-- Systems that are told when something is published (同源共享), and what they were told.
CREATE TABLE webhook_subscribers (
    id INTEGER NOT NULL CONSTRAINT pk_webhook_subscribers PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    secret BLOB NOT NULL,
    kind TEXT NULL,
    is_active INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_webhook_subscribers_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_webhook_subscribers_agency_id ON webhook_subscribers (agency_id);

CREATE TABLE webhook_deliveries (
    id INTEGER NOT NULL CONSTRAINT pk_webhook_deliveries PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    subscriber_id INTEGER NOT NULL,
    document_id INTEGER NULL,
    topic TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at TEXT NULL,
    delivered_at TEXT NULL,
    status INTEGER NULL,
    error TEXT NULL,
    CONSTRAINT fk_webhook_deliveries_subscriber_id FOREIGN KEY (subscriber_id) REFERENCES webhook_subscribers (id) ON DELETE RESTRICT
);
CREATE INDEX ix_webhook_deliveries_next_at ON webhook_deliveries (next_at);
CREATE INDEX ix_webhook_deliveries_subscriber_id_id ON webhook_deliveries (subscriber_id, id);

-- Which node does a background work at present.
CREATE TABLE background_leases (
    name TEXT NOT NULL CONSTRAINT pk_background_leases PRIMARY KEY,
    holder TEXT NOT NULL,
    until TEXT NOT NULL
);
