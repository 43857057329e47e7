-- Annual reports that are written here, explained adjustments of their figures, and opening balances.
CREATE TABLE report_drafts (
    id INTEGER NOT NULL CONSTRAINT pk_report_drafts PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    stage TEXT NOT NULL,
    overview TEXT NOT NULL,
    problems TEXT NOT NULL,
    other_matters TEXT NOT NULL,
    correction_reason TEXT NULL,
    confirmations TEXT NOT NULL,
    figures_at TEXT NULL,
    figures TEXT NULL,
    approval_note TEXT NULL,
    returned_reason TEXT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    submitted_at TEXT NULL,
    published_at TEXT NULL,
    report_id INTEGER NULL,
    document_id INTEGER NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT fk_report_drafts_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_report_drafts_agency_id_year_number ON report_drafts (agency_id, year, number);

CREATE TABLE figure_adjustments (
    id INTEGER NOT NULL CONSTRAINT pk_figure_adjustments PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    path TEXT NOT NULL,
    millionths INTEGER NOT NULL,
    reason TEXT NOT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    withdrawn_at TEXT NULL,
    withdrawn_by TEXT NULL,
    CONSTRAINT fk_figure_adjustments_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_figure_adjustments_agency_id_year ON figure_adjustments (agency_id, year);

CREATE TABLE opening_entries (
    id INTEGER NOT NULL CONSTRAINT pk_opening_entries PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    first_year INTEGER NOT NULL,
    applicant INTEGER NOT NULL,
    count INTEGER NOT NULL,
    row_key TEXT NULL,
    ended_year INTEGER NULL,
    reason TEXT NOT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    withdrawn_at TEXT NULL,
    withdrawn_by TEXT NULL,
    CONSTRAINT fk_opening_entries_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE INDEX ix_opening_entries_agency_id_first_year ON opening_entries (agency_id, first_year);
