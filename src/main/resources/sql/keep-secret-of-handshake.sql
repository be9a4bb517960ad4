-- Not in place of one that is there: what Clio's API shows counts more than what anybody posts
UPDATE clio_webhook SET shared_secret = :secret WHERE door = :door AND shared_secret IS NULL AND status = 'pending'
