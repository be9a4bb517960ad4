-- What a group keeps at Clio, so that Clio comes to it: the button on a matter's page, and the subscription to its changes.

-- When what the group keeps there is looked at next; null = it keeps nothing.
ALTER TABLE integration_group ADD COLUMN tend_at TIMESTAMP WITH TIME ZONE;
-- Until then one node looks after it, and no other one may; tend_at is the same time, unless something changed meanwhile.
ALTER TABLE integration_group ADD COLUMN tending_until TIMESTAMP WITH TIME ZONE;
-- Which claim that is; who has an old one cannot write any more.
ALTER TABLE integration_group ADD COLUMN tend_claim INTEGER DEFAULT 0 NOT NULL;
-- How often in a row that came to nothing.
ALTER TABLE integration_group ADD COLUMN tend_failures INTEGER DEFAULT 0 NOT NULL;
CREATE INDEX integration_group_to_tend ON integration_group (tend_at);
-- Whoever had the webhook trigger before gets the button now.
UPDATE integration_group SET tend_at = CURRENT_TIMESTAMP;

-- The custom action "Send Review" of the user who connected the group.
CREATE TABLE clio_button (
    group_id     BIGINT PRIMARY KEY REFERENCES integration_group (id),
    -- the part of its address here that nobody can guess
    door         VARCHAR(64) NOT NULL UNIQUE,
    -- which of the group's connections it was made with
    connected_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Clio's id of it; null = it is not there, or nobody knows yet
    action_id    BIGINT,
    -- why it is not there, in a sentence; null = all is well
    fault        VARCHAR(2000),
    checked_at   TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The subscription. Its row is there before Clio is asked for it: Clio's handshake may come before Clio's answer.
CREATE TABLE clio_webhook (
    group_id      BIGINT PRIMARY KEY REFERENCES integration_group (id),
    door          VARCHAR(64) NOT NULL UNIQUE,
    connected_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    webhook_id    BIGINT,
    -- sealed; what Clio signs its deliveries with
    shared_secret VARCHAR(8000),
    -- those that Clio was asked to tell of, with commas between
    events        VARCHAR(200) NOT NULL,
    status        VARCHAR(10) DEFAULT 'pending' NOT NULL CHECK (status IN ('pending', 'enabled', 'suspended')),
    expires_at    TIMESTAMP WITH TIME ZONE,
    fault         VARCHAR(2000),
    checked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    -- since when this door waits for Clio's handshake
    asked_at      TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- A matter that Clio told of, and when it is to be read for it. The row stays a while after that, so that Clio's repetitions
-- of the same delivery are known.
CREATE TABLE clio_notice (
    group_id  BIGINT       NOT NULL REFERENCES integration_group (id),
    matter_id BIGINT       NOT NULL,
    -- the last delivery about it
    event     VARCHAR(30)  NOT NULL,
    etag      VARCHAR(200) NOT NULL,
    heard_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    -- how many different deliveries there were: who read the matter after the first of them has not seen the second
    told      INTEGER DEFAULT 1 NOT NULL,
    -- whether one of those that nothing was read for yet said that the matter is deleted
    deletion  BOOLEAN DEFAULT FALSE NOT NULL,
    -- null = the matter was read since
    due_at    TIMESTAMP WITH TIME ZONE,
    -- whoever has it in hand until it is due again
    claim     VARCHAR(36),
    attempts  INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (group_id, matter_id)
);
CREATE INDEX clio_notice_due ON clio_notice (due_at, group_id);
CREATE INDEX clio_notice_by_age ON clio_notice (heard_at);

-- In which status a matter was when it was decided: one that is open again by the time it is due is not asked for.
ALTER TABLE check_in ADD COLUMN matter_status VARCHAR(50);
-- Whether a person confirmed to ask once more.
ALTER TABLE check_in ADD COLUMN is_repeat BOOLEAN DEFAULT FALSE NOT NULL;
