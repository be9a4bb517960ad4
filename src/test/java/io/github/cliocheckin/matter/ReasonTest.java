package io.github.cliocheckin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @ParameterizedTest
    @ValueSource(strings = {"DONT_SEND_REVIEW", "NO_VALID_CONTACT", "LOCATION_MISSING", "AN_OPERATORS_OWN"})
    void whatTheFirmMendsOnTheMatterIsDecidedAgainWhateverItsDate(String code) {
        assertThat(Reason.isMendedByTheFirm(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGRATION_BETA", "RECENTLY_REQUESTED", "LOCATION_INACTIVE"})
    void whatIsOursToChangeReopensNoMatterOfLongAgo(String code) {
        assertThat(Reason.isMendedByTheFirm(code)).isFalse();
    }

    @Test
    void whatWaitsToBeSentHasNoCodeAndIsDecidedAgain() {
        assertThat(Reason.isMendedByTheFirm(null)).isTrue();
    }
}
