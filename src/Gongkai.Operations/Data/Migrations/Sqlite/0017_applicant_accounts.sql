-- Accounts of applicants (申请人账号): nobody needs one; they keep the cases of somebody together.

-- Nothing of the person: a name to sign in with, and what proves password and recovery code.
CREATE TABLE applicant_accounts (
    id INTEGER NOT NULL CONSTRAINT pk_applicant_accounts PRIMARY KEY AUTOINCREMENT,
    login_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    recovery_hash TEXT NOT NULL,
    stamp TEXT NOT NULL,
    failed_count INTEGER NOT NULL,
    locked_until TEXT NULL,
    opened_at TEXT NOT NULL,
    used_at TEXT NOT NULL
);
CREATE INDEX ix_applicant_accounts_used_at ON applicant_accounts (used_at);
CREATE UNIQUE INDEX ux_applicant_accounts_login_name ON applicant_accounts (login_name);

-- The cases kept in them.
CREATE TABLE applicant_account_cases (
    account_id INTEGER NOT NULL,
    request_id INTEGER NOT NULL,
    agency_id INTEGER NOT NULL,
    stamp TEXT NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT pk_applicant_account_cases PRIMARY KEY (account_id, request_id),
    CONSTRAINT fk_applicant_account_cases_account_id FOREIGN KEY (account_id) REFERENCES applicant_accounts (id) ON DELETE CASCADE,
    CONSTRAINT fk_applicant_account_cases_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT,
    CONSTRAINT fk_applicant_account_cases_request_id FOREIGN KEY (request_id) REFERENCES disclosure_requests (id) ON DELETE RESTRICT
);
CREATE INDEX ix_applicant_account_cases_agency_id ON applicant_account_cases (agency_id);
CREATE INDEX ix_applicant_account_cases_request_id ON applicant_account_cases (request_id);
