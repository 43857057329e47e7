-- What was searched for and not found, counted by day without persons; agency 0 stands for the whole site.
CREATE TABLE search_misses (
    agency_id bigint NOT NULL,
    day date NOT NULL,
    words text COLLATE "C" NOT NULL,
    count integer NOT NULL,
    CONSTRAINT pk_search_misses PRIMARY KEY (agency_id, day, words)
);
