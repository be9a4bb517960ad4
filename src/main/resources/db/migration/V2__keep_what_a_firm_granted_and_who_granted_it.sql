-- A group's authorization at Clio: made anew, for tokens may be gone now and are longer once they are sealed.
ALTER TABLE clio_connection RENAME TO clio_connection_before;

CREATE TABLE clio_connection (
    group_id       BIGINT PRIMARY KEY REFERENCES integration_group (id),
    region         VARCHAR(2) NOT NULL CHECK (region IN ('US', 'EU', 'CA', 'AU')),
    -- sealed; both are null once the grant is lost for good
    access_token   VARCHAR(8000),
    refresh_token  VARCHAR(8000),
    -- from when on the access token is renewed, and when Clio takes it no more; null = nobody said
    renew_at       TIMESTAMP WITH TIME ZONE,
    expires_at     TIMESTAMP WITH TIME ZONE,
    -- until then it is one node's to renew, or after a failure nobody's
    renewing_until TIMESTAMP WITH TIME ZONE,
    -- since when a person must authorize again, and why
    lost_at        TIMESTAMP WITH TIME ZONE,
    lost_reason    VARCHAR(1000),
    account_id     BIGINT,
    account_name   VARCHAR(500),
    user_id        BIGINT,
    user_name      VARCHAR(500),
    user_time_zone VARCHAR(100),
    connected_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    connected_by   VARCHAR(200) NOT NULL,
    -- when Clio, or somebody in its name, last told that the user had taken the grant back
    hinted_at      TIMESTAMP WITH TIME ZONE,
    version        INTEGER DEFAULT 0 NOT NULL
);
CREATE INDEX clio_connection_of_user ON clio_connection (user_id, region);

INSERT INTO clio_connection (group_id, region, access_token, connected_at, connected_by)
SELECT group_id, region, access_token, connected_at, 'version 0.1.0' FROM clio_connection_before;

DROP TABLE clio_connection_before;

-- Whose field it is; null = nobody knew whose account it was.
ALTER TABLE clio_field_binding ADD COLUMN region VARCHAR(2);
ALTER TABLE clio_field_binding ADD COLUMN account_id BIGINT;

-- What the granted token may read, as it was found out when it was granted.
CREATE TABLE clio_permission (
    group_id   BIGINT      NOT NULL REFERENCES integration_group (id),
    permission VARCHAR(50) NOT NULL,
    -- null = Clio gave no answer that tells
    granted    BOOLEAN,
    -- Clio's own words of refusal
    said       VARCHAR(2000),
    checked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (group_id, permission)
);

-- A link that an operator hands to the firm; only its hash is kept.
CREATE TABLE authorization_link (
    link_hash  VARCHAR(64) PRIMARY KEY,
    group_id   BIGINT       NOT NULL REFERENCES integration_group (id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by VARCHAR(200) NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at    TIMESTAMP WITH TIME ZONE
);

-- A person on the way to Clio and back; OAuth's state is kept as its hash, and is good for one return.
CREATE TABLE clio_authorization (
    state_hash    VARCHAR(64) PRIMARY KEY,
    group_id      BIGINT        NOT NULL REFERENCES integration_group (id),
    region        VARCHAR(2)    NOT NULL CHECK (region IN ('US', 'EU', 'CA', 'AU')),
    code_verifier VARCHAR(8000) NOT NULL,
    link_hash     VARCHAR(64) REFERENCES authorization_link (link_hash),
    begun_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    begun_by      VARCHAR(200)  NOT NULL,
    expires_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at       TIMESTAMP WITH TIME ZONE
);
CREATE INDEX clio_authorization_by_expiry ON clio_authorization (expires_at);
