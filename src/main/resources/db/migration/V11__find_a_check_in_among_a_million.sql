-- The console lists the ledger by day, newest first, narrowed by whatever a person picks. Each page is to cost by what it shows.

-- A matter without a date is listed under the day on which it was decided.
ALTER TABLE check_in ADD COLUMN listed_on DATE
    GENERATED ALWAYS AS (COALESCE(matter_date, CAST(decided_at AT TIME ZONE INTERVAL '0:00' HOUR TO MINUTE AS DATE))) ${stored};

-- As it is looked for by its beginning. Compared by its bytes, so that an index finds what begins so.
ALTER TABLE check_in ADD COLUMN number_key VARCHAR(500) ${binary} GENERATED ALWAYS AS (LOWER(matter_number)) ${stored};

-- What follows the first hyphen, likewise: Clio's numbers are like 00123-Smith, and people look for Smith. Null where none does.
ALTER TABLE check_in ADD COLUMN number_name_key VARCHAR(500) ${binary}
    GENERATED ALWAYS AS (CASE WHEN POSITION('-' IN matter_number) > 0
        THEN LOWER(TRIM(LEADING ' ' FROM SUBSTRING(matter_number FROM POSITION('-' IN matter_number) + 1))) END) ${stored};

-- Whose it is and how it stands, in one word: there are some hundreds of these, whatever the number of check-ins.
ALTER TABLE check_in ADD COLUMN kind VARCHAR(120)
    GENERATED ALWAYS AS (CAST(group_id AS VARCHAR(20)) || ' ' || COALESCE(CAST(business_number AS VARCHAR(20)), '') || ' '
        || CAST(trigger_id AS VARCHAR(11)) || ' ' || state || ' ' || COALESCE(reason_code, '')) ${stored};

CREATE INDEX check_in_by_day ON check_in (listed_on, id);
CREATE INDEX check_in_by_kind ON check_in (kind, listed_on, id);
CREATE INDEX check_in_by_number ON check_in (number_key);
CREATE INDEX check_in_by_number_name ON check_in (number_name_key);

-- Each kind that there ever was. The same one may stand here twice, where two nodes saw it first at one moment.
CREATE TABLE check_in_kind (
    of_kind     VARCHAR(120) NOT NULL,
    of_group    BIGINT       NOT NULL,
    of_business BIGINT,
    of_trigger  INTEGER      NOT NULL,
    of_state    VARCHAR(10)  NOT NULL,
    of_reason   VARCHAR(50)
);
CREATE INDEX check_in_kind_by_name ON check_in_kind (of_kind);
INSERT INTO check_in_kind (of_kind, of_group, of_business, of_trigger, of_state, of_reason)
SELECT DISTINCT kind, group_id, business_number, trigger_id, state, reason_code FROM check_in;
