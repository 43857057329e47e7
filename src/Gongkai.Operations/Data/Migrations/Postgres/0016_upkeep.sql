-- The links of public documents as they were last looked at; the dead ones as JSON.
CREATE TABLE link_checks (
    document_id bigint NOT NULL,
    agency_id bigint NOT NULL,
    revision integer NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    dead_links integer NOT NULL,
    failing text COLLATE "C" NOT NULL,
    CONSTRAINT pk_link_checks PRIMARY KEY (document_id),
    CONSTRAINT fk_link_checks_document_id FOREIGN KEY (document_id) REFERENCES public_documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_link_checks_agency_id_dead_links ON link_checks (agency_id, dead_links);

-- Roles that must sign in with two steps, at an agency and those below it.
CREATE TABLE two_step_requirements (
    agency_id bigint NOT NULL,
    role text COLLATE "C" NOT NULL,
    CONSTRAINT pk_two_step_requirements PRIMARY KEY (agency_id, role),
    CONSTRAINT fk_two_step_requirements_agency_id FOREIGN KEY (agency_id) REFERENCES agencies (id) ON DELETE RESTRICT
);
