-- The back-up that this database was restored from last. What was sent after it was made is not known here.
CREATE TABLE restoration (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    backed_up_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    restored_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    -- matters of up to this day may have been asked for in between
    matters_through DATE NOT NULL
);
