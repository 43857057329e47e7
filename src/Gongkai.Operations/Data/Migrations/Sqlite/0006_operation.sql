-- What nodes share.

-- Keys with which cookies, forms and two-step keys are sealed; themselves sealed by the master key where there is one.
CREATE TABLE protection_keys (
    name TEXT NOT NULL CONSTRAINT pk_protection_keys PRIMARY KEY,
    xml TEXT NOT NULL
);
