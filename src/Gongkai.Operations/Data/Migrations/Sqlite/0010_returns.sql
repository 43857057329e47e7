-- 科室填报数: what sections return for a month; a correction is a further row that ends the one before.
CREATE TABLE section_returns (
    id INTEGER NOT NULL CONSTRAINT pk_section_returns PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    month INTEGER NOT NULL,
    kind TEXT NOT NULL,
    section TEXT NOT NULL,
    version INTEGER NOT NULL,
    amount INTEGER NULL,
    source TEXT NOT NULL,
    answerer TEXT NOT NULL,
    reason TEXT NULL,
    account_id INTEGER NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    superseded_at TEXT NULL,
    CONSTRAINT fk_section_returns_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_section_returns_agency_id_year_kind_section_month_version ON section_returns (agency_id, year, kind, section, month, version);

-- 双公示 records of single decisions, without names of parties.
CREATE TABLE single_decisions (
    id INTEGER NOT NULL CONSTRAINT pk_single_decisions PRIMARY KEY AUTOINCREMENT,
    agency_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    version INTEGER NOT NULL,
    decided_on TEXT NOT NULL,
    counterpart TEXT NOT NULL,
    section TEXT NOT NULL,
    source TEXT NOT NULL,
    answerer TEXT NOT NULL,
    is_withdrawn INTEGER NOT NULL,
    reason TEXT NULL,
    account_name TEXT NOT NULL,
    at TEXT NOT NULL,
    superseded_at TEXT NULL,
    CONSTRAINT fk_single_decisions_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_single_decisions_agency_id_kind_number_version ON single_decisions (agency_id, kind, number, version);
CREATE INDEX ix_single_decisions_agency_id_kind_decided_on_id ON single_decisions (agency_id, kind, decided_on, id);
