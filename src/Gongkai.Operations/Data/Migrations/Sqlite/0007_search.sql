-- What was searched for and not found, counted by day without persons; agency 0 stands for the whole site.
CREATE TABLE search_misses (
    agency_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    count INTEGER NOT NULL,
    CONSTRAINT pk_search_misses PRIMARY KEY (agency_id, day, words)
);
