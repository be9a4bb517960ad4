package io.github.cliocheckin.secret;

/** The columns that hold secrets. Whatever seals, opens or rotates goes by this list: one more is one more line. */
public enum SealedColumn {
    BUSINESS_API_KEY("business", "api_key", "business_number"),
    CONNECTION_ACCESS_TOKEN("clio_connection", "access_token", "group_id"),
    CONNECTION_REFRESH_TOKEN("clio_connection", "refresh_token", "group_id"),
    AUTHORIZATION_CODE_VERIFIER("clio_authorization", "code_verifier", "state_hash"),
    WEBHOOK_SHARED_SECRET("clio_webhook", "shared_secret", "group_id");

    private final String table;
    private final String column;
    private final String key;

    /** @param key the table's primary key, of one column */
    SealedColumn(String table, String column, String key) {
        this.table = table;
        this.column = column;
        this.key = key;
    }

    /** The place of a secret in the row of this key. */
    public Place place(Object row) {
        return new Place(table, column, String.valueOf(row));
    }

    // Made here and not in files of their own, for names of tables are no parameters

    String firstPage() {
        return "SELECT " + key + " AS row_key, " + column + " AS secret FROM " + table + " WHERE " + column
                + " IS NOT NULL ORDER BY " + key + " LIMIT :most";
    }

    String nextPage() {
        return firstPage().replace(" ORDER BY", " AND " + key + " > :after ORDER BY");
    }

    String replacement() {
        return "UPDATE " + table + " SET " + column + " = :replacement WHERE " + key + " = :rowKey AND " + column
                + " = :former";
    }
}
