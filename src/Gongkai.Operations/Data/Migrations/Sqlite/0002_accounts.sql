-- Agencies (机关) in a tree, with what the platform needs to know of each; accounts of staff, their roles and sessions.

ALTER TABLE agencies ADD COLUMN parent_id INTEGER NULL CONSTRAINT fk_agencies_parent REFERENCES agencies (id) ON DELETE RESTRICT;
ALTER TABLE agencies ADD COLUMN tree_path TEXT NULL;
ALTER TABLE agencies ADD COLUMN level TEXT NULL;
ALTER TABLE agencies ADD COLUMN kind TEXT NULL;
ALTER TABLE agencies ADD COLUMN credit_code TEXT NULL;
ALTER TABLE agencies ADD COLUMN slug TEXT NULL;
ALTER TABLE agencies ADD COLUMN initials TEXT NULL;
ALTER TABLE agencies ADD COLUMN short_name TEXT NULL;
ALTER TABLE agencies ADD COLUMN document_prefixes TEXT NOT NULL DEFAULT '';
ALTER TABLE agencies ADD COLUMN index_pattern TEXT NULL;
ALTER TABLE agencies ADD COLUMN site_name TEXT NULL;
ALTER TABLE agencies ADD COLUMN domain TEXT NULL;
ALTER TABLE agencies ADD COLUMN site_code TEXT NULL;
ALTER TABLE agencies ADD COLUMN icp_number TEXT NULL;
ALTER TABLE agencies ADD COLUMN police_number TEXT NULL;
ALTER TABLE agencies ADD COLUMN office_name TEXT NULL;
ALTER TABLE agencies ADD COLUMN office_address TEXT NULL;
ALTER TABLE agencies ADD COLUMN office_hours TEXT NULL;
ALTER TABLE agencies ADD COLUMN office_telephone TEXT NULL;
ALTER TABLE agencies ADD COLUMN office_fax TEXT NULL;
ALTER TABLE agencies ADD COLUMN office_email TEXT NULL;
ALTER TABLE agencies ADD COLUMN office_postcode TEXT NULL;
ALTER TABLE agencies ADD COLUMN reconsideration_body TEXT NULL;
ALTER TABLE agencies ADD COLUMN court TEXT NULL;
ALTER TABLE agencies ADD COLUMN superseded_by_id INTEGER NULL CONSTRAINT fk_agencies_superseded_by REFERENCES agencies (id) ON DELETE RESTRICT;
ALTER TABLE agencies ADD COLUMN superseded_on TEXT NULL;
ALTER TABLE agencies ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX ux_agencies_tree_path ON agencies (tree_path);
CREATE UNIQUE INDEX ux_agencies_slug ON agencies (slug);
CREATE UNIQUE INDEX ux_agencies_credit_code ON agencies (credit_code);
CREATE INDEX ix_agencies_parent_id ON agencies (parent_id);
CREATE INDEX ix_agencies_superseded_by_id ON agencies (superseded_by_id);

-- A person. agency_id is the agency whose administrators keep the account.
CREATE TABLE accounts (
    id INTEGER NOT NULL CONSTRAINT pk_accounts PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    security_stamp TEXT NOT NULL,
    must_change_password INTEGER NOT NULL,
    password_changed_at TEXT NOT NULL,
    failed_count INTEGER NOT NULL,
    locked_until TEXT NULL,
    two_step INTEGER NOT NULL,
    sealed_key TEXT NULL,
    last_step INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    disabled_at TEXT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_accounts_agency FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_accounts_user_name ON accounts (user_name);
CREATE INDEX ix_accounts_agency_id ON accounts (agency_id);

CREATE TABLE account_roles (
    agency_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    granted_at TEXT NOT NULL,
    CONSTRAINT pk_account_roles PRIMARY KEY (agency_id, account_id, role),
    CONSTRAINT fk_account_roles_agency FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_account_roles_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);
CREATE INDEX ix_account_roles_account_id ON account_roles (account_id);

-- The key itself is only in the browser; here is its hash.
CREATE TABLE account_sessions (
    id INTEGER NOT NULL CONSTRAINT pk_account_sessions PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    key_hash TEXT NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    began_at TEXT NOT NULL,
    used_at TEXT NOT NULL,
    ended_at TEXT NULL,
    CONSTRAINT fk_account_sessions_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ux_account_sessions_key_hash ON account_sessions (key_hash);
CREATE INDEX ix_account_sessions_account_id ON account_sessions (account_id);

CREATE TABLE account_recovery_codes (
    account_id INTEGER NOT NULL,
    code_hash TEXT NOT NULL,
    CONSTRAINT pk_account_recovery_codes PRIMARY KEY (account_id, code_hash),
    CONSTRAINT fk_account_recovery_codes_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);

-- Attempts to sign in. What was typed as a name is not kept where no account has it: it may be a password.
CREATE TABLE sign_in_events (
    id INTEGER NOT NULL CONSTRAINT pk_sign_in_events PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NULL,
    at TEXT NOT NULL,
    result TEXT NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT fk_sign_in_events_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);
CREATE INDEX ix_sign_in_events_account_id ON sign_in_events (account_id, at);
CREATE INDEX ix_sign_in_events_address ON sign_in_events (address, at);
