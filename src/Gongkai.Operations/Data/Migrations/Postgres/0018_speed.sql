-- The register by its numbers. As texts they do not follow each other beyond five digits (2026-100000 stands before 2026-99999), so year and serial
-- are kept as one number: the index serves the order of lists, a year, a page that begins behind a row, and finding one number.
ALTER TABLE disclosure_requests ADD COLUMN number_order bigint NOT NULL DEFAULT 0;
UPDATE disclosure_requests SET number_order = CAST(substr(number, 1, 4) AS bigint) * 1000000000 + CAST(substr(number, 6) AS bigint);
CREATE UNIQUE INDEX ux_disclosure_requests_agency_id_number_order ON disclosure_requests (agency_id, number_order);
DROP INDEX ux_disclosure_requests_agency_id_number;

-- What lists of the register are narrowed by, so that only the rows of one page are read from the table.
CREATE INDEX ix_disclosure_requests_register ON disclosure_requests (agency_id, number_order, channel, status, section_id, assignee_id, id, subject);

-- The desk counts open cases and lists the most urgent: everything it asks of them stands in the index.
CREATE INDEX ix_disclosure_requests_desk ON disclosure_requests (agency_id, status, next_on, number_order, due_on, waiting, section_id, assignee_id, channel, id);
DROP INDEX ix_disclosure_requests_agency_id_status_next_on;

-- The latest of the same subject, of which there may be thousands.
DROP INDEX ix_disclosure_requests_agency_id_subject;
CREATE INDEX ix_disclosure_requests_agency_id_subject_id ON disclosure_requests (agency_id, subject, id);

-- The cases of one applicant, the latest first, and how many they are in a month: some apply thousands of times.
DROP INDEX ix_disclosure_requests_agency_id_applicant_mark_registered_at;
CREATE INDEX ix_disclosure_requests_applicant ON disclosure_requests (agency_id, applicant_mark, registered_at, received_on, uncounted_at, renewal_of_id);

-- A year's figures, now by channel too.
DROP INDEX ix_disclosure_requests_figures;
CREATE INDEX ix_disclosure_requests_figures ON disclosure_requests (agency_id, received_on, answered_on, applicant_kind, answer, renewal_of_id, uncounted_at, registered_at, answered_at, channel);

-- The cases of a section and of a person. A section belongs to one agency, so the agency before it narrowed nothing; the foreign keys need no others.
CREATE INDEX ix_disclosure_requests_section_id_status_next_on ON disclosure_requests (section_id, status, next_on);
CREATE INDEX ix_disclosure_requests_assignee_id_status_next_on ON disclosure_requests (assignee_id, status, next_on);
DROP INDEX ix_disclosure_requests_agency_id_section_id_status_next_on;
DROP INDEX ix_disclosure_requests_agency_id_assignee_id_status_next_on;
DROP INDEX ix_disclosure_requests_section_id;
DROP INDEX ix_disclosure_requests_assignee_id;

-- Parts and new answers of a case, which hardly any case is: where nearly all rows were the same NULL, the index was thought to be of no use.
DROP INDEX ix_disclosure_requests_part_of_id;
DROP INDEX ix_disclosure_requests_renewal_of_id;
CREATE INDEX ix_disclosure_requests_part_of_id ON disclosure_requests (part_of_id) WHERE part_of_id IS NOT NULL;
CREATE INDEX ix_disclosure_requests_renewal_of_id ON disclosure_requests (renewal_of_id) WHERE renewal_of_id IS NOT NULL;

-- Nothing looks for cases by the day of their answer alone; the year's figures have their own index.
DROP INDEX ix_disclosure_requests_agency_id_answered_on;
