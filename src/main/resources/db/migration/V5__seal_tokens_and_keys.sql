-- A known text, sealed: whoever can open it has the keys that the secrets of this database are sealed with. Without the row
-- no secret was sealed yet.
CREATE TABLE vault_check (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    sealed_text VARCHAR(8000) NOT NULL,
    -- whether what was sealed here for the first time has been erased from where it lay in the open
    erased      BOOLEAN DEFAULT FALSE NOT NULL
);

-- A sealed secret is longer than the secret.
ALTER TABLE business ALTER COLUMN api_key SET DATA TYPE VARCHAR(8000);
