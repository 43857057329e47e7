-- Annual reports (年度报告): agencies and their regions, reports with their versions, findings and explanations, source files.

CREATE TABLE regions (
    id INTEGER NOT NULL CONSTRAINT pk_regions PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    parent_id INTEGER NULL,
    path TEXT NOT NULL,
    CONSTRAINT fk_regions_parent FOREIGN KEY (parent_id) REFERENCES regions (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_regions_path ON regions (path);
CREATE INDEX ix_regions_parent_id ON regions (parent_id);

CREATE TABLE agencies (
    id INTEGER NOT NULL CONSTRAINT pk_agencies PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    search_name TEXT NOT NULL,
    region_id INTEGER NULL,
    is_registered INTEGER NOT NULL,
    CONSTRAINT fk_agencies_region FOREIGN KEY (region_id) REFERENCES regions (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_agencies_name ON agencies (name);
CREATE INDEX ix_agencies_region_id ON agencies (region_id);

-- Contents by their hash; one file may be the source of several versions.
CREATE TABLE stored_files (
    sha256 TEXT NOT NULL CONSTRAINT pk_stored_files PRIMARY KEY,
    length INTEGER NOT NULL,
    content BLOB NOT NULL
);

-- What lists need. The counts leave explained findings out.
CREATE TABLE annual_reports (
    id INTEGER NOT NULL CONSTRAINT pk_annual_reports PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NULL,
    year INTEGER NULL,
    format TEXT NOT NULL,
    title TEXT NULL,
    published_on TEXT NULL,
    version INTEGER NOT NULL,
    imported_at TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    infos INTEGER NOT NULL,
    explained INTEGER NOT NULL,
    list_key TEXT NOT NULL,
    CONSTRAINT fk_annual_reports_agency FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_annual_reports_agency_year ON annual_reports (agency_id, year);
CREATE UNIQUE INDEX ux_annual_reports_list_key ON annual_reports (list_key, id);
CREATE INDEX ix_annual_reports_year ON annual_reports (year, agency_id);
CREATE INDEX ix_annual_reports_checked_by ON annual_reports (checked_by);

-- The bodies; no list touches this table.
CREATE TABLE annual_report_versions (
    report_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    cells BLOB NOT NULL,
    text BLOB NOT NULL,
    findings BLOB NOT NULL,
    CONSTRAINT pk_annual_report_versions PRIMARY KEY (report_id, number),
    CONSTRAINT fk_annual_report_versions_report FOREIGN KEY (report_id) REFERENCES annual_reports (id) ON DELETE CASCADE,
    CONSTRAINT fk_annual_report_versions_source FOREIGN KEY (source_sha256) REFERENCES stored_files (sha256) ON DELETE RESTRICT
);
CREATE INDEX ix_annual_report_versions_source ON annual_report_versions (source_sha256);

CREATE TABLE annual_report_rules (
    report_id INTEGER NOT NULL,
    rule_id TEXT NOT NULL,
    open_findings INTEGER NOT NULL,
    explained_findings INTEGER NOT NULL,
    CONSTRAINT pk_annual_report_rules PRIMARY KEY (report_id, rule_id),
    CONSTRAINT fk_annual_report_rules_report FOREIGN KEY (report_id) REFERENCES annual_reports (id) ON DELETE CASCADE
);
CREATE INDEX ix_annual_report_rules_rule ON annual_report_rules (rule_id, report_id);

CREATE TABLE finding_explanations (
    id INTEGER NOT NULL CONSTRAINT pk_finding_explanations PRIMARY KEY AUTOINCREMENT,
    report_id INTEGER NOT NULL,
    finding_id TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    explained_by TEXT NOT NULL,
    explained_at TEXT NOT NULL,
    withdrawn_by TEXT NULL,
    withdrawn_at TEXT NULL,
    CONSTRAINT fk_finding_explanations_report FOREIGN KEY (report_id) REFERENCES annual_reports (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ux_finding_explanations_in_force ON finding_explanations (report_id, finding_id) WHERE withdrawn_at IS NULL;

CREATE TABLE done_once (
    name TEXT NOT NULL CONSTRAINT pk_done_once PRIMARY KEY,
    done_at TEXT NOT NULL
);
