-- How often public documents were viewed. Nothing of who viewed them.
CREATE TABLE document_views (
    document_id bigint NOT NULL,
    agency_id bigint NOT NULL,
    views bigint NOT NULL,
    CONSTRAINT pk_document_views PRIMARY KEY (document_id),
    CONSTRAINT fk_document_views_document_id FOREIGN KEY (document_id) REFERENCES public_documents (id) ON DELETE RESTRICT
);
CREATE INDEX ix_document_views_agency_id_views ON document_views (agency_id, views);
CREATE INDEX ix_document_views_views ON document_views (views);
