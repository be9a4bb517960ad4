package io.github.cliocheckin.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.token",
                "database.password",
                "clio.us.client-secret",
                "secrets.keyset-secret",
                "some.api-key",
                "password"
            })
    void aSecretIsKnownByItsName(String name) {
        assertThat(Masking.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets.keyset-file", "clio.us.client-id", "authorization.link-time", "monkey"})
    void othersAreNone(String name) {
        assertThat(Masking.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://me:canary@host/db                          | jdbc:postgresql://•••@host/db
                    jdbc:postgresql://host/db?user=me&password=canary            | jdbc:postgresql://host/db?•••
                    jdbc:hsqldb:hsql://host/db;user=me;password=canary           | jdbc:hsqldb:hsql://host/db;•••
                    sftp:me:canary@host/in                                       | sftp:•••@host/in
                    sftp:me:can/ary@host?proxy=http://other                      | sftp:•••@host?proxy=http://other
                    jms:queue:asks?username=me&password=RAW(can)ary&x=canary)    | jms:queue:asks?•••
                    kafka:asks?saslJaasConfig=x required password="canary";      | kafka:asks?•••
                    failover:(tcp://me:c@nary@one:1,tcp://me:canary@two:1)       | failover:(tcp://•••@two:1)
                    password=canary                                              | •••
                    https://hooks.test/services?sig=canary                       | https://hooks.test/services?•••
                    jdbc:hsqldb:file:data/clio-checkin                           | jdbc:hsqldb:file:data/clio-checkin
                    file:out?fileName=asks.json                                  | file:out?fileName=asks.json
                    PT30S                                                        | PT30S
                    """)
    void anAddressIsShownWithoutWhatItHoldsSecret(String value, String shown) {
        assertThat(Masking.of(value)).isEqualTo(shown);
    }
}
